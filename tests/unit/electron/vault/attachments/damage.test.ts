/** V12, V9: whatever is changed, cut, moved, mixed or put back is told, and no wrong byte is ever given. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  CHUNK_BYTES, CHUNK_ROOM, HEAD_BYTES, SEALED_CHUNK_BYTES, writeChunk, writeFront,
} from '../../../../../electron/vault/attachments/layout.ts'
import {
  attachmentPath, chunkContext, streamKey, type AttachmentPlace, type AttachmentRef,
} from '../../../../../electron/vault/attachments/place.ts'
import { readAttachment, verifyAttachment } from '../../../../../electron/vault/attachments/read.ts'
import { writeAttachment } from '../../../../../electron/vault/attachments/write.ts'
import { randomBytes, sodiumReady, streamSealer } from '../../../../../electron/vault/sodium.ts'
import { DATA_KEY, LATER_KEY, faultOf, made, newRoom, numbers, pieces, placeOf, readAll, type Room } from './room.ts'

const A = made(200_000, 1)
const B = made(200_000, 2)
let room: Room
let a: Buffer
let b: Buffer

beforeAll(async () => {
  await sodiumReady()
  room = newRoom()
  await room.write('a', A)
  await room.write('b', B)
  a = room.bytesOf('a')
  b = room.bytesOf('b')
})
afterAll(() => room.remove())

/** Reads `a` from these bytes: it is damaged, and what was given before that was told is how it begins. */
const expectDamage = async (bytes: Uint8Array, what: string): Promise<number> => {
  room.setBytes('a', bytes)
  const { given, fault } = await readAll(room.ref('a'))
  expect(fault, what).toBe('vault-damaged')
  expect(given.equals(A.subarray(0, given.length)), what).toBe(true)
  expect(given.length % CHUNK_ROOM, what).toBe(0)
  return given.length
}

const chunk = (bytes: Buffer, index: number): Buffer =>
  bytes.subarray(HEAD_BYTES + index * SEALED_CHUNK_BYTES, HEAD_BYTES + (index + 1) * SEALED_CHUNK_BYTES)

describe('V12: damage', () => {
  it('a flipped bit anywhere is told, and nothing of its chunk is given', async () => {
    const next = numbers(12)
    const places = [
      ...Array.from({ length: HEAD_BYTES }, (_, at) => at),
      ...[0, 1, 2, 3].map(index => HEAD_BYTES + index * SEALED_CHUNK_BYTES),
      ...Array.from({ length: 150 }, () => next(a.length)), a.length - 1,
    ]
    for (const at of places) {
      const bytes = Buffer.from(a)
      bytes[at] = (bytes[at] ?? 0) ^ (1 << next(8))
      const given = await expectDamage(bytes, `byte ${at}`)
      const before = Math.max(0, Math.floor((at - HEAD_BYTES) / SEALED_CHUNK_BYTES))
      expect(given).toBe(Math.min(before * CHUNK_ROOM, A.length))
    }
  })

  it('a file cut anywhere, its chunks’ edges included, is told', async () => {
    const next = numbers(13)
    const cuts = [
      0, 1, 62, 63, HEAD_BYTES - 1, HEAD_BYTES, HEAD_BYTES + 16, HEAD_BYTES + 17,
      ...[1, 2, 3].flatMap(index => [-1, 0, 1].map(by => HEAD_BYTES + index * SEALED_CHUNK_BYTES + by)),
      ...Array.from({ length: 60 }, () => next(a.length)), a.length - 1,
    ]
    for (const length of cuts) await expectDamage(a.subarray(0, length), `cut at ${length}`)
  })

  it('bytes after the end are told', async () => {
    for (const more of [1, 17, SEALED_CHUNK_BYTES]) {
      await expectDamage(Buffer.concat([a, made(more)]), `${more} more`)
    }
    await expectDamage(Buffer.concat([a, chunk(a, 3)]), 'the last chunk twice')
  })

  it('chunks in another order, twice, left out, or of another file are told', async () => {
    const head = a.subarray(0, HEAD_BYTES)
    const orders = [[1, 0, 2, 3], [0, 2, 1, 3], [0, 0, 2, 3], [0, 1, 3], [1, 2, 3], [3]]
    for (const order of orders) {
      await expectDamage(Buffer.concat([head, ...order.map(index => chunk(a, index))]), order.join())
    }
    for (const foreign of [0, 1, 2, 3]) {
      const mixed = [0, 1, 2, 3].map(index => chunk(index === foreign ? b : a, index))
      await expectDamage(Buffer.concat([head, ...mixed]), `chunk ${foreign} of the other`)
    }
    await expectDamage(Buffer.concat([a.subarray(0, HEAD_BYTES), b.subarray(HEAD_BYTES)]), 'the other’s chunks')
    await expectDamage(Buffer.concat([a.subarray(0, 63), b.subarray(63)]), 'the other’s stream')
  })

  it('another file under its name is told', async () => {
    await expectDamage(b, 'renamed')
  })

  it('a file that is gone, a folder that is gone, and what is no file are told', async () => {
    const lost = await readAll(room.ref('never'))
    expect(lost).toEqual({ given: Buffer.alloc(0), figures: null, fault: 'vault-damaged' })
    expect((await readAll({ ...room.ref('a'), folder: `${room.folder}-gone` })).fault).toBe('vault-damaged')
    mkdirSync(attachmentPath(room.ref('folder')))
    expect((await readAll(room.ref('folder'))).fault).toBe('vault-damaged')
    if (process.platform === 'win32') return
    // Without a writer, whoever opens a pipe to read it waits for ever.
    execFileSync('mkfifo', [attachmentPath(room.ref('pipe'))])
    expect((await readAll(room.ref('pipe'))).fault).toBe('vault-damaged')
  })

  it('a folder that goes while it is read changes nothing that was opened', async () => {
    room.setBytes('a', a)
    const reading = readAttachment({ ...room.ref('a'), expected: null })
    const first = await reading.next()
    renameSync(room.folder, `${room.folder}-away`)
    const rest: Uint8Array[] = [first.value as Uint8Array]
    for await (const piece of reading) rest.push(piece)
    renameSync(`${room.folder}-away`, room.folder)
    expect(Buffer.concat(rest).equals(A)).toBe(true)
  })
})

