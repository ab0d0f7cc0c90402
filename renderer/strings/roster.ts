/** Why a client stands on the roster where she stands, and what could be done about it, in words (E38). */
import { dayIn } from '../../shared/domain/day.ts'
import type { Step } from '../../shared/domain/roster/reasons.ts'
import type { ClientRow, RosterReason } from '../../shared/ipc/views.ts'
import { dayInWords, onDay, recently } from './dates.ts'
import { apart } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'

/** What is late is set apart: it is drawn in amber. */
export interface Said {
  readonly late: string
  readonly rest: string
}

const said = (rest: string): Said => ({ late: '', rest })

const lateSince = (late: number, since: string): string =>
  late === 1 ? `Overdue since ${since}` : `${capitalised(counted(late, 'thing'))} overdue, the first since ${since}`

/** Days late, as a coach counts them: the second week begins on the eighth day. */
const howLong = (days: number): string =>
  days < 8 ? `, ${counted(days, 'day')} now` : `, and it is week ${inWords(Math.ceil(days / 7))}`

/**
 * One reason in words. Days are said from `today`, the coach's day; an instant's day is that of `zone`.
 * @param more how many things wait beside those the sentence counts as late
 */
export const reasonInWords = (reason: RosterReason, today: string, zone: string, more = 0): Said => {
  const day = (at: string): string => recently(dayIn(at, zone), today)
  switch (reason.kind) {
    case 'missed-two':
      return said(reason.missed === 1
        ? `Missed a session ${onDay(day(reason.lastAt))}`
        : `Missed ${counted(reason.missed, 'session')}, the last ${onDay(day(reason.lastAt))}`)
    case 'week-two':
      return { late: lateSince(reason.late, recently(reason.oldestDue, today)), rest: howLong(reason.days) }
    case 'overdue':
      return {
        late: lateSince(reason.late, recently(reason.oldestDue, today)), rest: more > 0 ? `, ${inWords(more)} more open` : '',
      }
    case 'stuck':
      return said(reason.stuck === 1
        ? `One thing stuck since ${day(reason.since)}`
        : `${capitalised(counted(reason.stuck, 'thing'))} stuck, the first since ${day(reason.since)}`)
    case 'no-action':
      return said(reason.nextDue === null
        ? `Nothing agreed for ${nextDays(reason.within)}`
        : `Nothing due before ${recently(reason.nextDue, today)}`)
    case 'nothing-booked':
      return said(reason.lastSession === null
        ? 'No session booked yet'
        : `No next session booked, the last was ${onDay(day(reason.lastSession))}`)
    case 'quiet':
      return said(reason.ever
        ? `Quiet for ${counted(reason.days, 'day')}, since ${day(reason.since)}`
        : `Nothing yet, added ${counted(reason.days, 'day')} ago`)
  }
}

const nextDays = (within: number): string => (within === 1 ? 'today and tomorrow' : `the next ${inWords(within)} days`)

/** The weeks before this one whose figures are said of somebody who is on course. */
const LATELY = 3

/** Of what was due in the last weeks and is over, how much is done. What waits in this week still does not count. */
const lately = ({ momentum }: Pick<ClientRow, 'momentum'>): { readonly done: number, readonly due: number } => {
  const sum = (figures: readonly number[]): number => figures.reduce((all, figure) => all + figure, 0)
  const doneNow = momentum.done.at(-1) ?? 0
  return {
    done: sum(momentum.done.slice(-1 - LATELY, -1)) + doneNow, due: sum(momentum.due.slice(-1 - LATELY, -1)) + doneNow,
  }
}

/** How things stand with somebody who needs nothing now. */
const onCourse = (client: ClientRow, today: string): string => {
  const { open, nextDue } = client
  const { done, due } = lately(client)
  const next = nextDue === null ? 'nothing open' : `the next is due ${dayInWords(nextDue, today)}`
  if (due > 0) return `${capitalised(inWords(done))} of ${inWords(due)} done, ${next}`
  if (nextDue === null) return 'Nothing open'
  return open === 1
    ? `One thing due ${dayInWords(nextDue, today)}`
    : `${capitalised(counted(open, 'thing'))} open, ${next}`
}

/** The first reason in words; of whoever has none, how things stand, and whether a note is half written. */
export const standing = (client: ClientRow, today: string, zone: string): Said => {
  const [first] = client.reasons
  if (first) return reasonInWords(first, today, zone, client.open - client.overdue)
  return said(`${onCourse(client, today)}${client.hasDraft ? ', a note is half written' : ''}`)
}

/**
 * The other reasons, and a note that is half written, each as a sentence without its full stop. What is late at all is
 * not said again where all of it was said to be in its second week.
 */
export const otherReasons = (client: ClientRow, today: string, zone: string): readonly string[] => {
  const [first, ...others] = client.reasons
  const sentences = others
    .filter((reason) => !(first?.kind === 'week-two' && reason.kind === 'overdue' && reason.late === first.late))
    .map((reason) => {
      const { late, rest } = reasonInWords(reason, today, zone)
      return `${late}${rest}`
    })
  return client.hasDraft && first ? [...sentences, 'A note is half written'] : sentences
}

/** What the step is called. Each does what it says, or leads to where it is done. */
export const stepWords: Readonly<Record<Step, string>> = {
  'offer-times': 'Offer new times',
  'smaller-step': 'Propose a smaller step',
  'review-items': 'Check what is late',
  'other-way': 'Find another way',
  'agree-action': 'Agree one action',
  'book': 'Book a session',
  'write-to': 'Write a few lines',
}

/** The same with the name, for whoever hears it without the row around it. */
export const stepFor = (step: Step, name: string): string => `${stepWords[step]}: ${apart(name)}`
