/** V18: whatever is wrong with a backup is told as a fault; nothing crashes, nothing passes, nothing large is taken. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  FACE_BYTES, HEAD_REST_BYTES, KIND, MESSAGE_BYTES, TAIL_BYTES, rowBytes, writeHead, writeManifest, writeTail,
  type BackupManifest, type HeadInput,
} from '../../../../../electron/vault/backup/layout.ts'
import { openBackup, readBackupFront } from '../../../../../electron/vault/backup/read.ts'
import { createTally } from '../../../../../electron/vault/backup/tally.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import { join, sized, u16, u32, u64, u8, utf8 } from '../../../../../electron/vault/bytes.ts'
import { withChecksum } from '../../../../../electron/vault/checked.ts'
import { structuralKey } from '../../../../../electron/vault/format.ts'
import { HASH_BYTES, hash, randomBytes, streamSealer } from '../../../../../electron/vault/sodium.ts'
import { VaultFault } from '../../../../../electron/vault/types.ts'
import { NOW } from '../../../../vault/fixture.ts'
import {
  backUpOnce, byPassphrase, faultFrom, flip, newPractice, restoreElsewhere, seedOf, type Practice,
} from './made.ts'

let practice: Practice
let seed: Uint8Array
let whole: Buffer
/** Another backup of the same vault, and one of another vault. */
let second: Buffer
let foreign: Buffer
let count = 0

beforeAll(async () => {
  practice = await newPractice()
  const other = await newPractice(10)
  seed = await seedOf(practice)
  whole = readFileSync((await backUpOnce(practice)).path)
  second = readFileSync((await backUpOnce(practice)).path)
  foreign = readFileSync((await backUpOnce(other)).path)
  other.remove()
})
afterAll(() => practice.remove())

/** Puts the bytes into a file of their own. */
const laid = (bytes: Uint8Array): string => {
  count += 1
  const path = joinPath(practice.folder, `${count}.srbackup`)
  writeFileSync(path, bytes)
  return path
}

const changed = (change: (bytes: Buffer) => void, from: Uint8Array = whole): string => {
  const bytes = Buffer.from(from)
  change(bytes)
  return laid(bytes)
}

const codeOf = async (path: string): Promise<string> => (await faultFrom(verifyBackup(path, { seed }))).code

/** Seeded, so that a failure can be had again. */
const places = (howMany: number, below: number): readonly number[] => {
  let state = 20260302
  return Array.from({ length: howMany }, () => {
    state = Math.imul(state, 1664525) + 1013904223 >>> 0
    return state % below
  })
}

const headBytes = (bytes: Buffer): number => FACE_BYTES + bytes.readUInt32LE(FACE_BYTES - 4) + HEAD_REST_BYTES

/** The messages of a backup as they lie there, each with its length. */
const messagesOf = (bytes: Buffer): readonly Buffer[] => {
  const messages: Buffer[] = []
  for (let at = headBytes(bytes); at < bytes.length - TAIL_BYTES;) {
    const end = at + 4 + bytes.readUInt32LE(at)
    messages.push(bytes.subarray(at, end))
    at = end
  }
  return messages
}

/** A file of these parts, of the right length by its own account. */
const put = (head: Uint8Array, messages: readonly Uint8Array[]): string => {
  const body = join(head, ...messages)
  return laid(join(body, writeTail(body.length)))
}

