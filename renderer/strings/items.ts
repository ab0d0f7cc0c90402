import { addDays } from '../../shared/domain/day.ts'
import type { ItemRow } from '../../shared/ipc/views.ts'
import type { ItemStatus, Obstacle } from '../../shared/schemas/action-items.ts'
import type { ItemLook } from '../components/item-look.ts'
import { onDay } from './dates.ts'
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
  reported: 'Said to be done',
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

const CONFIRMED: Readonly<Record<ItemStatus, string>> = {
  open: 'Open again',
  done: 'Confirmed as done',
  stuck: 'Confirmed as stuck',
  skipped: 'Confirmed as skipped',
}

/** What the client says of it (E31). */
const SAYS: Readonly<Record<ItemStatus, string>> = {
  open: 'it is open again',
  done: 'it is done',
  stuck: 'it is stuck',
  skipped: 'it was skipped',
}

/** What the letters on an item mean, in the order of the menu. */
const LETTERS = [['D', 'done'], ['S', 'stuck'], ['K', 'skipped'], ['O', 'open again'], ['E', 'edit']] as const

/** What was agreed; of an item whose words are sealed for the one who looks (V1), that they are. */
export const wordsOf = ({ text }: Pick<ItemRow, 'text'>): string => text ?? SEALED

const SEALED = 'Sealed'

export const itemWords = {
  menu: 'What became of it',
  done: 'Done',
  skipped: 'Skipped',
  openAgain: 'Open again',
  stuckStep: 'Stuck',
  stuckOn: 'Stuck, because of',
  notSaid: 'Something else',
  confirm: 'Confirm',
  /** For a screen reader: what it is that is confirmed. */
  confirmIt: (text: string): string => `Confirm: ${apart(beginningOf(text))}`,
  /** Above what can be marked as the client’s own word. */
  says: (item: Pick<ItemRow, 'clientName'>): string => `${apart(shortName(item.clientName))} says`,
  stuckOnSaid: (item: Pick<ItemRow, 'clientName'>): string =>
    `${apart(shortName(item.clientName))} says it is stuck, because of`,
  withShift: (letter: string): string => `Shift ${letter}`,
  letters: LETTERS,
  /** At the foot of a list of items: what one key does, and whose word it is with Shift. */
  shiftSays: (name: string): string => `With Shift, ${apart(shortName(name))} says so`,
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
  confirmed: (status: ItemStatus, text: string): string => `${CONFIRMED[status]}: ${apart(beginningOf(text))}`,
  /** `Marta says it is done: Ask Ravi what he needed`. */
  reported: (status: ItemStatus, name: string, text: string): string =>
    `${apart(shortName(name))} says ${SAYS[status]}: ${apart(beginningOf(text))}`,
  changed: (text: string): string => `Changed: ${apart(beginningOf(text))}`,
  newDate: (text: string, day: string): string => `Now due ${day}: ${apart(beginningOf(text))}`,
  /** Within a line: `stuck since Friday: confidence`. */
  stuck: (obstacle: Obstacle | null, since: string): string =>
    `stuck since ${since}${obstacle === null ? '' : `: ${obstacleWords[obstacle].toLowerCase()}`}`,
  /** Her own word, and when she gave it: `Marta says it is stuck: workload, today 07:40`. */
  said: (item: Pick<ItemRow, 'clientName' | 'status' | 'obstacle'>): string => {
    const why = item.obstacle === null ? '' : `: ${obstacleWords[item.obstacle].toLowerCase()}`
    return `${shortName(item.clientName)} says ${SAYS[item.status]}${why}`
  },
  due: (day: string): string => `due ${day}`,
  doneOn: (day: string): string => `Done ${onDay(day)}`,
  skippedOn: (day: string): string => `Skipped ${onDay(day)}`,
  owner: (item: Pick<ItemRow, 'owner' | 'clientName'>): string =>
    item.owner === 'coach' ? ownerWords.coach : shortName(item.clientName),
} as const
