/** V4, V5: replacing a keyslot. Always: write the new one, open it again from the file, and only then retire the old. */
import { hex, sameBytes } from './bytes.ts'
import { readDirectory, vouchedFor, writeDirectory, type Directory, type SlotEntry } from './directory.ts'
import { ROWS, damaged, fault, structuralKey } from './format.ts'
import { DEFAULT_KDF, SALT_BYTES, type Stretch } from './kdf.ts'
import { SLOT_ID_BYTES, openSlot, sealSlot, type SlotKind, type SlotSecret } from './keyslot.ts'
import { hash, wipe, type Random } from './sodium.ts'
import type { Store } from './store.ts'
import { openOneOf, readFront, rowReader } from './unlock.ts'
import { VaultFault } from './types.ts'
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

/** The directory with a change, one revision on from the higher of its own and the change's, and its signed row. */
export const changedDirectory = (
  holder: SlotHolder, directory: Directory, change: Partial<Directory>,
): { readonly next: Directory; readonly row: Uint8Array } => {
  const next: Directory = {
    ...directory, ...change, writtenAt: holder.now().getTime(),
    revision: Math.max(directory.revision, change.revision ?? 0) + 1,
  }
  return { next, row: writeDirectory(holder.vaultId, next, holder.keys.sign.privateKey) }
}

/**
 * Takes slots out of the directory and the file, in one transaction.
 * The caller empties the log afterwards (V14): what a retired passphrase opens is to be nowhere in the file.
 */
const retire = (holder: SlotHolder, directory: Directory, goes: (slot: SlotEntry) => boolean): Directory => {
  const retired = directory.slots.filter(goes)
  if (retired.length === 0) return directory
  const { next, row } = changedDirectory(holder, directory, { slots: directory.slots.filter(slot => !goes(slot)) })
  holder.store.transaction(({ put, remove }) => {
    put(structuralKey(ROWS.directory), row)
    for (const slot of retired) remove(structuralKey(ROWS.slot(hex(slot.slotId))))
  })
  return next
}

/** Retires every other slot of this user and kind. */
export const retireOthers = (holder: SlotHolder, directory: Directory, stays: SlotEntry): Directory =>
  retire(holder, directory, slot => slot.kind === stays.kind && sameBytes(slot.userId, stays.userId)
    && !sameBytes(slot.slotId, stays.slotId))

/**
 * Retires a slot that did not open again: it is told to have failed, so it must open nothing later. Only before the
 * others of its kind are retired. A disk that refuses this too leaves both, as a crash would.
 */
const takeBack = (holder: SlotHolder, directory: Directory, slotId: Uint8Array): void => {
  try {
    retire(holder, directory, slot => sameBytes(slot.slotId, slotId))
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
  }
}

/**
 * Writes a slot with today's parameters for this secret, opens it again from the file, then retires the user's
 * other slots of the kind. A crash at any point leaves at least one slot that opens. Throws VaultFault; what it wrote
 * is then taken back, if that was not the retiring itself.
 */
export const replaceSlot = async (
  holder: SlotHolder, directory: Directory, kind: SlotKind, secret: Uint8Array,
): Promise<Directory> => {
  const { store, vaultId, stretch, random } = holder
  const slotId = random(SLOT_ID_BYTES)
  const salt = random(SALT_BYTES)
  const stretched = await stretch(secret, salt, DEFAULT_KDF)
  const slotRow = sealSlot(vaultId, { slotId, kind, kdf: DEFAULT_KDF, salt }, stretched, holder.secret, random)
  wipe(stretched)
  const entry: SlotEntry = { slotId, userId: holder.secret.userId, kind, digest: hash(slotRow) }
  const added = changedDirectory(holder, directory, { slots: [...directory.slots, entry] })
  store.transaction(({ put }) => {
    put(structuralKey(ROWS.slot(hex(slotId))), slotRow)
    put(structuralKey(ROWS.directory), added.row)
  })
  const row = rowReader(store)
  try {
    const written = readDirectory(vaultId, row(ROWS.directory)).slots.find(slot => sameBytes(slot.slotId, slotId))
    if (written === undefined) throw damaged('the new key slot is not in the directory')
    const opened = await openSlot(vaultId, vouchedFor(written, row(ROWS.slot(hex(slotId))), 'key slot'), secret, stretch)
    if (opened === null || !sameBytes(opened.seed, holder.secret.seed)) throw damaged('the new key slot does not open')
  } catch (error) {
    if (error instanceof VaultFault) takeBack(holder, added.next, slotId)
    throw error
  }
  return retireOthers(holder, added.next, entry)
}

/**
 * Derives as an unlock would, from the slot as it is on disk. Rejects with VaultFault wrong-passphrase, also for
 * another user's passphrase; with what is wrong with the slot, if it cannot be read.
 */
export const proveHolder = async (holder: SlotHolder, secret: Uint8Array): Promise<void> => {
  const row = rowReader(holder.store)
  const opened = await openOneOf(readFront(row), row, 'passphrase', secret, holder.stretch)
  wipe(opened.secret.seed)
  if (!sameBytes(opened.secret.userId, holder.secret.userId)) {
    throw fault('wrong-passphrase', 'the passphrase is another user’s')
  }
}
