import type { TodayView } from '../../shared/ipc/views.ts'
import { dayInWords } from './dates.ts'
import { capitalised, counted, inWords } from './numbers.ts'
import { damageSentences } from './privacy.ts'

type Standing = Pick<TodayView, 'overdue' | 'open' | 'drafts' | 'today'>

const joined = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`

/** What is there, in one sentence: what is late, what is due, what is half written; else when the next thing is due. */
const lead = ({ overdue, open, drafts, today }: Standing): string => {
  const due = open.filter((item) => item.due <= today).length
  const parts = [
    ...(overdue.length > 0 ? [counted(overdue.length, 'thing overdue', 'things overdue')] : []),
    ...(due > 0 ? [`${inWords(due)} due today`] : []),
    ...(drafts.length > 0 ? [counted(drafts.length, 'note half written', 'notes half written')] : []),
  ]
  if (parts.length > 0) return `${capitalised(joined(parts))}.`
  const next = open[0]
  return next ? `Nothing is due today. The next thing is due ${dayInWords(next.due, today)}.` : ''
}

export const today = {
  lead,
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
