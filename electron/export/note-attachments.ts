/** Files that were attached to notes, found in the records: the notes name them, the vault opens them. */
import { inOrder, textOf } from './records.ts'
import type { ExportAttachment, ExportRecord, ExportRecords } from './types.ts'

/** What a note says of its files. */
export const attachmentsOf = (note: ExportRecord): readonly ExportRecord[] => {
  const { attachments } = note
  return Array.isArray(attachments)
    ? attachments.filter((each): each is ExportRecord => typeof each === 'object' && each !== null) : []
}

/**
 * Every attachment of a practice, in the order of the notes.
 * @param read opens one: `note` is the record that names it, `attachment` what it says of it (notes.ts)
 */
export const attachmentsIn = (
  records: ExportRecords, read: (note: ExportRecord, attachment: ExportRecord) => AsyncIterable<Uint8Array>,
): readonly ExportAttachment[] => inOrder('notes', records.notes ?? []).flatMap((note) =>
  attachmentsOf(note).map((attachment) => ({
    clientId: textOf(note, 'clientId'), name: textOf(attachment, 'name'), read: () => read(note, attachment),
  })))
