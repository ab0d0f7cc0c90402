/** A practice of made-up people on disk, where the app looks for one: for tests, the tour and the bench. */
import path from 'node:path'
import { openDatabase } from '../../electron/engine/database.ts'
import { fillPractice } from '../../electron/sample/fill-practice.ts'
import { samplePractice, type SamplePractice } from '../../electron/sample/sample-practice.ts'
import type { PracticeOptions } from '../../electron/sample/options.ts'
import { workerStretch, type Stretch } from '../../electron/vault/kdf.ts'
import { openVault } from '../../electron/vault/open-vault.ts'
import { prepareVault } from '../../electron/vault/prepare-vault.ts'
import { practicePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../electron/vault/rx-storage/storage.ts'
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

/**
 * Makes the vault and fills it. Throws what the vault throws.
 * @param onProgress records so far, after each transaction
 */
export const makePractice = async (
  userData: string, options: PracticeOptions, onProgress: (done: number) => void = () => undefined,
): Promise<SamplePractice> => {
  const sample = samplePractice(options)
  const file = practiceIn(userData)
  const now = (): Date => options.now
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: now(), stretch: builtStretch })
  const made = prepared.write(file.path)
  if (!made.ok) throw made.error
  const opened = await openVault({ ...file, secret: { kind: 'passphrase', text: PASSPHRASE }, stretch: builtStretch, now })
  if (!opened.ok) throw opened.error
  const { vault } = opened.value
  const database = await openDatabase({
    storage: getRxStorageVault({ vault, policy: practicePolicy, now }), name: 'made-practice', hash: vault.hash,
  })
  await fillPractice({ database, hash: vault.hash, sample, onProgress })
  await database.close()
  vault.close()
  return sample
}
