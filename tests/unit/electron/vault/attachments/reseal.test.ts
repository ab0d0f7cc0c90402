/** V7, V17: an attachment moves to another epoch or client; whoever holds the old keys opens the new one no more. */
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attachmentPath, type AttachmentRef } from '../../../../../electron/vault/attachments/place.ts'
import { resealAttachment } from '../../../../../electron/vault/attachments/reseal.ts'
import { removeAttachment } from '../../../../../electron/vault/attachments/tidy.ts'
import { randomBytes, sodiumReady } from '../../../../../electron/vault/sodium.ts'
import { DATA_KEY, LATER_KEY, faultOf, made, newRoom, placeOf, readAll, type Room } from './room.ts'

let room: Room
beforeAll(sodiumReady)
beforeEach(() => { room = newRoom() })
afterEach(() => room.remove())

const CONTENT = made(300_000)
const older = (): AttachmentRef => room.ref('a')
const newer = (): AttachmentRef => ({ folder: room.folder, place: placeOf('a', { epoch: 2 }), key: LATER_KEY })

describe('V7: an attachment sealed anew', () => {
  it('is the same content under the new keys alone, beside the old one until that is removed', async () => {
    const figures = await room.write('a', CONTENT)
    const told: number[] = []
    const input = { folder: room.folder, from: older(), to: newer(), expected: figures, random: randomBytes }
    expect(await resealAttachment(input, { onProgress: bytes => told.push(bytes) })).toEqual(figures)
    expect(told.at(-1)).toBe(CONTENT.length)
    expect((await readAll(older())).fault).toBeNull()
    expect((await readAll(newer(), figures)).given.equals(CONTENT)).toBe(true)
    for (const wrong of [
      { ...newer(), key: DATA_KEY }, { ...newer(), place: { ...placeOf('a'), hid: newer().place.hid } },
    ]) expect((await readAll(wrong)).fault).toBe('vault-damaged')
    // After a crash before the transaction it is done once more.
    await resealAttachment(input)
    await removeAttachment(older())
    expect(room.names()).toEqual([Buffer.from(newer().place.hid).toString('hex')])
    expect((await readAll(newer(), figures)).fault).toBeNull()
  })

  it('that is damaged, or not what its record says, is not sealed anew', async () => {
    const figures = await room.write('a', CONTENT)
    const input = { folder: room.folder, from: older(), to: newer(), expected: figures, random: randomBytes }
    const other = { bytes: figures.bytes, digest: figures.digest.map(byte => byte ^ 1) }
    expect(await faultOf(resealAttachment({ ...input, expected: other }))).toBe('vault-damaged')
    const bytes = room.bytesOf('a')
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    room.setBytes('a', bytes)
    expect(await faultOf(resealAttachment(input))).toBe('vault-damaged')
    expect(room.names()).toEqual([Buffer.from(older().place.hid).toString('hex')])
    expect(room.bytesOf('a').equals(bytes)).toBe(true)
  })

  it('cancelled leaves the old one alone', async () => {
    const figures = await room.write('a', CONTENT)
    const stop = new AbortController()
    const reason = new Error('stopped')
    const input = { folder: room.folder, from: older(), to: newer(), expected: figures, random: randomBytes }
    await expect(resealAttachment(input, { signal: stop.signal, onProgress: () => stop.abort(reason) }))
      .rejects.toBe(reason)
    expect(room.names()).toHaveLength(1)
    expect((await readAll(older(), figures)).fault).toBeNull()
  })

  it('keeps another name than before: the old file is needed until the record is committed', async () => {
    await room.write('a', CONTENT)
    const to = { place: { ...placeOf('a'), dataKeyId: new Uint8Array(16) }, key: LATER_KEY }
    expect(attachmentPath({ folder: room.folder, ...to })).toBe(attachmentPath(older()))
    expect(() => resealAttachment({ folder: room.folder, from: older(), to, expected: null, random: randomBytes }))
      .toThrow('under its own name')
  })
})
