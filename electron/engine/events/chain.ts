/**
 * E6: events are appended, never altered, and each holds the hash of the one before it. The one exception is erasing a
 * client (V17): what is left of an event of hers is a stub, its place in the chain and nothing else.
 */
import type { Role } from '../../../shared/domain/compartment.ts'
import { MOST_REFS, type PracticeEvent } from '../../../shared/schemas/events.ts'
import type { Happening } from '../decision.ts'

/** The end of the chain: the place and the hash of its last event. */
export interface Head { readonly seq: number; readonly hash: string }

/** Before the first event. */
export const GENESIS: Head = { seq: 0, hash: '0'.repeat(64) }

/** A keyed hash: 64 hex digits. */
export type Hash = (text: string) => string

/** What the hash covers: every field but the hash itself, in a fixed order, so that no key order matters. */
const covered = (event: Omit<PracticeEvent, 'hash'>): string => JSON.stringify([
  event.previous, event.seq, event.id, event.type, event.at, event.role, event.clientId, event.refs,
])

/** What touched more records than one event may name is told by several, one after another. */
const told = (happening: Happening): readonly Happening[] => {
  const times = Math.max(1, Math.ceil(happening.refs.length / MOST_REFS))
  return Array.from({ length: times }, (_, index) =>
    ({ ...happening, refs: happening.refs.slice(index * MOST_REFS, (index + 1) * MOST_REFS) }))
}

/** Gives happenings their places after `head`. `at` is an instant. */
export const link = (
  head: Head, happenings: readonly Happening[],
  { at, role, id, hash }: { readonly at: string; readonly role: Role; readonly id: () => string; readonly hash: Hash },
): { readonly events: readonly PracticeEvent[]; readonly head: Head } => {
  let last = head
  const events = happenings.flatMap(told).map(({ type, clientId, refs }) => {
    const open = { id: id(), seq: last.seq + 1, type, at, role, clientId, refs: [...refs], previous: last.hash }
    const event = { ...open, hash: hash(covered(open)) }
    last = { seq: event.seq, hash: event.hash }
    return event
  })
  return { events, head: last }
}

/**
 * What is left of an event of a client who was erased: id, place and both hashes stay, so that the chain still holds
 * (E23).
 * @param erased the instant at which she was erased, and the role that did it
 */
export const stubOf = (
  { id, seq, previous, hash }: PracticeEvent, erased: Pick<PracticeEvent, 'at' | 'role'>,
): PracticeEvent =>
  ({ id, seq, type: 'erased', at: erased.at, role: erased.role, clientId: null, refs: [], previous, hash })

/** The places of the events that say that somebody was erased, by instant and role: of each the last. */
type Erasures = ReadonlyMap<string, number>

const whenAndWho = ({ at, role }: PracticeEvent): string => `${at} ${role}`

const erasuresIn = (events: readonly PracticeEvent[]): Erasures => {
  const last = new Map<string, number>()
  for (const event of events) {
    const when = whenAndWho(event)
    if (event.type === 'client.erased') last.set(when, Math.max(event.seq, last.get(when) ?? 0))
  }
  return last
}

/** Everything said in a stub comes from the event that says it was erased; what its hash covered is gone. */
const isStub = (event: PracticeEvent, erasures: Erasures): boolean =>
  event.type === 'erased' && event.clientId === null && event.refs.length === 0
  && (erasures.get(whenAndWho(event)) ?? 0) > event.seq

export type ChainFault = 'missing' | 'twice' | 'altered' | 'out-of-line'

export type ChainReport =
  | { readonly whole: true; readonly count: number }
  /** The first place at which the chain does not hold, and why. */
  | { readonly whole: false; readonly seq: number; readonly fault: ChainFault }

/**
 * Walks the chain from its beginning. An event missing at the very end is found by the manifest (V16), not here. A stub
 * holds by its place, by `previous`, by the hash the next one names, and by an erasure of its instant after it.
 */
export const verifyChain = (events: readonly PracticeEvent[], hash: Hash): ChainReport => {
  let last = GENESIS
  const erasures = erasuresIn(events)
  for (const event of [...events].sort((a, b) => a.seq - b.seq)) {
    if (event.seq === last.seq) return { whole: false, seq: event.seq, fault: 'twice' }
    if (event.seq !== last.seq + 1) return { whole: false, seq: last.seq + 1, fault: 'missing' }
    if (event.previous !== last.hash) return { whole: false, seq: event.seq, fault: 'out-of-line' }
    const holds = isStub(event, erasures) || event.hash === hash(covered(event))
    if (!holds) return { whole: false, seq: event.seq, fault: 'altered' }
    last = { seq: event.seq, hash: event.hash }
  }
  return { whole: true, count: last.seq }
}
