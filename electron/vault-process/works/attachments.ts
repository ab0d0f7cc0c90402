/** V12: files kept with a note: sealed beside the practice when they are added, written out when they are asked for. */
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Attachment } from '../../../shared/schemas/notes.ts'
import { whomOf } from '../../engine/notes/whom.ts'
import { AttachmentTooLarge } from '../../vault/attachments/write.ts'
import type { WorksParts } from '../works-types.ts'
import { nameOfFile, openChosenFile } from './chosen-file.ts'
import { digestOf, type Files } from './files.ts'
import type { Keeper } from './keeper.ts'
import { removeLeftovers } from './leftovers.ts'
import type { Line, Tools } from './line.ts'
import { isFolder } from './own-folder.ts'
import { writePrivateCopy } from './private-copy.ts'

/** @param swept what earlier runs left is gone: until then a file that is being added could be taken for it */
export const attachmentHandlers = (
  parts: WorksParts,
  { files, keeper, line, swept }: {
    readonly files: Files, readonly keeper: Keeper, readonly line: Line, readonly swept: () => Promise<unknown>,
  },
): Handlers<'attachments.add' | 'attachments.takeOut'> => {
  const { vault, engine: { records }, places, chance, clock } = parts

  const add = async (noteId: string, path: string, { signal, progress }: Tools) => {
    const note = await records.noteOf(noteId)
    if (!note) return failed({ code: 'not-found' as const })
    if (note.attachments.length >= LIMITS.attachments) {
      return failed({ code: 'too-large' as const, detail: { most: LIMITS.attachments } })
    }
    await swept()
    const clientId = whomOf(note.clientId)
    const file = await openChosenFile(path)
    const release = vault.attachments.hold()
    try {
      // Before anything is read of it; that it grows meanwhile is noticed as well.
      if (file.bytes > LIMITS.attachmentBytes) throw new AttachmentTooLarge(LIMITS.attachmentBytes)
      const id = chance.id()
      const sealed = await files.seal(id, clientId, file.pieces(), {
        signal, onProgress: (bytes) => progress(bytes, Math.max(bytes, file.bytes)),
      })
      const attachment: Attachment = {
        id, name: file.name, bytes: sealed.figures.bytes, digest: digestOf(sealed.figures),
        addedAt: clock.now().toISOString(),
      }
      const answer = signal.aborted
        ? failed({ code: 'not-found' as const }) : await records.attachmentAdded(noteId, attachment, clientId)
      if (answer.ok) {
        keeper.added(noteId, attachment, clientId)
        return ok({ attachment, changeId: answer.value.changeId })
      }
      // What cannot be removed now is swept at the next opening.
      await sealed.remove().catch(() => undefined)
      signal.throwIfAborted()
      return answer
    } finally {
      release()
      await file.close()
    }
  }

  const takeOut = async (noteId: string, attachmentId: string, folder: string, { signal, progress }: Tools) => {
    const note = await records.noteOf(noteId)
    const attachment = note?.attachments.find(({ id }) => id === attachmentId)
    if (!note || !attachment) return failed({ code: 'not-found' as const })
    const content = async function* (): AsyncGenerator<Uint8Array, void> {
      let done = 0
      for await (const piece of files.read(attachment, whomOf(note.clientId), signal)) {
        yield piece
        done += piece.length
        progress(done, Math.max(done, attachment.bytes))
        signal.throwIfAborted()
      }
    }
    await removeLeftovers(folder)
    const wanted = nameOfFile(attachment.name)
    return ok({ name: await writePrivateCopy({ folder, wanted, mark: chance.id() }, content()) })
  }

  return {
    'attachments.add': async ({ noteId, place }) => {
      const path = places.take(place, 'attach')
      if (path === null) return failed({ code: 'place-unknown' })
      return line.run('attachment', (tools) => add(noteId, path, tools))
    },
    'attachments.takeOut': async ({ noteId, attachmentId, place }) => {
      const folder = places.take(place, 'take-out')
      if (folder === null || !await isFolder(folder)) return failed({ code: 'place-unknown' })
      return line.run('attachment', (tools) => takeOut(noteId, attachmentId, folder, tools))
    },
  }
}
