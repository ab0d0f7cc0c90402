import type { ClientRow } from '../../shared/ipc/views.ts'
import { LIMITS } from '../../shared/schemas/common.ts'
import { dayIn } from '../../shared/domain/day.ts'
import { dayBriefly, dayInWords } from './dates.ts'
import { apart, beginningOf } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

/** Why a client stands where she stands. What is late is set apart: it is drawn in amber. */
export interface Reason {
  readonly late: string
  readonly rest: string
}

/**
 * The reason in words. Days are said from `today`, the coach's day; the last note's day is that of `zone`.
 * The earliest day of the open items is the oldest overdue one wherever something is overdue.
 * @param hasNotes whoever looks has the key for notes; without it nothing is said of them
 */
export const reasonFor = (client: ClientRow, today: string, zone: string, hasNotes = true): Reason => {
  const { open, overdue, nextDue, lastNoteAt, hasDraft } = client
  const draft = hasDraft ? ', a note is half written' : ''
  if (overdue > 0 && nextDue !== null) {
    const since = dayBriefly(nextDue, today)
    const late = overdue === 1
      ? `Overdue since ${since}`
      : `${capitalised(counted(overdue, 'thing'))} overdue, the first since ${since}`
    const more = open > overdue ? `, ${inWords(open - overdue)} more open` : ''
    return { late, rest: `${more}${draft}` }
  }
  if (open > 0 && nextDue !== null) {
    const next = dayInWords(nextDue, today)
    const words = open === 1 ? `One thing due ${next}` : `${capitalised(counted(open, 'thing'))} open, the next due ${next}`
    return { late: '', rest: `${words}${draft}` }
  }
  if (hasDraft) return { late: '', rest: 'A note is half written' }
  if (!hasNotes) return { late: '', rest: 'Nothing open' }
  return {
    late: '',
    rest: lastNoteAt === null ? 'No note yet' : `Nothing open, last note ${dayBriefly(dayIn(lastNoteAt, zone), today)}`,
  }
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
  needYou: 'Need you',
  everyone: 'Everyone else',
  write: 'Write a note',
  goOn: 'Go on writing',
  writeFor: (name: string): string => `Write a note about ${apart(name)}`,
  goOnFor: (name: string): string => `Go on writing the note about ${apart(name)}`,
  loading: 'Opening the clients…',
} as const
