import { dayIn } from '../../shared/domain/day.ts'
import { mondayBefore } from '../../shared/domain/momentum/weeks.ts'
import type { MomentumView } from '../../shared/ipc/brief.ts'
import type { Momentum, Week } from '../components/momentum-look.ts'
import { dateByName, dayBriefly, shortMonth } from './dates.ts'
import { capitalised, counted, inWords } from './numbers.ts'

type Setback = MomentumView['setbacks'][number]

const inWeekOf = (monday: string, today: string): string =>
  (monday === mondayBefore(today, 0) ? 'this week' : `in the week of ${dateByName(monday, today)}`)

const sumOf = (figures: readonly number[]): number => figures.reduce((sum, one) => sum + one, 0)

/** `Two things went back, the last in the week of 2 November.` Empty where nothing did. */
const wentBack = ({ setbacks }: Momentum, today: string): string => {
  const all = sumOf(setbacks)
  if (all === 0) return ''
  const last = inWeekOf(mondayBefore(today, setbacks.length - 1 - setbacks.findLastIndex((one) => one > 0)), today)
  const isOfOneWeek = setbacks.filter((one) => one > 0).length === 1
  return `${capitalised(counted(all, 'thing'))} went back${isOfOneWeek ? ' ' : ', the last '}${last}.`
}

const wasDone = ({ due, done }: Momentum): string => {
  const asked = due.filter((one) => one > 0).length
  const did = due.filter((one, place) => one > 0 && (done[place] ?? 0) > 0).length
  if (asked === 0) return `Nothing was due in the last ${inWords(due.length)} weeks.`
  if (asked === 1) return `${did === 1 ? 'Something' : 'Nothing'} was done in the one week in which something was due.`
  const weeks = `${inWords(asked)} weeks in which something was due.`
  if (asked === 2 && did === 2) return 'Something was done in both weeks in which something was due.'
  if (did === 0) return `Nothing was done in the ${weeks}`
  return did === asked ? `Something was done in all ${weeks}` : `Something was done in ${inWords(did)} of the ${weeks}`
}

/** One column in words, for the hover: `In the week of 2 November: two of three done, one thing went back.` */
const column = ({ due, done, setbacks }: Momentum, place: number, today: string): string => {
  const [of = 0, did = 0, back = 0] = [due[place], done[place], setbacks[place]]
  const monday = mondayBefore(today, due.length - 1 - place)
  const standing = of === 0 ? 'nothing due' : `${inWords(did)} of ${inWords(of)} done`
  return `${capitalised(inWeekOf(monday, today))}: ${standing}${back > 0 ? `, ${counted(back, 'thing')} went back` : ''}.`
}

const became = ({ from, to }: Setback): string => {
  if (to === 'open') return 'done, then open again'
  return `${to === 'stuck' ? 'got stuck' : 'skipped'}${from === 'done' ? ' after it was done' : ''}`
}

export const momentum = {
  head: 'Momentum',
  /** The strip in words. */
  sentence: (of: Momentum, today: string): string => [wasDone(of), wentBack(of, today)].filter(Boolean).join(' '),
  column,
  month: shortMonth,
  asTable: 'As a table',
  asStrip: 'As a strip',
  columns: {
    week: 'Week of', done: 'Done', doneLate: 'Done late', skipped: 'Skipped', stuck: 'Stuck', open: 'Open', late: 'Late',
    setbacks: 'Went back', sessions: 'Sessions',
  },
  weekOf: dateByName,
  /** `1 held, 1 missed`; empty in a week without one. */
  sessions: (week: Pick<Week, 'held' | 'missed' | 'booked'>): string =>
    (['held', 'missed', 'booked'] as const)
      .filter((state) => week[state] > 0).map((state) => `${String(week[state])} ${state}`).join(', '),
  setbacks: 'What went back',
  setback: (one: Setback, today: string, zone: string): string =>
    `${became(one)}, ${dayBriefly(dayIn(one.at, zone), today)}`,
  loading: 'Looking at the weeks…',
} as const
