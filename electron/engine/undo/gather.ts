/** What has to be known before a change is taken back: what stands on it by now, and what it would lean on. */
import { NOBODY } from '../../../shared/schemas/notes.ts'
import { idsOfClient, isKnown } from '../clients/known.ts'
import type { Undoing } from '../decision.ts'
import type { Change, Reader } from '../types.ts'
import type { UndoGround } from './decide.ts'

const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id)

/** What came of a note: a session that was made, or an item that was added, after it had come to this client. */
const ofNote = async (read: Reader, id: string, clientId: string): Promise<readonly string[]> => {
  const [sessions, items] = await Promise.all([
    read.find('sessions', { clientId }), read.find('actionItems', { clientId }),
  ])
  return idsOf([...sessions, ...items].filter(({ noteId }) => noteId === id))
}

/** Another session that has the number this one would have again. */
const ofNumber = async (
  read: Reader, { id, clientId, number }: { readonly id: string, readonly clientId: string, readonly number: number },
): Promise<readonly string[]> =>
  idsOf((await read.find('sessions', { clientId })).filter((one) => one.number === number && one.id !== id))

/** The ids of the records that would be left without this one, or in its way, were it taken back. */
const standingOn = async (read: Reader, step: Change): Promise<readonly string[]> => {
  const { collection, before, after } = step
  if (collection === 'clients') return before && !after ? idsOfClient(read, before.id) : []
  if (collection === 'engagements') {
    if (!before || after) return []
    const sessions = await read.find('sessions', { clientId: before.clientId })
    return idsOf(sessions.filter(({ engagementId }) => engagementId === before.id))
  }
  if (collection === 'notes') {
    return before && before.clientId !== after?.clientId ? ofNote(read, before.id, before.clientId) : []
  }
  if (collection !== 'sessions') return []
  if (after) return before?.clientId === after.clientId ? [] : ofNumber(read, after)
  if (!before) return []
  const items = await read.find('actionItems', { clientId: before.clientId })
  return idsOf(items.filter(({ sessionId }) => sessionId === before.id))
}

/** The ids of what a record would lean on again and that is not there any more: its client, a session's engagement. */
const lackingFor = async (read: Reader, step: Change): Promise<readonly string[]> => {
  const { collection, before, after } = step
  if (!after || !('clientId' in after) || collection === 'events') return []
  const { clientId } = after
  const comesBack = !before || !('clientId' in before) || before.clientId !== clientId
  if (!comesBack || clientId === NOBODY) return []
  const client = await isKnown(read, clientId) ? [] : [clientId]
  if (collection !== 'sessions') return client
  const { engagementId } = after
  return await read.get('engagements', engagementId) ? client : [...client, engagementId]
}

export const gatherUndo = async (read: Reader, undoing: Undoing | null): Promise<UndoGround> => {
  if (!undoing) return { current: [], standing: [], lacking: [] }
  const { reverse } = undoing
  const [current, standing, lacking] = await Promise.all([
    Promise.all(reverse.map(({ collection, before, after }) => read.get(collection, (before ?? after)?.id ?? ''))),
    Promise.all(reverse.map((step) => standingOn(read, step))),
    Promise.all(reverse.map((step) => lackingFor(read, step))),
  ])
  return { current, standing: standing.flat(), lacking: lacking.flat() }
}
