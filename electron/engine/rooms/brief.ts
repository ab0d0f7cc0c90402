import { compare } from '../../../shared/domain/compare.ts'
import { keyLines } from '../../../shared/domain/brief/key-lines.ts'
import { fitPage } from '../../../shared/domain/brief/page.ts'
import { minutesAfter } from '../../../shared/domain/session-time.ts'
import { isWaiting } from '../../../shared/domain/waiting.ts'
import { LONGEST_KEY_LINE, type BriefView } from '../../../shared/ipc/brief.ts'
import type { ItemRow } from '../../../shared/ipc/views.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Note } from '../../../shared/schemas/notes.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import { nextNumber, noteOpensAt } from '../sessions/decide.ts'
import { sessionsBetween } from '../sessions/gather.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'
import { bySoonest, itemRow, namesOf, UNREADABLE, type Named } from './rows.ts'

export interface BriefGround {
  readonly session: Session
  readonly client: Named
  /** Hers, all of them. */
  readonly items: readonly ActionItem[]
  readonly sessions: readonly Session[]
  /** Of the same group at the same time, without her. */
  readonly others: readonly { readonly sessionId: string, readonly clientName: string }[]
  /** The last saved note of a session before this one. */
  readonly note: Note | null
  /** How many messages to her wait to be sent. */
  readonly messages: number
}

/** Held before this one began, the latest first. */
export const heldBefore = (session: Session, sessions: readonly Session[]): readonly Session[] => sessions
  .filter(({ id, state, startedAt }) => id !== session.id && state === 'held' && startedAt < session.startedAt)
  .sort((one, other) => compare(other.startedAt, one.startedAt) || other.number - one.number)

/** Notes are long: no more of them are read than have to be. */
const lastNote = async (read: Reader, before: readonly Session[]): Promise<Note | null> => {
  for (const { noteId } of before) {
    const note = noteId === NONE ? null : await read.get('notes', noteId)
    if (note && note.kind === 'session' && note.savedAt !== null) return note
  }
  return null
}

const nameOf = async (read: Reader, clientId: string): Promise<string> =>
  (await read.get('clients', clientId))?.name ?? UNREADABLE

const gatherOthers = async (read: Reader, { id, groupId, startedAt }: Session): Promise<BriefGround['others']> => {
  if (groupId === NONE) return []
  const same = await sessionsBetween(read, startedAt, minutesAfter(startedAt, 1))
  const others = await Promise.all(same
    .filter((other) => other.groupId === groupId && other.id !== id && other.state !== 'cancelled')
    .map(async (other) => ({ sessionId: other.id, clientName: await nameOf(read, other.clientId) })))
  return others.sort((one, other) => compare(one.clientName, other.clientName) || compare(one.sessionId, other.sessionId))
}

/**
 * Null if there is no such session. It is shown whoever it is with, also if her record did not open (E18).
 * @param messagesTo how many messages to a client wait to be sent (E36)
 */
export const gatherBrief = async (
  read: Reader, sessionId: string, messagesTo: (clientId: string) => Promise<number>,
): Promise<BriefGround | null> => {
  const session = await read.get('sessions', sessionId)
  if (!session) return null
  const { clientId } = session
  const [name, items, sessions, others, messages] = await Promise.all([
    nameOf(read, clientId), read.find('actionItems', { clientId }), read.find('sessions', { clientId }),
    gatherOthers(read, session), messagesTo(clientId),
  ])
  const note = await lastNote(read, heldBefore(session, sessions))
  return { session, client: { id: clientId, name }, items, sessions, others, note, messages }
}

/** The number it has; of a booked one the number it will have if those before it are held. */
export const numberOf = (session: Session, sessions: readonly Session[]): number =>
  session.number || nextNumber(sessions)
    + sessions.filter(({ state, startedAt }) => state === 'booked' && startedAt < session.startedAt).length

/** Every item stands in one part alone: what was agreed last by either, what the coach promised before, what else waits. */
const partsOf = (items: readonly ActionItem[], last: Session | null, names: ReadonlyMap<string, string>) => {
  const isOfLast = ({ sessionId }: ActionItem) => sessionId === last?.id
  const rows = (wanted: (item: ActionItem) => boolean): ItemRow[] =>
    items.filter(wanted).map((item) => itemRow(item, names)).sort(bySoonest)
  return {
    agreed: rows(isOfLast),
    promised: rows((item) => item.owner === 'coach' && !isOfLast(item) && isWaiting(item)),
    waiting: rows((item) => item.owner === 'client' && !isOfLast(item) && isWaiting(item)),
  }
}

/** E41: what the coach wants to know two minutes before a session, on one page. */
export const briefView = ({ at, today, zone }: Day, ground: BriefGround): BriefView => {
  const { session, client, items, sessions, others, note, messages } = ground
  const [last = null] = heldBefore(session, sessions)
  const { agreed, promised, waiting } = partsOf(items, last, namesOf([client]))
  const lines = note ? keyLines(note.text, LONGEST_KEY_LINE) : []
  const words = (rows: readonly ItemRow[]) => rows.map(({ text }) => text ?? '')
  const fits = fitPage({ agreed: words(agreed), promised: words(promised), waiting: words(waiting), note: lines })
  return {
    now: at, today, zone,
    sessionId: session.id, clientId: client.id, clientName: client.name,
    state: session.state, startedAt: session.startedAt, endsAt: session.endsAt,
    number: numberOf(session, sessions), place: session.place, others: [...others],
    readAt: session.briefReadAt, noteId: session.noteId === NONE ? null : session.noteId,
    noteFrom: noteOpensAt(session),
    last: last && { startedAt: last.startedAt, number: Math.max(last.number, 1) },
    agreed: agreed.slice(0, fits.agreed), furtherAgreed: agreed.length - fits.agreed,
    promised: promised.slice(0, fits.promised), furtherPromised: promised.length - fits.promised,
    waiting: waiting.slice(0, fits.waiting), furtherWaiting: waiting.length - fits.waiting,
    note: note && {
      noteId: note.id, begunAt: note.begunAt, lines: lines.slice(0, fits.note), furtherLines: lines.length - fits.note,
    },
    messages,
  }
}
