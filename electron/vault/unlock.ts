/** From a typed secret to the keys it opens. Reads rows; writes nothing. */
import type { Role } from '../../shared/domain/compartment.ts'
import { hex, sameBytes, utf8 } from './bytes.ts'
import {
  readDirectoryTwins, refuseForeignOwner, vouchedFor, type Directory, type SlotEntry, type User,
} from './directory.ts'
import { ROWS, damaged, fault, structuralKey, type ReadRow, type RowChange } from './format.ts'
import { openGrants, type HeldEpoch } from './grants.ts'
import { readHeader, writeHeader, type Header } from './header.ts'
import { passphraseBytes, type Stretch } from './kdf.ts'
import { openSlot, type SlotKind, type SlotSecret } from './keyslot.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { KEY_BYTES } from './sodium.ts'
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
  /** Rows that are kept twice, and of which one copy is to be written anew. */
  readonly heal: RowsToHeal
  readonly directory: Directory
}

export interface Unlocked extends Front {
  readonly slot: SlotEntry
  readonly secret: SlotSecret
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
  const directory = readDirectoryTwins(header.vaultId, row)
  const headers = heal.map((name): RowChange => ({ name, value: writeHeader(header) }))
  return { header, heal: [...headers, ...directory.heal], directory: directory.value }
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

/** Whose slots are tried. */
export interface Tried { readonly kind: SlotKind; readonly role?: Role; readonly userId?: Uint8Array }

const triedOf = ({ users, slots }: Directory, { kind, role, userId }: Tried): readonly SlotEntry[] => slots
  .filter(slot => slot.kind === kind)
  .filter(slot => userId === undefined || sameBytes(slot.userId, userId))
  .filter(slot => role === undefined || users.some(user => user.role === role && sameBytes(user.userId, slot.userId)))

/**
 * Opens one of the slots of a kind. Throws VaultFault: wrong-passphrase (with `detail.why` 'expired', if that is why)
 * or wrong-code, or what is wrong with them all.
 */
export const openOneOf = async (
  front: Pick<Front, 'header' | 'directory'>, row: ReadRow, tried: Tried, secret: Uint8Array, stretch: Stretch,
  now: Date,
): Promise<{ readonly slot: SlotEntry; readonly secret: SlotSecret }> => {
  // One that is damaged must not keep another from opening; it is told when none of the kind can be read.
  let found: VaultFault | null = null
  let readable = false
  // Newest first: of two slots that a crash left in the middle of a change, the newer is the better one.
  for (const slot of [...triedOf(front.directory, tried)].reverse()) {
    try {
      const opened = await openSlot(front.header.vaultId, slotRowsOf(slot, row), secret, stretch, now)
      if (opened !== null) return { slot, secret: opened }
      readable = true
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      // The right secret, too late: nothing that is wrong with another slot is worth telling instead.
      if (error.code === 'wrong-passphrase') throw error
      found ??= error
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
  refuseForeignOwner(vaultId, front.directory, opened.secret.ownerKey)
  const { userId, seed } = opened.secret
  const user = front.directory.users.find(candidate => sameBytes(candidate.userId, userId))
  const keys = userKeys(seed)
  if (user === undefined || !sameBytes(opened.slot.userId, userId) || !areKeysOf(keys, user)) {
    throw damaged('the directory does not know the user of the slot')
  }
  const { epochs, heal } = openGrants(vaultId, front.directory, row, userId, keys.box)
  return { ...front, ...opened, heal: [...front.heal, ...heal], keys, user, epochs }
}
