/**
 * One process at a time: a folder is made, and whoever made it holds the lock. The holder touches it while it works,
 * so that a lock left behind is known by its age; process ids say little where containers share a cache folder.
 */
import { mkdirSync, rmSync, statSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

const TOUCH_MS = 2_000
/** Ten missed touches: even a machine that swaps gets round to one of them. */
const ABANDONED_MS = 20_000

/**
 * Does the work while holding the lock at `place`, waiting for whoever holds it before us. A lock that was left by a
 * process that no longer runs is taken over.
 * @param waiting called once, if there is somebody to wait for
 */
export const withLock = async <Value>(
  place: string, work: () => Promise<Value>, waiting: () => void = () => undefined,
): Promise<Value> => {
  mkdirSync(path.dirname(place), { recursive: true })
  let said = false
  while (!taken(place)) {
    if (isAbandoned(place)) {
      rmSync(place, { recursive: true, force: true })
      continue
    }
    if (!said) waiting()
    said = true
    await wait(200)
  }
  const touching = setInterval(() => { touch(place) }, TOUCH_MS)
  const free = (): void => { rmSync(place, { recursive: true, force: true }) }
  // A script that is told to end leaves no lock behind.
  process.once('exit', free)
  try {
    return await work()
  } finally {
    clearInterval(touching)
    process.removeListener('exit', free)
    free()
  }
}

const taken = (place: string): boolean => {
  try {
    mkdirSync(place)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

const isAbandoned = (place: string): boolean => {
  const lock = statSync(place, { throwIfNoEntry: false })
  return lock !== undefined && Date.now() - lock.mtimeMs > ABANDONED_MS
}

const touch = (place: string): void => {
  try {
    utimesSync(place, new Date(), new Date())
  } catch {
    // Somebody took it over or removed the folder; the work goes on, it ends in an atomic rename.
  }
}
