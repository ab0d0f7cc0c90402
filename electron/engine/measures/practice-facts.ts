import type { Facts, ItemFacts, MessageFacts, NoteTimes, SessionFacts } from '../../../shared/domain/measures/ground.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { readSettings } from '../library/settings.ts'
import { remember } from '../rooms/remembered.ts'
import type { Database } from '../types.ts'

/** No words, no names: what is remembered is when things were, and how they stand. */
const itemFacts = ({ id, sessionId, due, status, history }: ActionItem): ItemFacts => ({ id, sessionId, due, status, history })

const sessionFacts = (session: Session): SessionFacts | null => {
  const { id, clientId, startedAt, endsAt, state, noteId, briefReadAt, noteWaivedAt } = session
  return state === 'held' || state === 'missed'
    ? { id, clientId, startedAt, endsAt, state, noteId, briefReadAt, noteWaivedAt } : null
}

const messageFacts = ({ kind, clientId, sessionId, itemIds, state, settledAt }: OutboxEntry): MessageFacts | null =>
  (state === 'sent' && settledAt !== null ? { kind, clientId, sessionId, itemIds, sentAt: settledAt } : null)

export interface PracticeFacts {
  /** @param at instant: the present */
  readonly gather: (at: string) => Promise<Facts & { readonly baselineMonth: string | null }>
  /** V17: of what was erased nothing is remembered, from this moment on. */
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** What the measures are taken from; read whole once, and then what a commit touched (E9). */
export const createPracticeFacts = (database: Pick<Database, 'walk' | 'find' | 'get' | 'onCommit'>): PracticeFacts => {
  const items = remember(database, { collection: 'actionItems', factOf: itemFacts }, new Map<string, ItemFacts>())
  const sessions = remember(database, { collection: 'sessions', factOf: sessionFacts }, new Map<string, SessionFacts>())
  const notes = remember(database, {
    collection: 'notes', factOf: ({ begunAt, savedAt }): NoteTimes | null => (savedAt === null ? null : { begunAt, savedAt }),
  }, new Map<string, NoteTimes>())
  const messages = remember(database, {
    collection: 'outbox', selector: { state: 'sent' }, factOf: messageFacts,
  }, new Map<string, MessageFacts>())
  const looks = remember(database, {
    collection: 'events', selector: { type: 'roster.reviewed' },
    factOf: ({ type, at }) => (type === 'roster.reviewed' ? at : null),
  }, new Map<string, string>())
  const all = [items, sessions, notes, messages, looks]
  return {
    gather: async (at) => {
      const [ofItems, ofSessions, ofNotes, ofMessages, ofLooks, engagements, settings] = await Promise.all([
        items.all(), sessions.all(), notes.all(), messages.all(), looks.all(), database.find('engagements'),
        readSettings(database, at),
      ])
      return {
        items: ofItems.values(), sessions: ofSessions.values(), notes: ofNotes, messages: ofMessages.values(),
        looks: ofLooks.values(), engagements, reports: settings.monthReports, baselineMonth: settings.baselineMonth,
      }
    },
    forget: (ids) => { for (const one of all) one.forget(ids) },
  }
}
