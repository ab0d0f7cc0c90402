/** One process at a time: a folder is made, and whoever made it holds the lock. */
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** A lock whose holder wrote no name within this time was left by one that died at once. */
const NAMELESS_MS = 10_000

/**
 * Does the work while holding the lock at `place`, waiting for whoever holds it before us. A lock left by a process
 * that no longer runs is taken over.
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
  try {
    return await work()
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const holder = (place: string): string => path.join(place, 'pid')

const taken = (place: string): boolean => {
  try {
    mkdirSync(place)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  writeFileSync(holder(place), String(process.pid))
  return true
}

const isAbandoned = (place: string): boolean => {
  const pid = Number(read(holder(place)))
  if (Number.isInteger(pid) && pid > 0) return !isAlive(pid)
  // No name yet, or freed while we looked.
  const made = statSync(place, { throwIfNoEntry: false })
  return made !== undefined && Date.now() - made.mtimeMs > NAMELESS_MS
}

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: somebody else's process, and alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
