/** Exports a practice as the coach does who leaves: every record gathered, every file written and synced. */
import { mkdtempSync, rmSync } from 'node:fs'
import path from 'node:path'
import { systemChance } from '../../../electron/host/chance.ts'
import { createPlaces } from '../../../electron/vault-process/places.ts'
import { createWorks } from '../../../electron/vault-process/works.ts'
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { quietParts } from '../../../tests/support/quiet-practice.ts'
import { often } from '../figures.ts'
import { job } from '../job.ts'
import { valueOf } from './asking.ts'
import { clock, openPracticeFile } from './practice-file.ts'

export interface LeaveInput extends PracticeFile {
  /** A folder on the same disk. */
  readonly scratch: string
}

export interface LeaveRound {
  /** Milliseconds. */
  readonly took: number
  readonly records: number
  readonly files: number
}

job<LeaveInput, readonly LeaveRound[]>(async ({ scratch, ...file }) => {
  const places = createPlaces()
  const { works } = quietParts(clock, systemChance)
  const { practice } = await openPracticeFile(file, {
    works: { ...works, places, vaultPath: file.path },
    // No backup is made by itself while this is measured.
    createWorks: (parts) => createWorks(parts, () => () => undefined),
  })
  const rounds = await often(async (): Promise<LeaveRound> => {
    const folder = mkdtempSync(path.join(scratch, 'export-'))
    try {
      const token = systemChance.id()
      places.add({ token, path: folder, purpose: 'export' })
      const begun = performance.now()
      const { records, files } = await valueOf(practice.handlers['export']({ place: token }))
      return { took: performance.now() - begun, records, files }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  await practice.close()
  return rounds
})
