/** Counts and hashes what is read of a backup, and holds it against what the backup says of itself. */
import { readBytes, sameBytes, sized, text } from '../bytes.ts'
import { ROW_KIND } from '../format.ts'
import { hash, hashing, type Hashing } from '../sodium.ts'
import { understood } from './file.ts'
import { ATTACHMENT_NAME, spoilt, type BackupManifest } from './layout.ts'
import type { BackupVisitor } from './read.ts'
import { rowReader } from './row-stream.ts'
import type { Tally } from './tally.ts'

/** What is counted while it is read, to be held against what the backup says of itself. */
export interface Count { rows: number; records: number; attachments: number; bytes: number }

export const rowsOf = (most: number, count: Count, tally: Tally, visitor: BackupVisitor) => {
  const rows = rowReader(most)
  return {
    push: (content: Uint8Array) => rows.push(content, (row, bytes) => {
      count.rows += 1
      if (row.key[0] === ROW_KIND.record) count.records += 1
      count.bytes += bytes.length
      tally.add(hash(bytes))
      visitor.row?.(row)
    }),
    end: rows.end,
  }
}

/** An attachment is hashed with its name before it, as a row is with its key. */
export const attachmentHashing = (name: string): Hashing => {
  const digest = hashing()
  digest.add(sized(Buffer.from(name, 'latin1')))
  return digest
}

export const attachmentsOf = (count: Count, tally: Tally, visitor: BackupVisitor) => {
  let open: { readonly name: string; readonly digest: Hashing; length: number } | null = null
  let last = ''
  const end = (): void => {
    if (open !== null) tally.add(open.digest.end())
    open = null
  }
  return {
    push: async (content: Uint8Array) => {
      const bytes = readBytes(content)
      const { name, offset } = understood(() => ({ name: text(bytes.sized()), offset: bytes.u64() }))
      const piece = content.subarray(bytes.at())
      if (open?.name !== name) {
        end()
        if (!ATTACHMENT_NAME.test(name) || name <= last) throw spoilt('an attachment in a backup has a wrong name')
        open = { name, digest: attachmentHashing(name), length: 0 }
        last = name
        count.attachments += 1
      }
      if (offset !== open.length) throw spoilt('an attachment in a backup has a gap')
      open.digest.add(piece)
      open.length += piece.length
      count.bytes += piece.length
      await visitor.attachment?.(name, offset, piece)
    },
    end,
  }
}

/** Takes the hashes a backup lists, and holds them against those that were made. */
export const listedOf = (tally: Tally) => {
  let at = 0
  return {
    push: (listed: Uint8Array): void => {
      if (!sameBytes(listed, tally.all().subarray(at, at + listed.length))) {
        throw spoilt('what is in a backup is not what was put there')
      }
      at += listed.length
    },
    end: (): void => {
      if (at !== tally.all().length) throw spoilt('a backup does not list all that is in it')
    },
  }
}

export const refuseOtherCount = (count: Count, tally: Tally, manifest: BackupManifest): void => {
  const agrees = count.rows === manifest.rows && count.records === manifest.records
    && count.attachments === manifest.attachments && count.bytes === manifest.bytes
    && sameBytes(tally.digest(), manifest.digest)
  if (!agrees) throw spoilt('a backup holds another number of things than it says')
}
