/** The records of an export, by client: whose folder each goes to, and what its notes are called. */
import type { CollectionName, RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../shared/schemas/registry.ts'
import { isKnownZone, wallTime } from './moments.ts'
import { inOrder, textOf } from './records.ts'
import { createNames, safeName } from './safe-names.ts'
import { FOLDERS, UNNAMED } from './strings.ts'
import type { ExportAttachment, ExportInput, ExportRecord, Pause } from './types.ts'

/** Of an id as much as tells two clients of one name apart. */
const SHORT_ID = 8

export interface ClientFolder {
  /** Empty for nobody's. */
  readonly id: string
  /** `clients/Marta Oliveira (4f2a91c7)` */
  readonly path: string
  /** The client's own record; null where it did not open. */
  readonly record: ExportRecord | null
  /** Her records of every kind that belongs to a client, in order. */
  readonly of: (collection: CollectionName) => readonly ExportRecord[]
  readonly attachments: readonly ExportAttachment[]
}

export interface Practice {
  readonly definitions: readonly RecordDefinition[]
  /** In order; see records.ts. */
  readonly all: (collection: CollectionName) => readonly ExportRecord[]
  /** In the order of their ids. */
  readonly clients: readonly ClientFolder[]
  /** What belongs to no client: quick notes. */
  readonly nobody: ClientFolder
  /** The session a note was written in, by the note's id. */
  readonly sessionOf: (noteId: string) => ExportRecord | null
  /** Where the coach last worked: for what names no zone of its own. */
  readonly zone: string
  readonly madeAt: Date
  readonly unopened: number
}

type ByCollection = Map<CollectionName, ExportRecord[]>

/** Events name clients, but are no reason for a folder: they stay when all else of a client is gone. */
const makesFolder = ({ collection, clientField }: RecordDefinition): boolean =>
  clientField !== null && collection !== 'events'

/** Whose each record is. The empty id collects what is nobody's. */
const byClient = async (
  definitions: readonly RecordDefinition[], all: Practice['all'], pause: Pause,
): Promise<ReadonlyMap<string, ByCollection>> => {
  const clients = new Map<string, ByCollection>()
  for (const definition of definitions) {
    const { collection, clientField } = definition
    await pause()
    const records = all(collection)
    await pause()
    if (clientField === null || !makesFolder(definition)) continue
    for (const record of records) {
      const id = textOf(record, clientField)
      const mine = clients.get(id) ?? new Map<CollectionName, ExportRecord[]>()
      clients.set(id, mine)
      const kind = mine.get(collection)
      if (kind === undefined) mine.set(collection, [record])
      else kind.push(record)
    }
  }
  return clients
}

const lastZone = (sessions: readonly ExportRecord[]): string => {
  for (let place = sessions.length - 1; place >= 0; place -= 1) {
    const zone = textOf(sessions[place] ?? {}, 'zone')
    if (isKnownZone(zone)) return zone
  }
  return 'UTC'
}

/** Sorted when first asked for, so that the work comes in pieces. */
const sorted = ({ records }: ExportInput): Practice['all'] => {
  const known = new Map<CollectionName, readonly ExportRecord[]>()
  return (collection) => {
    const before = known.get(collection)
    if (before !== undefined) return before
    const now = inOrder(collection, records[collection] ?? [])
    known.set(collection, now)
    return now
  }
}

/** @param pause between two pieces of the work, so that others get their turn */
export const practiceOf = async (input: ExportInput, pause: Pause): Promise<Practice> => {
  const definitions = input.definitions ?? Object.values(RECORDS)
  const all = sorted(input)
  const records = await byClient(definitions, all, pause)
  const attachments = new Map<string, ExportAttachment[]>()
  for (const attachment of input.attachments ?? []) {
    attachments.set(attachment.clientId, [...attachments.get(attachment.clientId) ?? [], attachment])
  }
  const folder = (id: string, path: string): ClientFolder => ({
    id, path,
    record: id === '' ? null : records.get(id)?.get('clients')?.[0] ?? null,
    of: (collection) => records.get(id)?.get(collection) ?? [],
    attachments: attachments.get(id) ?? [],
  })
  const names = createNames()
  const named = (id: string): ClientFolder => {
    const name = safeName(textOf(records.get(id)?.get('clients')?.[0] ?? {}, 'name'), UNNAMED)
    return folder(id, `${FOLDERS.clients}/${names.give(`${name} (${safeName(id.slice(0, SHORT_ID), UNNAMED)})`)}`)
  }
  const ids = [...new Set([...records.keys(), ...attachments.keys()])].filter((id) => id !== '').sort()
  const sessions = all('sessions')
  const ofNote = new Map<string, ExportRecord>()
  for (const session of sessions) {
    const noteId = textOf(session, 'noteId')
    if (!ofNote.has(noteId)) ofNote.set(noteId, session)
  }
  return {
    definitions, all, clients: ids.map(named), nobody: folder('', FOLDERS.nobody),
    sessionOf: (noteId) => ofNote.get(noteId) ?? null,
    zone: lastZone(sessions), madeAt: input.madeAt, unopened: input.unopened,
  }
}

/** The day of a note on the coach's calendar, where it was written; empty if it names no instant. */
export const dayOfNote = (practice: Practice, note: ExportRecord): string => {
  const zone = textOf(practice.sessionOf(textOf(note, 'id')) ?? {}, 'zone')
  return wallTime(textOf(note, 'begunAt'), isKnownZone(zone) ? zone : practice.zone)?.day ?? ''
}
