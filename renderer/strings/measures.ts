/** My practice: figures with their units, what is missing, and what the page says around them. */
import type { Step } from '../../shared/domain/measures/asks.ts'
import { isRate, type Measure } from '../../shared/domain/measures/names.ts'
import type { Reading } from '../../shared/domain/measures/reading.ts'
import { monthByName } from './dates.ts'
import { MEASURE_WORDS } from './measure-names.ts'
import { capitalised, counted, inFigures, inWords, plural } from './numbers.ts'

const TENTHS = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 })

const percent = (value: number): string => `${String(Math.round(value * 100))}%`

const minutes = (value: number): string => {
  if (value < 1) return `${String(Math.round(value * 60))} s`
  if (value >= 90) return `${TENTHS.format(value / 60)} h`
  return `${value < 10 ? TENTHS.format(value) : inFigures(value)} min`
}

/** A figure with its unit: `78%`, `42 s`, `2.5 h`, `168`. */
export const figureOf = (measure: Measure, value: number): string => {
  if (isRate(measure)) return percent(value)
  switch (measure) {
    case 'note-delay': return value >= 48 ? `${TENTHS.format(value / 24)} days` : minutes(value * 60)
    case 'capture-time': case 'prep-time': return minutes(value)
    case 'admin-hours': return `${TENTHS.format(value)} h a week`
    case 'reminders': return TENTHS.format(value)
    default: return inFigures(value)
  }
}

/** What a figure is taken from: `33 of 42`, `21 notes`; nothing where the figure says it all. */
export const groundOf = (measure: Measure, { hits, of }: Reading): string => {
  if (isRate(measure)) return `${inFigures(hits)} of ${inFigures(of)}`
  const { one, many } = MEASURE_WORDS[measure]
  switch (measure) {
    case 'note-delay': case 'capture-time': return `${inFigures(of)} ${plural(of, one, many)}`
    case 'prep-time': return `${inFigures(of)} ${plural(of, 'session')}`
    case 'reminders': return `${inFigures(hits)} sent`
    default: return ''
  }
}

/**
 * What is missing before a figure can be said.
 * @param more how many
 * @param isOver whether the time it is asked of is over: then there will be no more
 */
export const missingWords = (measure: Measure, { of }: Reading, more: number, isOver: boolean): string => {
  const { one, many } = MEASURE_WORDS[measure]
  if (measure === 'admin-hours' || measure === 'workarounds') return 'Not written down'
  // Nobody waits for more of those.
  if (measure === 'overdue-caught') return of === 0 ? 'Nothing was overdue' : `Only ${counted(of, one)}, too few to say`
  if (of === 0 && more === 0) return `No ${many ?? `${one}s`}`
  if (!isOver) {
    return of === 0 ? `${capitalised(counted(more, one, many))} and this can be said`
      : `${capitalised(inWords(more))} more ${plural(more, one, many)} and this can be said`
  }
  return of === 0 ? `No ${many ?? `${one}s`}` : `Only ${counted(of, one, many)}, too few to say`
}

const STEPS: Readonly<Record<Step | 'report', string>> = {
  roster: 'Open Clients',
  today: 'Open Today',
  reminders: 'Open the reminder settings',
  capture: 'How to write down what was agreed',
  calendar: 'Open the calendar',
  report: 'Write it down',
}

/** The month of a day or of itself: `October`, of another year `October 2025`. */
export const monthWords = (month: string, today: string): string => monthByName(`${month.slice(0, 7)}-01`, today)

const quarterWords = (from: string, to: string, today: string): string =>
  `${monthByName(from, to)} to ${monthByName(to, today)}`

export const measures = {
  title: 'My practice',
  lead: 'What your records say of your own work. Nobody else sees it.',
  loading: 'Counting…',
  empty: 'Nothing to count yet. After the first few sessions it says here what became of what was agreed.',
  table: 'The measures of your practice',
  when: 'Which days',
  spans: {
    'last-month': (from: string, _to: string, today: string): string => monthWords(from, today),
    'month-so-far': (from: string, _to: string, today: string): string => `${monthWords(from, today)} so far`,
    'last-quarter': quarterWords,
  },
  measure: 'Measure',
  claimed: 'Claimed by others',
  trend: 'Twelve months',
  groups: {
    agreed: 'What was agreed',
    notes: 'Notes and preparation',
    sessions: 'Sessions',
    own: 'What only you can say',
  },
  footnote:
    'Claimed by others: what coaches and makers of software say of practices before and after. They are not ours, and '
    + 'nothing here was measured by them.',
  steps: STEPS,
  /** For whoever hears the button without its row. */
  stepFor: (step: Step | 'report', measure: Measure): string => `${STEPS[step]}: ${MEASURE_WORDS[measure].name}`,
  open: (measure: Measure): string => `${MEASURE_WORDS[measure].name}, what it means and each month`,
  notThere: 'not there',
  from: (first: string, last: string): string => `From ${first} to ${last}`,
  trendOf: (first: string, firstMonth: string, last: string, lastMonth: string): string =>
    `From ${first} in ${firstMonth} to ${last} in ${lastMonth}`,
  onlyIn: (value: string, month: string): string => `${value} in ${month}`,
  keyHint: 'T',
  months: (measure: Measure): string => `${MEASURE_WORDS[measure].name}, month by month`,
  month: 'Month',

  baseline: {
    choose: 'Which month to compare with',
    chip: (month: string): string => `Compared with ${month}`,
    firstWhole: 'The first whole month',
    firstLater: 'the first whole month, once there is one',
    noMonth: 'Baseline',
    none: 'No month is whole yet, so there is nothing to compare with.',
    changed: (month: string): string => `Compared with ${month} from now on`,
    changedToFirst: 'Compared with the first whole month from now on',
  },
  flat: (baseline: string, from: string, to: string, tune: 'cadence' | 'capture'): string =>
    `Completion and what is caught of the overdue are from ${from} to ${to} about where they were in ${baseline}. `
    + (tune === 'cadence' ? 'Reminders at another pace might help.' : 'Writing down sooner what was agreed might help.'),
  capture: {
    label: 'How to write down what was agreed',
    words: 'Begin a line with [] or ->, or write under a heading Commitments. “by Friday” sets the day, “@coach” makes it yours.',
    also: (key: string): string => `${key} begins a note from anywhere; save it as soon as the session is over.`,
  },
  report: {
    head: 'Written down by you',
    ask: (month: string): string =>
      `How much went into administration in ${month}, and what is kept beside Stillroom? A guess will do.`,
    hours: 'Hours of administration a week',
    workarounds: 'Sheets and threads kept elsewhere',
    keep: 'Keep',
    leave: 'Leave it',
    kept: (month: string): string => `Written down for ${month}`,
    hoursWrong: 'Hours are a number from 0 to 100, such as 6 or 6.5.',
    workaroundsWrong: 'That is a whole number from 0 to 99.',
    nothing: 'Write at least one of the two.',
    writeFor: (month: string): string => `Write down ${month}`,
    change: 'Change',
    changeFor: (month: string): string => `Change what was written down for ${month}`,
    history: 'What you wrote down',
    notSaid: 'not said',
  },
} as const
