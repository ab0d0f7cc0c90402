/** Which sessions can be followed up now (E36), and with what was agreed in them. */
import { followUpOf } from '../../../shared/domain/nudges/follow-up.ts'
import type { ReadyMessage } from '../../../shared/domain/nudges/to-send.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { NONE, type Session } from '../../../shared/schemas/sessions.ts'
import type { Reader } from '../types.ts'

/** A follow-up, and everything its letter names. */
export interface FollowUp {
  readonly message: ReadyMessage
  readonly items: readonly ActionItem[]
}

/** Null where there is none to write, or her own record did not open. */
export const gatherFollowUp = async (
  read: Reader, now: Date, session: Session | null, outbox: readonly OutboxEntry[],
): Promise<FollowUp | null> => {
  if (!session || session.noteId === NONE) return null
  const [client, note, all] = await Promise.all([
    read.get('clients', session.clientId), read.get('notes', session.noteId),
    read.find('actionItems', { clientId: session.clientId }),
  ])
  if (!client) return null
  const items = all.filter(({ sessionId }) => sessionId === session.id)
  const told = outbox.filter(({ clientId }) => clientId === client.id)
  const message = followUpOf(now, { client, session, savedAt: note?.savedAt ?? null, items, told })
  return message && { message, items }
}

/** The session of a note, whoever it is about. */
export const sessionOfNote = async (read: Reader, noteId: string): Promise<Session | null> => {
  const note = await read.get('notes', noteId)
  if (!note) return null
  return (await read.find('sessions', { clientId: note.clientId })).find((session) => session.noteId === noteId) ?? null
}
