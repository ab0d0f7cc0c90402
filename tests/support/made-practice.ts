/** A practice of made-up people on disk, where the app looks for one: for tests, the tour and the bench. */
import path from 'node:path'
import { openDatabase } from '../../electron/engine/database.ts'
import { fillPractice } from '../../electron/sample/fill-practice.ts'
import { samplePractice, type SamplePractice } from '../../electron/sample/sample-practice.ts'
import type { PracticeOptions } from '../../electron/sample/options.ts'
import type { Database } from '../../electron/engine/types.ts'
import { workerStretch, type Stretch } from '../../electron/vault/kdf.ts'
import { openVault } from '../../electron/vault/open-vault.ts'
import { prepareVault } from '../../electron/vault/prepare-vault.ts'
import { practicePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../electron/vault/rx-storage/storage.ts'
import type { Vault } from '../../electron/vault/types.ts'
import { outFolder } from '../../build/root.ts'

export const PASSPHRASE = 'copper ladle winter orchard'

/** The built worker: the key is derived as in the app. */
export const builtStretch: Stretch = workerStretch(path.join(outFolder, 'app', 'vault', 'kdf-worker.cjs'))

export interface PracticeFile {
  /** Of the vault. */
  readonly path: string
  readonly seenPath: string
}

/** Where the app looks, in a user's folder. */
export const practiceIn = (userData: string): PracticeFile => ({
  path: path.join(userData, 'practice', 'practice.stillroom'), seenPath: path.join(userData, 'seen'),
})

/** A vault with nothing in it yet, open, as the engine meets it. Close the database, then the vault. */
export interface EmptyPractice { readonly vault: Vault, readonly database: Database }

/**
 * Makes the vault and opens it. Throws what the vault throws.
 * @param name of the database
 */
export const emptyPractice = async (file: PracticeFile, name: string, now: () => Date): Promise<EmptyPractice> => {
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: now(), stretch: builtStretch })
  const made = prepared.write(file.path)
  if (!made.ok) throw made.error
  const opened = await openVault({ ...file, secret: { kind: 'passphrase', text: PASSPHRASE }, stretch: builtStretch, now })
  if (!opened.ok) throw opened.error
  const { vault } = opened.value
  const storage = getRxStorageVault({ vault, policy: practicePolicy, now })
  return { vault, database: await openDatabase({ storage, name, hash: vault.hash }) }
}

/**
 * Makes the vault and fills it. Throws what the vault throws.
 * @param onProgress records so far, after each transaction
 */
export const makePractice = async (
  userData: string, options: PracticeOptions, onProgress: (done: number) => void = () => undefined,
): Promise<SamplePractice> => {
  const sample = samplePractice(options)
  const { vault, database } = await emptyPractice(practiceIn(userData), 'made-practice', () => options.now)
  await fillPractice({ database, hash: vault.hash, sample, onProgress })
  await database.close()
  vault.close()
  return sample
}
