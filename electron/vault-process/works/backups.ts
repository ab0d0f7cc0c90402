/** V18: the backups of an open practice: where they go, which there are, making one. */
import { dirname } from 'node:path'
import { dayIn } from '../../../shared/domain/day.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { BACKUP_FAILURES } from '../../../shared/schemas/library.ts'
import { answerFault } from '../../engine/fault-answer.ts'
import { attachmentsFolder } from '../../vault/attachments/place.ts'
import { presentKeys } from '../../vault/attachments/vault-side.ts'
import { openBackup } from '../../vault/backup/read.ts'
import { writeBackup } from '../../vault/backup/write.ts'
import { wipe } from '../../vault/sodium.ts'
import { VaultFault } from '../../vault/types.ts'
import type { HeldElsewhere } from '../../engine/erasure/service.ts'
import type { WorksParts } from '../works-types.ts'
import {
  backupsIn, newestOnes, openedOnes, tidyBackups, wholeOnes, type BackupFolder, type BackupHere,
} from './backup-rows.ts'
import { keptAside } from './kept-aside.ts'
import type { Line, Tools } from './line.ts'
import { isFolder, liesWithin, tryWriting } from './own-folder.ts'
import { createRunUp } from './run-up.ts'

/** So old, and another is due; milliseconds. */
const DAY = 24 * 60 * 60 * 1000
/** A quarter of a year, after which a drill is due. */
const DRILL_DAYS = 91

type Made = Output<'backups.make'>
type Failure = (typeof BACKUP_FAILURES)[number]

export interface Backups {
  readonly view: () => Promise<Answer<Output<'backups'>>>
  /** @param begin called when another folder was taken */
  readonly setFolder: (
    input: Input<'backups.setFolder'>, begin: () => void,
  ) => Promise<Answer<Output<'backups.setFolder'>>>
  readonly make: () => Promise<Answer<Made>>
  /** Makes one if it is time to, in silence. Never rejects. */
  readonly makeIfDue: () => Promise<void>
  /**
   * The newest whole one that opens under the present keys (V7); null where there is none. Rejects with VaultFault
   * no-folder, and as the disk says.
   */
  readonly newest: () => Promise<BackupHere | null>
  /** What looked whole and was found not to be. */
  readonly foundDamaged: (path: string) => void
  readonly held: () => Promise<HeldElsewhere>
  /**
   * V17: ends what is being written, with nothing left of it, and answers how to have it begin again: until then no
   * rows are taken.
   */
  readonly standAside: () => Promise<() => void>
  /** V11: how many files that notes name were not there when the last one was made. */
  readonly lacks: () => number
}

export interface BackupsParts extends WorksParts {
  /** Of each file that a note names, every name it may have on disk. */
  readonly named: () => Promise<readonly (readonly string[])[]>
}

const isFailure = (code: string): code is Failure => (BACKUP_FAILURES as readonly string[]).includes(code)

/** A vault that cannot be read makes no whole backup; what else stops one is the disk's doing. */
const failureOf = (error: unknown): Failure => {
  if (!(error instanceof VaultFault)) return 'disk-failed'
  if (error.code === 'vault-damaged') return 'backup-damaged'
  return isFailure(error.code) ? error.code : 'disk-failed'
}

const msSince = (now: Date, at: string): number => now.getTime() - Date.parse(at)

/** Never, too long ago, or in the future: then the clock was set back, and how long ago it was is not known. */
const isPast = (now: Date, at: string | null, ms: number): boolean =>
  at === null || msSince(now, at) < 0 || msSince(now, at) >= ms

