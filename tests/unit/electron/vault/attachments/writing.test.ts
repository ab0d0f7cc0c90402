/** V12: an attachment is sealed piece by piece, complete or not there, and comes back as it was. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { CHUNK_ROOM, fileBytes } from '../../../../../electron/vault/attachments/layout.ts'
import { attachmentPath } from '../../../../../electron/vault/attachments/place.ts'
import { readAttachment, verifyAttachment } from '../../../../../electron/vault/attachments/read.ts'
import { AttachmentTooLarge, writeAttachment } from '../../../../../electron/vault/attachments/write.ts'
import { hash, hashing, randomBytes, sodiumReady } from '../../../../../electron/vault/sodium.ts'
import { faultOf, made, newRoom, pieces, readAll, type Room } from './room.ts'

const MB = 1024 * 1024
// 5 MB in npm test; soak sets more.
const LARGE = Number(process.env['STILLROOM_ATTACHMENT_MB'] ?? 5) * MB

/** What a person gives as the reason: her word. */
const STOPPED = new Error('stopped')

let room: Room
beforeAll(sodiumReady)
beforeEach(() => { room = newRoom() })
afterEach(() => room.remove())

const input = (id: string) => ({ ...room.ref(id), random: randomBytes })

describe('V12: an attachment', () => {
  it('comes back exactly, whatever its length and however it came', async () => {
    const edges = [0, 1, 252, 253, CHUNK_ROOM - 1, CHUNK_ROOM, CHUNK_ROOM + 1, 2 * CHUNK_ROOM, 2 * CHUNK_ROOM + 1]
    const length = fc.oneof(fc.constantFrom(...edges), fc.nat(300_000))
    let count = 0
    const check = async (bytes: number, size: number): Promise<void> => {
      const id = `a${count += 1}`
      const content = made(bytes, bytes)
      const figures = await writeAttachment(input(id), pieces(content, size))
      expect(figures).toEqual({ bytes, digest: hash(content) })
      expect(room.bytesOf(id).length).toBe(fileBytes(bytes))
      const read = await readAll(room.ref(id), figures)
      expect([read.given.equals(content), read.figures, read.fault]).toEqual([true, figures, null])
    }
    for (const edge of edges) await check(edge, 10_000)
    await fc.assert(fc.asyncProperty(length, fc.integer({ min: 500, max: 400_000 }), check), { seed: 12, numRuns: 40 })
  })

  it('is a file only its owner may read, named by its hid, in a folder only its owner may open', async () => {
    await room.write('a', made(100))
    expect(room.names()).toEqual([Buffer.from(room.ref('a').place.hid).toString('hex')])
    if (process.platform === 'win32') return
    expect(statSync(room.folder).mode & 0o777).toBe(0o700)
    expect(statSync(attachmentPath(room.ref('a'))).mode & 0o777).toBe(0o600)
  })

  it('shows nothing of what is in it, and is never the same bytes twice', async () => {
    const content = new Uint8Array(Buffer.from('the words of the contract '.repeat(4_000)))
    await room.write('a', content)
    await room.write('b', content)
    for (const id of ['a', 'b']) expect(room.bytesOf(id).includes('contract')).toBe(false)
    expect(room.bytesOf('a').subarray(87).equals(room.bytesOf('b').subarray(87))).toBe(false)
    const first = room.bytesOf('a')
    room.remove()
    await room.write('a', content)
    expect(room.bytesOf('a').subarray(63).equals(first.subarray(63))).toBe(false)
  })

  it('is never written over by another', async () => {
    const figures = await room.write('a', made(100, 1))
    expect(await faultOf(room.write('a', made(100, 2)))).toBe('vault-exists')
    expect((await readAll(room.ref('a'))).figures).toEqual(figures)
    expect(room.names()).toHaveLength(1)
  })

  it('that two write at once is the whole of one of them', async () => {
    const contents = [made(300_000, 1), made(300_000, 2)]
    const outcomes = await Promise.all(contents.map(content => faultOf(room.write('a', content))))
    expect([...outcomes].sort()).toEqual([null, 'vault-exists'])
    const { given } = await readAll(room.ref('a'))
    expect(given.equals(contents[outcomes.indexOf(null)] ?? new Uint8Array())).toBe(true)
    expect(room.names()).toHaveLength(1)
  })

  it('tells how far it is, to the last byte', async () => {
    const told: number[] = []
    await writeAttachment(input('a'), pieces(made(200_000)), { onProgress: bytes => told.push(bytes) })
    expect(told).toEqual([CHUNK_ROOM, 2 * CHUNK_ROOM, 3 * CHUNK_ROOM, 200_000])
  })
})

