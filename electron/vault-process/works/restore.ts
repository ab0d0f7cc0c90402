/** V18: a practice out of a backup, while none is open: into the place of the one there, or beside it. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, parse } from 'node:path'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { answerFault } from '../../engine/fault-answer.ts'
import { VAULT_EXTENSION, besideName, freeStamp } from '../../vault/backup/names.ts'
import type { WorkOptions } from '../../vault/backup/pace.ts'
import { readBackupFront } from '../../vault/backup/read.ts'
import { dropFirstName } from '../../vault/atomic-file.ts'
import { NotYetPlaced, restoreBackup, restoreBeside, type RestoredVault } from '../../vault/backup/restore.ts'
import { recoverInterrupted, takePlace } from '../../vault/backup/swap.ts'
import type { Stretch } from '../../vault/kdf.ts'
import { lookAtFront, openVault } from '../../vault/open-vault.ts'
import { practiceName, unfinishedOf } from '../../vault/prepare-vault.ts'
import { writeSeen } from '../../vault/seen.ts'
import { wipe } from '../../vault/sodium.ts'
import { hex } from '../../vault/bytes.ts'
import { VaultFault, type Vault } from '../../vault/types.ts'
import type { TypedSecret } from '../../vault/unlock.ts'
import type { ShutWorksParts } from '../works-types.ts'
import { Refusal, type Line, type Tools } from './line.ts'

/** Puts on record, in a practice that was just restored, that it was. Closes the vault, however it ends. */
export type OnRestored = (vault: Vault) => Promise<void>

interface Restored {
  /** Absolute. */
  readonly backup: string
  readonly secret: TypedSecret
  readonly stretch: Stretch
  readonly now: Date
}

/** A guess is told from a slip of the pen, which the code's own check knows. */
const isGuess = ({ code, detail }: VaultFault): boolean =>
  code === 'wrong-passphrase' || (code === 'wrong-code' && detail?.['why'] !== 'mistyped')

/** Derives once what is asked for twice with one secret: to open the backup, and then the practice it has become. */
const rememberedFor = (stretch: Stretch): { readonly stretch: Stretch, readonly forget: () => void } => {
  const derived = new Map<string, Uint8Array>()
  return {
    stretch: async (secret, salt, kdf) => {
      const slot = JSON.stringify([Buffer.from(salt).toString('hex'), kdf])
      const key = derived.get(slot) ?? Uint8Array.from(await stretch(secret, salt, kdf))
      derived.set(slot, key)
      // Whoever is given it wipes it.
      return Uint8Array.from(key)
    },
    forget: () => {
      wipe(...derived.values())
      derived.clear()
    },
  }
}

const bytesOf = (vaultId: string): Uint8Array => Uint8Array.from(Buffer.from(vaultId, 'hex'))

/** Whether another practice lies in the place. One whose file cannot be read now is not called another. */
const isAnother = (path: string, vaultId: string): boolean => {
  if (!existsSync(path)) return false
  try {
    return hex(lookAtFront(path).header.vaultId) !== vaultId
  } catch (error) {
    if (error instanceof VaultFault) return false
    throw error
  }
}

const namesBeside = (vault: string): readonly string[] => {
  try {
    return readdirSync(dirname(vault))
  } catch {
    // None is there yet, or none may be listed: nothing was restored beside it.
    return []
  }
}

/** Where something was being restored beside the practice when it was ended from outside. */
const besideUnfinished = (vault: string): readonly string[] => {
  const names = namesBeside(vault).flatMap((found) => {
    const end = found.indexOf(`${VAULT_EXTENSION}.restor`)
    const isBeside = end > 0 && found.startsWith(`${parse(vault).name}.from-`)
    return isBeside ? [found.slice(0, end + VAULT_EXTENSION.length)] : []
  })
  return [...new Set(names)].map((name) => join(dirname(vault), name))
}

/** `practice.from-2026-03-02-093000.stillroom`: what was beside the practice then, free by now. */
const besideOf = (vault: string, madeAt: Date): string => {
  const pathOf = (stamp: string): string =>
    join(dirname(vault), besideName(basename(vault), stamp))
  return pathOf(freeStamp(madeAt, (stamp) => existsSync(pathOf(stamp))))
}

/**
 * Ends what a crash, or a disk that failed while names were changed, left of a restoring: the practice that was whole
 * gets its place, the one that was not goes. So it does with the second name a power cut left of a new practice.
 * Whatever stands in the way, it is no reason not to start: the next look at the practice tries again.
 */
export const finishRestoring = (vault: string): void => {
  const steps = [
    () => dropFirstName(unfinishedOf(vault), vault),
    ...[vault, ...besideUnfinished(vault)].map((place) => () => recoverInterrupted(place)),
  ]
  for (const step of steps) {
    try {
      step()
    } catch {
      // The practice is looked at next, and says for itself what is wrong.
    }
  }
}

