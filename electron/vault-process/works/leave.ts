/** V19: everything in open formats, into a new folder in the place the coach has chosen. */
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { COLLECTIONS, type CollectionName } from '../../../shared/schemas/dictionary.ts'
import type { Attachment, Note } from '../../../shared/schemas/notes.ts'
import type { Engine } from '../../engine/create-engine.ts'
import { whomOf } from '../../engine/notes/whom.ts'
import type { Reader } from '../../engine/types.ts'
import { attachmentsIn } from '../../export/note-attachments.ts'
import type { ExportRecord, ExportRecords } from '../../export/types.ts'
import { writeExport } from '../../export/write-export.ts'
import type { WorksParts } from '../works-types.ts'
import type { Files } from './files.ts'
import { removeLeftovers } from './leftovers.ts'
import type { Line } from './line.ts'
import { isFolder } from './own-folder.ts'

/** So often all is read again because something was written meanwhile; then it is taken as it is. */
const TRIES = 3

/** Every record. Of one moment, where that can be had: no note whose session is missing. */
export const gatherRecords = async (read: Reader, onChange: Engine['onChange']): Promise<ExportRecords> => {
  for (let tries = 1; ; tries += 1) {
    let isSame = true
    const stop = onChange(() => { isSame = false })
    try {
      const found = async (collection: CollectionName): Promise<[CollectionName, readonly ExportRecord[]]> =>
        [collection, await read.find(collection)]
      const all = await Promise.all(COLLECTIONS.map(found))
      if (isSame || tries === TRIES) return Object.fromEntries(all)
    } finally {
      stop()
    }
  }
}

export const exporter = (
  { vault, read, engine, clock, places }: WorksParts, files: Files, line: Line,
) => async ({ place }: Input<'export'>): Promise<Answer<Output<'export'>>> => {
  const folder = places.take(place, 'export')
  if (folder === null || !await isFolder(folder)) return failed({ code: 'place-unknown' })
  return line.run('export', async ({ signal, progress }): Promise<Answer<Output<'export'>>> => {
    await removeLeftovers(folder)
    const records = await gatherRecords(read, engine.onChange)
    const { unopened } = vault.damage
    const written = await writeExport({
      folder, records, madeAt: clock.now(), zone: clock.zone(), unopened, signal,
      // What the records are is known: they were read from this very collection.
      attachments: attachmentsIn(records, (note, attachment) =>
        files.read(attachment as unknown as Attachment, whomOf((note as unknown as Note).clientId), signal)),
      onProgress: progress,
    })
    if (written.kind === 'cancelled') return failed({ code: 'cancelled' })
    // It is there; that a full disk keeps it off the record must not be told as a failure.
    await engine.records.exported()
    return ok({
      folder: written.path, files: written.files, records: written.records, unopened, lostFiles: written.lost,
    })
  })
}
