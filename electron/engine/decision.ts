/**
 * The words in which a service decides: what it was told about the moment, what is to change, what happened.
 * Deciding is pure; the writer gathers before it and commits after it (E1).
 */
import { failed, ok, type Result } from '../../shared/domain/result.ts'
import type { CallError, ErrorCode } from '../../shared/ipc/errors.ts'
import type { EventType, PracticeEvent } from '../../shared/schemas/events.ts'
import type { CollectionName } from '../../shared/schemas/dictionary.ts'
import type { Change, Doc } from './types.ts'

/** The clock and chance of one command, taken once when its turn came. */
export interface Moment {
  readonly now: Date
  /** `now` as an instant of a record: UTC, ISO 8601 with milliseconds. */
  readonly at: string
  /** The day on the coach's calendar. */
  readonly today: string
  /** The coach's IANA time zone. */
  readonly zone: string
  /** A fresh record id at each call. */
  readonly id: () => string
}

/** Something that happened, before it is given its place in the chain (E6). */
export interface Happening {
  readonly type: EventType
  readonly clientId: string | null
  readonly refs: readonly string[]
}

/** How a change is taken back: each `before` is what the change left behind (E5). */
export interface Undoing {
  readonly changeId: string
  /** The instant of the change. */
  readonly at: string
  readonly clientId: string | null
  readonly reverse: readonly Change[]
}

/** One command, decided. All of `changes` and `events` become durable together, or none (E1). */
export interface Step<Value> {
  readonly changes: readonly Change[]
  readonly events: readonly Happening[]
  readonly value: Value
  /** Remembered once the step is durable. */
  readonly keep?: Undoing
  /** The change this step has taken back; forgotten once the step is durable. */
  readonly spend?: string
  readonly erasure?: Erasure<Value>
}

/** V17: what makes a step an erasure, which nothing takes back. */
export interface Erasure<Value> {
  readonly clientId: string
  /**
   * Everything that was hers, herself included, and messages to others that named it: forgotten wherever it is
   * remembered, once the step is durable.
   */
  readonly ids: ReadonlySet<string>
  /** The receipt names the hash of the event that says so, which is known last. */
  readonly receipt: (event: PracticeEvent) => Pick<Step<Value>, 'changes' | 'value'>
}

export type Decision<Value> = Result<Step<Value>, CallError>

export const refuse = (code: ErrorCode): { readonly ok: false; readonly error: CallError } => failed({ code })

/** A step that writes nothing and leaves nothing to undo. */
export const unchanged = <Value>(value: Value): Decision<Value> => ok({ changes: [], events: [], value })

/** One record before and after; `null` before creates it, `null` after deletes it. */
export const change = <Name extends CollectionName>(
  collection: Name, before: Doc<Name> | null, after: Doc<Name> | null,
): Extract<Change, { readonly collection: Name }> =>
  // TypeScript does not see that a mapped union indexed by a generic name is this very shape.
  ({ collection, before, after }) as Extract<Change, { readonly collection: Name }>

/** The change set that takes another one back, last first. */
export const reversed = (changes: readonly Change[]): readonly Change[] =>
  [...changes].reverse().map(({ collection, before, after }) =>
    change(collection, after as Doc<typeof collection> | null, before as Doc<typeof collection> | null))

/** A step that can be undone: its value carries the id under which. */
export const undoable = <Value extends object>(
  moment: Moment,
  parts: Pick<Step<Value>, 'changes' | 'events' | 'value'> & {
    readonly clientId: string | null
    /** Where undoing is more than the reverse. */
    readonly reverse?: readonly Change[]
  },
): Decision<Value & { readonly changeId: string }> => {
  const { changes, events, value, clientId, reverse = reversed(changes) } = parts
  const changeId = moment.id()
  return ok({ changes, events, value: { ...value, changeId }, keep: { changeId, at: moment.at, clientId, reverse } })
}
