/** What has to be known before a change is taken back: what stands on it by now, and what it would lean on. */
import { hasToldOf } from '../../../shared/domain/nudges/told.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { NOBODY } from '../../../shared/schemas/notes.ts'
import { IN_NONE } from '../../../shared/schemas/programs.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { idsOfClient, isKnown } from '../clients/known.ts'
import type { Moment, Undoing } from '../decision.ts'
import { readSettings, SETTINGS_ID } from '../library/settings.ts'
import { gatherPeople } from '../sessions/gather.ts'
import type { Change, Reader } from '../types.ts'
import { sessionsIn } from './agreed-since.ts'
import type { UndoGround } from './decide.ts'

const idsOf = (records: readonly { readonly id: string }[]): readonly string[] => records.map(({ id }) => id)

/** What came of a note: a session that was made, or an item that was added, after it had come to this client. */
const ofNote = async (read: Reader, id: string, clientId: string): Promise<readonly string[]> => {
  const [sessions, items] = await Promise.all([
    read.find('sessions', { clientId }), read.find('actionItems', { clientId }),
  ])
  return idsOf([...sessions, ...items].filter(({ noteId }) => noteId === id))
}

/** Another session that has the number this one would have again. What was not held has none. */
const ofNumber = async (read: Reader, { id, clientId, number }: Session): Promise<readonly string[]> =>
  (number === 0 ? []
    : idsOf((await read.find('sessions', { clientId })).filter((one) => one.number === number && one.id !== id)))

/** What was agreed in a session, where it would lose its note: it goes, or is booked as before (E29). */
const agreedIn = async (read: Reader, { id, clientId }: Session): Promise<readonly string[]> =>
  idsOf((await read.find('actionItems', { clientId })).filter(({ sessionId }) => sessionId === id))

/** What stands on a session, or in its way, were it taken back to what it was. */
const ofSession = async (read: Reader, before: Session | null, after: Session | null): Promise<readonly string[]> => {
  const losesNote = before !== null && before.noteId !== NONE && before.noteId !== after?.noteId
  const getsNumber = after !== null && (before?.clientId !== after.clientId || before.number !== after.number)
  const [agreed, numbered] = await Promise.all([
    losesNote ? agreedIn(read, before) : [], getsNumber ? ofNumber(read, after) : [],
  ])
  return [...agreed, ...numbered]
}

/**
 * Messages that name an item, in their letter too, and were sent, or let go. A job that waits follows from it, and goes
 * with it (E37).
 */
const ofItem = async (read: Reader, { id, clientId, sessionId, history: [first] }: ActionItem): Promise<readonly string[]> => {
  const assignedAt = first ? Date.parse(first.at) : Infinity
  return idsOf((await read.find('outbox', { clientId })).filter((entry) =>
    ((entry.state === 'sent' || entry.state === 'let-go') && entry.itemIds.includes(id))
    || hasToldOf(entry, { sessionId, assignedAt })))
}

/** What is in a program that would not be there any more (E46). */
const inProgram = async (read: Reader, before: LibraryEntry, after: LibraryEntry | null): Promise<readonly string[]> => {
  const stay = new Set(after?.programs.map(({ id }) => id))
  const gone = new Set(before.programs.flatMap(({ id }) => (stay.has(id) ? [] : [id])))
  return gone.size === 0 ? []
    : idsOf((await read.find('engagements')).filter(({ programId }) => gone.has(programId)))
}

/** The ids of the records that would be left without this one, or in its way, were it taken back. */
const standingOn = async (read: Reader, step: Change): Promise<readonly string[]> => {
  const { collection, before, after } = step
  if (collection === 'clients') return before && !after ? idsOfClient(read, before.id) : []
  if (collection === 'engagements') {
    if (!before || after) return []
    const sessions = await read.find('sessions', { clientId: before.clientId })
    return idsOf(sessions.filter(({ engagementId }) => engagementId === before.id))
  }
  if (collection === 'library') return before ? inProgram(read, before, after) : []
  if (collection === 'notes') {
    return before && before.clientId !== after?.clientId ? ofNote(read, before.id, before.clientId) : []
  }
  if (collection === 'actionItems') return before && !after ? ofItem(read, before) : []
  return collection === 'sessions' ? ofSession(read, before, after) : []
}

/** Where programs are kept, if an engagement would be in one again that is not there any more. */
const lackingProgram = ({ programs }: LibraryEntry, { collection, before, after }: Change): readonly string[] =>
  (collection !== 'engagements' || !after || after.programId === IN_NONE || after.programId === before?.programId
    || programs.some(({ id }) => id === after.programId) ? [] : [SETTINGS_ID])

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

export const gatherUndo = async (
  read: Reader, { at }: Pick<Moment, 'at'>, undoing: Undoing | null,
): Promise<UndoGround> => {
  const settings = await readSettings(read, at)
  if (!undoing) return { current: [], standing: [], lacking: [], people: [], settings }
  const { reverse } = undoing
  const [current, standing, lacking, people] = await Promise.all([
    Promise.all(reverse.map(({ collection, before, after }) => read.get(collection, (before ?? after)?.id ?? ''))),
    Promise.all(reverse.map((step) => standingOn(read, step))),
    Promise.all(reverse.map(async (step) => [...await lackingFor(read, step), ...lackingProgram(settings, step)])),
    gatherPeople(read, sessionsIn(reverse).map(({ after: { clientId } }) => clientId)),
  ])
  return { current, standing: standing.flat(), lacking: lacking.flat(), people, settings }
}
