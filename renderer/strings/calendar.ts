/** The words of the week: its head, its days, and how a session stands in them. */
import { daysBetween } from '../../shared/domain/day.ts'
import type { Every } from '../../shared/domain/session-limits.ts'
import type { SessionPerson, WeekSession, WeekView } from '../../shared/ipc/sessions.ts'
import { cityOf, clockIn, dateByName, exactDay, weekdayName } from './dates.ts'
import { apart, shortName } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

const named = (day: string): { readonly date: string, readonly month: string, readonly year: string } => {
  const [, date = '', month = '', year = ''] = exactDay(day).split(' ')
  return { date, month, year }
}

/** `23 to 29 November`, `30 November to 6 December`; with the year where it is not this one. */
const weekTitle = (monday: string, sunday: string, today: string): string => {
  const [from, to] = [named(monday), named(sunday)]
  const year = to.year === named(today).year ? '' : ` ${to.year}`
  const first = from.month === to.month ? from.date : `${from.date} ${from.month}`
  return `${first} to ${to.date} ${to.month}${year}`
}

/** Which week it is, as one would say it: `this week`, `next week`, `in the week of 14 December`. */
export const weekInWords = (monday: string, today: string): string => {
  const weeks = Math.floor(daysBetween(monday, today) / 7)
  if (weeks === 0) return 'this week'
  if (weeks === -1) return 'next week'
  if (weeks === 1) return 'last week'
  return `in the week of ${dateByName(monday, today)}`
}

/** How many are booked or were held, and whose clock it is. */
const lead = (view: Pick<WeekView, 'sessions' | 'monday' | 'sunday' | 'today' | 'zone'>): string => {
  const live = view.sessions.filter(({ state }) => state !== 'cancelled').length
  const week = weekInWords(view.monday, view.today)
  return live === 0
    ? `Nothing ${view.sunday < view.today ? 'was' : 'is'} booked ${week}.`
    : `${capitalised(counted(live, 'session'))} ${week}, on your clock in ${cityOf(view.zone)}.`
}

const firstNames = (people: readonly SessionPerson[]): readonly string[] => people.map(({ clientName }) => shortName(clientName))

/** `Marta`, `Marta and Jonas`, `Marta, Jonas and three more`. */
const namesOf = (people: readonly SessionPerson[]): string => {
  const [one = '', two = ''] = firstNames(people)
  if (people.length === 1) return people[0]?.clientName ?? ''
  return people.length === 2 ? `${one} and ${two}` : `${one}, ${two} and ${inWords(people.length - 2)} more`
}

/** How it stands with a session, in a word or two; nothing for one that is simply booked. */
const standingOf = (session: Pick<WeekSession, 'state' | 'people' | 'isGroup'>): string => {
  const awaited = session.people.filter(({ note }) => note === 'awaited').length
  if (awaited > 0) return 'no note yet'
  const missed = session.people.filter(({ state }) => state === 'missed').length
  if (session.isGroup && missed > 0 && missed < session.people.length) return `${inWords(missed)} did not come`
  const words: Readonly<Record<WeekSession['state'], string>> = {
    booked: '', held: 'held', missed: 'missed', cancelled: 'cancelled',
  }
  return words[session.state]
}

/** The clocks of those in it who live elsewhere, each place once. */
const elsewhere = (session: Pick<WeekSession, 'startsAt' | 'day' | 'people'>, zones: ReadonlyMap<string, string>): readonly string[] => {
  const found = session.people.flatMap(({ clientId }) => zones.get(clientId) ?? [])
  return [...new Set(found)].map((zone) => clockIn(session.startsAt, zone, session.day))
}

/** One session, whole: for whoever listens, and for the line below the week. */
const sentenceOf = (session: WeekSession, zones: ReadonlyMap<string, string>): string => {
  const { people, isGroup, isInSeries, day, from, to, minutes, overlaps } = session
  const span = minutes === 0 ? from : `${from} to ${to}`
  return [
    `${exactDay(day)}, ${span}`,
    isGroup ? `a group of ${inWords(people.length)}: ${people.map(({ clientName }) => apart(clientName)).join(', ')}` : apart(namesOf(people)),
    ...elsewhere(session, zones),
    ...(standingOf(session) === '' ? [] : [standingOf(session)]),
    ...(isInSeries ? ['one of a series'] : []),
    ...(overlaps ? ['another one runs at the same time'] : []),
  ].join(', ')
}

export const EVERY_WORDS: Readonly<Record<Every | 'never', string>> = {
  'never': 'Does not repeat',
  'week': 'Every week',
  'two-weeks': 'Every two weeks',
  'three-weeks': 'Every three weeks',
  'four-weeks': 'Every four weeks',
  'month': 'Every month',
}

export const calendar = {
  loading: 'Opening the week…',
  weekTitle,
  weekInWords,
  lead,
  namesOf,
  firstNames,
  standingOf,
  elsewhere,
  sentenceOf,
  book: 'Book a session',
  /** The name of what lies over the week. */
  details: ({ day, from, people }: Pick<WeekSession, 'day' | 'from' | 'people'>): string =>
    `${apart(namesOf(people))}, ${exactDay(day)}, ${from}`,
  thisWeek: 'This week',
  earlier: 'The week before',
  later: 'The week after',
  week: 'The week, day by day',
  /** The head of a day, where there is little room: `Mon`. */
  dayShort: (day: string): string => weekdayName(day).slice(0, 3),
  dayDate: (day: string): string => named(day).date,
  dayHead: (day: string, sessions: number, isToday: boolean): string =>
    `${exactDay(day)}${isToday ? ', today' : ''}: ${sessions === 0 ? 'nothing booked' : counted(sessions, 'session')}. Book on this day`,
  cancelledOn: 'Cancelled',
  group: (people: number): string => `group of ${inWords(people)}`,
  series: 'One of a series',
  now: (time: string): string => `Now, ${time}`,
  keysShort: [
    { key: 'Arrows', does: 'move' }, { key: 'Enter', does: 'opens' }, { key: 'B', does: 'books' },
    { key: 'Page Up, Page Down', does: 'turn the week' }, { key: 'T', does: 'this week' },
  ],
  hour: (hour: number): string => `${String(hour).padStart(2, '0')}:00`,
} as const
