/** Makes a practice on disk: a vault like any other, filled by the generator through the engine's own door. */
import { writeFileSync } from 'node:fs'
import { SAMPLE, yearsOfWork } from '../../../electron/sample/options.ts'
import type { SamplePractice } from '../../../electron/sample/sample-practice.ts'
import { makePractice, practiceIn } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { bytesOf } from '../peers/common.ts'
import { NOW, ZONE } from './practice-file.ts'

export interface MakeInput {
  /** An empty folder; the practice lies in it as in a user's. */
  readonly userData: string
  /** So many years of a full practice, or the sample. */
  readonly years: number | 'sample'
  readonly withEvents: boolean
  /** Where to leave the records as well, one `[collection, record]` a line. */
  readonly recordsFile: string | null
}

export interface MakeFigures {
  readonly records: number
  readonly bytes: number
  readonly recordsPerSecond: number
  /** Words to look for: each stands in some note. */
  readonly words: readonly string[]
}

const COLLECTIONS = ['clients', 'engagements', 'sessions', 'notes', 'actionItems'] as const

/** Words of four letters and more from all over the notes; pairs of them; a part of one. Every time the same. */
const wordsIn = ({ notes }: SamplePractice): readonly string[] => {
  const step = Math.max(1, Math.floor(notes.length / 100))
  return notes.filter((_, index) => index % step === 0).slice(0, 100).flatMap(({ text }, index) => {
    const words = text.match(/\p{L}{4,}/gu) ?? []
    const word = words[(index * 7) % words.length] ?? ''
    const other = words[(index * 13) % words.length] ?? ''
    return [word, `${word} ${other}`, word.slice(0, 3)].filter((one) => one !== '')
  })
}

job<MakeInput, MakeFigures>(async ({ userData, years, withEvents, recordsFile }) => {
  const preset = years === 'sample' ? SAMPLE : yearsOfWork(years)
  let records = 0
  let begun = 0
  const sample = await makePractice(
    userData, { ...preset, withEvents: preset.withEvents || withEvents, now: NOW, zone: ZONE },
    (done) => {
      // The first call says that filling begins.
      if (done === 0) begun = performance.now()
      records = done
    },
  )
  const seconds = (performance.now() - begun) / 1000
  if (recordsFile !== null) {
    const lines = COLLECTIONS.flatMap((collection) => sample[collection].map((record) => JSON.stringify([collection, record])))
    writeFileSync(recordsFile, lines.join('\n'))
  }
  return { records, bytes: bytesOf(practiceIn(userData).path), recordsPerSecond: records / seconds, words: wordsIn(sample) }
})
