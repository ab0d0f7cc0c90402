/** Practices on disk for the opener, and the opener with somebody at the keyboard. */
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { eventsOf, samplePractice } from '../../../../electron/sample/sample-practice.ts'
import { SAMPLE } from '../../../../electron/sample/options.ts'
import type { ExportRecord, ExportRecords } from '../../../../electron/export/types.ts'
import { runOpener, type Exit } from '../../../../electron/opener/run.ts'
import type { RecordWrite, Vault } from '../../../../electron/vault/types.ts'
import { dictionaryOf, type RecordDefinition } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { filesBelow } from '../../../support/canary.ts'
import { NOW, PASSPHRASE, quickStretch } from '../../../vault/fixture.ts'

export const MADE_AT = '2026-11-21T09:30:00.000Z'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The year everybody is shown around in, with its events. */
export const sampleRecords = (): ExportRecords => {
  const sample = samplePractice({ ...SAMPLE, now: new Date('2026-11-17T09:12:00Z'), zone: 'Europe/Lisbon' })
  const { clients, engagements, sessions, notes, actionItems, library } = sample
  return { clients, engagements, sessions, notes, actionItems, library, events: [...eventsOf(sample, sha256)] }
}

/** A record as the storage hands it to the vault: its fields by class. */
export const writeOf = (
  definition: RecordDefinition, record: ExportRecord, schemaVersion = definition.version,
): RecordWrite => {
  const classes = dictionaryOf(definition)
  const fields: Record<string, Record<string, unknown>> = { [definition.home]: {} }
  for (const [name, value] of Object.entries(record)) {
    if (name === 'id') continue
    const part = fields[classes[name]?.class ?? definition.home] ??= {}
    part[name] = value
  }
  const client = definition.clientField === null ? '' : record[definition.clientField]
  return {
    collection: definition.collection, id: String(record['id']), home: definition.home, schemaVersion, fields,
    clientId: typeof client === 'string' && client !== '' ? client : null,
  }
}

export const writeRecords = (vault: Pick<Vault, 'commit'>, records: ExportRecords): void => {
  for (const definition of Object.values<RecordDefinition>(RECORDS)) {
    const writes = (records[definition.collection] ?? []).map((record) => writeOf(definition, record))
    for (let from = 0; from < writes.length; from += 2000) vault.commit(writes.slice(from, from + 2000), NOW)
  }
}

export interface Told {
  readonly exit: Exit
  /** What she was told, line by line. */
  readonly told: readonly string[]
  /** Where the export is: what a program would read. */
  readonly answer: string
  readonly asked: readonly string[]
}

export interface Sitting {
  readonly args: readonly string[]
  /** What is typed, one answer after the other; null leaves. */
  readonly types?: readonly (string | null)[]
  readonly atKeyboard?: boolean
  readonly folder: string
  readonly signal?: AbortSignal
  readonly onProgress?: (line: string) => void
}

/** Where its private copies are made; empty before and after. */
export const temporaryIn = (folder: string): string => {
  const temporary = path.join(folder, 'tmp')
  mkdirSync(temporary, { recursive: true })
  return temporary
}

export const sit = async (
  { args, types = [PASSPHRASE], atKeyboard = false, folder, signal, onProgress }: Sitting,
): Promise<Told> => {
  const told: string[] = []
  const asked: string[] = []
  let answer = ''
  const waiting = [...types]
  const temporary = temporaryIn(folder)
  const exit = await runOpener({
    args,
    terminal: {
      canAskAgain: atKeyboard,
      ask: async (question) => {
        asked.push(question)
        return waiting.shift() ?? null
      },
      tell: (line) => { told.push(line) },
      answer: (line) => { answer += line },
      progress: (line) => { onProgress?.(line) },
    },
    stretch: quickStretch, now: () => NOW, zone: 'UTC', workingFolder: folder, temporary,
    signal: signal ?? new AbortController().signal,
  })
  if (readdirSync(temporary).length > 0) throw new Error('a private copy was left behind')
  return { exit, told, answer, asked }
}

/** Every file below a folder, by its path in it: content, and when it was last written. */
export const treeOf = (folder: string): ReadonlyMap<string, string> => new Map([...contentsOf(folder)].map(
  ([inside, content]) => [inside, `${statSync(path.join(folder, inside)).mtimeMs} ${content}`]))

/** The same without the times. */
export const contentsOf = (folder: string): ReadonlyMap<string, string> => new Map(filesBelow(folder).map((file) =>
  [path.relative(folder, file), createHash('sha256').update(readFileSync(file)).digest('hex')]))
