/**
 * Where everything an open vault writes is put down: rows go into one transaction, and what is known of the vault
 * follows once they are durable.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { readDirectoryOf, type Directory } from './directory.ts'
import type { Epochs } from './epochs.ts'
import { fault, type FormatVersion, type RowChange } from './format.ts'
import type { PlanInput, PlannedRow } from './plan-commit.ts'
import { recordKey } from './record-row.ts'
import { writeSeen, type Seen } from './seen.ts'
import { applyRows, type SlotHolder } from './slots.ts'
import { rowReader } from './unlock.ts'
import { VaultFault } from './types.ts'

/** What an open vault is, beside its records. */
export interface VaultNow {
  readonly directory: Directory
  readonly epochs: Epochs
  /** The owner's keys, or another user's; others after a renewal (V7). */
  readonly holder: SlotHolder
  /** V16: nothing is written until an older copy is accepted. */
  readonly older: boolean
}

export interface Writing {
  readonly rows: readonly RowChange[]
  readonly records?: Iterable<PlannedRow>
  /** What of the vault is another once this is durable. */
  readonly next: Partial<VaultNow>
  /** V14: whether something is deleted, so that the log is to be emptied. */
  readonly removes: boolean
}

export interface Desk {
  readonly now: () => VaultNow
  /** V10: one transaction. Throws VaultFault; then nothing is written, and nothing is another. */
  readonly write: (writing: Writing) => void
  /** Throws where nothing may be written: the vault is closed, or an older copy. */
  readonly refuseWrites: () => void
  /** Throws VaultFault not-allowed for whoever cannot sign (V2). */
  readonly refuseOthers: () => void
  /** What planning writes needs to know. */
  readonly planInput: () => PlanInput
  /** The directory as it is on disk: work that failed half-way may have left a slot there. */
  readonly reread: () => Directory
  /** Takes a directory for the present one: it is on disk already. */
  readonly follow: (directory: Directory) => void
  /** Empties the log, if something was deleted. A disk that refuses is asked again later. */
  readonly sweep: () => void
  /** Sweeps after work that wrote by itself. */
  readonly sweepAfter: () => void
  /** Remembers on this machine what there is now. */
  readonly see: () => void
  /** As `see`, but not more often than once a second. */
  readonly seeSoon: (now: Date) => void
  readonly close: () => void
}

export interface DeskParts {
  readonly first: VaultNow
  readonly format: FormatVersion
  readonly seenPath: string
  readonly seen: Seen | null
  readonly closed: PlanInput['closed']
  readonly foreign: PlanInput['foreign']
}

/** `seen` is written at most once in that time; and on opening, accepting and closing. Milliseconds. */
const SEEN_EVERY = 1000

export const createDesk = ({ first, format, seenPath, seen, closed, foreign }: DeskParts): Desk => {
  const { store, vaultId, random } = first.holder
  let vault = first
  let checkpointDue = false
  let seenSavedAt = Number.NEGATIVE_INFINITY
  let seenDue = true
  let ended = false

  const present = (): Seen => ({
    format,
    directoryRevision: vault.directory.revision,
    ownerKey: vault.directory.ownerKey,
    generations: new Map([
      // A compartment this user does not hold keeps what another user saw of it.
      ...(seen?.generations ?? []),
      ...[...vault.epochs].reverse().flatMap(({ manifests }) => [...manifests])
        .map(([compartment, { generation }]): [Compartment, number] => [compartment, generation]),
    ]),
  })
  const see = (): void => {
    seenDue = !writeSeen(seenPath, vaultId, present())
  }
  const sweep = (): void => {
    if (!checkpointDue) return
    try {
      store.checkpoint()
      checkpointDue = false
    } catch (error) {
      // The deletion itself is durable; the log is emptied with the next commit, or on closing.
      if (!(error instanceof VaultFault)) throw error
    }
  }

  return {
    now: () => vault,
    refuseWrites: () => {
      if (ended) throw new Error('the vault is closed')
      if (vault.older) throw fault('not-allowed', 'an older copy takes no writes before it is accepted')
    },
    refuseOthers: () => {
      if (!sameBytes(vault.directory.ownerKey, vault.holder.keys.sign.publicKey)) {
        throw fault('not-allowed', 'only the owner signs')
      }
    },
    write: ({ rows, records = [], next, removes }) => {
      store.transaction((writer) => {
        for (const { hid, value } of records) {
          if (value === null) writer.remove(recordKey(hid))
          else writer.put(recordKey(hid), value)
        }
        applyRows(writer, rows)
      })
      // From here on it is durable; memory follows.
      vault = { ...vault, ...next }
      seenDue = true
      checkpointDue ||= removes
      sweep()
    },
    planInput: () => ({
      vaultId, epochs: vault.epochs, closed, foreign, random, rowOf: hid => store.get(recordKey(hid)),
    }),
    reread: () => readDirectoryOf(vaultId, rowReader(store), vault.directory.ownerKey),
    follow: (directory) => { vault = { ...vault, directory } },
    sweep,
    sweepAfter: () => {
      checkpointDue = true
      sweep()
    },
    see,
    seeSoon: (now) => {
      if (Math.abs(now.getTime() - seenSavedAt) < SEEN_EVERY) return
      seenSavedAt = now.getTime()
      see()
    },
    close: () => {
      if (ended) return
      ended = true
      sweep()
      if (seenDue && !vault.older) see()
      store.close()
    },
  }
}
