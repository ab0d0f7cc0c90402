import { minutesBetween } from '../../shared/domain/session-time.ts'
import { dayIn, timeIn } from '../../shared/domain/day.ts'
import type { BriefView } from '../../shared/ipc/brief.ts'
import { dayBriefly, dayInWords, exactDay, onDay } from './dates.ts'
import { apart, shortName } from './names.ts'
import { agreed as thingsAgreed, capitalised, counted, inWords, plural } from './numbers.ts'

const HOUR = 60

/** `12 minutes`, `an hour`, `an hour and 20 minutes`, `2 hours`. */
const stretch = (minutes: number): string => {
  if (minutes < HOUR) return `${String(minutes)} ${plural(minutes, 'minute')}`
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR]
  const whole = hours === 1 ? 'an hour' : `${String(hours)} hours`
  return rest === 0 ? whole : `${whole} and ${stretch(rest)}`
}

/** How far off it is: `in 12 minutes`, `now`, `begun 5 minutes ago`; empty from three hours on, and once it is over. */
export const untilWords = (
  now: string, { startedAt, endsAt }: { readonly startedAt: string, readonly endsAt: string },
): string => {
  const minutes = minutesBetween(now, startedAt)
  if (minutes >= 3 * HOUR || (now > endsAt && minutes < 0)) return ''
  if (minutes === 0) return 'now'
  return minutes > 0 ? `in ${stretch(minutes)}` : `begun ${stretch(-minutes)} ago`
}

/** Within a sentence: `on Friday`, `yesterday`, `on Tuesday 3 November`. */
const onItsDay = (instant: string, { today, zone }: Pick<BriefView, 'today' | 'zone'>): string =>
  onDay(dayBriefly(dayIn(instant, zone), today))

const STATES: Readonly<Record<Exclude<BriefView['state'], 'booked'>, string>> = {
  held: 'held', missed: 'missed', cancelled: 'cancelled',
}

/** `Session 7, today 10:00 to 11:00`. */
const whichAndWhen = ({ number, startedAt, endsAt, state, zone }: BriefView, day: string): string => {
  const until = startedAt < endsAt ? ` to ${timeIn(endsAt, zone)}` : ''
  const which = state === 'booked' || state === 'held' ? `Session ${String(number)}` : 'Session'
  return `${which}, ${day}${day.includes(' ') ? ',' : ''} ${timeIn(startedAt, zone)}${until}`
}

/** `Session 7, today 10:00 to 11:00, in 12 minutes`. */
const lead = (view: BriefView): string => {
  const { startedAt, state, now, today, zone } = view
  const standing = state === 'booked' ? untilWords(now, view) : STATES[state]
  return [whichAndWhen(view, dayInWords(dayIn(startedAt, zone), today)), standing].filter(Boolean).join(', ')
}

/** On paper nothing is today or in twelve minutes: `Session 7, Tuesday 17 November 2026, 10:00 to 11:00`. */
const leadOnPaper = (view: BriefView): string => {
  const { startedAt, state, zone } = view
  return [whichAndWhen(view, exactDay(dayIn(startedAt, zone))), state === 'booked' ? '' : STATES[state]]
    .filter(Boolean).join(', ')
}

/** `Three things were agreed on Tuesday 10 November`. */
const agreedHead = (view: BriefView): string => {
  const { last, agreed, furtherAgreed } = view
  if (!last) return ''
  return `${thingsAgreed(agreed.length + furtherAgreed)} ${onItsDay(last.startedAt, view)}`
}

export const brief = {
  loading: 'Opening the brief…',
  gone: 'This session is no longer there.',
  back: 'Back',
  toToday: 'To Today',
  reading: 'Two minutes’ reading',
  print: 'Print',
  lead,
  leadOnPaper,
  start: 'Start the note',
  openNote: 'Open the note',
  write: 'Write a note',
  /** Of a session that is further away. */
  noteFrom: (view: BriefView): string =>
    `From ${timeIn(view.noteFrom, view.zone)}${dayIn(view.noteFrom, view.zone) === view.today ? '' : ' on that day'} on, a note is this session’s.`,
  first: 'This is the first session. There is nothing to look back on yet.',
  agreedHead,
  nothingAgreed: (view: BriefView): string => (view.last ? `Nothing was agreed ${onItsDay(view.last.startedAt, view)}.` : ''),
  promised: 'You promised before',
  alsoWaiting: 'This waits, too',
  waiting: 'This waits',
  furtherItems: (further: number): string =>
    `${capitalised(inWords(further))} more ${plural(further, 'stands', 'stand')} on the client’s page.`,
  toClient: (name: string): string => `${apart(shortName(name))}’s page`,
  note: 'From the last note',
  noNote: 'No note of a session is saved yet.',
  emptyNote: 'The last note holds nothing but what was agreed.',
  furtherLines: (further: number): string => `${capitalised(counted(further, 'more line'))} in the note.`,
  readNote: 'Read the note',
  messages: (count: number, name: string): string =>
    `${capitalised(counted(count, 'message'))} to ${apart(shortName(name))} ${plural(count, 'waits', 'wait')} to be sent.`,
  toSend: 'To send',
  place: 'Where',
  group: 'The others of the group',
  /** What stands in the margin, as a line of its own on paper. */
  placeOnPaper: (place: string): string => `${brief.place}: ${apart(place)}`,
  groupOnPaper: (names: readonly string[]): string => `${brief.group}: ${names.map(apart).join(', ')}`,
  printed: 'Printed.',
  noPrinter: 'No printer answered.',
} as const