describe('chance', () => {
  it('V18: a flipped bit anywhere is a fault', async () => {
    const head = headBytes(whole)
    const told: Record<string, number> = {}
    const flips = [
      ...places(80, whole.length), ...places(80, head), ...places(16, TAIL_BYTES).map(at => whole.length - 1 - at),
    ]
    for (const [turn, at] of flips.entries()) {
      const code = await codeOf(changed(bytes => flip(bytes, at, turn % 8)))
      told[code] = (told[code] ?? 0) + 1
      expect(['backup-damaged', 'not-a-backup', 'newer-format']).toContain(code)
    }
    expect(told['backup-damaged']).toBeGreaterThan(flips.length * 0.9)
  })

  it('V18: a flipped bit in the front is a fault for whoever types a passphrase too, and never "wrong"', async () => {
    for (const at of places(60, headBytes(whole))) {
      const path = changed(bytes => flip(bytes, at, at % 8))
      const { code } = await faultFrom(openBackup({ path, key: byPassphrase() }))
      expect(['backup-damaged', 'not-a-backup', 'newer-format']).toContain(code)
    }
  })

  it('V18: one that is cut short is known without a key', async () => {
    for (const length of [...places(60, whole.length), 0, 1, 7, 8, 9, 37, 38, 39, whole.length - 1]) {
      const path = laid(whole.subarray(0, length))
      const { code } = await faultFrom(readBackupFront(path))
      expect(code).toBe(length < 8 ? 'not-a-backup' : 'backup-damaged')
      expect(await codeOf(path)).toBe(code)
    }
  })

  it('V18: one that goes on after its end is a fault', async () => {
    expect(await codeOf(laid(join(whole, u8(0))))).toBe('backup-damaged')
    const body = whole.subarray(0, -TAIL_BYTES)
    expect(await codeOf(put(body, [u32(0)]))).toBe('backup-damaged')
    expect(await codeOf(put(body, messagesOf(whole).slice(-1)))).toBe('backup-damaged')
  })

  it('V18: a file that is something else is no backup', async () => {
    mkdirSync(joinPath(practice.folder, 'folder.srbackup'))
    for (const path of [
      laid(utf8('a letter to nobody in particular, which is long enough')), laid(readFileSync(practice.path)),
      laid(u8(0)), joinPath(practice.folder, 'folder.srbackup'),
    ]) {
      expect((await faultFrom(readBackupFront(path))).code).toBe('not-a-backup')
      expect((await faultFrom(openBackup({ path, key: byPassphrase() }))).code).toBe('not-a-backup')
    }
    expect((await faultFrom(readBackupFront(joinPath(practice.folder, 'gone')))).code).toBe('disk-failed')
  })

  it('V18: nothing of a damaged one is restored', async () => {
    const target = joinPath(practice.folder, 'never', 'practice.stillroom')
    // The last message but one: all rows opened before it.
    const [last] = messagesOf(whole).slice(-2)
    const path = changed(bytes => flip(bytes, whole.indexOf(last ?? '') + 20))
    expect((await faultFrom(restoreElsewhere(path, target))).code).toBe('backup-damaged')
    expect((await faultFrom(readBackupFront(target))).code).toBe('disk-failed')
  })
})

describe('intent', () => {
  it('V18: messages that change places, are missing, come twice, or are another backup’s', async () => {
    const head = whole.subarray(0, headBytes(whole))
    const own = messagesOf(whole)
    const others = messagesOf(second)
    const [first, next] = own
    if (first === undefined || next === undefined || own.length < 5) throw new Error('too few messages to exchange')
    const mixtures: (readonly Buffer[])[] = [
      [next, first, ...own.slice(2)], own.slice(1), [first, ...own.slice(2)], [first, ...own], own.slice(0, -1), [],
      own.map((message, at) => at === 1 ? others[1] ?? message : message), others,
      [...own.slice(0, -1), ...others.slice(-1)],
    ]
    for (const messages of mixtures) expect(await codeOf(put(head, messages))).toBe('backup-damaged')
    expect(await codeOf(put(second.subarray(0, headBytes(second)), own))).toBe('backup-damaged')
    // The harness itself is right: nothing exchanged passes.
    await verifyBackup(put(head, own), { seed })
  })

  it('V18: the front of another vault, or of another backup, does not go with it', async () => {
    const own = headBytes(whole)
    const theirs = headBytes(foreign)
    const frontOf = (bytes: Buffer): Buffer => bytes.subarray(FACE_BYTES - 4, headBytes(bytes) - HEAD_REST_BYTES)
    const rest = (bytes: Buffer): Buffer => bytes.subarray(headBytes(bytes) - HEAD_REST_BYTES, headBytes(bytes) - 32)
    const mixed = withChecksum(join(whole.subarray(0, FACE_BYTES - 4), frontOf(foreign), rest(whole)))
    const path = put(mixed, messagesOf(whole))
    expect((await faultFrom(verifyBackup(path, { seed }))).code).toBe('wrong-passphrase')
    // Every vault here has the same passphrase: it opens the foreign slot, and then nothing fits.
    expect((await faultFrom(verifyBackup(path, byPassphrase()))).code).toBe('backup-damaged')
    expect(await codeOf(put(foreign.subarray(0, theirs), messagesOf(whole)))).toBe('wrong-passphrase')
    expect(await codeOf(put(whole.subarray(0, own), messagesOf(foreign)))).toBe('backup-damaged')
  })

  it('V18: another instant, or another vault’s id, does not go with it', async () => {
    for (const at of [10, 26]) {
      const content = Buffer.from(whole.subarray(0, headBytes(whole) - 32))
      flip(content, at)
      expect(await codeOf(put(withChecksum(content), messagesOf(whole)))).toBe('wrong-passphrase')
    }
  })

  it('V18: a wrong seed and a wrong passphrase open nothing', async () => {
    const path = laid(whole)
    expect((await faultFrom(verifyBackup(path, { seed: new Uint8Array(32) }))).code).toBe('wrong-passphrase')
    expect((await faultFrom(verifyBackup(path, byPassphrase('not this one')))).code).toBe('wrong-passphrase')
    const mistyped = { ...byPassphrase(), secret: { kind: 'recovery', text: 'nonsense' } } as const
    expect((await faultFrom(verifyBackup(path, mistyped))).code).toBe('wrong-code')
  })

  it('V13: a newer version is told as such', async () => {
    const content = Buffer.from(whole.subarray(0, headBytes(whole) - 32))
    content.set(u16(2), 8)
    expect((await faultFrom(readBackupFront(put(withChecksum(content), [])))).code).toBe('newer-format')
  })

  it('V18: lengths no file has are refused before anything is taken', async () => {
    const front = changed(bytes => void bytes.writeUInt32LE(0xffffffff, FACE_BYTES - 4))
    expect((await faultFrom(readBackupFront(front))).message).toBe('the head of a backup is damaged')
    for (const length of [0xffffffff, MESSAGE_BYTES + 18, 0]) {
      const path = changed(bytes => void bytes.writeUInt32LE(length, headBytes(whole)))
      const fault = await faultFrom(verifyBackup(path, { seed }))
      expect(fault.code).toBe('backup-damaged')
      if (length > 0) expect(fault.message).toContain('longer')
    }
  })
})

