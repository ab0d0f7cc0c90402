/** All records of an open vault, as an export takes them: what the app shows of them, and no less. */
import type { CollectionName, RecordDefinition } from '../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../shared/schemas/registry.ts'
import { attachmentsIn } from '../export/note-attachments.ts'
import { textOf } from '../export/records.ts'
import type { ExportAttachment, ExportRecord, ExportRecords } from '../export/types.ts'
import { createFiles, type NamedFile } from '../vault-process/works/files.ts'
import { fieldsOf } from '../vault/rx-storage/opening.ts'
import type { StoredRecord, Vault } from '../vault/types.ts'

export interface ReadPractice {
  readonly records: ExportRecords
  /** Written by a newer version: they are there as they stand. */
  readonly newer: number
  /** Of a kind this version does not know: they are not there. */
  readonly unknown: number
  /** Records with fields sealed to whoever opened the vault. */
  readonly sealed: number
}

const plain = (record: StoredRecord, definition: RecordDefinition): ExportRecord => {
  // A version from the future is brought nowhere: what it says is better than nothing.
  const schemaVersion = Math.min(record.schemaVersion, definition.version)
  return fieldsOf({ ...record, schemaVersion }, 'id', definition)
}

/** Takes them out of the vault, which hands each over once. */
export const readPractice = (vault: Pick<Vault, 'take' | 'damage'>): ReadPractice => {
  const records: Partial<Record<CollectionName, readonly ExportRecord[]>> = {}
  let newer = 0
  let sealed = 0
  let taken = 0
  for (const definition of Object.values<RecordDefinition>(RECORDS)) {
    const byId = new Map<string, ExportRecord>()
    for (const record of vault.take(definition.collection)) {
      taken += 1
      newer += record.schemaVersion > definition.version ? 1 : 0
      sealed += record.sealed.length > 0 ? 1 : 0
      // Of two with one id, the later counts.
      byId.set(record.id, plain(record, definition))
    }
    records[definition.collection] = [...byId.values()]
  }
  return { records, newer, unknown: vault.damage.kept - taken, sealed }
}

/** A record that says something else than it should names a file that does not open. */
const namedFile = (attachment: ExportRecord): NamedFile =>
  ({ id: textOf(attachment, 'id'), bytes: Number(attachment['bytes']), digest: textOf(attachment, 'digest') })

/**
 * Every attachment the notes name, opened as the app opens it.
 * @param folder of the sealed files; is only read
 */
export const readAttachments = (
  { attachments }: Pick<Vault, 'attachments'>, folder: string, records: ExportRecords, signal: AbortSignal,
): readonly ExportAttachment[] => {
  const files = createFiles(folder, attachments)
  return attachmentsIn(records, (note, attachment) =>
    files.read(namedFile(attachment), textOf(note, 'clientId') || null, signal))
}
