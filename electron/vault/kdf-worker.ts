/** Entry of the key derivation worker: one Argon2id, one answer, and it ends. An answer of null: no memory for it. */
import './crypto-global.ts'
import { parentPort, workerData } from 'node:worker_threads'
import sodium from 'libsodium-wrappers-sumo'
import type { KdfTask } from './kdf.ts'

const stretch = ({ secret, salt, params }: KdfTask): Uint8Array | null => {
  try {
    return sodium.crypto_pwhash(
      32, secret, salt, params.passes, params.memoryKiB * 1024, sodium.crypto_pwhash_ALG_ARGON2ID13,
    )
  } catch {
    return null
  } finally {
    sodium.memzero(secret)
  }
}

void sodium.ready.then(() => parentPort?.postMessage(stretch(workerData as KdfTask)))
