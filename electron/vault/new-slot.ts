/** A keyslot that is to be: its two rows, and what the directory is to list. Nothing is written here. */
import { hex, sameBytes } from './bytes.ts'
import type { SlotEntry } from './directory.ts'
import { ROWS, damaged, type RowChange } from './format.ts'
import type { KdfParams, Stretch } from './kdf.ts'
import {
  SLOT_ID_BYTES, openSlot, sealSlot, slotFields, stretchedFor, type SlotKind, type SlotRows, type SlotSecret,
} from './keyslot.ts'
import { sealSeed } from './seeds.ts'
import { KEY_BYTES, boxPair, hash, wipe, type Random } from './sodium.ts'

export interface SlotMaking {
  readonly vaultId: Uint8Array
  readonly kind: SlotKind
  /** See `secretBytes`. */
  readonly secret: Uint8Array
  /** Whose it is, her seed, and the owner's key it is to pin. */
  readonly opens: SlotSecret
  /** Of no meaning for the keychain's key. */
  readonly kdf: KdfParams
  readonly stretch: Stretch
  readonly now: Date
  readonly random: Random
}

export interface NewSlot {
  readonly entry: SlotEntry
  readonly rows: { readonly slot: Uint8Array; readonly seed: Uint8Array }
  readonly changes: readonly RowChange[]
  /** The slot's row once more, opened by the same secret, pinning another key of the owner's. Not after `forget`. */
  readonly pinnedTo: (ownerKey: Uint8Array) => Uint8Array
  /** Wipes what `pinnedTo` needs. */
  readonly forget: () => void
}

/** One derivation. Rejects with VaultFault kdf-refused. */
export const makeSlot = async (making: SlotMaking): Promise<NewSlot> => {
  const { vaultId, kind, random, opens: { userId, seed, ownerKey } } = making
  const slotId = random(SLOT_ID_BYTES)
  const fields = slotFields(kind, slotId, making.kdf, making.now, random)
  const stretched = await stretchedFor(fields, making.secret, making.stretch)
  const slotSeed = random(KEY_BYTES)
  const pair = boxPair(slotSeed)
  wipe(pair.privateKey)
  const pinnedTo = (key: Uint8Array): Uint8Array =>
    sealSlot(vaultId, fields, stretched, { userId, slotSeed, ownerKey: key }, random)
  const rows = { slot: pinnedTo(ownerKey), seed: sealSeed(pair.publicKey, { vaultId, userId, slotId }, seed) }
  return {
    entry: { slotId, userId, kind, digest: hash(rows.slot), seedDigest: hash(rows.seed) },
    rows,
    changes: [
      { name: ROWS.slot(hex(slotId)), value: rows.slot },
      { name: ROWS.seed(hex(userId), hex(slotId)), value: rows.seed },
    ],
    pinnedTo,
    forget: () => wipe(stretched, slotSeed),
  }
}

/**
 * V4: opens a slot that was just made, with a derivation of its own. Rejects with VaultFault vault-damaged when it
 * opens nothing, or another seed.
 */
export const proveSlot = async (
  rows: SlotRows, { vaultId, secret, stretch, now, opens }: Omit<SlotMaking, 'kdf' | 'kind' | 'random'>,
): Promise<void> => {
  const opened = await openSlot(vaultId, rows, secret, stretch, now)
  if (opened === null || !sameBytes(opened.seed, opens.seed)) throw damaged('the new key slot does not open')
  wipe(opened.seed)
}

/** Takes slots out of the file, and the seeds sealed to them. */
export const withoutSlots = (slots: readonly SlotEntry[]): readonly RowChange[] => slots.flatMap(slot => [
  { name: ROWS.slot(hex(slot.slotId)), value: null },
  { name: ROWS.seed(hex(slot.userId), hex(slot.slotId)), value: null },
])

/** A directory's slots but for these. */
export const withoutThese = (slots: readonly SlotEntry[], gone: readonly SlotEntry[]): readonly SlotEntry[] =>
  slots.filter(slot => !gone.some(({ slotId }) => sameBytes(slotId, slot.slotId)))