/** By somebody who holds the key, or a fault of ours: every seal is right, and what is sealed is not. */
describe('a well-sealed one that is wrong', () => {
  const row = { key: structuralKey('a'), value: new Uint8Array(10) }
  const honest = (() => {
    const laidRow = rowBytes(row)
    return { rows: laidRow, manifest: { rows: 1, records: 0, attachments: 0, bytes: laidRow.length } }
  })()
  const manifestOf = (change: Partial<BackupManifest>): BackupManifest => {
    const tally = createTally()
    tally.add(hash(honest.rows))
    return { ...honest.manifest, directoryRevision: 1, generations: [], digest: tally.digest(), ...change }
  }
  const message = (kind: number, content: Uint8Array): Uint8Array => join(u8(kind), content)
  const hashes = (): Uint8Array => message(KIND.hashes, hash(honest.rows))
  const end = (change: Partial<BackupManifest> = {}): Uint8Array =>
    message(KIND.manifest, writeManifest(manifestOf(change)))
  const rows = (): Uint8Array => message(KIND.rows, honest.rows)

  const headOf = (change: Partial<HeadInput>): Uint8Array => writeHead({
    vaultId: new Uint8Array(16), madeAt: NOW, front: [], seed, fileKey: new Uint8Array(32),
    streamHeader: new Uint8Array(24), random: randomBytes, ...change,
  })

  /** The last message is sealed as the last, unless another one is. */
  const forged = (messages: readonly Uint8Array[], last = messages.length - 1): Promise<string> => {
    const fileKey = randomBytes(32)
    const sealer = streamSealer(fileKey)
    const head = headOf({ fileKey, streamHeader: sealer.header })
    const sealed = messages.map((each, at) => sized(sealer.push(each, at === last)))
    sealer.end()
    return outcomeOf(put(head, sealed))
  }
  const outcomeOf = async (path: string): Promise<string> => {
    try {
      await verifyBackup(path, { seed })
      return 'passes'
    } catch (error) {
      if (error instanceof VaultFault) return error.code
      throw error
    }
  }
  const attachment = (name: string, offset: number, bytes: Uint8Array): Uint8Array =>
    message(KIND.attachment, join(sized(utf8(name)), u64(offset), bytes))

  it('V18: the harness makes one that passes', async () => {
    expect(await forged([rows(), hashes(), end()])).toBe('passes')
  })

  it.each<readonly [what: string, messages: () => readonly Uint8Array[], code: string]>([
    ['a kind nobody knows', () => [rows(), message(9, u8(0)), hashes(), end()], 'newer-format'],
    ['an empty message', () => [new Uint8Array(), rows(), hashes(), end()], 'backup-damaged'],
    ['rows after hashes', () => [rows(), hashes(), rows(), end()], 'backup-damaged'],
    ['a row that is not whole', () => [
      message(KIND.rows, honest.rows.subarray(0, -1)), hashes(), end(),
    ], 'backup-damaged'],
    ['a row of four gigabytes', () => [
      message(KIND.rows, join(sized(row.key), u32(0xffffffff))), hashes(), end(),
    ], 'backup-damaged'],
    ['a key of four gigabytes', () => [message(KIND.rows, u32(0xffffffff)), hashes(), end()], 'backup-damaged'],
    ['a row its hash is not of', () => [
      message(KIND.rows, rowBytes({ ...row, value: new Uint8Array(10).fill(1) })), hashes(), end(),
    ], 'backup-damaged'],
    ['no list of hashes', () => [rows(), end()], 'backup-damaged'],
    ['a hash too many', () => [rows(), hashes(), hashes(), end()], 'backup-damaged'],
    ['half a hash', () => [rows(), message(KIND.hashes, hash(honest.rows).subarray(0, 16)), end()], 'backup-damaged'],
    ['more rows than it says', () => [rows(), hashes(), end({ rows: 2 })], 'backup-damaged'],
    ['more records than it says', () => [rows(), hashes(), end({ records: 1 })], 'backup-damaged'],
    ['more attachments than it says', () => [rows(), hashes(), end({ attachments: 1 })], 'backup-damaged'],
    ['more bytes than it says', () => [rows(), hashes(), end({ bytes: 1 })], 'backup-damaged'],
    ['another digest', () => [rows(), hashes(), end({ digest: new Uint8Array(32) })], 'backup-damaged'],
    ['a manifest cut short', () => [rows(), hashes(), end().subarray(0, -1)], 'backup-damaged'],
    ['a manifest that goes on', () => [rows(), hashes(), join(end(), u8(0))], 'backup-damaged'],
    ['an attachment named as a path', () => [
      rows(), attachment('../../a', 0, u8(1)), hashes(), end(),
    ], 'backup-damaged'],
    ['an attachment with a gap', () => [
      rows(), attachment('a'.repeat(64), 1, u8(1)), hashes(), end(),
    ], 'backup-damaged'],
    ['attachments out of order', () => [
      rows(), attachment('b'.repeat(64), 0, u8(1)), attachment('a'.repeat(64), 0, u8(1)), hashes(), end(),
    ], 'backup-damaged'],
    ['an attachment without a name', () => [
      rows(), message(KIND.attachment, u8(1)), hashes(), end(),
    ], 'backup-damaged'],
    ['an attachment named in no language', () => [
      rows(), message(KIND.attachment, join(sized(u8(0xff)), u64(0))), hashes(), end(),
    ], 'backup-damaged'],
    ['an offset beyond all', () => [
      rows(), message(KIND.attachment, join(sized(utf8('a'.repeat(64))), new Uint8Array(8).fill(0xff))),
      hashes(), end(),
    ], 'backup-damaged'],
  ])('V18: %s', async (_, messages, code) => {
    expect(await forged(messages())).toBe(code)
  })

  it('V18: the end in another place', async () => {
    expect(await forged([rows(), hashes()])).toBe('backup-damaged')
    expect(await forged([rows(), hashes(), end()], -1)).toBe('backup-damaged')
  })

  it('an instant no calendar has', async () => {
    const head = headOf({}).slice(0, -HASH_BYTES)
    new DataView(head.buffer).setBigInt64(26, 9_000_000_000_000_000n, true)
    expect((await faultFrom(readBackupFront(put(withChecksum(head), [])))).code).toBe('backup-damaged')
  })

  it('a record in the front', async () => {
    const head = headOf({ front: [{ key: Uint8Array.of(2, 1), value: u8(1) }] })
    expect((await faultFrom(readBackupFront(put(head, [])))).code).toBe('backup-damaged')
  })
})
