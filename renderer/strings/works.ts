/** What is said of every long work, whichever it is. */
import { bytes, inFigures, plural } from './numbers.ts'
import { timeLeft } from './restore.ts'

const soon = (left: number | null): string => (left === null ? '' : `, ${timeLeft(left)}`)

export const works = {
  stop: 'Stop',
  stopping: 'Stopping',
  /** `12 MB of 140 MB, about two minutes left`. */
  ofBytes: (done: number, total: number, left: number | null): string => `${bytes(done)} of ${bytes(total)}${soon(left)}`,
  /** `412 of 4,112 records, a few seconds left`. */
  ofRecords: (done: number, total: number, left: number | null): string =>
    `${inFigures(done)} of ${inFigures(total)} ${plural(total, 'record')}${soon(left)}`,
} as const
