/**
 * V6: the key of quick unlock, sealed by this machine's keychain and kept in a file beside the practice. Only where the
 * keychain is a real one: what keeps plain text, or cannot say what it is, is never given a key.
 *
 * The key passes through here as text, because that is what the system's keychain takes and gives: it is neither
 * logged nor held, and what is left of it in memory is as modest a claim as any about memory (V21).
 */
import { readFileSync } from 'node:fs'
import type { Output } from '../../shared/ipc/contract.ts'
import { removePrivately, writePrivately } from './private-file.ts'

/** As much of Electron's safeStorage as is used. Old runtimes cannot say which keychain they have. */
export interface SafeStorage {
  isEncryptionAvailable(): boolean
  encryptString(plain: string): Buffer
  decryptString(sealed: Buffer): string
  getSelectedStorageBackend?(): string
}

export type KeychainState = Output<'host.keychain'>['state']

/** The keychains of Linux that are kept under the password of the one who has logged in. */
const REAL_BACKENDS: readonly string[] = ['gnome_libsecret', 'kwallet', 'kwallet5', 'kwallet6']

/** Asks the system, which may ask the person in front of it. To be called once the app is ready. */
export const keychainState = (storage: SafeStorage, platform: string): KeychainState => {
  try {
    if (platform === 'linux') {
      const backend = storage.getSelectedStorageBackend?.()
      if (backend === 'basic_text') return 'plain-text'
      if (backend === undefined || !REAL_BACKENDS.includes(backend)) return 'none'
    }
    return storage.isEncryptionAvailable() ? 'ready' : 'none'
  } catch {
    return 'none'
  }
}

/** Every function is done one after the other, and none rejects. */
export interface KeyKeeper {
  /** Whether a key is kept for this practice. Asks the keychain nothing. */
  readonly has: () => boolean
  /** Null where there is none, or the keychain does not give it. One that does not open any more is removed. */
  readonly give: () => Promise<string | null>
  /** Answers the key once it is durable and was opened again; null where it was refused: then nothing of it is kept. */
  readonly keep: (key: string) => Promise<string | null>
  readonly forget: () => Promise<void>
}

export interface KeeperParts {
  readonly storage: SafeStorage
  readonly platform: string
  /** Where the sealed key is kept. Absolute. */
  readonly file: string
  /** The practice it opens: of another one's key no use is made. Absolute. */
  readonly vault: string
  /** Takes a line that says what failed, and nothing else. */
  readonly log: (line: string) => void
}

/** 32 bytes in hex: what the vault calls a keychain's key. */
const KEY = /^[0-9a-f]{64}$/

export const createKeyKeeper = ({ storage, platform, file, vault, log }: KeeperParts): KeyKeeper => {
  let last: Promise<unknown> = Promise.resolve()
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const run = last.then(work)
    last = run.catch(() => undefined)
    return run
  }
  const sealed = (): Buffer | null => sealedIn(file, vault)
  const opened = (): string | null => {
    const bytes = sealed()
    if (bytes === null) return null
    try {
      const key = storage.decryptString(bytes)
      return KEY.test(key) ? key : null
    } catch {
      return null
    }
  }
  const remove = async (): Promise<void> => {
    if (await removePrivately(file) !== null) log('the key of quick unlock could not be removed')
  }
  const isReady = (): boolean => keychainState(storage, platform) === 'ready'

  return {
    has: () => sealed() !== null,
    give: () => inTurn(async () => {
      // One that is locked, or was not allowed, may give the key the next time.
      if (sealed() === null || !isReady()) return null
      const key = opened()
      if (key === null) await remove()
      return key
    }),
    keep: (key) => inTurn(async () => {
      if (!KEY.test(key) || !isReady()) return null
      const content = seal(storage, vault, key)
      const failure = content === null ? 'the keychain' : await writePrivately(file, content)
      if (failure === null && opened() === key) return key
      log(`the key of quick unlock was not kept: ${failure ?? 'the keychain'}`)
      await remove()
      return null
    }),
    forget: () => inTurn(remove),
  }
}

const seal = (storage: SafeStorage, vault: string, key: string): Buffer | null => {
  try {
    return Buffer.from(JSON.stringify({ vault, sealed: storage.encryptString(key).toString('base64') }))
  } catch {
    return null
  }
}

/** The sealed key of this practice; null for another's, and for what is no such file. */
const sealedIn = (file: string, vault: string): Buffer | null => {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof content !== 'object' || content === null) return null
    if (!('vault' in content) || content.vault !== vault) return null
    return 'sealed' in content && typeof content.sealed === 'string' ? Buffer.from(content.sealed, 'base64') : null
  } catch {
    return null
  }
}

/** For a practice whose keys are kept nowhere: the sample. */
export const NO_KEYS: KeyKeeper = {
  has: () => false,
  give: () => Promise.resolve(null),
  keep: () => Promise.resolve(null),
  forget: () => Promise.resolve(),
}
