import type { TodayView } from '../../shared/ipc/views.ts'
import type { DayView } from '../../shared/ipc/brief.ts'
import { timeIn } from '../../shared/domain/day.ts'
import { untilWords } from './brief.ts'
import { dayInWords } from './dates.ts'
import { agreed as things, capitalised, counted, inWords, plural } from './numbers.ts'
import { damageSentences } from './privacy.ts'

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

type Standing = Pick<TodayView, 'overdue' | 'open' | 'drafts' | 'today'>
type Counts = Pick<DayView, 'sessions' | 'people' | 'messages'>

const some = (count: number, words: string): readonly string[] => (count > 0 ? [words] : [])

/**
 * What is there, in one sentence: sessions, people, messages, what is due, what is half written; else when the next
 * thing is due. What is late is somebody's, who needs the coach.
 */
const lead = ({ overdue, open, drafts, today }: Standing, { sessions, people, messages }: Counts): string => {
  const due = open.filter((item) => item.due <= today).length
  const parts = [
    ...some(sessions.length, counted(sessions.length, 'session')),
    ...some(people, counted(people, 'person who needs you', 'people who need you')),
    // Of somebody whose engagement has ended nobody is said to need anything.
    ...(people === 0 ? some(overdue.length, counted(overdue.length, 'thing overdue', 'things overdue')) : []),
    ...some(messages, counted(messages, 'message to send', 'messages to send')),
    ...some(due, counted(due, 'thing due today', 'things due today')),
    ...some(drafts.length, counted(drafts.length, 'note half written', 'notes half written')),
  ]
  if (parts.length > 0) return `${capitalised(joined(parts))}.`
  const next = open[0]
  return next ? `Nothing is due today. The next thing is due ${dayInWords(next.due, today)}.` : ''
}

type Next = NonNullable<DayView['next']>

/** `Next, in 48 minutes`, `Now, begun 5 minutes ago`, `Next, at 16:00`. */
const nextWhen = (next: Next, { now, zone }: Pick<DayView, 'now' | 'zone'>): string => {
  const until = untilWords(now, next)
  if (until === 'now') return 'Now'
  return `${next.startedAt <= now ? 'Now' : 'Next'}, ${until === '' ? `at ${timeIn(next.startedAt, zone)}` : until}`
}

/** `Marta Oliveira`, `Marta and Ben`, `Marta, Ben and four others`. */
const nextName = ({ clientName, others }: Next): string => {
  if (others.length === 0) return clientName
  const [first = '', ...rest] = others
  return rest.length === 0
    ? `${clientName} and ${first}`
    : `${clientName}, ${first} and ${counted(rest.length, 'other')}`
}

/** What was agreed and what came of it: `Four things were agreed last time, two of them are done. One is overdue.` */
const nextStanding = ({ agreed, done, late, number, people }: Next): string => {
  const overdue = late === 0 ? '' : ` ${capitalised(inWords(late))} ${plural(late, 'is', 'are')} overdue.`
  if (agreed === 0) return `${number === 1 && people === 1 ? 'The first session.' : 'Nothing was agreed last time.'}${overdue}`
  const finished = done === 0 ? '' : done === agreed
    ? `, and ${agreed === 1 ? 'it is' : 'all of it is'} done` : `, ${inWords(done)} ${plural(done, 'is', 'are')} done`
  return `${things(agreed)} last time${finished}.${overdue}`
}

export const today = {
  lead,
  nextWhen,
  nextName,
  nextStanding,
  /** `10:00 to 11:00, session 7.` */
  nextTimes: ({ startedAt, endsAt, number, people }: Next, zone: string): string =>
    `${timeIn(startedAt, zone)} to ${timeIn(endsAt, zone)}${people === 1 ? `, session ${String(number)}` : ''}.`,
  openBrief: 'Open the brief',
  briefOf: (who: string): string => `Open the brief of ${who}`,
  theDay: 'The day',
  tomorrow: 'Tomorrow',
  /** A group in few words: `Marta Oliveira and five others`. */
  withOthers: (name: string, others: number): string => `${name} and ${counted(others, 'other')}`,
  states: { booked: '', held: 'held', missed: 'missed', cancelled: 'cancelled' },
  nothingMore: 'nothing more today',
  furtherTomorrow: (further: number): string => `and ${inWords(further)} more`,
  /** Of a list of which not all is shown: how much there is, what the step brings, and how it is folded again. */
  things: (count: number): string => counted(count, 'thing'),
  more: (further: number): string => `${capitalised(inWords(further))} more`,
  fewer: 'Only the first few',
  /** What did not open, and what is safe (V11); which parts disagree with their list (V16). */
  damage: (found: TodayView['damage']): string => damageSentences(found).join(' '),
  damageLabel: 'What did not open',
  seePrivacy: 'See Privacy',
  drafts: 'Half written',
  kept: (when: string): string => `Half written, kept ${when}`,
  goOn: 'Go on writing',
  quickNote: 'Quick note',
  goOnWith: (name: string | null): string =>
    (name === null ? 'Go on writing the quick note' : `Go on writing the note about ${name}`),
  blankDraft: 'No words yet',
  needsYou: 'Needs you',
  allWhoNeedYou: (number: number): string => `All ${inWords(number)} in Clients`,
  overdue: 'Overdue',
  dueToday: 'Due today',
  coming: 'Coming',
  laterIn: (month: string): string => `Later in ${month}`,
  nobody: 'Nobody is waiting for you today.',
  write: 'Write a note',
  sheetHere: 'The recovery sheet lies on this computer.',
  sheetHereWhy: 'Whoever opens the computer finds the way into the practice beside it.',
  moveSheet: 'Move it elsewhere',
  loading: 'Opening Today…',
} as const
