/** V4, V5: replacing a keyslot. Always: write the new one, open it again from the file, and only then retire the old. */
import { oneMore, sameBytes } from './bytes.ts'
import { directoryRows, readDirectoryOf, type Directory, type SlotEntry } from './directory.ts'
import { damaged, fault, structuralKey, type RowChange } from './format.ts'
import { DEFAULT_KDF, type Stretch } from './kdf.ts'
import type { SlotKind, SlotSecret } from './keyslot.ts'
import { makeSlot, proveSlot, withoutSlots, withoutThese, type NewSlot } from './new-slot.ts'
import { wipe, type Random } from './sodium.ts'
import type { Store, StoreWriter } from './store.ts'
import { VaultFault } from './types.ts'
import { openOneOf, readFront, rowReader, slotRowsOf } from './unlock.ts'
import type { UserKeys } from './user-keys.ts'

export interface SlotHolder {
  readonly store: Store
  readonly vaultId: Uint8Array
  readonly keys: UserKeys
  readonly secret: SlotSecret
  readonly stretch: Stretch
  readonly random: Random
  readonly now: () => Date
}

/** Writes rows, or takes them away, in a transaction that is under way. */
export const applyRows = ({ put, remove }: StoreWriter, rows: readonly RowChange[]): void => {
  for (const { name, value } of rows) {
    if (value === null) remove(structuralKey(name))
    else put(structuralKey(name), value)
  }
}

/**
 * The directory with a change, one revision on from the higher of its own and the change's, and its rows, signed.
 * Throws VaultFault not-allowed for whoever does not hold the key of the owner it then names (V2).
 */
export const changedDirectory = (
  holder: Pick<SlotHolder, 'vaultId' | 'keys' | 'now'>, directory: Directory, change: Partial<Directory>,
): { readonly next: Directory; readonly rows: readonly RowChange[] } => {
  const next: Directory = {
    ...directory, ...change, writtenAt: holder.now().getTime(),
    revision: oneMore(Math.max(directory.revision, change.revision ?? 0)),
  }
  const { publicKey, privateKey } = holder.keys.sign
  if (!sameBytes(publicKey, next.ownerKey)) throw fault('not-allowed', 'only the owner signs for users and slots')
  return { next, rows: directoryRows(holder.vaultId, next, privateKey) }
}

/** A slot that was just written, to be pinned to another key of the owner's if the retiring renews that one (V7). */
export type FreshSlot = Pick<NewSlot, 'entry' | 'pinnedTo'>

/**
 * Retires slots, and answers the directory as it then is on disk. Whatever else belongs to that change (the key pair
 * renewed, a rotation begun) stands in the same transaction.
 */
export type Finish = (directory: Directory, retire: readonly SlotEntry[], fresh: FreshSlot | null) => Directory

/**
 * Takes slots out of the directory and the file, in one transaction, and changes nothing else.
 * The caller empties the log afterwards (V14): what a retired passphrase opens is to be nowhere in the file.
 */
export const retireSlots = (holder: SlotHolder, directory: Directory, retire: readonly SlotEntry[]): Directory => {
  if (retire.length === 0) return directory
  const { next, rows } = changedDirectory(holder, directory, { slots: withoutThese(directory.slots, retire) })
  holder.store.transaction(writer => applyRows(writer, [...withoutSlots(retire), ...rows]))
  return next
}

const othersOf = (directory: Directory, stays: SlotEntry): readonly SlotEntry[] => directory.slots.filter(slot =>
  slot.kind === stays.kind && sameBytes(slot.userId, stays.userId) && !sameBytes(slot.slotId, stays.slotId))

/** Retires every other slot of this user and kind; there may be none. */
export const retireOthers = (directory: Directory, stays: SlotEntry, finish: Finish): Directory =>
  finish(directory, othersOf(directory, stays), null)

/**
 * Retires a slot that did not open again: it is told to have failed, so it must open nothing later. Only before the
 * others of its kind are retired. A disk that refuses this too leaves both, as a crash would.
 */
const takeBack = (holder: SlotHolder, directory: Directory, slot: SlotEntry): void => {
  try {
    retireSlots(holder, directory, [slot])
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
  }
}

/**
 * Writes a slot with today's parameters for this secret, opens it again from the file, then has the user's other slots
 * of the kind retired. A crash at any point leaves at least one slot that opens. Rejects with VaultFault (not-allowed
 * for a user who is not the owner: see `renewRequest`); what it wrote is then taken back, if that was not the
 * retiring itself.
 */
export const replaceSlot = async (
  holder: SlotHolder, directory: Directory, kind: SlotKind, secret: Uint8Array, finish: Finish,
): Promise<Directory> => {
  const { store, vaultId, stretch, random } = holder
  const making = {
    vaultId, kind, secret, kdf: DEFAULT_KDF, stretch, now: holder.now(), random,
    // The owner's key of today, not the one that was pinned when she opened.
    opens: { ...holder.secret, ownerKey: directory.ownerKey },
  }
  const made = await makeSlot(making)
  const { entry } = made
  try {
    const added = changedDirectory(holder, directory, { slots: [...directory.slots, entry] })
    store.transaction(writer => applyRows(writer, [...made.changes, ...added.rows]))
    try {
      const row = rowReader(store)
      const written = readDirectoryOf(vaultId, row, directory.ownerKey).slots.find(slot => sameBytes(slot.slotId, entry.slotId))
      if (written === undefined) throw damaged('the new key slot is not in the directory')
      await proveSlot(slotRowsOf(written, row), making)
    } catch (error) {
      if (error instanceof VaultFault) takeBack(holder, added.next, entry)
      throw error
    }
    return finish(added.next, othersOf(added.next, entry), made)
  } finally {
    made.forget()
  }
}

/**
 * Derives as an unlock would, from the slot as it is on disk. Rejects with VaultFault wrong-passphrase, also for
 * another user's passphrase; with what is wrong with the slot, if it cannot be read.
 */
export const proveHolder = async (holder: SlotHolder, secret: Uint8Array): Promise<void> => {
  const row = rowReader(holder.store)
  const tried = { kind: 'passphrase', userId: holder.secret.userId } as const
  const opened = await openOneOf(readFront(row), row, tried, secret, holder.stretch, holder.now())
  wipe(opened.secret.seed)
}