/** One that is restored and could not take its place goes on at once: it is there, and must not be told as a failure. */
const placed = async (target: string, restoring: Promise<RestoredVault>): Promise<RestoredVault> => {
  try {
    return await restoring
  } catch (error) {
    if (!(error instanceof NotYetPlaced)) throw error
    try {
      return { ...error.restored, replaced: takePlace(target, error.stamp) }
    } catch {
      throw error
    }
  }
}

export interface Restoring {
  readonly look: (input: Input<'vault.lookAtBackup'>) => Promise<Answer<Output<'vault.lookAtBackup'>>>
  readonly restore: (input: Input<'vault.restore'>) => Promise<Answer<Output<'vault.restore'>>>
}

export const createRestoring = (
  { paths, places, pauses, clock, stretch: derive }: ShutWorksParts, line: Line, onRestored: OnRestored,
): Restoring => {
  const chosen = (token: string): string => {
    const path = places.take(token, 'restore')
    if (path === null || !existsSync(path)) throw new Refusal('place-unknown')
    return path
  }

  /**
   * V16: what is in the place now is older than what this machine has seen, on purpose. It is opened once, and taken
   * for the true one as a coach does who accepts an older copy: its generations go past those seen, so that any copy
   * from before is the older one. Where that cannot be, what was seen is forgotten: either way nobody is asked.
   */
  const takeForTrue = async (vaultId: string, secret: TypedSecret, stretch: Stretch): Promise<void> => {
    const opened = await openVault({ path: paths.vault, seenPath: paths.seen, secret, stretch, now: clock.now })
    if (!opened.ok) {
      writeSeen(paths.seen, bytesOf(vaultId), null)
      return
    }
    const { vault, olderCopy } = opened.value
    try {
      olderCopy?.accept()
    } catch (error) {
      vault.close()
      if (!(error instanceof VaultFault)) throw error
      writeSeen(paths.seen, bytesOf(vaultId), null)
      return
    }
    // It is restored and opens; that a full disk keeps it off the record must not be told as a failure.
    await onRestored(vault).catch((error: unknown) => { if (!(error instanceof VaultFault)) throw error })
  }

  const into = async (
    where: Input<'vault.restore'>['into'], input: Restored, options: WorkOptions,
  ): Promise<Output<'vault.restore'>> => {
    if (where === 'beside') {
      const { madeAt } = await readBackupFront(input.backup)
      const target = besideOf(paths.vault, new Date(madeAt))
      const { manifest } = await placed(target, restoreBeside({ ...input, target }, options))
      return { records: manifest.records, keptAs: basename(target) }
    }
    const { vaultId, manifest, replaced } = await placed(
      paths.vault, restoreBackup({ ...input, target: paths.vault }, options))
    await takeForTrue(vaultId, input.secret, input.stretch)
    return { records: manifest.records, keptAs: replaced === null ? null : basename(replaced) }
  }

  const task = (backup: string, secret: TypedSecret, where: Input<'vault.restore'>['into']) =>
    async ({ signal, progress }: Tools): Promise<Answer<Output<'vault.restore'>>> => {
      const { stretch, forget } = rememberedFor(derive)
      try {
        return ok(await into(where, { backup, secret, stretch, now: clock.now() }, { signal, onProgress: progress }))
      } catch (error) {
        // A right one does not end the row of wrong ones: whoever sits here may have brought a backup of her own.
        if (error instanceof VaultFault && isGuess(error)) pauses.failed()
        // What is told as a failure is not to be done now: it waits for the next look at the practice.
        if (!(error instanceof NotYetPlaced)) finishRestoring(paths.vault)
        throw error
      } finally {
        forget()
      }
    }

  return {
    look: async ({ place }) => {
      try {
        const { madeAt, bytes, vaultId } = await readBackupFront(chosen(place))
        return ok({
          madeAt, bytes, practice: practiceName(bytesOf(vaultId)), replaces: existsSync(paths.vault),
          another: isAnother(paths.vault, vaultId),
        })
      } catch (error) {
        if (error instanceof Refusal) return failed({ code: error.code })
        if (!(error instanceof VaultFault)) throw error
        // The file is there and may not be read: what is in the way is the disk, as far as anybody can tell.
        return error.code === 'read-only' ? failed({ code: 'disk-failed' }) : answerFault(error)
      }
    },
    restore: async ({ place, by, secret: text, into: where }) => {
      const seconds = pauses.secondsLeft()
      if (seconds > 0) return failed({ code: 'too-soon', detail: { seconds } })
      const secret: TypedSecret = { kind: by === 'sheet' ? 'recovery' : 'passphrase', text }
      return line.run('restore', async (tools) => task(chosen(place), secret, where)(tools))
    },
  }
}
