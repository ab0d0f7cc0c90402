/** V12, V9: the known bytes of an attachment, and what its size tells. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES, CHUNK_ROOM, FRONT_BYTES, HEAD_BYTES, chunkSizes, fileBytes, plainBytes, readChunk, readFront, writeChunk,
  writeFront,
} from '../../../../../electron/vault/attachments/layout.ts'
import {
  attachmentPath, attachmentsFolder, type AttachmentRef,
} from '../../../../../electron/vault/attachments/place.ts'
import { writeAttachment } from '../../../../../electron/vault/attachments/write.ts'
import { hex, join, u16 } from '../../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../../electron/vault/checked.ts'
import { FORMAT } from '../../../../../electron/vault/format.ts'
import { paddedLength } from '../../../../../electron/vault/padding.ts'
import { hash, sodiumReady } from '../../../../../electron/vault/sodium.ts'
import known from '../../../../vectors/attachment.json'
import { VAULT_ID, newRoom, pieces, readAll, type Room } from './room.ts'

let room: Room
beforeAll(async () => {
  await sodiumReady()
  room = newRoom()
})
afterAll(() => room.remove())

const bytes = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))

describe('V12: the known answers', () => {
  const ref = (): AttachmentRef => ({
    folder: room.folder, key: bytes(known.dataKey),
    place: {
      vaultId: bytes(known.vaultId), compartment: 'sensitive', epoch: known.epoch, hid: bytes(known.hid),
      dataKeyId: bytes(known.dataKeyId),
    },
  })
  // The header of the stream is all that is drawn, besides the name of the unfinished file.
  const random = (length: number): Uint8Array => length === 24 ? bytes(known.header) : new Uint8Array(length)

  it('a small attachment is the known bytes, and opens', async () => {
    const content = bytes(known.small.content)
    const figures = await writeAttachment({ ...ref(), random }, pieces(content))
    expect(hex(figures.digest)).toBe(known.small.digest)
    expect(readFileSync(attachmentPath(ref())).toString('hex')).toBe(known.small.file)
    expect(await readAll(ref())).toEqual({ given: Buffer.from(content), figures, fault: null })
  })

  it('one of several chunks is, too', async () => {
    const folder = `${room.folder}-large`
    const content = Uint8Array.from({ length: known.large.bytes }, (_, index) => (known.large.first + index) % 256)
    const figures = await writeAttachment({ ...ref(), folder, random }, pieces(content))
    const file = readFileSync(attachmentPath({ ...ref(), folder }))
    expect(file.length).toBe(known.large.fileBytes)
    expect(hex(hash(file))).toBe(known.large.fileDigest)
    expect(hex(figures.digest)).toBe(known.large.digest)
  })
})

describe('V9: the size of an attachment', () => {
  it('is that of one sealed record body as long as it fits one chunk', () => {
    for (const length of [0, 1, 252, 253, 5_000, CHUNK_ROOM]) expect(plainBytes(length)).toBe(paddedLength(length))
  })

  it('holds the content and every chunk’s length, and grows in few steps', () => {
    const seen = new Set<number>()
    for (let length = 0; length < 4_000_000; length += 997) {
      const plain = plainBytes(length)
      const chunks = Math.max(1, Math.ceil(length / CHUNK_ROOM))
      expect(plain).toBeGreaterThanOrEqual(length + 4 * chunks)
      if (length > CHUNK_ROOM) expect(plain).toBeLessThanOrEqual((length + 4 * chunks) * 1.125)
      seen.add(plain)
      const sizes = chunkSizes(plain)
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(plain)
      expect(sizes.slice(0, -1).every(size => size === CHUNK_BYTES)).toBe(true)
      expect(fileBytes(length)).toBe(HEAD_BYTES + plain + sizes.length * 17)
    }
    // 9 from 256 bytes to 64 KiB, then eight for every doubling.
    expect(seen.size).toBeLessThanOrEqual(9 + 6 * 8)
  })
})

describe('the front', () => {
  const front = { vaultId: VAULT_ID, compartment: 'operational', epoch: 12 } as const

  it('says whose an attachment is, and nothing of its client', () => {
    expect(readFront(writeFront(front))).toEqual(front)
    expect(writeFront(front)).toHaveLength(FRONT_BYTES)
  })

  it('of another major version is told as such', () => {
    const withMajor = (major: number): Uint8Array => {
      const content = writeFront(front).subarray(0, FRONT_BYTES - 32)
      return withChecksum(join(content.subarray(0, 8), u16(major), content.subarray(10)))
    }
    const told = (code: string): Error => expect.objectContaining({ code }) as Error
    expect(() => readFront(withMajor(FORMAT.major + 1))).toThrow(told('newer-format'))
    expect(() => readFront(withMajor(FORMAT.major - 1))).toThrow(told('older-format'))
    expect(readFront(withMajor(FORMAT.major))).toEqual(front)
  })
})

it('a chunk that says it holds more than it does is malformed', () => {
  const chunk = writeChunk(new Uint8Array([1, 2, 3]), 16)
  expect(readChunk(chunk)).toEqual(new Uint8Array([1, 2, 3]))
  chunk[0] = 13
  expect(() => readChunk(chunk)).toThrow('more than it holds')
  expect(() => readChunk(chunk.subarray(0, 3))).toThrow('ends early')
})

it('the folder stands beside the vault and has its name', () => {
  expect(attachmentsFolder('/practice/practice.stillroom')).toBe('/practice/practice.attachments')
  expect(attachmentsFolder('/practice/practice.replaced-2026-03-02.stillroom'))
    .toBe('/practice/practice.replaced-2026-03-02.attachments')
})
