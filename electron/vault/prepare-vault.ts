/**
 * A new vault, in two steps: everything is derived in memory, the coach keeps her recovery sheet, and only then
 * is anything written. Whoever stops in between leaves nothing behind.
 */
import { existsSync, rmSync } from 'node:fs'
import { COMPARTMENTS } from '../../shared/domain/compartment.ts'
import { Redacted } from '../../shared/domain/redacted.ts'
import { failed, ok } from '../../shared/domain/result.ts'
import { moveIntoPlace } from './atomic-file.ts'
import { hex, utf8 } from './bytes.ts'
import { compartmentKeys } from './compartment-keys.ts'
import { writeDirectory, type GrantEntry, type SlotEntry } from './directory.ts'
import { FORMAT, ROWS, VAULT_ID_BYTES, fault, structuralKey } from './format.ts'
import { sealGrant } from './grants.ts'
import { writeHeader } from './header.ts'
import { DEFAULT_KDF, SALT_BYTES, passphraseBytes, refuseKdfOutOfBounds, type KdfParams, type Stretch } from './kdf.ts'
import { emptyKeyring, sealKeyring } from './keyring.ts'
import { SLOT_ID_BYTES, USER_ID_BYTES, sealSlot, type SlotKind } from './keyslot.ts'
import { NO_ENVELOPES, digestOf, sealManifest } from './manifest.ts'
import { RECOVERY_BYTES, recoveryGroups, recoverySecret } from './recovery-code.ts'
import { KEY_BYTES, hash, randomBytes, sodiumReady, wipe, type Random } from './sodium.ts'
import { createStore } from './store.ts'
import { withFaults } from './store-faults.ts'
import { refuseSyncedFolder } from './synced-folder.ts'
import { VaultFault, type Outcome } from './types.ts'
import { userKeys } from './user-keys.ts'

export interface PrepareInput {
  readonly passphrase: string
  readonly now: Date
  readonly stretch: Stretch
  /** Default: today's (V4). */
  readonly kdf?: KdfParams
  readonly random?: Random
}

export interface PreparedVault {
  /** V5: seven groups of four, to be shown once. */
  readonly recoveryGroups: Redacted<readonly string[]>
  /** Names the practice on the sheet: '4F2A 91C7'. */
  readonly practice: string
  /** 16 bytes as lower-case hex. */
  readonly id: string
  /**
   * Writes the vault, complete or not at all; an existing file is never touched. Opening it is a step of its own.
   * Fails with vault-exists, synced-folder, read-only, disk-full, disk-failed.
   */
  readonly write: (path: string) => Outcome<null>
}

type Rows = Map<string, Uint8Array>

/** The first four bytes of a vault's id, as they stand on the recovery sheet. */
export const practiceName = (vaultId: Uint8Array): string =>
  hex(vaultId.subarray(0, 4)).toUpperCase().replace(/^(.{4})/, '$1 ')

/** Every compartment's key, granted to the one user; its empty keyring and first manifest. */
const compartmentRows = (
  vaultId: Uint8Array, userId: Uint8Array, boxKey: Uint8Array, now: Date, random: Random,
): { readonly rows: Rows; readonly grants: readonly GrantEntry[] } => {
  const rows: Rows = new Map()
  const epoch = 1
  const grants = COMPARTMENTS.map((compartment): GrantEntry => {
    const key = random(KEY_BYTES)
    const keys = compartmentKeys(compartment, epoch, key)
    const grant = sealGrant({ vaultId, compartment, epoch }, key, boxKey)
    const keyring = sealKeyring(vaultId, emptyKeyring(keys), random)
    wipe(key)
    rows.set(ROWS.grant(hex(userId), compartment, epoch), grant)
    rows.set(ROWS.keyring(compartment), keyring)
    rows.set(ROWS.manifest(compartment), sealManifest(vaultId, keys, {
      ...NO_ENVELOPES, compartment, generation: 1, writtenAt: now.getTime(), keyringDigest: digestOf(keyring),
      gap: false,
    }, random))
    return { userId, compartment, epoch, digest: hash(grant) }
  })
  return { rows, grants }
}

const writeRows = (rows: Rows, path: string): void => {
  refuseSyncedFolder(path)
  if (existsSync(path)) throw fault('vault-exists', 'there is a file already')
  const unfinished = `${path}.new`
  // What an earlier try left when the power went: never opened, never acknowledged.
  const discard = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true })
  }
  withFaults(discard)
  try {
    const store = createStore(unfinished)
    try {
      store.transaction(({ put }) => {
        for (const [name, value] of rows) put(structuralKey(name), value)
      })
      store.checkpoint()
    } finally {
      store.close()
    }
    moveIntoPlace(unfinished, path, existsSync)
  } catch (error) {
    try {
      discard()
    } catch {
      // What stopped us is the thing to tell.
    }
    throw error
  }
}

/** V1..V5: derives a vault of one user, the coach. Rejects with VaultFault kdf-refused: no memory for it. */
export const prepareVault = async (input: PrepareInput): Promise<PreparedVault> => {
  const { now, stretch, kdf = DEFAULT_KDF, random = randomBytes } = input
  refuseKdfOutOfBounds(kdf)
  await sodiumReady()
  const vaultId = random(VAULT_ID_BYTES)
  const userId = random(USER_ID_BYTES)
  const seed = random(KEY_BYTES)
  const code = recoverySecret(random(RECOVERY_BYTES))
  const keys = userKeys(seed)
  const { rows, grants } = compartmentRows(vaultId, userId, keys.box.publicKey, now, random)

  const addSlot = async (kind: SlotKind, secret: Uint8Array): Promise<SlotEntry> => {
    const slotId = random(SLOT_ID_BYTES)
    const salt = random(SALT_BYTES)
    const stretched = await stretch(secret, salt, kdf)
    const sealed = { userId, seed, ownerKey: keys.sign.publicKey }
    const row = sealSlot(vaultId, { slotId, kind, kdf, salt }, stretched, sealed, random)
    wipe(stretched, secret)
    rows.set(ROWS.slot(hex(slotId)), row)
    return { slotId, userId, kind, digest: hash(row) }
  }
  // One after the other: two derivations at once would take twice the memory.
  const slots = [
    await addSlot('passphrase', passphraseBytes(input.passphrase)),
    await addSlot('recovery', utf8(code)),
  ]

  rows.set(ROWS.directory, writeDirectory(vaultId, {
    revision: 1, writtenAt: now.getTime(), ownerId: userId, ownerKey: keys.sign.publicKey,
    users: [{ userId, role: 'coach', boxKey: keys.box.publicKey, signKey: keys.sign.publicKey }], slots, grants,
  }, keys.sign.privateKey))
  for (const name of ROWS.headers) rows.set(name, writeHeader({ format: FORMAT, vaultId }))
  wipe(seed, keys.sign.privateKey, keys.box.privateKey, keys.seen)

  return {
    recoveryGroups: new Redacted(recoveryGroups(code)),
    practice: practiceName(vaultId),
    id: hex(vaultId),
    write: path => {
      try {
        writeRows(rows, path)
        return ok(null)
      } catch (error) {
        if (error instanceof VaultFault) return failed(error)
        throw error
      }
    },
  }
}
