/** What the peers' jobs share: reading the records, and counting bytes on disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { WAITING } from '../../../shared/domain/waiting.ts'
import type { Line, Rec } from './peer.ts'

export const readRecords = (file: string): readonly Line[] =>
  readFileSync(file, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Line)

export const batches = <Value>(values: readonly Value[], size: number): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / size) }, (_, index) => values.slice(index * size, (index + 1) * size))

/** One more note, like the ones there are. */
export const oneMore = (lines: readonly Line[], time: number): Rec => {
  const note = lines.find(([collection]) => collection === 'notes')?.[1]
  if (!note) throw new Error('there is no note among the records')
  return { ...note, id: `${String(time).padStart(8, '0')}${note.id.slice(8)}` }
}

/** Of a file, or of everything in a folder. */
export const bytesOf = (place: string): number => {
  const found = statSync(place)
  if (!found.isDirectory()) return found.size
  return readdirSync(place).reduce((sum, name) => sum + bytesOf(path.join(place, name)), 0)
}

export const isWaiting = (record: Readonly<Record<string, unknown>>): boolean =>
  WAITING.some((status) => status === record['status'])
