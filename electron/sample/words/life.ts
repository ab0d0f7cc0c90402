import type { ThemeName } from './themes/all.ts'

export type Pronoun = 'she' | 'he'

/** Somebody around a client: the name, she or he, and who that is to the client (“manager”). */
export type Person = readonly [name: string, pronoun: Pronoun, who: string]

export const CAST = ['boss', 'peer', 'junior', 'home', 'friend'] as const

export type CastName = (typeof CAST)[number]

/** What a client of the sample is, came for and went through. Templates, as in theme.ts. */
export interface Life extends Readonly<Record<CastName, Person>> {
  readonly name: string
  /** What the coach calls the client. */
  readonly called: string
  readonly pronoun: Pronoun
  /** After “is”. */
  readonly role: string
  readonly theme: ThemeName
  readonly thing: string
  /** After “She came because”. */
  readonly why: string
  /** After “What would be different:”. */
  readonly outcome: string
  /** A behaviour that can be seen. */
  readonly focus: string
  /** What happened to nobody else, in the order it happened; spread over the sessions. */
  readonly story: readonly string[]
  /** Weeks between sessions, and for how many weeks now; `until`: weeks since the last session, if it is over. */
  readonly rhythm: { readonly every: 1 | 2 | 3, readonly weeks: number, readonly until?: number }
}
