import { Type, type Static } from '@sinclair/typebox'
import { NUDGED_BY } from './clients.ts'
import { Id, LIMITS, oneOf } from './common.ts'
import { NudgePlan } from './nudge-plan.ts'

/** How those in a program are reminded: as the practice does it, by a plan of the program’s own, or not. */
export const ProgramNudging = Type.Object({
  by: oneOf(NUDGED_BY),
  /** Null unless `by` is `own`. */
  own: Type.Union([Type.Null(), NudgePlan]),
}, { additionalProperties: false })

export type ProgramNudging = Static<typeof ProgramNudging>

/** Something the coach offers, that several engagements are in. */
export const Program = Type.Object({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: LIMITS.name }),
  nudging: ProgramNudging,
}, { additionalProperties: false })

export type Program = Static<typeof Program>

/** The program of an engagement that is in none. */
export const IN_NONE = ''

/** A practice has at most so many. */
export const MOST_PROGRAMS = 100
