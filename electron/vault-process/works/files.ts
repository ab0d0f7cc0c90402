/** V12: the sealed files beside an open practice: reading one wherever it lies, sealing, bringing where it belongs. */
import { existsSync } from 'node:fs'
import type { Attachment } from '../../../shared/schemas/notes.ts'
import { attachmentPath, type PlaceAndKey } from '../../vault/attachments/place.ts'
import { readAttachment } from '../../vault/attachments/read.ts'
import { removeAttachment } from '../../vault/attachments/tidy.ts'
import type { AttachmentVault } from '../../vault/attachments/vault-side.ts'
import { replaceAttachment, writeAttachment, type AttachmentFigures } from '../../vault/attachments/write.ts'
import { hex, sameBytes } from '../../vault/bytes.ts'
import { damaged } from '../../vault/format.ts'
import { randomBytes } from '../../vault/sodium.ts'
import { VaultFault } from '../../vault/types.ts'

/** What a record says of a file. */
export type NamedFile = Pick<Attachment, 'id' | 'bytes' | 'digest'>

export interface SealedFile {
  readonly figures: AttachmentFigures
  readonly remove: () => Promise<void>
}

interface SealOptions { readonly signal: AbortSignal, readonly onProgress: (bytes: number) => void }

export interface Files {
  /**
   * The content, in authenticated pieces; that nothing is missing is known only at the end. Throws VaultFault
   * vault-damaged, disk-failed, read-only; the signal's reason.
   */
  readonly read: (file: NamedFile, clientId: string | null, signal: AbortSignal) => AsyncGenerator<Uint8Array, void>
  /** Rejects as `writeAttachment`; with VaultFault not-allowed where there is no key. */
  readonly seal: (
    id: string, clientId: string | null, source: AsyncIterable<Uint8Array>, options: SealOptions,
  ) => Promise<SealedFile>
  /**
   * Has a file under the key of its note's client in the newest epoch (V7, V17): sealed anew, if it is not, and the
   * one of before gone. Rejects as `read` and `seal`; then it is where it was.
   */
  readonly bring: (file: NamedFile, clientId: string | null, signal: AbortSignal) => Promise<void>
}

const expectedOf = ({ bytes, digest }: NamedFile): AttachmentFigures =>
  ({ bytes, digest: Uint8Array.from(Buffer.from(digest, 'hex')) })

/** As a record says it. */
export const digestOf = ({ digest }: AttachmentFigures): string => hex(digest)

const isDamage = (error: unknown): error is VaultFault => error instanceof VaultFault && error.code === 'vault-damaged'

export const createFiles = (folder: string, vault: AttachmentVault): Files => {
  const placesOf = (id: string, clientId: string | null): readonly PlaceAndKey[] => {
    const names = new Map<string, boolean>()
    return vault.places(id, clientId).filter((at) => {
      const path = attachmentPath({ folder, place: at.place })
      const isThere = names.get(path) ?? existsSync(path)
      names.set(path, isThere)
      return isThere
    })
  }

  /** Gives the first piece it has to give, and then the rest: under another key it opens from there, or not at all. */
  async function* readAt(at: PlaceAndKey, file: NamedFile, signal: AbortSignal): AsyncGenerator<Uint8Array, void> {
    yield* readAttachment({ folder, ...at, expected: expectedOf(file) }, { signal })
  }

  /** Where it lies and opens, as far as its first piece tells. Throws VaultFault vault-damaged for nowhere. */
  const find = async (file: NamedFile, clientId: string | null, signal: AbortSignal): Promise<PlaceAndKey> => {
    let last = damaged('an attachment is missing')
    for (const at of placesOf(file.id, clientId)) {
      const pieces = readAt(at, file, signal)
      try {
        await pieces.next()
        return at
      } catch (error) {
        if (!isDamage(error)) throw error
        last = error
      } finally {
        await pieces.return()
      }
    }
    throw last
  }

  async function* read(
    file: NamedFile, clientId: string | null, signal: AbortSignal,
  ): AsyncGenerator<Uint8Array, void> {
    let hasGiven = false
    try {
      for await (const piece of readAt(await find(file, clientId, signal), file, signal)) {
        hasGiven = true
        yield piece
      }
    } catch (error) {
      if (hasGiven || !isDamage(error)) throw error
      // It may have been brought elsewhere just then. What came once cannot come again.
      yield* readAt(await find(file, clientId, signal), file, signal)
    }
  }

  return {
    read,
    seal: async (id, clientId, source, options) => {
      const at = vault.newest(id, clientId)
      const figures = await writeAttachment({ folder, ...at, random: randomBytes }, source, options)
      return { figures, remove: () => removeAttachment({ folder, place: at.place }) }
    },
    bring: async (file, clientId, signal) => {
      const to = vault.newest(file.id, clientId)
      const from = await find(file, clientId, signal)
      const isSameName = sameBytes(from.place.hid, to.place.hid)
      if (isSameName && sameBytes(from.place.dataKeyId, to.place.dataKeyId)) return
      // In the place of the one before, where that has its name: at no moment there is none.
      await replaceAttachment({ folder, ...to, random: randomBytes }, readAt(from, file, signal), {
        signal, limit: Number.POSITIVE_INFINITY,
      })
      // What cannot be removed now is nobody's at the next opening.
      if (!isSameName) await removeAttachment({ folder, place: from.place }).catch(() => undefined)
    },
  }
}