export const createBackups = (parts: BackupsParts, line: Line): Backups => {
  const { vault, vaultPath, engine: { records }, clock, places, sample, named } = parts
  const found = new Set<string>()
  const isOwner = vault.users().some(({ id, isOwner: owns }) => owns && id === vault.userId)
  const mayBackUp = isOwner && !sample
  let making: Promise<Answer<Made>> | null = null
  let lacked = 0
  const runUp = createRunUp()

  const opensNow = async (path: string): Promise<boolean> => {
    const { seed } = vault.forBackup()
    try {
      await (await openBackup({ path, key: { seed } })).close()
      return true
    } catch (error) {
      if (error instanceof VaultFault) return false
      throw error
    } finally {
      wipe(seed)
    }
  }

  const opens = openedOnes(opensNow, () => presentKeys(vault.attachments))
  const where = (folder: string): BackupFolder => ({ folder, vaultId: vault.id, zone: clock.zone(), found, opens })

  /** One failure is told once, however often it is tried: each telling is a write. */
  const recordFailure = async (error: unknown): Promise<void> => {
    const why = failureOf(error)
    const { failure } = await records.backupFacts()
    if (failure?.why !== why) await records.backupFailed(why)
  }

  const write = async ({ signal, progress }: Tools): Promise<Answer<Made>> => {
    const { folder } = await records.backupFacts()
    if (folder === '') return failed({ code: 'no-folder' })
    try {
      const { bytes, manifest, lacks, madeAt } = await runUp.again(signal, async (ended) => {
        const now = clock.now()
        const written = await writeBackup({
          source: vault.forBackup, generations: vault.generations, madeAt: now, folder,
          attachments: attachmentsFolder(vaultPath), named,
        }, { signal: ended, onProgress: progress })
        return { ...written, madeAt: now }
      })
      if (lacks !== lacked) {
        lacked = lacks
        parts.found()
      }
      // It is there and whole; that a full disk keeps it off the record must not be told as a failure.
      await records.backupMade(madeAt.toISOString())
      await tidyBackups(where(folder), madeAt).catch(expected)
      return ok({ madeAt: madeAt.toISOString(), bytes, records: manifest.records, lacks })
    } catch (error) {
      if (!signal.aborted) await recordFailure(error)
      if (error instanceof VaultFault && error.code === 'vault-damaged') return failed({ code: 'backup-damaged' })
      throw error
    }
  }

  const isDue = async (): Promise<boolean> => {
    const { folder, lastAt } = await records.backupFacts()
    if (folder === '') return false
    const now = clock.now()
    if (isPast(now, lastAt, DAY)) return true
    // The one of today opens with a passphrase of before (V7), or lies in the folder of before.
    const all = await backupsIn(where(folder), now).catch(expected)
    if (!all) return false
    for (const { madeAt, path } of wholeOnes(all)) {
      if (!isPast(now, madeAt, DAY) && await opensNow(path)) return false
    }
    return true
  }

  const inFolder = async (): Promise<readonly BackupHere[]> => {
    const { folder } = await records.backupFacts()
    if (folder === '') throw new VaultFault('no-folder', 'no folder was chosen')
    return backupsIn(where(folder), clock.now())
  }

  return {
    view: async () => {
      const now = clock.now()
      const zone = clock.zone()
      const { folder, lastAt, failure, drill } = await records.backupFacts()
      const all = folder === '' ? [] : await backupsIn(where(folder), now).catch(expected) ?? null
      return ok({
        today: dayIn(now, zone), zone,
        folder: folder === '' ? null : folder,
        reachable: all !== null,
        backups: (all ?? []).map(({ madeAt, bytes, heldUntil, state, lacks }) => ({ madeAt, bytes, heldUntil, state, lacks })),
        aside: [...keptAside(vaultPath)],
        lastAt,
        failed: failure !== null && (lastAt === null || failure.at > lastAt) ? failure.why : null,
        drill,
        drillDue: wholeOnes(all ?? []).length > 0 && isPast(now, drill?.at ?? null, DRILL_DAYS * DAY),
        running: line.isRunning('backup'),
      })
    },

    setFolder: async ({ place }, begin) => {
      if (!mayBackUp) return failed({ code: 'not-allowed' })
      const folder = places.take(place, 'backups')
      if (folder === null || !await isFolder(folder)) return failed({ code: 'place-unknown' })
      // Beside the practice a backup goes where the practice goes.
      if (await liesWithin(folder, dirname(vaultPath))) {
        return failed({ code: 'not-allowed', detail: { why: 'own-folder' } })
      }
      const refused = await tryWriting(folder, `stillroom-${parts.chance.id()}.part`)
      if (refused) return answerFault(refused)
      const answer = await records.backupFolder(folder)
      // What fails here is no fault of the folder.
      if (!answer.ok) return failed({ ...answer.error, detail: { why: 'practice' } })
      begin()
      return answer
    },

    make: async () => {
      if (!mayBackUp) return failed({ code: 'not-allowed' })
      // What is being made in silence is what she asks for.
      if (making && line.raise('backup')) return making
      return line.run('backup', write)
    },

    makeIfDue: async () => {
      try {
        if (!mayBackUp || line.isRunning('backup') || !await isDue()) return
        making = line.runQuietly('backup', write)
        await making
      } catch {
        // A bug of ours: `write` has put on record that there is no backup, which is what the coach can act on.
      } finally {
        making = null
      }
    },

    newest: async () => {
      for (const each of newestOnes(await inFolder(), clock.now())) if (await opensNow(each.path)) return each
      return null
    },
    foundDamaged: (path) => { found.add(path) },
    held: async () => {
      const { folder } = await records.backupFacts()
      const all = folder === '' ? [] : await inFolder().catch(expected) ?? null
      return {
        reachable: all !== null,
        backups: (all ?? []).map(({ madeAt, heldUntil }) => ({ madeAt, heldUntil })).reverse(),
        aside: keptAside(vaultPath),
      }
    },
    standAside: runUp.standAside,
    lacks: () => lacked,
  }
}

/** For what a disk may refuse without anything being wrong with the practice: it is as if nothing were there. */
const expected = (error: unknown): undefined => {
  if (!(error instanceof VaultFault)) throw error
}
