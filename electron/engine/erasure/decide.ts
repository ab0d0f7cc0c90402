/** V17: a client is erased. Everything of hers goes; of what happened with her the places in the chain stay (E23). */
import { ok } from '../../../shared/domain/result.ts'
import type { Role } from '../../../shared/domain/compartment.ts'
import type { PracticeEvent } from '../../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { readName } from '../clients/name.ts'
import { nameOfOwner, OWNED_COLLECTIONS, type Owned } from '../clients/owned.ts'
import { change, refuse, type Decision, type Moment } from '../decision.ts'
import { stubOf } from '../events/chain.ts'
import { assumedSettings } from '../library/settings.ts'
import type { Change, Doc } from '../types.ts'

export type Receipt = LibraryEntry['erasures'][number]

export interface ErasureGround {
  /** Null if there is no such client. */
  readonly owned: Owned | null
  /** Every event that names her, or something of hers. */
  readonly events: readonly PracticeEvent[]
  /** Messages to others that name something of hers: it was theirs when they were written. */
  readonly messages: readonly OutboxEntry[]
  readonly settings: LibraryEntry | null
}

/** As many receipts as the schema takes; the oldest go first. */
const MOST_RECEIPTS = 2_000

/** Everything that is hers, herself included. */
export const idsOf = (clientId: string, { records }: Owned): ReadonlySet<string> =>
  new Set([clientId, ...OWNED_COLLECTIONS.flatMap((name) => records[name].map(({ id }) => id))])

/** On few keyboards is what stands for a name that did not open: three full stops say it as well. */
const TYPED_UNREADABLE = '...'

/** One name may be typed in two ways that look alike: an accent on its letter, or after it. */
export const isHerName = (owned: Owned, typed: string): boolean => {
  const name = readName(typed)?.normalize('NFC')
  return name === nameOfOwner(owned).normalize('NFC') || (owned.client === null && name === TYPED_UNREADABLE)
}

const removals = ({ records }: Owned): readonly Change[] => OWNED_COLLECTIONS.flatMap((name) =>
  records[name].map((record): Change => change(name, record as Doc<typeof name>, null)))

/** It says still that somebody was sent a message, and when; what it named of hers is named no more. */
const unnamed = (moment: Moment, entry: OutboxEntry, ids: ReadonlySet<string>): OutboxEntry => ({
  ...entry, sessionId: ids.has(entry.sessionId) ? moment.id() : entry.sessionId,
  itemIds: entry.itemIds.filter((id) => !ids.has(id)),
})

/** @param role who erases her */
export const decideErase = (
  moment: Moment, { owned, events, messages, settings }: ErasureGround,
  { clientId, name, role }: { readonly clientId: string, readonly name: string, readonly role: Role },
): Decision<Receipt> => {
  if (!owned) return refuse('not-found')
  if (!isHerName(owned, name)) return refuse('wrong-name')
  const { at } = moment
  const gone = removals(owned)
  const ids = idsOf(clientId, owned)
  const before = settings ?? assumedSettings(at)
  const receiptOf = (hash: string): Receipt => ({ at, records: gone.length, hash })
  return ok({
    changes: [
      ...gone, ...messages.map((entry) => change('outbox', entry, unnamed(moment, entry, ids))),
      ...events.map((event) => change('events', event, stubOf(event, { at, role }))),
    ],
    events: [{ type: 'client.erased', clientId: null, refs: [] }],
    value: receiptOf(''),
    erasure: {
      clientId,
      // Of those messages the words of before are not remembered either.
      ids: new Set([...ids, ...messages.map(({ id }) => id)]),
      receipt: ({ hash }) => ({
        changes: [change('library', settings, {
          ...before, erasures: [...before.erasures, receiptOf(hash)].slice(-MOST_RECEIPTS),
        })],
        value: receiptOf(hash),
      }),
    },
  })
}
