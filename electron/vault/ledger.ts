/** V16 in an open vault: what each held compartment's manifest claims, and the rows that say so after a commit. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { heldCompartments, type HeldKeys } from './compartment-keys.ts'
import { ROWS } from './format.ts'
import { digestOf, openManifest, sameSet, sealManifest, type Manifest, type SetFigures } from './manifest.ts'
import { inOrder } from './open-records.ts'
import type { Random } from './sodium.ts'

export type Manifests = ReadonlyMap<Compartment, Manifest>

export interface LedgerReading {
  readonly manifests: Manifests
  /** Missing, older or added envelopes; an older keyring; a manifest that cannot be read. */
  readonly disagreeing: readonly Compartment[]
}

/**
 * Reads every held manifest and compares it with what is there. One that cannot be read is replaced, from the next
 * commit on, by one of what is there, marked: it goes on disagreeing until a person has looked.
 */
export const readLedger = (
  vaultId: Uint8Array, held: HeldKeys, row: (name: string) => Uint8Array | null,
  found: ReadonlyMap<Compartment, SetFigures>, seen: ReadonlyMap<Compartment, number> | null,
): LedgerReading => {
  const manifests = new Map<Compartment, Manifest>()
  const disagreeing = new Set<Compartment>()
  for (const keys of heldCompartments(held)) {
    const { compartment } = keys
    const manifest = openManifest(vaultId, keys, row(ROWS.manifest(compartment)))
    const figures = found.get(compartment)
    const keyringDigest = digestOf(row(ROWS.keyring(compartment)))
    if (figures === undefined) continue
    if (manifest === null) {
      // Not lower than seen, or the next opening would take the vault for an older copy.
      const generation = seen?.get(compartment) ?? 0
      manifests.set(compartment, { ...figures, compartment, generation, writtenAt: 0, keyringDigest, gap: true })
    } else {
      manifests.set(compartment, manifest)
    }
    const agrees = manifest !== null && !manifest.gap && sameSet(manifest, figures)
      && sameBytes(manifest.keyringDigest, keyringDigest)
    if (!agrees) disagreeing.add(compartment)
  }
  return { manifests, disagreeing: inOrder(disagreeing) }
}

/** What a commit changes of a manifest. */
export interface ManifestChange {
  readonly figures?: SetFigures
  readonly keyringRow?: Uint8Array
  /** The next generation is above this one. */
  readonly floor?: number
}

/** The next manifest of each compartment that changes, and its row. */
export const nextManifests = (
  vaultId: Uint8Array, held: HeldKeys, manifests: Manifests,
  changes: ReadonlyMap<Compartment, ManifestChange>, now: Date, random: Random,
): { readonly manifests: Manifests; readonly rows: ReadonlyMap<Compartment, Uint8Array> } => {
  const next = new Map(manifests)
  const rows = new Map<Compartment, Uint8Array>()
  for (const keys of heldCompartments(held)) {
    const { compartment } = keys
    const change = changes.get(compartment)
    const before = manifests.get(compartment)
    if (change === undefined || before === undefined) continue
    const manifest: Manifest = {
      ...before, ...change.figures,
      generation: Math.max(before.generation, change.floor ?? 0) + 1,
      writtenAt: now.getTime(),
      keyringDigest: change.keyringRow === undefined ? before.keyringDigest : digestOf(change.keyringRow),
    }
    next.set(compartment, manifest)
    rows.set(compartment, sealManifest(vaultId, keys, manifest, random))
  }
  return { manifests: next, rows }
}
