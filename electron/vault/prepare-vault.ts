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
import { compartmentKeys, heldCompartments, type CompartmentKeys } from './compartment-keys.ts'
import { directoryRows, type SlotEntry } from './directory.ts'
import { FORMAT, ROWS, VAULT_ID_BYTES, fault, structuralKey, type RowChange } from './format.ts'
import { grantsFor, type HeldEpoch } from './grants.ts'
import { writeHeader } from './header.ts'
import { DEFAULT_KDF, passphraseBytes, refuseKdfOutOfBounds, type KdfParams, type Stretch } from './kdf.ts'
import { emptyKeyring, sealKeyring } from './keyring.ts'
import { USER_ID_BYTES, type SlotKind } from './keyslot.ts'
import { NO_ENVELOPES, digestOf, sealManifest } from './manifest.ts'
import { makeSlot } from './new-slot.ts'
import { RECOVERY_BYTES, recoveryGroups, recoverySecret } from './recovery-code.ts'
import { KEY_BYTES, randomBytes, sodiumReady, wipe, type Random } from './sodium.ts'
import { createStore } from './store.ts'
import { withFaults } from './store-faults.ts'
import { refuseSyncedFolder } from './synced-folder.ts'
import { twinRows } from './twins.ts'
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

/** The first four bytes of a vault's id, as they stand on the recovery sheet. */
export const practiceName = (vaultId: Uint8Array): string =>
  hex(vaultId.subarray(0, 4)).toUpperCase().replace(/^(.{4})/, '$1 ')

const FIRST_EPOCH = 1

const firstEpoch = (random: Random): HeldEpoch => {
  const keys = COMPARTMENTS.map((compartment): readonly [string, CompartmentKeys] => {
    const key = random(KEY_BYTES)
    const derived = compartmentKeys(compartment, FIRST_EPOCH, key)
    wipe(key)
    return [compartment, derived]
  })
  return { epoch: FIRST_EPOCH, held: Object.fromEntries(keys) }
}

/** Every compartment's empty keyring and first manifest. */
const emptyRows = (vaultId: Uint8Array, { epoch, held }: HeldEpoch, now: Date, random: Random): readonly RowChange[] =>
  heldCompartments(held).flatMap((keys) => {
    const { compartment } = keys
    const keyring = sealKeyring(vaultId, emptyKeyring(keys, random), random)
    const manifest = sealManifest(vaultId, keys, {
      ...NO_ENVELOPES, compartment, generation: 1, writtenAt: now.getTime(), keyringDigest: digestOf(keyring),
      gap: false, older: null,
    }, random)
    return [
      ...twinRows(ROWS.keyring(compartment, epoch), keyring),
      { name: ROWS.manifest(compartment, epoch), value: manifest },
    ]
  })

/** Where a new vault is until it is complete. */
export const unfinishedOf = (path: string): string => `${path}.new`

const writeRows = (rows: readonly RowChange[], path: string): void => {
  refuseSyncedFolder(path)
  if (existsSync(path)) throw fault('vault-exists', 'there is a file already')
  const unfinished = unfinishedOf(path)
  // What an earlier try left when the power went: never opened, never acknowledged.
  const discard = (): void => {
    for (const suffix of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + suffix, { force: true })
  }
  withFaults(discard)
  try {
    const store = createStore(unfinished)
    try {
      store.transaction(({ put }) => {
        for (const { name, value } of rows) if (value !== null) put(structuralKey(name), value)
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
  const ownerKey = keys.sign.publicKey
  const owner = {
    userId, role: 'coach', boxKey: keys.box.publicKey, signKey: ownerKey, joinedAt: now.getTime(),
  } as const
  const epoch = firstEpoch(random)
  const grants = grantsFor(vaultId, owner, [epoch])
  const rows: RowChange[] = ROWS.headers.map(name => ({ name, value: writeHeader({ format: FORMAT, vaultId }) }))
  rows.push(...grants.rows, ...emptyRows(vaultId, epoch, now, random))

  const addSlot = async (kind: SlotKind, secret: Uint8Array): Promise<SlotEntry> => {
    const opens = { userId, seed, ownerKey }
    const made = await makeSlot({ vaultId, kind, secret, opens, kdf, stretch, now, random })
    made.forget()
    wipe(secret)
    rows.push(...made.changes)
    return made.entry
  }
  // One after the other: two derivations at once would take twice the memory.
  const slots = [
    await addSlot('passphrase', passphraseBytes(input.passphrase)),
    await addSlot('recovery', utf8(code)),
  ]
  rows.push(...directoryRows(vaultId, {
    revision: 1, writtenAt: now.getTime(), ownerId: userId, ownerKey, users: [owner], slots, grants: grants.entries,
    invitations: [], successions: [],
  }, keys.sign.privateKey))
  for (const each of heldCompartments(epoch.held)) wipe(each.raw)
  wipe(seed, keys.sign.privateKey, keys.box.privateKey)

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
