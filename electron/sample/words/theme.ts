/**
 * The shape of what a client may be working on. All of it is templates (grammar.ts): `{a|b}` is a choice,
 * `{she} {him} {his} {himself}` the client, `{boss} {peer} {junior} {home} {friend}` the people around her,
 * `{boss+}` the same with who that is at the first mention of a note, `{thing}` what it is all about.
 */

/** What is agreed: as an order, as a thing that was done (after “she” or “I”), as a thing that is spoken of. */
export type Agreement = readonly [order: string, done: string, thing: string]

export const PHASES = ['opening', 'trying', 'setback', 'progress'] as const

export type Phase = (typeof PHASES)[number]

export interface Theme extends Readonly<Record<Phase, readonly string[]>> {
  /** Singular, with its article. */
  readonly things: readonly string[]
  /** After “She came because”. */
  readonly why: readonly string[]
  /** After “What would be different:”. */
  readonly outcome: readonly string[]
  /** The behaviour in focus, one that can be seen; after “In focus:”. */
  readonly focus: readonly string[]
  readonly client: readonly Agreement[]
  readonly coach: readonly Agreement[]
}
