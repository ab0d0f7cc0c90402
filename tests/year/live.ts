/** One year of a practice, lived through the commands of the engine, day by day, in the order of the clock. */
import type { Session } from '../../shared/schemas/sessions.ts'
import { addClient, type Desk } from '../unit/electron/engine/desk.ts'
import { dayAt, daysFrom, instantOf, plusDays, plusMinutes, timeAt } from './clocks.ts'
import { outcomeOf, PEOPLE, replyOf, type Chance } from './model.ts'
import { waits } from './practice.ts'
import { beginPrograms, changePrograms } from './programs.ts'

export const FIRST_DAY = '2027-11-01'
const HOME = 'Europe/Lisbon'
const FORTNIGHTS = 26

/** The coach travels for two weeks in spring, over the night on which the clocks of New York change. */
export const zoneOn = (day: string): string =>
  (day >= '2028-03-06' && day < '2028-03-20' ? 'America/New_York' : HOME)

const set = (desk: Desk, at: string): void => { if (at > desk.clock.at) desk.clock.at = at }

/** Everybody is added, may be reached as she may, and is booked for a year. */
export const begin = async (desk: Desk): Promise<ReadonlyMap<string, (typeof PEOPLE)[number]>> => {
  desk.clock.zone = HOME
  desk.clock.at = instantOf(plusDays(FIRST_DAY, -3), '16:00', HOME)
  const people = new Map<string, (typeof PEOPLE)[number]>()
  for (const person of PEOPLE) {
    const clientId = await addClient(desk, person.name)
    people.set(clientId, person)
    await desk.get('clients.reach', { clientId, contact: { email: person.email, phone: person.phone } })
    await desk.get('clients.nudging', { clientId, zone: person.zone, reachableBy: person.reachableBy })
    await desk.get('sessions.book', {
      clientIds: [clientId], wall: `${plusDays(FIRST_DAY, person.firstDay)}T${person.time}`, zone: HOME, minutes: 60, place: '',
      repeat: { every: 'two-weeks', times: FORTNIGHTS },
    })
  }
  await beginPrograms(desk, [...people.keys()])
  return people
}

/** Nobody is written to in her night, and nobody more than twelve times a month: counted as it is sent. */
export interface Sent { readonly clientId: string, readonly kind: string, readonly herDay: string, readonly herTime: string }

/** What is ready is sent, most of it; what came too late is let go, some of it. */
export const sendWhatIsReady = async (
  desk: Desk, chance: Chance, people: ReadonlyMap<string, (typeof PEOPLE)[number]>,
): Promise<readonly Sent[]> => {
  const sent: Sent[] = []
  for (const entry of (await desk.get('toSend', {})).entries) {
    const { clientId, kind, sessionId, due, itemIds, channel, reason, quietUntil } = entry
    const zone = people.get(clientId)?.zone || desk.clock.zone
    const herTime = timeAt(desk.clock.at, zone)
    const message = { clientId, kind, sessionId, due, itemIds, channel }
    if (reason !== 'time') {
      if (chance(10) < 2) await desk.get('messages.letGo', message)
    } else if (quietUntil === null && chance(10) < 9) {
      await desk.get('messages.sent', message)
      sent.push({ clientId, kind, herDay: dayAt(desk.clock.at, zone), herTime })
    }
  }
  return sent
}

/** The note of a session: three things are agreed, one of them by no day, so that it goes by the next session. */
const write = async (desk: Desk, chance: Chance, session: Session): Promise<void> => {
  const { clientId } = session
  set(desk, plusMinutes(session.endsAt, 1 + chance(40)))
  const { noteId } = await desk.get('notes.begin', { clientId })
  const lines = ['[] the first thing', '[] the second thing', chance(4) === 0 ? '-> @coach send it' : '[] the third thing']
  const text = `${session.id}\n${lines.join('\n')}`
  await desk.get('notes.keepDraft', { noteId, clientId, text, cursor: 0, corrections: [] })
  const { defaultDue, defaultDueFrom } = await desk.get('note', { noteId, clientId })
  set(desk, plusMinutes(desk.clock.at, chance(50)))
  const today = dayAt(desk.clock.at, desk.clock.zone)
  await desk.get('notes.save', {
    noteId, clientId, text, corrections: [],
    confirmed: lines.map((line, n) => ({
      line, text: line.replace(/^(\[\]|->)( @coach)? /, ''), owner: line.includes('@coach') ? 'coach' : 'client',
      ...n === 0
        ? { due: defaultDue, dueFrom: defaultDueFrom }
        : { due: plusDays(today, n === 1 ? 3 + chance(4) : 8 + chance(5)), dueFrom: 'chosen' },
    })),
  })
  if (chance(2) === 0) {
    const { entry } = await desk.get('followUp', { noteId })
    if (entry) {
      const { kind, sessionId, due, itemIds, channel } = entry
      await desk.get('messages.sent', { clientId, kind, sessionId, due, itemIds, channel })
    }
  }
}

const hold = async (desk: Desk, chance: Chance, session: Session): Promise<void> => {
  if (chance(10) < 8) {
    set(desk, plusMinutes(session.startedAt, -1 - chance(9)))
    await desk.get('brief.read', { sessionId: session.id })
  }
  await write(desk, chance, session)
}

/** The sessions of a day; then what is heard of what was agreed, and what is still to be written up. */
export const live = async (
  desk: Desk, chance: Chance, day: string, people: ReadonlyMap<string, (typeof PEOPLE)[number]>,
): Promise<void> => {
  const { zone } = desk.clock
  await changePrograms(desk, FIRST_DAY, day, [...people.keys()])
  if (chance(4) > 0) await desk.get('roster.reviewed', {})
  const booked = [...await desk.database.find('sessions', { state: 'booked' })]
    .sort((one, other) => (one.startedAt + one.id < other.startedAt + other.id ? -1 : 1))
  for (const session of booked.filter(({ startedAt }) => dayAt(startedAt, zone) === day)) {
    const outcome = outcomeOf(chance)
    if (outcome === 'cancelled') await desk.get('sessions.cancel', { sessionId: session.id, later: false })
    else if (outcome === 'moved') {
      const wall = `${plusDays(session.wall.slice(0, 10), 1 + chance(3))}${session.wall.slice(10)}`
      await desk.get('sessions.move', { sessionId: session.id, later: false, wall, zone: session.zone, minutes: 60 })
    } else if (outcome === 'missed') {
      set(desk, plusMinutes(session.startedAt, 20))
      await desk.get('sessions.miss', { sessionId: session.id })
    } else if (outcome === 'held') await hold(desk, chance, session)
  }
  for (const { endsAt, id } of booked) {
    if (endsAt >= desk.clock.at || daysFrom(dayAt(endsAt, zone), day) < 2) continue
    const left = await desk.database.get('sessions', id)
    if (left?.state !== 'booked' || left.endsAt !== endsAt) continue
    if (chance(2) === 0) await write(desk, chance, left)
    else await desk.get('sessions.waiveNote', { sessionId: id })
  }

  set(desk, instantOf(day, '17:30', zone))
  const items = [...await desk.database.find('actionItems')].filter(waits).sort((one, other) => (one.id < other.id ? -1 : 1))
  for (const { id, clientId, due } of items) {
    const reply = replyOf(chance, people.get(clientId)?.keeps ?? 5, daysFrom(day, due))
    if (!reply) continue
    const obstacle = reply.status === 'stuck' ? 'workload' : null
    await desk.get('items.mark', { itemId: id, status: reply.status, obstacle, by: reply.by })
  }
}
