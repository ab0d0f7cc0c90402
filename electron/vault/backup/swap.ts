/**
 * Puts a restored vault in the place of another, which is kept aside. Every step may be the last one before a crash:
 * done again from the top, the steps end where they would have ended. That there is a restored file under its waiting
 * name is what says that it is whole, and that it was to have the place; `recoverInterrupted` goes by that.
 *
 * The log of the old vault goes aside with it, and first: SQLite would play it into whatever lies in its place.
 */
import { existsSync, linkSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { attachmentsFolder } from '../attachments/place.ts'
import { isSameFile, syncFolder } from '../atomic-file.ts'
import { ROWS, structuralKey } from '../format.ts'
import { hasMagic } from '../header.ts'
import { holdsBack, inspectStore } from '../store.ts'
import { withFaults } from '../store-faults.ts'
import { VaultFault } from '../types.ts'
import {
  COMPANION_SUFFIXES, freeStamp, replacedName, restoredName, restoringName, stampOfReplaced, stampOfRestored,
} from './names.ts'

/** Where a restored vault and its attachments are, before they have their place. */
export interface Waiting { readonly vault: string; readonly attachments: string }

const beside = (target: string, name: string): string => join(dirname(target), name)

const ATTACHMENTS = '.attachments'

const waitingUnder = (vault: string): Waiting => ({ vault, attachments: vault + ATTACHMENTS })

/** While it is being written. */
export const restoringOf = (target: string): Waiting =>
  waitingUnder(beside(target, restoringName(basename(target))))

/** When it is whole. */
export const restoredOf = (target: string, stamp: string): Waiting =>
  waitingUnder(beside(target, restoredName(basename(target), stamp)))

/** Removes a vault that never had its place, and all that goes with it. */
export const discard = ({ vault, attachments }: Waiting): void => withFaults(() => {
  for (const suffix of ['', ...COMPANION_SUFFIXES]) rmSync(vault + suffix, { force: true })
  rmSync(attachments, { recursive: true, force: true })
})

/** The systems on which a file cannot have two names answer with one of these. */
const NO_LINKS: readonly unknown[] = ['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP', 'EMLINK', 'EACCES']

/**
 * Where the vault in the way goes: a name of which there is nothing, or the one it has already, if we were here before.
 * Under a free stamp that is the first; another one only if a vault was begun in the place since.
 */
const asideOf = (target: string, stamp: string): string => {
  const named = (count: number): string =>
    beside(target, replacedName(basename(target), count === 1 ? stamp : `${stamp}-${count}`))
  const isFree = (aside: string): boolean =>
    !existsSync(aside) || existsSync(target) && isSameFile(aside, target)
  let count = 1
  while (!isFree(named(count))) count += 1
  // The place is empty, and a name is taken: there it went.
  return named(!existsSync(target) && count > 1 ? count - 1 : count)
}

const moveIfThere = (from: string, to: string): void => {
  if (existsSync(from)) renameSync(from, to)
}

/** The old file gets a second name, so that there is no moment at which its place is empty. */
const keepAside = (target: string, aside: string): void => {
  if (existsSync(aside)) return
  try {
    linkSync(target, aside)
  } catch (error) {
    if (!NO_LINKS.includes(Reflect.get(Object(error), 'code'))) throw error
    renameSync(target, aside)
  }
}

/** A lock that is this process's own comes with a log, which would meet whatever lies in the place then. */
const refuseWhileHeldBack = (path: string): void => {
  const why = holdsBack(path)
  if (why !== null) throw why
}

/**
 * Gives the vault that waits under the stamp its place. May be done again after a crash.
 * Throws VaultFault disk-failed, read-only, disk-full; then it is to be done again, by `recoverInterrupted`.
 * @returns where the vault is kept that was there; null when there was none
 */
export const takePlace = (target: string, stamp: string): string | null => withFaults(() => {
  refuseWhileHeldBack(target)
  const restored = restoredOf(target, stamp)
  const aside = asideOf(target, stamp)
  const wasThere = existsSync(target) || existsSync(aside)
  for (const suffix of COMPANION_SUFFIXES) moveIfThere(target + suffix, aside + suffix)
  if (existsSync(target)) keepAside(target, aside)
  syncFolder(target)
  // There is always a folder that waits, if only an empty one: where it is gone it has its place.
  if (existsSync(restored.attachments)) {
    moveIfThere(attachmentsFolder(target), attachmentsFolder(aside))
    renameSync(restored.attachments, attachmentsFolder(target))
    syncFolder(target)
  }
  renameSync(restored.vault, target)
  syncFolder(target)
  return wasThere ? aside : null
})

/** Throws VaultFault open-elsewhere while some process, this one too, has the vault open; or what holds it back here. */
export const refuseWhileOpen = (path: string): void => {
  if (!existsSync(path)) return
  try {
    inspectStore(path).close()
  } catch (error) {
    // What is wrong with it otherwise is most likely why it is to be replaced.
    if (!(error instanceof VaultFault) || error.code === 'open-elsewhere') throw error
  }
  refuseWhileHeldBack(path)
}

export interface KeptAside {
  /** Absolute. */
  readonly path: string
  /** As in its name, UTC: `2026-03-02-093000`. */
  readonly stamp: string
  readonly bytes: number
}

const namesBeside = (path: string): readonly string[] =>
  existsSync(dirname(path)) ? withFaults(() => readdirSync(dirname(path))) : []

/** The vaults that were replaced by restored ones, oldest first. They are never removed by us. Throws VaultFault. */
export const replacedVaults = (path: string): readonly KeptAside[] => namesBeside(path)
  .flatMap(name => {
    const stamp = stampOfReplaced(basename(path), name)
    return stamp === null ? [] : [{ path: beside(path, name), stamp }]
  })
  .map(kept => ({ ...kept, bytes: withFaults(() => statSync(kept.path).size) }))
  .sort((one, other) => one.stamp < other.stamp ? -1 : 1)

/** The first stamp of an instant under which nothing waits and nothing is kept. */
export const freeStampBeside = (target: string, now: Date): string => freeStamp(now, stamp =>
  existsSync(restoredOf(target, stamp).vault) || existsSync(beside(target, replacedName(basename(target), stamp))))

/**
 * Whether a vault waits there, by its table and its header: at a start, before libsodium can be asked. Anybody may have
 * given a file such a name, and what is no vault is left where it is. Throws VaultFault where that cannot be told.
 */
const isVault = (path: string): boolean => {
  try {
    const store = inspectStore(path)
    try {
      return ROWS.headers.some(name => hasMagic(store.get(structuralKey(name))))
    } finally {
      store.close()
    }
  } catch (error) {
    if (error instanceof VaultFault && ['not-a-vault', 'vault-damaged'].includes(error.code)) return false
    throw error
  }
}

/** What was found of a restore that a crash had ended. */
export type Recovered = 'nothing' | 'discarded' | 'finished'

/**
 * To be called before a vault is opened, or found missing. A restored vault that was whole when the crash came gets
 * its place; one that was not is removed. Throws VaultFault: open-elsewhere, disk-failed, read-only, disk-full.
 */
export const recoverInterrupted = (path: string): Recovered => {
  const base = basename(path)
  const names = namesBeside(path)
  const named = names.flatMap(name => stampOfRestored(base, name) ?? [])
  const stamps = named.filter(stamp => isVault(restoredOf(path, stamp).vault))
  const strange = new Set(named.filter(stamp => !stamps.includes(stamp)))
  if (stamps.length > 0) refuseWhileOpen(path)
  for (const stamp of stamps.sort()) takePlace(path, stamp)
  const isLeft = (name: string): boolean => {
    if (name.startsWith(restoringName(base))) return true
    const stamp = name.endsWith(ATTACHMENTS) ? stampOfRestored(base, name.slice(0, -ATTACHMENTS.length)) : null
    return stamp !== null && !strange.has(stamp)
  }
  const left = names.filter(name => isLeft(name) && existsSync(beside(path, name)))
  withFaults(() => left.forEach(name => rmSync(beside(path, name), { recursive: true, force: true })))
  if (stamps.length > 0) return 'finished'
  return left.length > 0 ? 'discarded' : 'nothing'
}
