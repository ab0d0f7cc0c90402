import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { INSTANTS, MOST, Malformed, hex, i64, oneMore, readBytes, u64 } from '../../../../electron/vault/bytes.ts'
import { KDF_BOUNDS, isBelowDefault, passphraseBytes, refuseKdfOutOfBounds, workerStretch } from '../../../../electron/vault/kdf.ts'
import { pad, paddedLength, unpad } from '../../../../electron/vault/padding.ts'
import { createPauses, pauseSeconds } from '../../../../electron/vault/pauses.ts'
import { readRecoveryCode, recoveryGroups, recoverySecret } from '../../../../electron/vault/recovery-code.ts'
import { sodiumReady } from '../../../../electron/vault/sodium.ts'
import { syncServiceOf } from '../../../../electron/vault/synced-folder.ts'

const SEED = { seed: 20260302 }

beforeAll(sodiumReady)

describe('padding', () => {
  it('V9: content comes back whatever its length', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 5000 }), content => {
      expect(hex(unpad(pad(content)))).toBe(hex(content))
    }), SEED)
  })

  it('V9: lengths on disk are 256 bytes doubling to 64 KiB, then within an eighth', () => {
    expect([0, 252, 253, 508, 509, 65_532].map(paddedLength)).toEqual([256, 256, 512, 512, 1024, 65_536])
    fc.assert(fc.property(fc.integer({ min: 65_533, max: 60_000_000 }), length => {
      const size = paddedLength(length)
      expect(size).toBeGreaterThanOrEqual(length + 4)
      expect(size - (length + 4)).toBeLessThanOrEqual((length + 4) / 8)
    }), SEED)
  })

  it('V9: bytes that were not padded here are malformed', () => {
    expect(() => unpad(new Uint8Array(3))).toThrow(Malformed)
    expect(() => unpad(new Uint8Array(512))).toThrow(Malformed)
    expect(() => unpad(new Uint8Array(256).fill(255))).toThrow(Malformed)
  })
})

it('reading past the end is Malformed, never a wrong number', () => {
  expect(() => readBytes(Uint8Array.of(1, 2, 3)).u32()).toThrow(Malformed)
  expect(() => readBytes(Uint8Array.of(255, 255, 255, 255, 1)).sized()).toThrow(Malformed)
  expect(() => readBytes(new Uint8Array(8).fill(255)).u64()).toThrow(Malformed)
  expect(readBytes(new Uint8Array(8).fill(255)).i64()).toBe(-1)
})

it('V16: a number is written and read up to its bound, and neither written nor read beyond it', () => {
  const raw = (value: bigint): Uint8Array => new Uint8Array(BigInt64Array.of(BigInt.asIntN(64, value)).buffer)
  for (const count of [0, 1, MOST]) expect(readBytes(u64(count)).u64()).toBe(count)
  for (const instant of [INSTANTS.first, 0, INSTANTS.last]) {
    expect(readBytes(i64(instant)).i64()).toBe(instant)
    expect(new Date(instant).toISOString()).toHaveLength(24)
  }
  for (const count of [-1, 0.5, MOST + 1, 2 ** 53, 2 ** 64, Number.NaN]) expect(() => u64(count)).toThrow(RangeError)
  for (const instant of [INSTANTS.first - 1, INSTANTS.last + 1, Number.NaN]) expect(() => i64(instant)).toThrow(RangeError)
  for (const count of [BigInt(MOST) + 1n, 2n ** 53n, 2n ** 64n - 1n]) expect(() => readBytes(raw(count)).u64()).toThrow(Malformed)
  for (const instant of [BigInt(INSTANTS.first) - 1n, BigInt(INSTANTS.last) + 1n, 2n ** 63n - 1n, -(2n ** 63n)]) {
    expect(() => readBytes(raw(instant)).i64()).toThrow(Malformed)
  }
  expect([oneMore(7), oneMore(MOST - 1), oneMore(MOST)]).toEqual([8, MOST, MOST])
})

describe('the key derivation', () => {
  it('V4: one passphrase is one secret, however its letters are composed', () => {
    expect(hex(passphraseBytes('caf\u00e9 \ufb01ne'))).toBe(hex(passphraseBytes('cafe\u0301 fine')))
  })

  it.each([
    [8, 3], [64 * 1024 - 1, 3], [1024 * 1024 + 1, 3], [4 * 1024 * 1024, 3], [65536, 0], [65536, 2], [65536, 11],
    [65536.5, 3], [Number.NaN, 3],
  ])('V4: %d KiB and %d passes are refused before a worker is started', async (memoryKiB, passes) => {
    // A file that does not exist: a worker started from it would fail with another sentence.
    const stretch = workerStretch('/nowhere/kdf-worker.cjs')
    await expect(stretch(new Uint8Array(1), new Uint8Array(16), { memoryKiB, passes }))
      .rejects.toMatchObject({ code: 'kdf-refused', message: expect.stringContaining('more or less than is allowed') as string })
  })

  it('V4: both ends of the bounds are allowed, and weaker than today is known', () => {
    const { memoryKiB, passes } = KDF_BOUNDS
    refuseKdfOutOfBounds({ memoryKiB: memoryKiB.min, passes: passes.min })
    refuseKdfOutOfBounds({ memoryKiB: memoryKiB.max, passes: passes.max })
    expect(isBelowDefault({ memoryKiB: memoryKiB.min, passes: 10 })).toBe(true)
    expect(isBelowDefault({ memoryKiB: 256 * 1024, passes: 3 })).toBe(false)
  })

  it.each([
    ['cannot start', '/nowhere/kdf-worker.cjs'],
    // Refused by the constructor itself, as one is where there are no threads left.
    ['cannot be had', 'kdf-worker.cjs'],
    ['dies', new URL('data:text/javascript,process.exit(1)')],
    ['fails', new URL('data:text/javascript,throw new Error("x")')],
  ])('V4: a worker that %s is a fault, not a wait without end', async (_, file) => {
    const stretched = workerStretch(file)(new Uint8Array(1), new Uint8Array(16), { memoryKiB: 65536, passes: 3 })
    await expect(stretched).rejects.toMatchObject({ name: 'VaultFault', code: 'kdf-refused' })
  })
})

