/** V4: from what a person types to a stretched key, and from there to the two keys of a slot. */
import { Worker } from 'node:worker_threads'
import { composed } from '../../shared/domain/passphrase.ts'
import { utf8 } from './bytes.ts'
import { fault } from './format.ts'
import { KEY_BYTES, subkey } from './sodium.ts'

/** Argon2id, one lane. Memory in KiB. */
export interface KdfParams { readonly memoryKiB: number; readonly passes: number }

export const DEFAULT_KDF: KdfParams = { memoryKiB: 256 * 1024, passes: 3 }

/** Outside of these, nothing is computed: a file must not decide how much of the machine it takes. */
export const KDF_BOUNDS = { memoryKiB: { min: 64 * 1024, max: 1024 * 1024 }, passes: { min: 3, max: 10 } } as const

export const SALT_BYTES = 16

/** Argon2id of 32 bytes; rejects with VaultFault kdf-refused. Tests inject their own. */
export type Stretch = (secret: Uint8Array, salt: Uint8Array, params: KdfParams) => Promise<Uint8Array>

/** Throws VaultFault kdf-refused for parameters outside the bounds (V4). */
export const refuseKdfOutOfBounds = (params: KdfParams): void => {
  const within = (value: number, bounds: { readonly min: number; readonly max: number }): boolean =>
    Number.isInteger(value) && value >= bounds.min && value <= bounds.max
  if (!within(params.memoryKiB, KDF_BOUNDS.memoryKiB) || !within(params.passes, KDF_BOUNDS.passes)) {
    throw fault('kdf-refused', 'the key derivation asks for more or less than is allowed')
  }
}

/** True when a slot with these parameters is to be written anew with today's (V4). */
export const isBelowDefault = (params: KdfParams): boolean =>
  params.memoryKiB < DEFAULT_KDF.memoryKiB || params.passes < DEFAULT_KDF.passes

/** What the key of a passphrase is stretched from. */
export const passphraseBytes = (passphrase: string): Uint8Array => utf8(composed(passphrase))

/** What the worker is given, and nothing else. */
export interface KdfTask {
  readonly secret: Uint8Array
  readonly salt: Uint8Array
  readonly params: KdfParams
}

/** Throws VaultFault kdf-refused: on a machine that is short of threads or memory a worker is refused at once. */
const startedOn = (file: string | URL, task: KdfTask): Worker => {
  try {
    // `env: {}`: the worker needs nothing of the environment.
    return new Worker(file, { workerData: task, env: {} })
  } catch (error) {
    throw fault('kdf-refused', 'no worker can be had for the key derivation', error)
  }
}

/**
 * One worker per derivation: the memory Argon2id took is only given back when the worker ends.
 * @param file the built worker: an absolute path, or a URL
 */
export const workerStretch = (file: string | URL): Stretch => async (secret, salt, params) => {
  refuseKdfOutOfBounds(params)
  const task: KdfTask = { secret, salt, params }
  const worker = startedOn(file, task)
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', (stretched: unknown) => {
      if (stretched instanceof Uint8Array && stretched.length === KEY_BYTES) resolve(stretched)
      else reject(fault('kdf-refused', 'there is not enough memory for the key derivation'))
    })
    // Most of all for want of memory; and whatever it was, a vault that is open already goes on without (V4).
    worker.once('error', () => reject(fault('kdf-refused', 'the key derivation failed')))
    // After a message this changes nothing: a promise settles once.
    worker.once('exit', () => reject(fault('kdf-refused', 'the key derivation ended without an answer')))
  }).finally(() => worker.terminate())
}

const SLOT_CONTEXT = 'srslot__'

/** The key that opens the slot, and the one that says beforehand whether it will (V3). */
export const slotKeys = (stretched: Uint8Array): { readonly wrap: Uint8Array; readonly commit: Uint8Array } => ({
  wrap: subkey(stretched, 1, SLOT_CONTEXT),
  commit: subkey(stretched, 2, SLOT_CONTEXT),
})
