/** An export in memory, and records to export. */
import { Type, type TSchema } from '@sinclair/typebox'
import fc from 'fast-check'
import { exportOf } from '../../../../electron/export/export-files.ts'
import type { ExportFile, ExportInput, ExportRecord } from '../../../../electron/export/types.ts'
import type { CollectionName } from '../../../../shared/schemas/dictionary.ts'
import { good } from '../../../support/from-schema.ts'

export const MADE_AT = new Date('2026-11-21T09:30:00.000Z')

export const bytesOf = async (file: ExportFile): Promise<Buffer> => {
  const pieces: Uint8Array[] = []
  for await (const piece of file.pieces()) pieces.push(typeof piece === 'string' ? Buffer.from(piece) : piece)
  return Buffer.concat(pieces)
}

export type Exported = ReadonlyMap<string, Buffer>

/** Every file by its path; the manifest is not among them. */
export const exported = async (input: Partial<ExportInput>): Promise<Exported> => {
  const { files } = await exportOf({ records: {}, madeAt: MADE_AT, unopened: 0, ...input }, () => Promise.resolve())
  const all = new Map<string, Buffer>()
  for (const file of files) all.set(file.path, await bytesOf(file))
  if (all.size < files.length) throw new Error('two files have one path')
  return all
}

export const textIn = (files: Exported, path: string): string => {
  const bytes = files.get(path)
  if (!bytes) throw new Error(`there is no ${path}, but ${[...files.keys()].join(', ')}`)
  return bytes.toString('utf8')
}

/** Handles: 32 hex digits. */
export const handle = (number: number): string => number.toString(16).padStart(32, '0')

export const client = (number: number, name: string): ExportRecord =>
  ({ id: handle(number), name, addedAt: '2026-01-05T08:00:00.000Z', email: '', phone: '' })

export const note = (number: number, fields: ExportRecord): ExportRecord => ({
  id: handle(number), clientId: handle(1), kind: 'session', text: 'words', draft: null, corrections: [],
  attachments: [], sessionId: '',
  begunAt: '2026-03-02T09:30:00.000Z', savedAt: '2026-03-02T10:00:00.000Z', ...fields,
})

export const session = (number: number, fields: ExportRecord): ExportRecord => ({
  id: handle(number), clientId: handle(1), engagementId: handle(99), number: 1, startedAt: '2026-03-02T09:30:00.000Z',
  zone: 'Europe/Lisbon', state: 'held', noteId: handle(2), ...fields,
})

/** One value of a schema, always the same, in which every place for words holds the marker. */
export const planted = (schema: TSchema, marker: () => string): unknown => {
  const shape = schema as { readonly [key: string]: unknown }
  const variants = shape['anyOf'] as readonly TSchema[] | undefined
  if (variants) return planted(variants.find((each) => each['type'] !== 'null') ?? Type.Null(), marker)
  if (shape['type'] === 'string' && shape['pattern'] === undefined && shape['enum'] === undefined) return marker()
  if (shape['type'] === 'array') return [planted(shape['items'] as TSchema, marker)]
  if (shape['type'] !== 'object') return fc.sample(good(schema), { numRuns: 1, seed: 7 })[0]
  const properties = shape['properties'] as Readonly<Record<string, TSchema>>
  return Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, planted(each, marker)]))
}

/** The lines of a CSV by RFC 4180, read by a reader of its own. */
export const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const endCell = (): void => {
    rows.at(-1)?.push(cell)
    cell = ''
  }
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at)
    if (quoted) {
      if (char !== '"') cell += char
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at += 1
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === ',') endCell()
    else if (char === '\r' && text.charAt(at + 1) === '\n') {
      endCell()
      rows.push([])
      at += 1
    } else cell += char
  }
  if (rows.at(-1)?.length !== 0 || cell !== '') throw new Error('the last line does not end')
  return rows.slice(0, -1)
}

export const dataOf = (files: Exported, collection: CollectionName): readonly ExportRecord[] =>
  JSON.parse(textIn(files, `data/${collection}.json`)) as readonly ExportRecord[]