describe('the recovery code', () => {
  const anyCode = fc.uint8Array({ minLength: 17, maxLength: 17 }).map(recoverySecret)

  it('V5: is read as people write it: small letters, spaces, dashes, O for 0, I and L for 1', () => {
    fc.assert(fc.property(anyCode, fc.constantFrom(' ', '-', ' – ', '\n', ''), (secret, between) => {
      const typed = recoveryGroups(secret).join(between).replace(/0/g, 'o').replace(/1/g, 'l').toLowerCase()
      expect(readRecoveryCode(typed)).toEqual({ ok: true, value: secret })
    }), SEED)
  })

  it('V5: every wrong symbol and every exchange of two neighbours is found', () => {
    const symbols = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
    fc.assert(fc.property(anyCode, fc.nat(27), fc.nat(31), (secret, at, other) => {
      const code = recoveryGroups(secret).join('')
      const replaced = code.slice(0, at) + (symbols[other] ?? '') + code.slice(at + 1)
      const swapped = code.slice(0, at) + (code[at + 1] ?? '') + (code[at] ?? '') + code.slice(at + 2)
      if (replaced !== code) expect(readRecoveryCode(replaced)).toEqual({ ok: false, error: 'checksum' })
      if (at < 27 && swapped !== code) expect(readRecoveryCode(swapped)).toEqual({ ok: false, error: 'checksum' })
    }), { ...SEED, numRuns: 500 })
  })

  it('V5: U and other signs are no symbols, and a code has 28', () => {
    const code = recoveryGroups('0'.repeat(26)).join('')
    expect(readRecoveryCode(`U${code.slice(1)}`)).toEqual({ ok: false, error: 'symbol' })
    expect(readRecoveryCode(`${code}0`)).toEqual({ ok: false, error: 'length' })
    expect(readRecoveryCode('')).toEqual({ ok: false, error: 'length' })
    expect(readRecoveryCode('\ud800\0')).toEqual({ ok: false, error: 'symbol' })
  })
})

describe('pauses', () => {
  it('grow after the third failure, and end at five minutes', () => {
    expect([0, 1, 3, 4, 5, 6, 12, 13, 1000].map(pauseSeconds)).toEqual([0, 0, 0, 1, 2, 4, 256, 300, 300])
  })

  it('count down with the clock they are given, and end with a success', () => {
    let elapsed = 0
    const pauses = createPauses(() => elapsed)
    for (let failure = 0; failure < 6; failure += 1) pauses.failed()
    expect(pauses.secondsLeft()).toBe(4)
    elapsed = 3500
    expect(pauses.secondsLeft()).toBe(1)
    elapsed = 4000
    expect(pauses.secondsLeft()).toBe(0)
    pauses.failed()
    pauses.succeeded()
    expect(pauses.secondsLeft()).toBe(0)
  })
})

describe('a synced folder', () => {
  const on = (path: string): string | null => syncServiceOf(path.split(/[/\\]/).map(name => ({ name, entries: [] })))

  it.each([
    ['/home/mara/Dropbox/practice', 'Dropbox'], ['/Users/mara/Dropbox (Personal)', 'Dropbox'],
    ['C:\\Users\\mara\\OneDrive\\Documents', 'OneDrive'], ['C:\\Users\\mara\\OneDrive - Clinic', 'OneDrive'],
    ['/Users/mara/Library/Mobile Documents/com~apple~CloudDocs', 'iCloud Drive'],
    ['C:\\Users\\mara\\iCloudDrive', 'iCloud Drive'],
    ['/Users/mara/Library/CloudStorage/GoogleDrive-mara@example.org/My Drive', 'a cloud service'],
    ['G:\\My Drive\\practice', 'Google Drive'], ['/home/mara/Nextcloud/x', 'Nextcloud'],
    ['/home/mara/ownCloud', 'ownCloud'], ['/home/mara/Syncthing', 'Syncthing'],
    ['/home/mara/pCloudDrive', 'pCloud'], ['/home/mara/MEGA', 'MEGA'],
  ])('V15: %s is known by its name', (path, service) => {
    expect(on(path)).toBe(service)
  })

  it.each([
    ['.dropbox', 'Dropbox'], ['.tmp.drivedownload', 'Google Drive'], ['.sync_5f3a9c.db', 'Nextcloud'],
    ['.owncloudsync.log', 'ownCloud'], ['.stfolder', 'Syncthing'], ['.megaignore', 'MEGA'],
  ])('V15: a folder with %s in it is known by that', (marker, service) => {
    expect(syncServiceOf([{ name: 'home', entries: [] }, { name: 'work', entries: ['a.txt', marker] }])).toBe(service)
  })

  it.each(['/home/mara/.config/Stillroom', '/home/mara/omega', '/srv/dropboxes-of-wood', 'C:\\Practice', '/mnt/megabyte'])(
    'V15: %s is nobody’s', path => {
      expect(on(path)).toBeNull()
    })
})
