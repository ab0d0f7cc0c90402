/**
 * V7: an epoch is a set of keys for the whole vault. There is one, and while a rotation is under way the one before
 * it as well, or several: every record lies wholly in one of them.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { heldCompartments, type CompartmentKeys, type HeldKeys } from './compartment-keys.ts'
import { ROWS, damaged, type RowChange } from './format.ts'
import { openKeyring, type Keyring } from './keyring.ts'
import { readLedger, type Manifests } from './ledger.ts'
import { digestOf, openManifest, pinOf, samePin, type SetFigures } from './manifest.ts'
import { inOrder } from './open-records.ts'
import { twinNames, twinRows } from './twins.ts'
import { VaultFault } from './types.ts'

export type Keyrings = Partial<Readonly<Record<Compartment, Keyring>>>

/** The keys of one epoch, as far as the user holds them. */
export interface OpenEpoch {
  readonly epoch: number
  readonly held: HeldKeys
  readonly keyrings: Keyrings
}

export interface Epoch extends OpenEpoch { readonly manifests: Manifests }

/** Newest first; there is always one. */
export type Epochs<Each extends OpenEpoch = Epoch> = readonly [Each, ...Each[]]

type ReadRow = (name: string) => Uint8Array | null

/** An epoch before its records are read. */
export interface ReadEpoch extends OpenEpoch {
  /** The keyrings' rows, each the copy that was opened. */
  readonly keyringRows: ReadonlyMap<Compartment, Uint8Array | null>
  /** Copies of keyrings to be written anew. */
  readonly heal: readonly RowChange[]
}

const opensOrFault = (vaultId: Uint8Array, keys: CompartmentKeys, row: Uint8Array | null): Keyring | VaultFault => {
  try {
    return openKeyring(vaultId, keys, row)
  } catch (error) {
    if (error instanceof VaultFault) return error
    throw error
  }
}

/**
 * Of a keyring's two copies the one its manifest speaks of, if that one opens; else any that opens. Throws VaultFault
 * vault-damaged: without a keyring no client's record opens, and none may be overwritten.
 */
const readKeyring = (vaultId: Uint8Array, keys: CompartmentKeys, row: ReadRow) => {
  const name = ROWS.keyring(keys.compartment, keys.epoch)
  const named = openManifest(vaultId, keys, row(ROWS.manifest(keys.compartment, keys.epoch)))?.keyringDigest
  const copies = twinNames(name).map(row)
  const [best, second] = [...copies].sort((one, other) => Number(isNamed(other)) - Number(isNamed(one)))
  function isNamed(copy: Uint8Array | null): boolean {
    return copy !== null && named !== undefined && sameBytes(digestOf(copy), named)
  }
  for (const copy of [best, second]) {
    const keyring = opensOrFault(vaultId, keys, copy ?? null)
    if (keyring instanceof VaultFault) continue
    const bytes = copy ?? new Uint8Array()
    const isWhole = copies.every(other => other !== null && sameBytes(other, bytes))
    return { keyring, row: bytes, heal: isWhole ? [] : twinRows(name, bytes) }
  }
  throw damaged('neither copy of a keyring opens')
}

/** Opens the keyrings of an epoch. Throws VaultFault vault-damaged. */
export const readEpoch = (
  vaultId: Uint8Array, { epoch, held }: Pick<OpenEpoch, 'epoch' | 'held'>, row: ReadRow,
): ReadEpoch => {
  const read = heldCompartments(held).map(keys => [keys.compartment, readKeyring(vaultId, keys, row)] as const)
  return {
    epoch, held,
    keyrings: Object.fromEntries(read.map(([compartment, { keyring }]) => [compartment, keyring])),
    keyringRows: new Map(read.map(([compartment, one]) => [compartment, one.row])),
    heal: read.flatMap(([, { heal }]) => heal),
  }
}

/** What the present epoch's manifest of a compartment is to say of the older ones (V7). */
export const pinnedOlder = (older: readonly Epoch[], compartment: Compartment): Uint8Array | null =>
  pinOf(older.flatMap(({ epoch, manifests }) => {
    const manifest = manifests.get(compartment)
    return manifest === undefined ? [] : [{ epoch, digest: manifest.digest }]
  }))

/**
 * Every epoch with its manifests, compared with what was found (V16), and the older ones with what the present one says
 * of them; see `LedgerReading` for `fresh`.
 */
export const withManifests = (
  vaultId: Uint8Array, epochs: Epochs<ReadEpoch>, row: ReadRow,
  found: ReadonlyMap<number, ReadonlyMap<Compartment, SetFigures>>, seen: ReadonlyMap<Compartment, number> | null,
): { readonly epochs: Epochs, readonly fresh: readonly Compartment[] } => {
  const fresh = new Set<Compartment>()
  const read = (one: ReadEpoch): Epoch => {
    const ledger = readLedger(vaultId, one, row, found.get(one.epoch) ?? new Map<Compartment, SetFigures>(), seen,
      ({ compartment }) => one.keyringRows.get(compartment) ?? null)
    for (const compartment of ledger.fresh) fresh.add(compartment)
    const { epoch, held, keyrings } = one
    return { epoch, held, keyrings, manifests: ledger.manifests }
  }
  const [present, ...before] = epochs
  const older = before.map(read)
  const current = read(present)
  const manifests = new Map([...current.manifests].map(([compartment, manifest]) => {
    if (samePin(manifest.older, pinnedOlder(older, compartment))) return [compartment, manifest] as const
    fresh.add(compartment)
    return [compartment, { ...manifest, gap: true }] as const
  }))
  return { epochs: [{ ...current, manifests }, ...older], fresh: inOrder(fresh) }
}

/** Whether every one of these classes is held in this epoch. */
export const holdsAll = ({ held }: OpenEpoch, compartments: readonly Compartment[]): boolean =>
  compartments.every(compartment => held[compartment] !== undefined)

/** V16: a compartment's generation is that of the newest of its manifests. */
export const generationOf = (epochs: readonly Epoch[], compartment: Compartment): number =>
  Math.max(0, ...epochs.map(({ manifests }) => manifests.get(compartment)?.generation ?? 0))
