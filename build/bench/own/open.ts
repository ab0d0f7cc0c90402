/** Opens a practice once, to a usable Today: by phase, and what the process holds then. */
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { job, megabytesHeld } from '../job.ts'
import { openPracticeFile } from './practice-file.ts'

export interface OpenFigures {
  /** Milliseconds. `unseal`: every row read, checked and unsealed. `build`: records into memory and indexes. */
  readonly derive: number
  readonly unseal: number
  readonly build: number
  readonly today: number
  /** Of a plain Node process with all of it open. */
  readonly megabytes: number
}

job<PracticeFile, OpenFigures>(async (file) => {
  const { practice, phases } = await openPracticeFile(file)
  const begun = performance.now()
  const answer = await practice.engine.handlers['today']({})
  if (!answer.ok || !answer.value.hasClients) throw new Error('Today is empty')
  return { ...phases, today: performance.now() - begun, megabytes: megabytesHeld() }
})
