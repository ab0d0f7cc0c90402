/** One client as the roster shows her (E38, E39, E42). No words of a note or an item are in it (E21). */
import { Type, type Static } from '@sinclair/typebox'
import { MOMENTUM_WEEKS } from '../domain/momentum/weeks.ts'
import { BUCKETS, STEPS } from '../domain/roster/reasons.ts'
import { Day, Id, Instant, LIMITS, oneOf } from '../schemas/common.ts'

const closed = { additionalProperties: false } as const
const Count = Type.Integer({ minimum: 0 })
const Several = Type.Integer({ minimum: 1 })
const orNull = <Schema extends typeof Day | typeof Instant>(schema: Schema) => Type.Union([Type.Null(), schema])

/** The figures each sentence needs; what they mean is said where the reasons are made (domain/roster/reasons.ts). */
export const RosterReason = Type.Union([
  Type.Object({ kind: Type.Literal('missed-two'), missed: Several, lastAt: Instant }, closed),
  Type.Object({ kind: Type.Literal('week-two'), late: Several, oldestDue: Day, days: Several }, closed),
  Type.Object({ kind: Type.Literal('overdue'), late: Several, oldestDue: Day }, closed),
  Type.Object({ kind: Type.Literal('stuck'), stuck: Several, since: Instant }, closed),
  Type.Object({ kind: Type.Literal('no-action'), within: Several, nextDue: orNull(Day) }, closed),
  Type.Object({ kind: Type.Literal('nothing-booked'), lastSession: orNull(Instant) }, closed),
  Type.Object({ kind: Type.Literal('quiet'), days: Several, since: Instant, ever: Type.Boolean() }, closed),
])
export type RosterReason = Static<typeof RosterReason>

/** One figure for each of the last twelve weeks, this one last. */
const Weekly = Type.Array(Count, { minItems: MOMENTUM_WEEKS, maxItems: MOMENTUM_WEEKS })

export const ClientRow = Type.Object({
  id: Id,
  name: Type.String({ minLength: 1, maxLength: LIMITS.name }),
  /** The most urgent first; none where nobody has to do anything, and none of a past client. */
  reasons: Type.Array(RosterReason, { maxItems: 7 }),
  /** The one step proposed for the first of them. */
  step: Type.Union([Type.Null(), oneOf(STEPS)]),
  bucket: oneOf(BUCKETS),
  /** Things that wait, stuck ones among them. */
  open: Count,
  overdue: Count,
  /** The earliest day one of them is due, or was. */
  nextDue: orNull(Day),
  /** When her next booked session begins. */
  nextSession: orNull(Instant),
  /** Of her last saved note, when it was begun; null also for whoever has no key for notes (V1). */
  lastNoteAt: orNull(Instant),
  hasDraft: Type.Boolean(),
  /** E42: of what was due in a week how much there was, how much of it is done, and what went back in it. */
  momentum: Type.Object({ due: Weekly, done: Weekly, setbacks: Weekly }, closed),
  /** The day her engagement ended; null while it goes on, or none was ever opened. */
  endedOn: orNull(Day),
}, closed)
export type ClientRow = Static<typeof ClientRow>