describe('V12: what a holder of the keys sealed in another way than this version does', () => {
  const full = (fill: number, size = CHUNK_BYTES): Uint8Array =>
    writeChunk(made(Math.min(fill, size - 4)), size)
  // Each opens chunk by chunk; together they are nothing that `writeAttachment` makes.
  it.each([
    ['content after a gap', [full(CHUNK_ROOM - 2), full(CHUNK_ROOM), full(8_000, 16_384)]],
    ['more padding than there is', [full(CHUNK_ROOM), full(10)]],
    ['less padding than there is', [full(100, 104)]],
    ['a first chunk of nothing', [full(0), full(0, 8_192)]],
    ['a length beyond its chunk', [full(300, 256).fill(0xFF, 0, 4)]],
    ['a chunk without a length', [new Uint8Array(3)]],
    ['no chunk', []],
  ])('%s is damage', async (_, chunks) => {
    const ref = room.ref('other')
    const sealer = streamSealer(streamKey(ref))
    const context = chunkContext(ref.place)
    const sealed = chunks.map((plain, index) => sealer.push(plain, index === chunks.length - 1, context))
    room.setBytes('other', Buffer.concat([writeFront(ref.place), sealer.header, ...sealed]))
    expect((await readAll(ref)).fault).toBe('vault-damaged')
  })
})

describe('V12: the wrong place', () => {
  const at = (ref: AttachmentRef, change: Partial<AttachmentPlace>): AttachmentRef =>
    ({ ...ref, place: { ...ref.place, ...change } })

  it('a vault, class, epoch or data key that is not its own does not open it', async () => {
    room.setBytes('a', a)
    const ref = room.ref('a')
    expect((await readAll(ref)).fault).toBeNull()
    const wrong: readonly AttachmentRef[] = [
      at(ref, { vaultId: new Uint8Array(16) }), at(ref, { compartment: 'operational' }), at(ref, { epoch: 2 }),
      at(ref, { dataKeyId: new Uint8Array(16) }), { ...ref, key: LATER_KEY },
    ]
    for (const other of wrong) {
      const { given, fault } = await readAll(other)
      expect(fault).toBe('vault-damaged')
      expect(given).toHaveLength(0)
    }
  })

  it('a front that says the place it was put to, with its checksum, does not open it either', async () => {
    // Whoever knows the format can write any front: it is the key and the chunks that hold the place.
    for (const change of [{ epoch: 2 }, { vaultId: new Uint8Array(16) }, { compartment: 'operational' }] as const) {
      const there = { ...room.ref('there'), place: { ...room.ref('a').place, ...change } }
      rmSync(attachmentPath(there))
      await writeAttachment({ ...there, random: randomBytes }, pieces(made(10)))
      const front = room.bytesOf('a').subarray(0, 63)
      room.setBytes('a', Buffer.concat([front, a.subarray(63)]))
      const { given, fault } = await readAll(there)
      expect([fault, given.length]).toEqual(['vault-damaged', 0])
    }
    // The other way round: the right stream behind a front that says another place.
    for (const change of [{ epoch: 2 }, { vaultId: new Uint8Array(16) }, { compartment: 'operational' }] as const) {
      await expectDamage(Buffer.concat([writeFront({ ...room.ref('a').place, ...change }), a.subarray(63)]), 'front')
    }
    room.setBytes('a', a)
  })

  it('a file of an older epoch, put back under its own name or the later one, is told', async () => {
    const older = room.ref('c')
    const newer: AttachmentRef = { folder: room.folder, place: placeOf('c', { epoch: 2 }), key: LATER_KEY }
    const figures = await writeAttachment({ ...older, random: randomBytes }, pieces(A))
    const oldBytes = room.bytesOf('c')
    await writeAttachment({ ...newer, random: randomBytes }, pieces(A))
    expect((await readAll(newer, figures)).fault).toBeNull()
    renameSync(attachmentPath(older), attachmentPath(newer))
    expect((await readAll(newer, figures)).fault).toBe('vault-damaged')
    room.setBytes('c', oldBytes)
    expect((await readAll({ ...newer, place: { ...newer.place, hid: older.place.hid } })).fault).toBe('vault-damaged')
  })

  it('another content under the same keys is not what the record names', async () => {
    const ref = room.ref('d')
    const first = await room.write('d', A)
    rmSync(attachmentPath(ref))
    const second = await room.write('d', B)
    expect(await faultOf(verifyAttachment({ ...ref, expected: first }))).toBe('vault-damaged')
    expect(await faultOf(verifyAttachment({ ...ref, expected: { ...second, bytes: 1 } }))).toBe('vault-damaged')
    expect(await verifyAttachment({ ...ref, expected: second })).toEqual(second)
    expect(ref.key).toBe(DATA_KEY)
  })
})
