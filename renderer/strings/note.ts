import type { CallError } from '../../shared/ipc/errors.ts'
import { adviceFor } from './advice.ts'
import { apart, beginningOf, shortName } from './names.ts'
import { agreed, capitalised, counted, inWords, plural } from './numbers.ts'

/** What a tab and the list of open notes call a note: whom it is about and which session, or its first words. */
export interface NoteFacts {
  readonly clientName: string | null
  readonly session: number | null
  /** The first line that has words. */
  readonly opening: string
}

const QUICK_NOTE = 'Quick note'

const nameOf = ({ clientName, session, opening }: NoteFacts): string => {
  if (clientName === null) return opening === '' ? QUICK_NOTE : apart(beginningOf(opening, 32))
  return session === null ? apart(clientName) : `${apart(clientName)}, session ${String(session)}`
}

export const note = {
  editorLabel: 'Note',
  panelLabel: 'What was agreed',
  session: (number: number): string => `Session ${number}`,
  quickNote: QUICK_NOTE,
  /** Stands for the client where nobody is chosen yet: on the chip that says who does it. */
  someone: 'Client',
  toToday: 'Today',
  close: 'Close this note',
  tabs: 'Open notes',
  nameOf,

  whom: 'Whom it is about',
  whomLater: 'A name, now or later',
  askWhom: 'Whom is it about? It is kept as a draft until you choose.',
  move: 'Move',
  moveLabel: 'Move: it is about somebody else',
  moveTo: 'Whom is it about?',
  moveHint: 'A name',
  moved: (name: string, items: number): string => (items === 0
    ? `Moved to ${apart(beginningOf(name))}.`
    : `Moved to ${apart(beginningOf(name))}, with ${counted(items, 'action item')}.`),
  draftKept: (at: string): string => `Draft kept ${at}`,
  lastKept: (at: string): string => `Last kept ${at}`,
  notKeptYet: 'Not kept yet',
  savedOn: (when: string): string => `Saved ${when}`,
  typing: 'Keeping…',
  discard: 'Throw the draft away',
  discarded: 'The draft is thrown away.',
  hint: 'Write as you would in your notebook.\n\nWhat was agreed goes on lines of its own:\n[] Ring the school by Friday\n[] Walk before breakfast, in 10 days\n-> @coach send the reading list tomorrow',
  hintLater: 'Write as you would in your notebook. A line that begins with [] or -> is something agreed.',

  agreed: (things: number): string => (things === 0 ? 'Nothing agreed yet' : agreed(things)),
  nothingNew: 'Nothing new agreed',
  takeEffect: 'They take effect when you save.',
  takesEffect: 'It takes effect when you save.',
  howTo: 'Begin a line with [] or ->, or write under a heading Commitments. “by Friday” sets the day, “@coach” makes it yours.',
  tooMany: (more: number): string => `${capitalised(inWords(more))} more ${plural(more, 'line')} like these. A note can agree two hundred at a time: save it, open it again, and the next are listed.`,
  already: (things: number): string => `${capitalised(counted(things, 'thing'))} from this note ${plural(things, 'is', 'are')} in effect already.`,
  tick: (words: string): string => `Confirm: ${words}`,
  words: 'What was agreed',
  changeWords: (words: string): string => `Change the words: ${words}`,
  fromNextSession: 'Before the next session',
  fromAWeek: 'No day was written, so a week from now',
  onYourList: 'On your list',
  willHave: (items: number, name: string): string => `${shortName(name)} will have ${counted(items, 'open item')}.`,

  saveAndConfirm: (things: number): string =>
    things === 0 ? 'Save the note' : `Save and confirm ${inWords(things)}`,
  saveOnly: 'Save the note only',
  saved: (things: number): string =>
    things === 0 ? 'Saved.' : `Saved. ${capitalised(counted(things, 'thing'))} ${plural(things, 'takes', 'take')} effect now.`,

  notSaved: (error: CallError): string => (error.code === 'disk-full' ? 'Not saved yet: the disk is full.' : adviceFor(error)),
  keptUpTo: (at: string | null): string => (at === null
    ? 'None of it is on the disk yet. It is only on this screen, so leave it open.'
    : `All of it up to ${at.replace(/^at /u, '')} is kept. The marked words are only on this screen, so leave it open.`),
  tryAgain: 'Try again',
  leaveAnyway: 'Leave without the marked words',
  tooLong: 'That is more than one note can hold: eight million characters. Nothing was added; what stood here is as it was.',
  understood: 'Understood',
  loading: 'Opening the note…',
  empty: 'There is nothing to save yet.',
} as const
