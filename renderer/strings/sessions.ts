/** Booking, moving and ending a session, in plain sentences. Days are the coach’s, unless a place is named. */
import { dayIn, timeIn } from '../../shared/domain/day.ts'
import { LEAST_IN_A_SERIES, LEAST_MINUTES, MOST_IN_A_SERIES, MOST_MINUTES } from '../../shared/domain/session-limits.ts'
import type { When } from '../../shared/domain/session-time.ts'
import type { ClientSession, WeekSession } from '../../shared/ipc/sessions.ts'
import type { Plan, Problem, Warning } from '../views/calendar/form.ts'
import { calendar } from './calendar.ts'
import { cityOf, dayBriefly, dayByName, dayInWords, weekdayName } from './dates.ts'
import { apart, beginningOf, shortName } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

const nth = (date: number): string => {
  const last = date % 10
  const teen = date % 100 > 10 && date % 100 < 14
  return `${String(date)}${teen ? 'th' : last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`
}

/** In which rhythm: `Tuesdays`, `every second Tuesday`, `on the 31st, or the last day, of each month`. */
const rhythm = (plan: Plan): string => {
  const day = plan.sessions[0].wall.slice(0, 10)
  const date = Number(day.slice(8))
  switch (plan.every) {
    case 'never': return ''
    case 'week': return `${weekdayName(day)}s`
    case 'two-weeks': return `every second ${weekdayName(day)}`
    case 'three-weeks': return `every third ${weekdayName(day)}`
    case 'four-weeks': return `every fourth ${weekdayName(day)}`
    case 'month': return date > 28 ? `on the ${nth(date)}, or the last day, of each month` : `on the ${nth(date)} of each month`
  }
}

const wallDay = ({ wall }: When): string => wall.slice(0, 10)
const wallTime = ({ wall }: When): string => wall.slice(11)

interface Seen { readonly today: string, readonly own: string, readonly people: number }

/** What booking it does, in one sentence: `Ten sessions, Tuesdays at 14:00, until 26 January.` */
const planned = (plan: Plan, { today, own, people }: Seen): string => {
  const { sessions, zone } = plan
  const [first] = sessions
  const last = sessions.at(-1) ?? first
  const there = zone === own ? '' : ` in ${cityOf(zone)}`
  const group = people > 1 ? `, for a group of ${inWords(people)}` : ''
  if (sessions.length === 1) {
    return `${dayByName(wallDay(first), today)}, ${wallTime(first)} to ${timeIn(first.endsAt, zone)}${there}${group}.`
  }
  const count = capitalised(counted(sessions.length, 'session'))
  return `${count}, ${rhythm(plan)} at ${wallTime(first)}${there}, from ${dayByName(wallDay(first), today)} until ${dayByName(wallDay(last), today)}${group}.`
}

/** The first session on another clock: `09:00 in New York.`, and on her own: `19:00 on your clock.` */
const onClock = ([first]: Plan['sessions'], zone: string, own: string): string => {
  const there = dayIn(first.startedAt, zone)
  const day = there === wallDay(first) ? '' : `${weekdayName(there)} `
  return `${day}${timeIn(first.startedAt, zone)} ${zone === own ? 'on your clock' : `in ${cityOf(zone)}`}.`
}

const warned = (warning: Warning, today: string): string => {
  switch (warning.is) {
    case 'skipped':
      return `The clocks go forward on ${dayByName(wallDay(warning.when), today)}: there is no ${wallTime(warning.when)}, so it begins at ${warning.time}.`
    case 'twice':
      return `The clocks go back on ${dayByName(wallDay(warning.when), today)}: ${wallTime(warning.when)} comes twice, and the first is meant.`
    case 'over': return 'That is over already. It waits on Today for its note.'
    case 'overlap':
      return `${apart(calendar.namesOf(warning.other.people))} ${warning.other.people.length > 1 ? 'are' : 'is'} booked at the same time, ${warning.other.from} to ${warning.other.to}.`
    case 'apart':
      return `From ${dayByName(wallDay(warning.when), today)} on it is ${warning.time} in ${cityOf(warning.zone)}: the clocks change on different days.`
  }
}

const problems: Readonly<Record<Problem, string>> = {
  who: 'Choose who it is with.',
  day: 'Which day is it? “Friday”, “3 December” or “3/12” will do.',
  time: 'At what time? “14:00” or “2pm” will do.',
  minutes: `A session takes ${String(LEAST_MINUTES)} to ${String(MOST_MINUTES)} minutes.`,
  times: `A series has ${inWords(LEAST_IN_A_SERIES)} to ${String(MOST_IN_A_SERIES)} sessions.`,
}

const dueMoved = (count: number): string =>
  (count === 0 ? '' : ` ${capitalised(counted(count, 'due day'))} moved with it.`)
const overlap = (count: number): string => (count === 0 ? '' : ' It runs at the same time as another one.')

interface Came { readonly dueMoved: number, readonly overlaps?: number }

const after = (sentence: string, { dueMoved: moved, overlaps = 0 }: Came): string =>
  `${sentence}.${dueMoved(moved)}${overlap(overlaps)}`

/**
 * `today 14:00`, `Thursday 14:00`, `last Thursday 14:00`, `Thursday 3 December, 14:00`. What is booked and what is over
 * stand side by side: of a weekday alone nobody would know which of them it is.
 */
const sessionTime = (day: string, time: string, today: string): string => {
  const name = dayBriefly(day, today)
  if (day < today && name === weekdayName(day)) return `last ${name} ${time}`
  return `${name}${name.includes(' ') ? ',' : ''} ${time}`
}

