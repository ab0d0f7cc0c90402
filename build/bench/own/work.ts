/** A day's work in an open practice: saves, drafts, finding, rooms. Milliseconds, each time. */
import { systemChance } from '../../../electron/host/chance.ts'
import { timed } from '../figures.ts'
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { AGREED, noteOf, valueOf } from './asking.ts'
import { openPracticeFile } from './practice-file.ts'

export interface WorkInput extends PracticeFile {
  /** What is looked for, one question each. */
  readonly questions: readonly string[]
}

export interface WorkFigures {
  /** A note of 2 KB in which nothing was agreed, durable. */
  readonly plainSaves: readonly number[]
  /** A note of 2 KB with three action items, durable. */
  readonly saves: readonly number[]
  /** A keystroke later: the draft, durable. */
  readonly drafts: readonly number[]
  /** The very first question, which may have to prepare. */
  readonly firstFind: number
  readonly finds: readonly number[]
  readonly today: readonly number[]
  readonly clients: readonly number[]
  readonly client: readonly number[]
}

const SAVES = 300
const LOOKS = 30

job<WorkInput, WorkFigures>(async ({ questions, ...file }) => {
  const { practice } = await openPracticeFile(file)
  const { handlers } = practice.engine
  const { clients } = await valueOf(handlers['clients']({}))
  const someone = (time: number): string => clients[time % clients.length]?.id ?? ''

  const [firstFind = 0] = await timed(1, () => valueOf(handlers['find']({ words: questions[0] ?? '' })))
  const finds = await timed(questions.length, (time) => valueOf(handlers['find']({ words: questions[time] ?? '' })))
  const today = await timed(LOOKS, () => valueOf(handlers['today']({})))
  const all = await timed(LOOKS, () => valueOf(handlers['clients']({})))
  const client = await timed(LOOKS, (time) => valueOf(handlers['client']({ clientId: someone(time) })))
  const drafts = await timed(SAVES, (time) => valueOf(handlers['notes.keepDraft']({
    noteId: 'd'.repeat(32), clientId: someone(0), text: noteOf(time), cursor: time, corrections: [],
  })))
  const save = (lines: readonly string[]) => timed(SAVES, (time) => valueOf(handlers['notes.save']({
    noteId: systemChance.id(), clientId: someone(time), text: noteOf(time), corrections: [],
    confirmed: lines.map((line) => ({ line, text: line.slice(3), owner: 'client', due: '2026-12-01' })),
  })))
  const plainSaves = await save([])
  const saves = await save(AGREED)
  await practice.close()
  return { plainSaves, saves, drafts, firstFind, finds, today, clients: all, client }
})
