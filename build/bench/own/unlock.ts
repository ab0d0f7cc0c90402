/** Opens a vault once, as the coach does, and says how much of that is for the users and for the clients' keys. */
import type { Stretch } from '../../../electron/vault/kdf.ts'
import { readEpochs } from '../../../electron/vault/open-vault.ts'
import { openStore } from '../../../electron/vault/store.ts'
import { rowReader, secretBytes, unlock } from '../../../electron/vault/unlock.ts'
import { builtStretch, type PracticeFile } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { COACH, NOW, openVaultFile } from './practice-file.ts'

export interface UnlockFigures {
  readonly users: number
  /** Clients with a data key in the compartment of what is operational. */
  readonly clientKeys: number
  /** Milliseconds, once the key is derived: to every record open in the vault. */
  readonly open: number
  /** Of it the front: header, directory, slot, grants. */
  readonly front: number
  /** Of it the keyrings, and with them every client's keys. */
  readonly keyrings: number
}

/** Derives once; asked the same again it answers at once, so that what is left is everything else. */
const remembered = (stretch: Stretch): Stretch => {
  const derived = new Map<string, Uint8Array>()
  return async (secret, salt, params) => {
    const name = Buffer.from(salt).toString('hex')
    const key = derived.get(name) ?? await stretch(secret, salt, params)
    // Whoever is given it wipes it.
    derived.set(name, Uint8Array.from(key))
    return key
  }
}

job<PracticeFile, UnlockFigures>(async (file) => {
  const stretch = remembered(builtStretch)
  const { vault, phases } = await openVaultFile(file, stretch)
  const users = vault.users().length
  vault.close()

  const store = openStore(file.path)
  try {
    const begun = performance.now()
    const unlocked = await unlock(rowReader(store), COACH, secretBytes(COACH), stretch, NOW)
    const known = performance.now()
    const [current] = readEpochs(unlocked, store)
    const read = performance.now()
    return {
      users, clientKeys: current.keyrings.operational?.byClient.size ?? 0,
      open: phases.unseal, front: known - begun, keyrings: read - known,
    }
  } finally {
    store.close()
  }
})
