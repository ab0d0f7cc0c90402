/** V4: which slots a typed secret is tried on. What a file lists is bounded: each costs as much as it says. */
import type { Role } from '../../shared/domain/compartment.ts'
import { hex, sameBytes } from './bytes.ts'
import type { Directory, SlotEntry } from './directory.ts'
import { KDF_BOUNDS, type KdfParams } from './kdf.ts'
import type { SlotKind } from './keyslot.ts'

/** Whose slots are tried. Without a role or a user, those of all. */
export interface Tried { readonly kind: SlotKind; readonly role?: Role; readonly userId?: Uint8Array | 'owner' }

/**
 * For one secret and one directory: slots, those of one user among them, and memory times passes, in KiB. A user has
 * one slot of a kind, and for as long as a change lasts two; so this is room for 32 users with today's parameters.
 */
export const MOST_TRIED = { slots: 32, ofUser: 4, cost: 64 * 1024 * 1024 } as const

/** What is derived for it. Nothing is where nothing has to be, or what is asked for is out of bounds. */
export const costOf = (kdf: KdfParams | null): number => {
  const { memoryKiB, passes } = KDF_BOUNDS
  const isDerived = kdf !== null && kdf.memoryKiB <= memoryKiB.max && kdf.passes <= passes.max
  return isDerived ? kdf.memoryKiB * kdf.passes : 0
}

const asked = ({ users, slots, ownerId }: Directory, { kind, role, userId }: Tried): readonly SlotEntry[] => slots
  .filter(slot => slot.kind === kind)
  .filter(slot => userId === undefined || sameBytes(slot.userId, userId === 'owner' ? ownerId : userId))
  .filter(slot => role === undefined || users.some(user => user.role === role && sameBytes(user.userId, slot.userId)))

/** Newest first: of two slots that a crash left in the middle of a change, the newer is the better one. */
export const slotsTried = (directory: Directory, tried: Tried): readonly SlotEntry[] => {
  const times = new Map<string, number>()
  const isAmongNewest = ({ userId }: SlotEntry): boolean => {
    const user = hex(userId)
    const before = times.get(user) ?? 0
    times.set(user, before + 1)
    return before < MOST_TRIED.ofUser
  }
  return [...asked(directory, tried)].reverse().filter(isAmongNewest).slice(0, MOST_TRIED.slots)
}

export const sameSlot = (one: SlotEntry, other: SlotEntry): boolean => sameBytes(one.slotId, other.slotId)
  && sameBytes(one.digest, other.digest) && sameBytes(one.seedDigest, other.seedDigest)

/** This very slot as a directory lists it, among those that were asked for. */
export const listedIn = (directory: Directory, tried: Tried, slot: SlotEntry): SlotEntry | undefined =>
  asked(directory, tried).find(each => sameSlot(each, slot))
