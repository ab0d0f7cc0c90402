import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { FORMAT } from '../../../../electron/vault/format.ts'
import { readSeen, writeSeen, type Seen } from '../../../../electron/vault/seen.ts'
import { sodiumReady } from '../../../../electron/vault/sodium.ts'
import { newFolder } from '../../../vault/fixture.ts'

const id = (byte: number): Uint8Array => new Uint8Array(16).fill(byte)
const seenOf = (revision: number): Seen => ({
  format: FORMAT, ownerKey: new Uint8Array(32).fill(revision), directoryRevision: revision,
  generations: new Map([['sensitive', 7], ['operational', 12]]),
})

let folder: ReturnType<typeof newFolder>
let path: string

beforeAll(sodiumReady)
beforeEach(() => {
  folder = newFolder()
  path = join(folder.folder, 'seen')
})
afterEach(() => folder.remove())

it('V16: what was seen of each vault comes back, owner’s key and all', () => {
  expect(readSeen(path, id(1))).toBeNull()
  expect([writeSeen(path, id(1), seenOf(3)), writeSeen(path, id(2), seenOf(5))]).toEqual([true, true])
  writeSeen(path, id(1), seenOf(4))
  expect([readSeen(path, id(1)), readSeen(path, id(2)), readSeen(path, id(3))]).toEqual([seenOf(4), seenOf(5), null])
})

it('V16: what was seen can be forgotten, of one vault alone', () => {
  writeSeen(path, id(1), seenOf(3))
  writeSeen(path, id(2), seenOf(5))
  writeSeen(path, id(1), null)
  expect([readSeen(path, id(1)), readSeen(path, id(2))]).toEqual([null, seenOf(5)])
})

it('V16: damaged at any byte, or of an earlier form, it says nothing', () => {
  writeSeen(path, id(1), seenOf(3))
  const good = readFileSync(path)
  for (let at = 0; at < good.length; at += 1) {
    const bad = Buffer.from(good)
    bad[at] = (bad[at] ?? 0) ^ 1
    writeFileSync(path, bad)
    expect(readSeen(path, id(1))).toBeNull()
  }
  writeFileSync(path, Buffer.concat([Buffer.from('SRSEEN00'), good.subarray(8)]))
  expect(readSeen(path, id(1))).toBeNull()
  expect(writeSeen(path, id(1), seenOf(6))).toBe(true)
  expect(readSeen(path, id(1))).toEqual(seenOf(6))
})

it('V16: the vault not opened for longest makes room', () => {
  for (let vault = 1; vault <= 33; vault += 1) writeSeen(path, id(vault), seenOf(vault))
  expect([readSeen(path, id(1)), readSeen(path, id(2))?.directoryRevision]).toEqual([null, 2])
})
