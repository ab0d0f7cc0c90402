import { addDays } from '../../shared/domain/day.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle } from '../../shared/schemas/action-items.ts'
import type { ItemLook } from '../components/item-look.ts'
import { apart, beginningOf, shortName } from './names.ts'

export const dueWords = {
  choose: 'When it is due',
  calendar: 'Due day',
  chip: (day: string): string => `Due ${day}`,
  today: 'Today',
  tomorrow: 'Tomorrow',
  inAWeek: 'In a week',
  newDate: 'New date',
} as const

/** The days most often agreed on, as one press each. */
export const quickDays = (today: string): readonly { readonly day: string, readonly words: string }[] => [
  { day: today, words: dueWords.today },
  { day: addDays(today, 1), words: dueWords.tomorrow },
  { day: addDays(today, 7), words: dueWords.inAWeek },
]

export const ownerWords = {
  coach: 'You',
  choose: 'Who does it',
  chip: (who: string): string => `Done by ${apart(who)}`,
  /** An item of the coach's own, where several clients are listed together. */
  youFor: 'You, for ',
} as const

export const obstacleWords: Readonly<Record<Obstacle, string>> = {
  skill: 'Skill',
  confidence: 'Confidence',
  workload: 'Workload',
  support: 'Support',
}

const LOOKS: Readonly<Record<ItemLook, string>> = {
  open: 'Open',
  late: 'Overdue',
  done: 'Done',
  stuck: 'Stuck',
  skipped: 'Skipped',
}

const MARKED: Readonly<Record<ItemStatus, string>> = {
  open: 'Open again',
  done: 'Marked done',
  stuck: 'Marked stuck',
  skipped: 'Skipped',
}

const onDay = (day: string): string => (/^[\p{Lu}\d]/u.test(day) ? `on ${day}` : day)

/** What was agreed; of an item whose words are sealed for the one who looks (V1), that they are. */
export const wordsOf = ({ text }: Pick<ItemRow, 'text'>): string => text ?? SEALED

const SEALED = 'Sealed'

export const itemWords = {
  menu: 'What became of it',
  done: 'Done',
  skipped: 'Skipped',
  openAgain: 'Open again',
  stuckOn: 'Stuck, because of',
  notSaid: 'Something else',
  edit: 'Edit',
  editing: 'Edit this item',
  text: 'What was agreed',
  keep: 'Keep',
  leave: 'Leave it',
  needsWords: 'An item needs a word or two.',
  tooLong: (most: number): string => `An item can hold ${most.toLocaleString('en-GB')} characters. Nothing was cut.`,
  /** What a screen reader says of the state button: the state, what was agreed, and by when. */
  state: (look: ItemLook, item: Pick<ItemRow, 'text'>, when: string): string =>
    `${LOOKS[look]}, ${when}: ${apart(wordsOf(item))}`,
  /** The sentence of the toast. */
  marked: (status: ItemStatus, text: string): string => `${MARKED[status]}: ${apart(beginningOf(text))}`,
  changed: (text: string): string => `Changed: ${apart(beginningOf(text))}`,
  newDate: (text: string, day: string): string => `Now due ${day}: ${apart(beginningOf(text))}`,
  stuck: (obstacle: Obstacle | null): string =>
    obstacle === null ? 'stuck' : `stuck: ${obstacleWords[obstacle].toLowerCase()}`,
  due: (day: string): string => `due ${day}`,
  /** `today` and `yesterday` take no "on". */
  doneOn: (day: string): string => `Done ${onDay(day)}`,
  skippedOn: (day: string): string => `Skipped ${onDay(day)}`,
  owner: (item: Pick<ItemRow, 'owner' | 'clientName'>): string =>
    item.owner === 'coach' ? ownerWords.coach : shortName(item.clientName),
} as const