describe('an attachment that is not to be', () => {
  it('larger than the limit leaves nothing, and says the limit', async () => {
    const write = (limit: number) => writeAttachment(input('a'), pieces(made(200_000)), { limit })
    const refused = await write(199_999).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(AttachmentTooLarge)
    expect(refused).toMatchObject({ code: 'too-large', detail: { limit: 199_999 } })
    expect(room.names()).toEqual([])
    await write(200_000)
    expect(room.names()).toHaveLength(1)
  })

  it('cancelled at any moment leaves nothing, and ends its source', async () => {
    for (const after of [0, 1, 5, 19, 20]) {
      const stop = new AbortController()
      let isEnded = false
      const source = async function* (): AsyncGenerator<Uint8Array> {
        try {
          let count = 0
          for await (const piece of pieces(made(200_000))) {
            if (count === after) stop.abort(STOPPED)
            count += 1
            yield piece
          }
          stop.abort(STOPPED)
          yield new Uint8Array(1)
        } finally {
          isEnded = true
        }
      }
      await expect(writeAttachment(input('a'), source(), { signal: stop.signal }), `after ${after}`)
        .rejects.toBe(STOPPED)
      expect(isEnded).toBe(true)
      expect(room.names()).toEqual([])
    }
    const never = new AbortController()
    never.abort(STOPPED)
    await expect(writeAttachment(input('a'), pieces(made(10)), { signal: never.signal })).rejects.toBe(STOPPED)
    expect(room.names()).toEqual([])
  })

  it('whose source fails leaves nothing, and tells what the source told', async () => {
    const gone = new Error('the stick was pulled')
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield* pieces(made(150_000))
      throw gone
    }
    await expect(writeAttachment(input('a'), source())).rejects.toBe(gone)
    expect(room.names()).toEqual([])
  })

  it('read half is closed, and the reader may stop it', async () => {
    await room.write('a', made(500_000))
    const openFiles = (): number => process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
    const before = openFiles()
    for await (const chunk of readAttachment({ ...room.ref('a'), expected: null })) {
      expect(chunk.length).toBe(CHUNK_ROOM)
      break
    }
    const stop = new AbortController()
    const stopped = (async () => {
      for await (const chunk of readAttachment({ ...room.ref('a'), expected: null }, { signal: stop.signal })) {
        if (chunk.length > 0) stop.abort(STOPPED)
      }
    })()
    await expect(stopped).rejects.toBe(STOPPED)
    expect(openFiles()).toBe(before)
  })
})

describe('V12: a large attachment is never held whole', () => {
  it('what was taken from the source is on the disk, but for a chunk or two', async () => {
    const piece = made(CHUNK_ROOM, 4)
    const count = Math.floor(LARGE / piece.length)
    const onDisk = (): number => existsSync(room.folder)
      ? room.names().reduce((sum, name) => sum + statSync(join(room.folder, name)).size, 0)
      : 0
    let furthest = 0
    const digest = hashing()
    const source = async function* (): AsyncGenerator<Uint8Array> {
      for (let index = 0; index < count; index += 1) {
        furthest = Math.max(furthest, index * piece.length - onDisk())
        digest.add(piece)
        yield await Promise.resolve(piece)
      }
    }
    const before = process.memoryUsage().rss
    let peak = 0
    const figures = await writeAttachment(input('a'), source(), {
      onProgress: () => { peak = Math.max(peak, process.memoryUsage().rss) },
    })
    expect(furthest).toBeLessThanOrEqual(2 * CHUNK_ROOM)
    expect(figures).toEqual({ bytes: count * piece.length, digest: digest.end() })
    for await (const chunk of readAttachment({ ...room.ref('a'), expected: figures })) {
      expect(chunk.length).toBeLessThanOrEqual(CHUNK_ROOM)
      peak = Math.max(peak, process.memoryUsage().rss)
    }
    // What the collector has not looked at yet is in this, too; a whole attachment of the limit's size is not.
    expect(peak - before).toBeLessThan(128 * MB)
    expect(await verifyAttachment({ ...room.ref('a'), expected: figures })).toEqual(figures)
  })
})
