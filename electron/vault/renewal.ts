/**
 * V7: another passphrase, or another sheet, is another key pair. What the old one was granted stays readable to
 * whoever kept a copy of the file; what is written from the next epoch on does not.
 */
import { hex, sameBytes } from './bytes.ts'
import { isVouchedFor, vouchedFor, type Directory, type SlotEntry, type User } from './directory.ts'
import { ROWS, damaged, fault, type RowChange } from './format.ts'
import { grantsFor, withoutGrants, type HeldEpoch } from './grants.ts'
import { readSlotPublic, type SlotSecret } from './keyslot.ts'
import { withoutSlots, withoutThese } from './new-slot.ts'
import { sealSeed } from './seeds.ts'
import type { FreshSlot, SlotHolder } from './slots.ts'
import { KEY_BYTES, hash } from './sodium.ts'
import { signSuccession } from './succession.ts'
import { rowReader } from './unlock.ts'
import { userKeys, type UserKeys } from './user-keys.ts'

export interface RenewalInput {
  readonly retire: readonly SlotEntry[]
  /** Every epoch that is alive, with the keys the user holds of it. */
  readonly epochs: readonly HeldEpoch[]
  /** The slot this began with: it is to pin the owner's new key, so that an earlier one deceives nobody who uses it. */
  readonly fresh?: FreshSlot | null
}

export interface RenewedUser {
  /** Not signed yet: that takes the new key, see `changedDirectory`. */
  readonly directory: Directory
  readonly rows: readonly RowChange[]
  readonly secret: SlotSecret
  readonly keys: UserKeys
}

/**
 * The owner with a fresh seed: new key pairs, the seed sealed to every slot of hers that stays, the others gone, what
 * she holds granted anew, and her earlier key signing for the later one.
 * A slot that is not the one she signed for goes as well: sealing the seed to what somebody else put there would hand
 * it to him, and it opens nothing for her either. That it is gone is told: see `opensWith`.
 * Throws VaultFault: not-allowed for a user who is not the owner, who asks for it (see `renewRequest`); vault-damaged
 * when the slot this began with is not as it was written, or when no slot would be left but a keychain's.
 */
export const renewedUser = (
  holder: Pick<SlotHolder, 'store' | 'vaultId' | 'keys' | 'secret' | 'random'>, directory: Directory,
  { retire, epochs, fresh = null }: RenewalInput,
): RenewedUser => {
  const { vaultId, random } = holder
  const { userId } = holder.secret
  if (!sameBytes(userId, directory.ownerId)) throw fault('not-allowed', 'only the owner renews her own keys')
  const row = rowReader(holder.store)
  const user = directory.users.find(other => sameBytes(other.userId, userId))
  if (user === undefined) throw damaged('the directory does not know its owner')
  const seed = random(KEY_BYTES)
  const keys = userKeys(seed)
  const ownerKey = keys.sign.publicKey
  const renewed: User = { ...user, boxKey: keys.box.publicKey, signKey: ownerKey }

  const isHers = (slot: SlotEntry): boolean => sameBytes(slot.userId, userId)
  const rowOf = ({ slotId }: SlotEntry): Uint8Array | null => row(ROWS.slot(hex(slotId)))
  if (fresh !== null) vouchedFor(fresh.entry, rowOf(fresh.entry), 'new key slot')
  const gone = [...retire, ...directory.slots.filter(slot => isHers(slot) && !isVouchedFor(slot, rowOf(slot)))]
  const left = withoutThese(directory.slots, gone)
  if (!left.some(slot => isHers(slot) && slot.kind !== 'keychain')) throw damaged('no key slot of the owner’s is left')

  const slotRows: RowChange[] = []
  const staying = (slot: SlotEntry): SlotEntry => {
    const { slotId } = slot
    const before = vouchedFor(slot, rowOf(slot), 'key slot')
    const isFresh = fresh !== null && sameBytes(fresh.entry.slotId, slotId)
    const slotRow = isFresh ? fresh.pinnedTo(ownerKey) : before
    if (isFresh) slotRows.push({ name: ROWS.slot(hex(slotId)), value: slotRow })
    const seedRow = sealSeed(readSlotPublic(slotRow).boxKey, { vaultId, userId, slotId }, seed)
    slotRows.push({ name: ROWS.seed(hex(userId), hex(slotId)), value: seedRow })
    return { ...slot, digest: hash(slotRow), seedDigest: hash(seedRow) }
  }
  const slots = left.map(slot => isHers(slot) ? staying(slot) : slot)
  const grants = grantsFor(vaultId, renewed, epochs)

  return {
    directory: {
      ...directory, ownerKey, slots,
      users: directory.users.map(other => other === user ? renewed : other),
      grants: [...directory.grants.filter(grant => !sameBytes(grant.userId, userId)), ...grants.entries],
      successions: [...directory.successions, signSuccession(vaultId, holder.keys.sign, ownerKey)],
    },
    rows: [...withoutSlots(gone), ...withoutGrants(directory, userId), ...slotRows, ...grants.rows],
    secret: { userId, seed, ownerKey },
    keys,
  }
}