/** Within a sentence: `tomorrow 14:00`, `Tuesday 14:00, in 3 days`. */
const nextInWords = ({ day, from }: Pick<ClientSession, 'day' | 'from'>, today: string): string => {
  const [name = '', ...rest] = dayInWords(day, today).split(', ')
  return `${name}${name.includes(' ') ? ',' : ''} ${from}${rest.length > 0 ? `, ${rest.join(', ')}` : ''}`
}

const whoOf = (people: readonly { readonly name: string }[]): string =>
  (people.length === 1 ? apart(beginningOf(shortName(people[0]?.name ?? ''), 40)) : `${inWords(people.length)} people`)

export const sessions = {
  sessionTime,
  nextInWords,
  form: {
    book: 'Book a session',
    move: 'Move the session',
    who: 'With',
    whoMore: 'With somebody else, too',
    whoHint: 'Letters of a name',
    without: (name: string): string => `Without ${apart(name)}`,
    day: 'Day',
    dayHint: 'Friday, 3 Dec, 3/12',
    month: 'Take the day from a month',
    time: 'Time',
    timeHint: '14:00',
    minutes: 'Minutes',
    clock: 'The time is',
    clockOf: (zone: string, own: string): string => (zone === own ? `on your clock, ${cityOf(zone)}` : `in ${cityOf(zone)}`),
    place: 'Place or link',
    repeat: 'Repeats',
    times: 'How many sessions',
    which: 'Move',
    one: 'this one',
    later: (count: number): string => (count === 1 ? 'this one and the one after it' : `this one and the ${inWords(count)} after it`),
    go: 'Book',
    goMove: 'Move',
    leave: 'Leave it',
    planned,
    onClock,
    warned,
    problems,
  },
  done: {
    booked: (people: readonly { readonly name: string }[], first: string, count: number, came: Came): string => after(
      count === 1 ? `Booked ${whoOf(people)} for ${first}` : `${capitalised(counted(count, 'session'))} booked with ${whoOf(people)}, the first ${first}`,
      came),
    moved: (when: string, came: Came): string => after(`Moved to ${when}`, came),
    cancelled: (isLater: boolean, came: Came): string => after(isLater ? 'Cancelled, and all after it' : 'Cancelled', came),
    missed: (name: string, came: Came): string => after(`${apart(beginningOf(shortName(name), 40))} did not come`, came),
    reopened: (came: Came): string => after('It is booked again', came),
    waived: 'Held, without a note.',
    placed: 'The place is kept.',
  },
  acts: {
    brief: 'Open the brief',
    write: 'Write the note',
    goOn: 'Open the note',
    move: 'Move',
    cancel: 'Cancel',
    cancelOne: 'Cancel this one',
    cancelLater: (count: number): string => `Cancel it and the ${count === 1 ? 'one' : inWords(count)} after it`,
    missed: 'Did not come',
    reopenMissed: 'Came after all',
    reopenCancelled: 'Book it again',
    waive: 'Needs no note',
    addPlace: 'Add a place or link',
    changePlace: 'Change',
    placeLabel: 'Place or link',
    keep: 'Keep',
    close: 'Close',
  },
  details: {
    span: ({ day, from, to, minutes }: Pick<WeekSession, 'day' | 'from' | 'to' | 'minutes'>, today: string): string =>
      `${dayByName(day, today)}, ${minutes === 0 ? from : `${from} to ${to}`}`,
    series: (later: number): string => (later === 0 ? 'The last of a series.' : `One of a series, ${inWords(later)} more after it.`),
    movedFrom: (when: string): string => `Moved from ${when}.`,
    group: (people: number): string => `A group of ${inWords(people)}.`,
    overlaps: 'Another one runs at the same time.',
    number: (number: number): string => `Session ${String(number)}`,
  },
  ofClient: {
    head: 'Sessions',
    none: 'No session is booked.',
    nextIs: (when: string): string => `The next is ${when}.`,
    there: (clock: string): string => `It is ${clock} then.`,
    moreBooked: (count: number): string => `${capitalised(inWords(count))} more in the calendar.`,
    past: (count: number): string => `So far, ${String(count)}`,
    other: (count: number): string => `Other sessions, ${String(count)}`,
    group: 'in a group',
    series: 'one of a series',
    change: 'Change',
    more: (when: string): string => `Change the session ${when}`,
    movedFrom: (when: string): string => `moved from ${when}`,
    states: { booked: 'booked', held: 'held', missed: 'did not come', cancelled: 'cancelled' } satisfies Record<ClientSession['state'], string>,
    awaited: 'waits for its note',
    waived: 'held, without a note',
  },
  unwritten: {
    count: (sessions: number): string => counted(sessions, 'session'),
    head: 'Not written up yet',
    ended: (when: string): string => `Ended ${when}`,
    write: 'Write the note',
    writeFor: (name: string): string => `Write the note about ${apart(name)}`,
    missedBy: (name: string): string => `${apart(name)} did not come`,
    waiveFor: (name: string): string => `The session with ${apart(name)} needs no note`,
  },
  settings: {
    head: 'Sessions',
    minutes: 'Minutes a session takes, unless something else is said',
    minutesChoice: (minutes: number): string => String(minutes),
    minutesChanged: (minutes: number): string => `A session takes ${String(minutes)} minutes from now on`,
    before: 'Where no day was agreed, something is due',
    beforeChoice: (days: number): string => (days === 0 ? 'on the day of the next session' : `${counted(days, 'day')} before`),
    beforeChanged: (days: number): string => `What is agreed without a day is due ${
      days === 0 ? 'on the day of the next session' : `${counted(days, 'day')} before the next session`} from now on`,
    beforeHint: 'Without a session booked it is due in a week. What was agreed already stays as it is.',
  },
} as const
