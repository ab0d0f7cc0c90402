/** From a typed secret to the keys it opens. Reads rows; writes nothing. */
import type { Role } from '../../shared/domain/compartment.ts'
import { hex, sameBytes, utf8 } from './bytes.ts'
import {
  believedOf, readDirectories, vouchedFor, type Directory, type DirectoryCopies, type SlotEntry, type User,
} from './directory.ts'
import { ROWS, damaged, fault, structuralKey, type ReadRow, type RowChange } from './format.ts'
import { openGrants, type HeldEpoch } from './grants.ts'
import { readHeader, writeHeader, type Header } from './header.ts'
import { passphraseBytes, type Stretch } from './kdf.ts'
import { openSlot, readSlotPublic, type SlotKind, type SlotSecret } from './keyslot.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { MOST_TRIED, costOf, listedIn, sameSlot, slotsTried, type Tried } from './slots-tried.ts'
import { KEY_BYTES, wipe } from './sodium.ts'
import type { Store } from './store.ts'
import type { RowsToHeal } from './twins.ts'
import { VaultFault } from './types.ts'
import { areKeysOf, userKeys, type UserKeys } from './user-keys.ts'

export interface TypedSecret {
  readonly kind: SlotKind
  /** For 'keychain' 64 hex digits: the key itself, from which nothing is derived. */
  readonly text: string
  /** Only slots of users with this role are tried; without it, those of all. */
  readonly role?: Role
}

export interface Front {
  readonly header: Header
  /** The header, if one of its copies is to be written anew. */
  readonly heal: RowsToHeal
  /** What anybody may have signed: believed once a slot has opened. */
  readonly directories: DirectoryCopies
}

/** A slot that opened, and the directory its owner's key vouches for. */
export interface OpenedSlot {
  readonly slot: SlotEntry
  readonly secret: SlotSecret
  readonly directory: Directory
  /** The directory's other copy, if it is to be written anew. */
  readonly heal: RowsToHeal
}

export interface Unlocked extends OpenedSlot {
  readonly header: Header
  readonly keys: UserKeys
  readonly user: User
  /** Newest first. */
  readonly epochs: readonly HeldEpoch[]
}

export const rowReader = (store: Pick<Store, 'get'>): ReadRow => name => store.get(structuralKey(name))

/** What can be read of a vault without a key. Throws VaultFault: not-a-vault, newer-format, older-format, vault-damaged. */
export const readFront = (row: ReadRow): Front => {
  const [a, b] = ROWS.headers
  const { header, heal } = readHeader([row(a), row(b)])
  const headers = heal.map((name): RowChange => ({ name, value: writeHeader(header) }))
  return { header, heal: headers, directories: readDirectories(header.vaultId, row) }
}

const KEYCHAIN_KEY = new RegExp(`^[0-9a-f]{${2 * KEY_BYTES}}$`, 'i')

/**
 * The bytes that are stretched. Throws VaultFault wrong-code, with `detail.why` 'mistyped', for a code that cannot
 * be one: nothing has to be derived to know that; wrong-passphrase for what is no keychain's key.
 */
export const secretBytes = (secret: TypedSecret): Uint8Array => {
  if (secret.kind === 'passphrase') return passphraseBytes(secret.text)
  if (secret.kind === 'keychain') {
    if (!KEYCHAIN_KEY.test(secret.text)) throw wrong('keychain')
    return Uint8Array.from(Buffer.from(secret.text, 'hex'))
  }
  const code = readRecoveryCode(secret.text)
  if (code.ok) return utf8(code.value)
  throw new VaultFault('wrong-code', 'the code is mistyped', { detail: { why: 'mistyped', slip: code.error } })
}

const wrong = (kind: SlotKind): VaultFault => kind === 'recovery'
  ? new VaultFault('wrong-code', 'the code opens nothing here', { detail: { why: 'opens-nothing' } })
  : fault('wrong-passphrase', `the ${kind} opens nothing here`)

/** A slot and the seed it opens, each as the owner signed for it. Throws vault-damaged. */
export const slotRowsOf = (slot: SlotEntry, row: ReadRow): { readonly slot: Uint8Array; readonly seed: Uint8Array } => {
  const slotId = hex(slot.slotId)
  return {
    slot: vouchedFor(slot, row(ROWS.slot(slotId)), 'key slot'),
    seed: vouchedFor({ digest: slot.seedDigest }, row(ROWS.seed(hex(slot.userId), slotId)), 'seed'),
  }
}

/**
 * Opens one of the slots of a kind. Where the two copies of the directory differ, the slots of both are tried: which of
 * the two counts is told by the owner's key in the slot that opens, and the slot has to stand in that one.
 * Throws VaultFault: wrong-passphrase (with `detail.why` 'expired', if that is why) or wrong-code; vault-damaged when
 * neither copy is the owner's; or what is wrong with all slots.
 */
export const openOneOf = async (
  { header: { vaultId }, directories }: Pick<Front, 'header' | 'directories'>, row: ReadRow, tried: Tried,
  secret: Uint8Array, stretch: Stretch, now: Date,
): Promise<OpenedSlot> => {
  // One that is damaged must not keep another from opening; it is told when none of the kind can be read.
  let found: VaultFault | null = null
  let readable = false
  const before: SlotEntry[] = []
  for (const { value } of directories) {
    let cost = 0
    for (const slot of slotsTried(value, tried)) {
      if (before.some(other => sameSlot(other, slot))) continue
      before.push(slot)
      let opened: SlotSecret | null
      try {
        const rows = slotRowsOf(slot, row)
        cost += costOf(readSlotPublic(rows.slot).kdf)
        if (cost > MOST_TRIED.cost) break
        opened = await openSlot(vaultId, rows, secret, stretch, now)
        readable = true
      } catch (error) {
        if (!(error instanceof VaultFault)) throw error
        // The right secret, too late: nothing that is wrong with another slot is worth telling instead.
        if (error.code === 'wrong-passphrase') throw error
        found ??= error
        continue
      }
      if (opened === null) continue
      const { value: directory, heal } = believedOf(vaultId, row, directories, opened.ownerKey)
      const listed = listedIn(directory, tried, slot)
      if (listed !== undefined) return { slot: listed, secret: opened, directory, heal }
      wipe(opened.seed)
    }
  }
  throw readable || found === null ? wrong(tried.kind) : found
}

/**
 * Throws VaultFault: wrong-passphrase, wrong-code, kdf-refused, vault-damaged, not-a-vault, newer-format,
 * older-format.
 * @param secret see `secretBytes`
 */
export const unlock = async (
  row: ReadRow, tried: Pick<Tried, 'kind' | 'role'>, secret: Uint8Array, stretch: Stretch, now: Date,
): Promise<Unlocked> => {
  const front = readFront(row)
  const { vaultId } = front.header
  const opened = await openOneOf(front, row, tried, secret, stretch, now)
  const { directory, slot, secret: { userId, seed } } = opened
  const user = directory.users.find(candidate => sameBytes(candidate.userId, userId))
  const keys = userKeys(seed)
  if (user === undefined || !sameBytes(slot.userId, userId) || !areKeysOf(keys, user)) {
    throw damaged('the directory does not know the user of the slot')
  }
  const { epochs, heal } = openGrants(vaultId, directory, row, userId, keys.box)
  return { ...opened, header: front.header, heal: [...front.heal, ...opened.heal, ...heal], keys, user, epochs }
}
