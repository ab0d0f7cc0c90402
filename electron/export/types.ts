/**
 * What leaves when a practice leaves (V19): records as they are kept, in; files as they will stand in a folder, out.
 * Pure but for reading attachments; the app and the opener make the same files of the same records, to the byte.
 */
import type { CollectionName, RecordDefinition } from '../../shared/schemas/dictionary.ts'

/** The fields of one record, `id` among them. A class no key was held for is simply not in it. */
export type ExportRecord = Readonly<Record<string, unknown>>

/** A collection that is missing has no records. */
export type ExportRecords = Readonly<Partial<Record<CollectionName, readonly ExportRecord[]>>>

/** A file that was added to a client, as it was before it was sealed. */
export interface ExportAttachment {
  /** Empty for nobody's. */
  readonly clientId: string
  /** As it was called when it was added. */
  readonly name: string
  readonly read: () => AsyncIterable<Uint8Array>
}

export interface ExportInput {
  readonly records: ExportRecords
  readonly madeAt: Date
  /** Records that did not open (V11), told in the index, so that nobody takes the export for all there was. */
  readonly unopened: number
  readonly attachments?: readonly ExportAttachment[]
  /** The kinds of record there are; every one of the registry unless a test brings its own. */
  readonly definitions?: readonly RecordDefinition[]
}

/** One file of an export. */
export interface ExportFile {
  /** From the export's folder, with forward slashes; every part of it is a safe name. */
  readonly path: string
  /** How many records it writes, for the progress; at least 1. */
  readonly weight: number
  /** Texts become UTF-8; half characters become U+FFFD, as UTF-8 has no room for them. May be asked for once more. */
  readonly pieces: () => Iterable<string> | AsyncIterable<Uint8Array>
}

/** Lets others have their turn. */
export type Pause = () => Promise<unknown>
