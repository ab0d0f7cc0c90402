import { LIMITS } from '../../shared/schemas/common.ts'
import { onDay, recently } from './dates.ts'
import { apart, beginningOf } from './names.ts'
import { capitalised, counted } from './numbers.ts'

/** The ways to look at the list, in their order; each is told by its place, from 1. */
export const SHOWN = ['everyone', 'need-you', 'improving', 'stuck', 'needs-adjustment', 'past'] as const

export type Shown = (typeof SHOWN)[number]

/** Past clients have no tab while there are none. */
const NOBODY: Readonly<Record<Exclude<Shown, 'past'>, string>> = {
  'everyone': 'Nobody is here now.',
  'need-you': 'Nobody needs you now.',
  'improving': 'Nobody is here now.',
  'stuck': 'Nobody is stuck.',
  'needs-adjustment': 'Nobody’s plan wants adjusting.',
}

export const clients = {
  title: 'Clients',
  question: 'Who did you last coach? One name is enough to begin.',
  firstName: 'Write the first name',
  /** For whoever writes no notes. */
  nobodyYet: 'Nobody is here yet. A name is enough to begin.',
  name: 'Name',
  begin: 'Begin',
  add: 'Add a client',
  addIt: 'Add',
  addName: 'Name of the client',
  added: (name: string): string => `Added ${apart(beginningOf(name))}.`,
  needsName: 'A name needs a letter or two.',
  nameTooLong: (length: number): string =>
    `A name can hold ${String(LIMITS.name)} characters; this one has ${String(length)}. Nothing was cut.`,
  filter: 'Find by name',
  noneFound: (words: string): string => `No name here has “${apart(words)}” in it.`,
  found: (number: number): string => capitalised(counted(number, 'client')),
  show: 'Show',
  shown: {
    'everyone': 'Everyone', 'need-you': 'Need you', 'improving': 'Improving', 'stuck': 'Stuck',
    'needs-adjustment': 'Needs adjustment', 'past': 'Past',
  } satisfies Record<Shown, string>,
  nobody: NOBODY,
  needYou: 'Need you',
  onCourse: 'On course',
  past: 'Past clients',
  next: 'Next',
  unfold: (name: string): string => `What waits for ${apart(name)}`,
  /** What else there is to say of her, beside the reason that is said already. */
  also: (others: readonly string[]): string => others.map((sentence) => `${sentence}.`).join(' '),
  nextSession: (when: string): string => `Next session ${when}.`,
  nothingWaits: 'Nothing waits.',
  openingItems: 'Opening what waits…',
  endedOn: (day: string, today: string): string => `Ended ${onDay(recently(day, today))}`,
  takeUp: 'Take up again',
  takeUpWith: (name: string): string => `Take up again: the work with ${apart(name)}`,
  takenUp: (name: string): string => `The work with ${apart(beginningOf(name))} goes on.`,
  loading: 'Opening the clients…',
} as const
