/** Where things lie. Everything of a practice is under one folder, so that one folder can be backed up or removed. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export interface Paths {
  readonly userData: string
  readonly vault: string
  /** Remembers which generation of which vault was seen here (V16). */
  readonly seen: string
  /** The sample practice: made when it is entered, gone when it is left. Its folder holds nothing else. */
  readonly sample: { readonly folder: string, readonly vault: string, readonly seen: string }
  /** V6: the key of quick unlock, sealed by this machine's keychain. */
  readonly quickUnlock: string
  /** Scratch of a run: the browser engine's, and what a restore drill opens. Gone at the next start at the latest. */
  readonly runs: string
  readonly page: string
  readonly preload: string
  readonly vaultProcess: string
  readonly drillProcess: string
  readonly kdfWorker: string
}

/**
 * @param given the folder a test put in STILLROOM_USER_DATA, if any
 * @param appData the system's folder for applications' data
 * @param built the folder that holds main/, preload/, vault/ and renderer/
 * @param evaluation whether the runtime is for evaluation: what is tried there never lies where a practice does
 */
export const pathsOf = (given: string | undefined, appData: string, built: string, evaluation: boolean): Paths => {
  const userData = given || join(appData, evaluation ? 'Stillroom Evaluation' : 'Stillroom')
  const sample = join(userData, 'sample')
  return {
    userData,
    sample: { folder: sample, vault: join(sample, 'practice.stillroom'), seen: join(sample, 'seen') },
    vault: join(userData, 'practice', 'practice.stillroom'),
    seen: join(userData, 'seen'),
    quickUnlock: join(userData, 'quick-unlock'),
    runs: join(userData, 'runs'),
    page: join(built, 'renderer'),
    preload: join(built, 'preload', 'preload.cjs'),
    vaultProcess: join(built, 'vault', 'vault-process.cjs'),
    drillProcess: join(built, 'vault', 'drill-process.cjs'),
    kdfWorker: join(built, 'vault', 'kdf-worker.cjs'),
  }
}

/** Makes the user's folder, for nobody else to read. */
export const makeUserData = ({ userData }: Paths): void => {
  mkdirSync(userData, { recursive: true, mode: 0o700 })
}

/**
 * Removes the scratch of earlier runs. Only for the instance that holds the single-instance lock:
 * another one's scratch is in use.
 */
export const wipeRuns = ({ runs }: Paths, except?: string): void => {
  for (const name of listed(runs)) {
    if (name !== except) rmSync(join(runs, name), { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * Removes the sample practice, whatever is left of it. It is sealed under a key that went with its process, so a
 * system that holds on to a file for a moment keeps nothing from going on: main tries again when the sample is left
 * and at the next start.
 * @param folder holds the sample and nothing else
 */
export const removeSample = (folder: string): void => {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // Said above.
  }
}

const listed = (folder: string): readonly string[] => {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
