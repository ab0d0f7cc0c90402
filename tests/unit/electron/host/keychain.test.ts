import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  createKeyKeeper, keychainState, NO_KEYS, type KeychainState, type SafeStorage,
} from '../../../../electron/host/keychain.ts'

const KEY = '0123456789abcdef'.repeat(4)
const OTHER = 'fedcba9876543210'.repeat(4)

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'stillroom-keychain-')) })
afterEach(() => rmSync(folder, { recursive: true }))

/** A keychain that turns every byte around, and can be locked or lose its password. */
const keychain = (over: Partial<SafeStorage> = {}): SafeStorage => {
  const turn = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte) => byte ^ 0xff))
  return {
    isEncryptionAvailable: () => true,
    encryptString: (plain) => turn(Buffer.from(`sealed ${plain}`)),
    decryptString: (sealed) => {
      const [, plain] = /^sealed (.*)$/.exec(turn(sealed).toString()) ?? []
      if (plain === undefined) throw new Error('it does not open')
      return plain
    },
    getSelectedStorageBackend: () => 'gnome_libsecret',
    ...over,
  }
}

const keeperOf = (storage = keychain(), vault = '/ana/practice.stillroom') => {
  const logged: string[] = []
  const file = join(folder, 'quick-unlock')
  return { file, logged, keeper: createKeyKeeper({ storage, platform: 'linux', file, vault, log: (line) => logged.push(line) }) }
}

const STATES: readonly (readonly [KeychainState, string, Partial<SafeStorage>])[] = [
  ['ready', 'linux', {}],
  ['ready', 'linux', { getSelectedStorageBackend: () => 'kwallet6' }],
  ['plain-text', 'linux', { getSelectedStorageBackend: () => 'basic_text' }],
  ['none', 'linux', { getSelectedStorageBackend: () => 'unknown' }],
  ['none', 'linux', { getSelectedStorageBackend: () => 'one nobody has looked at' }],
  ['none', 'linux', { isEncryptionAvailable: () => false }],
  ['ready', 'darwin', { getSelectedStorageBackend: () => 'basic_text' }],
  ['none', 'darwin', { isEncryptionAvailable: () => false }],
  ['none', 'win32', { isEncryptionAvailable: () => { throw new Error('not now') } }],
]

describe('V6: the keychain of this machine', () => {
  test.each(STATES)('is %s on %s: %o', (state, platform, over) => {
    expect(keychainState(keychain(over), platform)).toBe(state)
  })

  test('on Linux is none where the runtime cannot say which it is; elsewhere nothing has to be said', () => {
    const silent: SafeStorage = keychain()
    delete silent.getSelectedStorageBackend
    expect(keychainState(silent, 'linux')).toBe('none')
    expect(keychainState(silent, 'darwin')).toBe('ready')
    expect(keychainState(silent, 'win32')).toBe('ready')
  })
})

describe('V6: the key of quick unlock', () => {
  test('is kept sealed, for the owner alone, and given again', async () => {
    const { keeper, file } = keeperOf()
    expect(keeper.has()).toBe(false)
    expect(await keeper.give()).toBeNull()
    expect(await keeper.keep(KEY)).toBe(KEY)
    expect(readFileSync(file, 'utf8')).not.toContain(KEY)
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(keeper.has()).toBe(true)
    expect(await keeper.give()).toBe(KEY)
    expect(await keeperOf().keeper.give()).toBe(KEY)
    expect(await keeper.keep(OTHER)).toBe(OTHER)
    expect(await keeper.give()).toBe(OTHER)
  })

  test.each([
    ['keeps plain text', { getSelectedStorageBackend: () => 'basic_text' }],
    ['cannot say what it is', { getSelectedStorageBackend: () => 'unknown' }],
    ['is not there', { isEncryptionAvailable: () => false }],
    ['fails to seal', { encryptString: () => { throw new Error('it was not allowed') } }],
    ['does not give back what it was given', { decryptString: () => OTHER }],
  ])('is not kept by a keychain that %s: nothing of it is on the disk', async (_name, over) => {
    const { keeper, file, logged } = keeperOf(keychain(over))
    expect(await keeper.keep(KEY)).toBeNull()
    expect(existsSync(file)).toBe(false)
    expect(keeper.has()).toBe(false)
    for (const line of logged) expect(line).not.toContain(KEY)
  })

  test('is 32 bytes in hex, or none', async () => {
    const { keeper } = keeperOf()
    for (const none of ['', 'four calm words together', KEY.slice(1), KEY.toUpperCase()]) {
      expect(await keeper.keep(none)).toBeNull()
    }
    expect(keeper.has()).toBe(false)
  })

  test('of another practice is not used', async () => {
    await keeperOf().keeper.keep(KEY)
    const { keeper } = keeperOf(keychain(), '/ana/another.stillroom')
    expect(keeper.has()).toBe(false)
    expect(await keeper.give()).toBeNull()
    expect(await keeperOf().keeper.give()).toBe(KEY)
  })

  test('that does not open any more is removed', async () => {
    const { keeper, file } = keeperOf()
    await keeper.keep(KEY)
    const lost = keeperOf(keychain({ decryptString: () => { throw new Error('another password') } }))
    expect(await lost.keeper.give()).toBeNull()
    expect(existsSync(file)).toBe(false)
  })

  test('stays while the keychain is locked, and is given once it is not', async () => {
    let locked = false
    const { keeper } = keeperOf(keychain({ isEncryptionAvailable: () => !locked }))
    await keeper.keep(KEY)
    locked = true
    expect(await keeper.give()).toBeNull()
    expect(keeper.has()).toBe(true)
    locked = false
    expect(await keeper.give()).toBe(KEY)
  })

  test('is forgotten, with what a crash left of it', async () => {
    const { keeper, file } = keeperOf()
    await keeper.keep(KEY)
    writeFileSync(`${file}.part`, 'half')
    await keeper.forget()
    expect(existsSync(file)).toBe(false)
    expect(existsSync(`${file}.part`)).toBe(false)
    expect(await keeper.give()).toBeNull()
    await keeper.forget()
  })

  test('ends as it was last asked for, however quickly', async () => {
    const { keeper, file } = keeperOf()
    await Promise.all([keeper.keep(KEY), keeper.forget(), keeper.keep(OTHER), keeper.forget()])
    expect(existsSync(file)).toBe(false)
    const [, , given] = await Promise.all([keeper.forget(), keeper.keep(OTHER), keeper.give()])
    expect(given).toBe(OTHER)
  })

  test.each([
    ['nothing', ''], ['no object', '[]'], ['a number', '7'], ['a damaged one', '{"vault":"/ana/practice.stillroom","sealed":'],
    ['one without a key', '{"vault":"/ana/practice.stillroom"}'],
  ])('is not read from a file that holds %s', async (_name, content) => {
    const { keeper, file } = keeperOf()
    writeFileSync(file, content)
    expect(keeper.has()).toBe(false)
    expect(await keeper.give()).toBeNull()
  })

  test('that cannot be written, or removed, is told without being named', async () => {
    const { keeper, file, logged } = keeperOf()
    mkdirSync(file)
    expect(await keeper.keep(KEY)).toBeNull()
    expect(logged.length).toBeGreaterThan(0)
    for (const line of logged) expect(line).not.toContain(KEY)
  })

  test('of the sample is kept nowhere', async () => {
    expect([NO_KEYS.has(), await NO_KEYS.keep(KEY), await NO_KEYS.give(), await NO_KEYS.forget()])
      .toEqual([false, null, null, undefined])
  })
})
