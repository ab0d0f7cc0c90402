/** The streams of sodium.ts, held against libsodium's own. */
import libsodium from 'libsodium-wrappers'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  STREAM_HEADER_BYTES, STREAM_OVERHEAD_BYTES, hash, hashing, randomBytes, sodiumReady, streamOpener, streamSealer,
} from '../../../../../electron/vault/sodium.ts'
import { made, numbers } from './room.ts'

const KEY = new Uint8Array(32).fill(5)
const CONTEXT = made(20, 2)
const MESSAGES = [made(70_000, 3), new Uint8Array(), made(1, 4), made(255, 5)]

beforeAll(sodiumReady)

const sealAll = () => {
  const sealer = streamSealer(KEY)
  const sealed = MESSAGES.map((message, index) => sealer.push(message, index === MESSAGES.length - 1, CONTEXT))
  return { header: sealer.header, sealed }
}

describe('a stream', () => {
  it('comes back message by message, and says which is the last', () => {
    const { header, sealed } = sealAll()
    expect(header).toHaveLength(STREAM_HEADER_BYTES)
    const opener = streamOpener(KEY, header)
    sealed.forEach((message, index) => {
      expect(message.length).toBe((MESSAGES[index]?.length ?? 0) + STREAM_OVERHEAD_BYTES)
      expect(opener.pull(message, CONTEXT)).toEqual({ message: MESSAGES[index], isLast: index === MESSAGES.length - 1 })
    })
  })

  it('is the one libsodium begins by itself', () => {
    const { header, sealed } = sealAll()
    const theirs = libsodium.crypto_secretstream_xchacha20poly1305_init_pull(header, KEY)
    expect(sealed.map(message => libsodium.crypto_secretstream_xchacha20poly1305_pull(theirs, message, CONTEXT)))
      .toEqual(MESSAGES.map((message, index) => ({ message, tag: index === MESSAGES.length - 1 ? 3 : 0 })))
    const begun = libsodium.crypto_secretstream_xchacha20poly1305_init_push(KEY)
    const push = (message: Uint8Array, tag: number): Uint8Array =>
      libsodium.crypto_secretstream_xchacha20poly1305_push(begun.state, message, CONTEXT, tag)
    const opener = streamOpener(KEY, begun.header)
    expect(opener.pull(push(made(10), 0), CONTEXT)).toEqual({ message: made(10), isLast: false })
    // A tag nothing here writes.
    expect(opener.pull(push(made(10), 1), CONTEXT)).toBeNull()
  })

  it('opens in its order alone, under its key, header and context alone, and not after its end', () => {
    const { header, sealed } = sealAll()
    const first = sealed[0] ?? new Uint8Array()
    const second = sealed[1] ?? new Uint8Array()
    expect(streamOpener(KEY, header).pull(second, CONTEXT)).toBeNull()
    expect(streamOpener(KEY, header).pull(first)).toBeNull()
    expect(streamOpener(KEY.map(byte => byte ^ 1), header).pull(first, CONTEXT)).toBeNull()
    expect(streamOpener(KEY, header.map(byte => byte ^ 1)).pull(first, CONTEXT)).toBeNull()
    expect(streamOpener(KEY, header).pull(new Uint8Array(STREAM_OVERHEAD_BYTES - 1), CONTEXT)).toBeNull()
    const twice = streamOpener(KEY, header)
    expect(twice.pull(first, CONTEXT)).not.toBeNull()
    expect(twice.pull(first, CONTEXT)).toBeNull()
    const ended = streamOpener(KEY, header)
    ended.end()
    ended.end()
    expect(ended.pull(first, CONTEXT)).toBeNull()
    const sealer = streamSealer(KEY)
    sealer.push(first, true)
    expect(() => sealer.push(first, false)).toThrow('ended')
  })

  it('leaves nothing in libsodium’s memory', () => {
    const memory = (): number => (Reflect.get(libsodium, 'libsodium') as { readonly HEAPU8: Uint8Array }).HEAPU8.length
    for (let round = 0; round < 10; round += 1) sealAll()
    const before = memory()
    for (let round = 0; round < 200_000; round += 1) streamOpener(KEY, KEY.subarray(8)).end()
    expect(memory()).toBe(before)
  })
})

it('hashing piece by piece is the hash of it all', () => {
  const content = made(100_000)
  const next = numbers(6)
  for (let round = 0; round < 5; round += 1) {
    const digest = hashing()
    for (let at = 0; at < content.length;) {
      const size = next(30_000)
      digest.add(content.subarray(at, at + size))
      at += size
    }
    expect(digest.end()).toEqual(hash(content))
  }
  expect(randomBytes(8)).not.toEqual(randomBytes(8))
})
