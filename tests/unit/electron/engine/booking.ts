/** Booking, as the calendar does it; the clock of the desk stands at Tuesday 17 November 2026, ten o'clock in Lisbon. */
import type { Input } from '../../../../shared/ipc/contract.ts'
import type { Session } from '../../../../shared/schemas/sessions.ts'
import { addClient, confirmation, sitDown, type Desk } from './desk.ts'

export const ZONE = 'Europe/Lisbon'

export const booking = (clientIds: readonly string[], wall: string, given: Partial<Input<'sessions.book'>> = {}) =>
  ({ clientIds: [...clientIds], wall, zone: ZONE, minutes: 60, place: '', repeat: null, ...given })

/** Books, and answers the ids of the sessions. */
export const book = async (
  desk: Desk, clientIds: readonly string[], wall: string, given: Partial<Input<'sessions.book'>> = {},
) => {
  const booked = await desk.get('sessions.book', booking(clientIds, wall, given))
  return { ...booked, sessionId: booked.sessionIds[0] ?? '' }
}

export const session = async ({ database }: Desk, id: string): Promise<Session> => {
  const found = await database.get('sessions', id)
  if (!found) throw new Error('there is no such session')
  return found
}

/** A note begun now and saved a while later, with items whose days come from the next session, as its editor says. */
export const agree = async (
  desk: Desk, clientId: string, lines: readonly string[], { chosen = null as string | null, after = 0 } = {},
) => {
  const { noteId } = await desk.get('notes.begin', { clientId })
  const text = ['Talked.', ...lines].join('\n')
  await desk.get('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections: [] })
  desk.later(after)
  const { defaultDue, defaultDueFrom } = await desk.get('note', { noteId, clientId })
  const saved = await desk.get('notes.save', {
    noteId, clientId, text, corrections: [],
    confirmed: lines.map((line) => chosen === null
      ? { ...confirmation(line, defaultDue), dueFrom: defaultDueFrom } : confirmation(line, chosen)),
  })
  return { noteId, ...saved }
}

/** The days of some items, and where they come from. */
export const dueDays = async ({ database }: Desk, itemIds: readonly string[]) =>
  Promise.all(itemIds.map(async (id) => {
    const item = await database.get('actionItems', id)
    return item && ([item.due, item.dueFrom] as const)
  }))

export const events = async ({ database }: Desk) =>
  [...await database.find('events')].sort((one, other) => one.seq - other.seq)

export const seated = async () => {
  const desk = await sitDown()
  return { desk, marta: await addClient(desk), tom: await addClient(desk, 'Tom Waverley') }
}
