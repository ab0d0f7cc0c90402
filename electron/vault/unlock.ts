/** From a typed secret to the keys it opens. Reads rows; writes nothing. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { COMPARTMENTS } from '../../shared/domain/compartment.ts'
import { hex, sameBytes, utf8 } from './bytes.ts'
import { compartmentKeys, type HeldKeys } from './compartment-keys.ts'
import { readDirectory, refuseForeignOwner, vouchedFor, type Directory, type SlotEntry } from './directory.ts'
import { ROWS, damaged, fault, structuralKey } from './format.ts'
import { openGrant } from './grants.ts'
import { readHeader, type Header, type HeaderName } from './header.ts'
import { passphraseBytes, type Stretch } from './kdf.ts'
import { openSlot, type SlotKind, type SlotSecret } from './keyslot.ts'
import { readRecoveryCode } from './recovery-code.ts'
import { wipe } from './sodium.ts'
import type { Store } from './store.ts'
import { VaultFault } from './types.ts'
import { userKeys, type UserKeys } from './user-keys.ts'

export interface TypedSecret {
  readonly kind: SlotKind
  readonly text: string
}

export interface Front {
  readonly header: Header
  /** Which header copies are to be written anew. */
  readonly heal: readonly HeaderName[]
  readonly directory: Directory
}

export interface Unlocked extends Front {
  readonly slot: SlotEntry
  readonly secret: SlotSecret
  readonly keys: UserKeys
  readonly held: HeldKeys
}

type ReadRow = (name: string) => Uint8Array | null

export const rowReader = (store: Pick<Store, 'get'>): ReadRow => name => store.get(structuralKey(name))

/** What can be read of a vault without a key. Throws VaultFault: not-a-vault, newer-format, vault-damaged. */
export const readFront = (row: ReadRow): Front => {
  const [a, b] = ROWS.headers
  const { header, heal } = readHeader([row(a), row(b)])
  return { header, heal, directory: readDirectory(header.vaultId, row(ROWS.directory)) }
}

/**
 * The bytes that are stretched. Throws VaultFault wrong-code, with `detail.why` 'mistyped', for a code that cannot
 * be one: nothing has to be derived to know that.
 */
export const secretBytes = (secret: TypedSecret): Uint8Array => {
  if (secret.kind === 'passphrase') return passphraseBytes(secret.text)
  const code = readRecoveryCode(secret.text)
  if (code.ok) return utf8(code.value)
  throw new VaultFault('wrong-code', 'the code is mistyped', { detail: { why: 'mistyped', slip: code.error } })
}

const wrong = (kind: SlotKind): VaultFault => kind === 'passphrase'
  ? fault('wrong-passphrase', 'the passphrase opens nothing here')
  : new VaultFault('wrong-code', 'the code opens nothing here', { detail: { why: 'opens-nothing' } })

/**
 * Opens one of the slots of a kind. Throws VaultFault: wrong-passphrase or wrong-code, or what is wrong with them all.
 */
export const openOneOf = async (
  front: Front, row: ReadRow, kind: SlotKind, secret: Uint8Array, stretch: Stretch,
): Promise<{ readonly slot: SlotEntry; readonly secret: SlotSecret }> => {
  // One that is damaged must not keep another from opening; it is told when none of the kind can be read.
  let found: VaultFault | null = null
  let readable = false
  // Newest first: of two slots that a crash left in the middle of a change, the newer is the better one.
  for (const slot of [...front.directory.slots].reverse()) {
    if (slot.kind !== kind) continue
    try {
      const slotRow = vouchedFor(slot, row(ROWS.slot(hex(slot.slotId))), 'key slot')
      const opened = await openSlot(front.header.vaultId, slotRow, secret, stretch)
      if (opened !== null) return { slot, secret: opened }
      readable = true
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
      found ??= error
    }
  }
  throw readable || found === null ? wrong(kind) : found
}

const heldKeys = (front: Front, row: ReadRow, userId: Uint8Array, keys: UserKeys): HeldKeys => {
  const { vaultId } = front.header
  const held: Partial<Record<Compartment, ReturnType<typeof compartmentKeys>>> = {}
  for (const compartment of COMPARTMENTS) {
    const [grant] = front.directory.grants
      .filter(entry => entry.compartment === compartment && sameBytes(entry.userId, userId))
      .sort((one, other) => other.epoch - one.epoch)
    if (grant === undefined) continue
    const { epoch } = grant
    const grantRow = vouchedFor(grant, row(ROWS.grant(hex(userId), compartment, epoch)), 'grant')
    const key = openGrant({ vaultId, compartment, epoch }, grantRow, keys.box)
    held[compartment] = compartmentKeys(compartment, epoch, key)
    wipe(key)
  }
  return held
}

/**
 * Throws VaultFault: wrong-passphrase, wrong-code, kdf-refused, vault-damaged, not-a-vault, newer-format.
 * @param secret see `secretBytes`
 */
export const unlock = async (
  row: ReadRow, kind: SlotKind, secret: Uint8Array, stretch: Stretch,
): Promise<Unlocked> => {
  const front = readFront(row)
  const opened = await openOneOf(front, row, kind, secret, stretch)
  refuseForeignOwner(front.directory, opened.secret.ownerKey)
  const user = front.directory.users.find(candidate => sameBytes(candidate.userId, opened.secret.userId))
  const keys = userKeys(opened.secret.seed)
  if (user === undefined || !sameBytes(user.boxKey, keys.box.publicKey)) {
    throw damaged('the directory does not know the user of the slot')
  }
  return { ...front, ...opened, keys, held: heldKeys(front, row, user.userId, keys) }
}
