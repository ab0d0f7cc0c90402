/**
 * V7: renewing every key of a vault while it is in use. It begins with one transaction that adds the next epoch; goes
 * on with one for some records at a time; and ends with one that takes the older epochs out. What is left to do can
 * be read off the file at any time: records of an older epoch.
 */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { hex, oneMore } from './bytes.ts'
import { compartmentKeys } from './compartment-keys.ts'
import type { Directory } from './directory.ts'
import { generationOf, pinnedOlder, type Epochs } from './epochs.ts'
import { ROWS, type RowChange } from './format.ts'
import { grantsFor } from './grants.ts'
import { renewedKeyring, sealKeyring } from './keyring.ts'
import { NO_ENVELOPES, digestOf, sealManifest, type ManifestOnDisk } from './manifest.ts'
import { createPlan, type CommitPlan, type PlanInput } from './plan-commit.ts'
import { KEY_BYTES, type Random } from './sodium.ts'
import { twinNames, twinRows } from './twins.ts'
import { VaultFault } from './types.ts'

/** A change that is not yet signed: `directory` is the one to sign. */
export interface EpochStep {
  readonly epochs: Epochs
  readonly directory: Directory
  readonly rows: readonly RowChange[]
}

export interface NextEpochInput {
  readonly vaultId: Uint8Array
  readonly epochs: Epochs
  readonly directory: Directory
  readonly now: Date
  readonly random: Random
}

/** Adds the next epoch: fresh keys for every compartment and client, nothing sealed under them yet. */
export const nextEpoch = (input: NextEpochInput): EpochStep => {
  const { vaultId, epochs, directory, now, random } = input
  const [current] = epochs
  const epoch = current.epoch + 1
  const keys = COMPARTMENTS.map(compartment => compartmentKeys(compartment, epoch, random(KEY_BYTES)))
  const held = Object.fromEntries(keys.map(each => [each.compartment, each]))
  // V1, V2: sealed to everybody whose role may have it.
  const granted = directory.users.map(user => grantsFor(vaultId, user, [{ epoch, held }]))

  const manifests = new Map<Compartment, ManifestOnDisk>()
  const rows: RowChange[] = granted.flatMap(grants => grants.rows)
  const keyrings = Object.fromEntries(keys.map((each) => {
    const { compartment } = each
    const before = current.keyrings[compartment]
    if (before === undefined) throw new Error('a rotation needs every key')
    const keyring = renewedKeyring(before, each, random)
    const keyringRow = sealKeyring(vaultId, keyring, random)
    const manifest = {
      ...NO_ENVELOPES, compartment, generation: oneMore(generationOf(epochs, compartment)), writtenAt: now.getTime(),
      keyringDigest: digestOf(keyringRow), gap: false, older: pinnedOlder(epochs, compartment),
    }
    const row = sealManifest(vaultId, each, manifest, random)
    manifests.set(compartment, { ...manifest, digest: digestOf(row) })
    rows.push(
      ...twinRows(ROWS.keyring(compartment, epoch), keyringRow),
      { name: ROWS.manifest(compartment, epoch), value: row },
    )
    return [compartment, keyring]
  }))
  return {
    epochs: [{ epoch, held, keyrings, manifests }, ...epochs],
    directory: { ...directory, grants: [...directory.grants, ...granted.flatMap(({ entries }) => entries)] },
    rows,
  }
}

/** Takes the older epochs out: their grants, keyrings and manifests. Only when no record of them is left that opens. */
export const withoutOlder = ([current, ...older]: Epochs, directory: Directory): EpochStep => {
  const removed = (names: readonly string[]): readonly RowChange[] => names.map(name => ({ name, value: null }))
  const isOlder = ({ epoch }: { readonly epoch: number }): boolean => epoch !== current.epoch
  return {
    epochs: [current],
    directory: { ...directory, grants: directory.grants.filter(grant => !isOlder(grant)) },
    rows: [
      ...directory.grants.filter(isOlder).flatMap(({ userId, compartment, epoch }) =>
        removed(twinNames(ROWS.grant(hex(userId), compartment, epoch)))),
      ...older.flatMap(({ epoch }) => COMPARTMENTS.flatMap(compartment =>
        removed([...twinNames(ROWS.keyring(compartment, epoch)), ROWS.manifest(compartment, epoch)]))),
    ],
  }
}

export interface Resealed { readonly plan: CommitPlan, readonly resealed: number }

/** Whether it is one record's own fault, or a bug's that it brings out; not the disk's. */
const isOfOneRecord = (error: unknown): boolean => !(error instanceof VaultFault) || error.code === 'vault-damaged'

/**
 * Plans the re-sealing of some records. One that cannot be re-sealed, whatever it throws, stays where it is (V11): the
 * others go over, and the process goes on. Throws what the disk says.
 */
export const planReseal = (input: PlanInput, hids: readonly Uint8Array[]): Resealed => {
  const plan = createPlan(input)
  let resealed = 0
  for (const hid of hids) {
    try {
      if (plan.reseal(hid)) resealed += 1
    } catch (error) {
      if (!isOfOneRecord(error)) throw error
    }
  }
  return { plan: plan.result(), resealed }
}
