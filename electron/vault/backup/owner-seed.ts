/** From a typed secret to the owner's seed, by nothing but the front of a backup. */
import { sameBytes } from '../bytes.ts'
import type { Directory } from '../directory.ts'
import { damaged, structuralKey, type ReadRow } from '../format.ts'
import type { Stretch } from '../kdf.ts'
import { wipe } from '../sodium.ts'
import type { StoredRow } from '../store.ts'
import { openOneOf, readFront, secretBytes, slotRowsOf, type TypedSecret } from '../unlock.ts'
import { areKeysOf, userKeys } from '../user-keys.ts'

/** The rows of these names as they are now. */
export const frontOf = (row: ReadRow, names: readonly string[]): readonly StoredRow[] => names.flatMap(name => {
  const value = row(name)
  return value === null ? [] : [{ key: structuralKey(name), value }]
})

const isOwnersSeed = ({ users, ownerId, ownerKey }: Directory, seed: Uint8Array): boolean => {
  const owner = users.find(({ userId }) => sameBytes(userId, ownerId))
  const keys = userKeys(seed)
  const isHers = owner !== undefined && areKeysOf(keys, owner) && sameBytes(keys.sign.publicKey, ownerKey)
  wipe(keys.box.privateKey, keys.sign.privateKey)
  return isHers
}

/**
 * Throws VaultFault vault-damaged unless by these rows alone one gets to this seed, given the owner's passphrase or the
 * code of her sheet. Without it a backup could be perfect and never open.
 */
export const refuseFrontWithoutSlots = (row: ReadRow, vaultId: Uint8Array, seed: Uint8Array): Directory => {
  const { header, directories } = readFront(row)
  if (!sameBytes(header.vaultId, vaultId)) throw damaged('the front of a backup is another vault’s')
  const directory = directories.find(({ value }) => isOwnersSeed(value, seed))?.value
  if (directory === undefined) throw damaged('the seed of a backup is not its owner’s')
  const slots = directory.slots.filter(slot => slot.kind !== 'keychain' && sameBytes(slot.userId, directory.ownerId))
  // All of them: which one she will remember is not known.
  for (const slot of slots) slotRowsOf(slot, row)
  if (slots.length === 0) throw damaged('the front of a backup has no slot of its owner')
  return directory
}

/**
 * Rejects with VaultFault: wrong-passphrase, wrong-code, kdf-refused, vault-damaged, not-a-vault, newer-format,
 * older-format.
 */
export const ownerSeed = async (
  row: ReadRow, typed: TypedSecret, stretch: Stretch, now: Date,
): Promise<Uint8Array> => {
  const secret = secretBytes(typed)
  try {
    const tried = { kind: typed.kind, userId: 'owner' } as const
    const { secret: opened, directory } = await openOneOf(readFront(row), row, tried, secret, stretch, now)
    if (!isOwnersSeed(directory, opened.seed)) throw damaged('the seed in a backup is not its owner’s')
    return opened.seed
  } finally {
    wipe(secret)
  }
}
