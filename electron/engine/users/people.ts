/**
 * What the coach calls those who may open her practice, and that they came and went. Who may open it the vault alone
 * says: a name without a user is nothing, a user without a name is shown without.
 */
import { ok } from '../../../shared/domain/result.ts'
import type { EventType } from '../../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { change, type Decision, type Moment } from '../decision.ts'
import { assumedSettings } from '../library/settings.ts'

type Told = Decision<Record<never, never>>
type People = LibraryEntry['people']

/** As many as the schema takes; the oldest go first. */
const MOST = 200

const told = (
  moment: Moment, before: LibraryEntry | null, people: (known: People) => People, type: EventType, id: string,
): Told => {
  const settings = before ?? assumedSettings(moment.at)
  const next = people(settings.people).slice(-MOST)
  const differs = next.length !== settings.people.length || next.some((one, index) => one !== settings.people[index])
  return ok({
    changes: differs ? [change('library', before, { ...settings, people: next })] : [],
    events: [{ type, clientId: null, refs: [id] }],
    value: {},
  })
}

export const nameOf = (people: People, id: string): string | null => people.find((one) => one.id === id)?.name ?? null

/** Kept under the invitation: who she will be is not known before she has answered it. */
export const decideInvited = (moment: Moment, before: LibraryEntry | null, { id, name }: People[number]): Told =>
  told(moment, before, (known) => [...known.filter((one) => one.id !== id), { id, name }], 'user.invited', id)

/** The name goes from the invitation to the user. */
export const decideJoined = (
  moment: Moment, before: LibraryEntry | null,
  { invitationId, userId }: { readonly invitationId: string, readonly userId: string },
): Told => told(moment, before, (known) =>
  known.map((one) => (one.id === invitationId ? { ...one, id: userId } : one)), 'user.joined', userId)

/** A user, or an invitation that nobody will answer any more: the name goes with her. */
export const decideGone = (moment: Moment, before: LibraryEntry | null, id: string): Told =>
  told(moment, before, (known) => known.filter((one) => one.id !== id), 'user.removed', id)

/** V7: her new passphrase counts, and with it new keys. */
export const decideKeysRenewed = (userId: string): Told =>
  ok({ changes: [], events: [{ type: 'keys.renewed', clientId: null, refs: [userId] }], value: {} })
