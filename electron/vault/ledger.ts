/** V16 in an open vault: what each held manifest claims, and the rows that say so after a commit. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { heldCompartments, type CompartmentKeys } from './compartment-keys.ts'
import type { OpenEpoch } from './epochs.ts'
import { ROWS, type RowChange } from './format.ts'
import {
  NO_ENVELOPES, digestOf, openManifest, sameSet, sealManifest, type Manifest, type SetFigures,
} from './manifest.ts'
import { inOrder } from './open-records.ts'
import type { Random } from './sodium.ts'

export type Manifests = ReadonlyMap<Compartment, Manifest>

export interface LedgerReading {
  readonly manifests: Manifests
  /** Missing, older or added envelopes; an older keyring; a manifest that cannot be read. */
  readonly disagreeing: readonly Compartment[]
}

/**
 * Reads every held manifest of an epoch and compares it with what is there. One that cannot be read is replaced, from
 * the next commit on, by one of what is there, marked: it goes on disagreeing until a person has looked.
 * @param keyringRow the copy of a keyring that opened
 */
export const readLedger = (
  vaultId: Uint8Array, { epoch, held }: OpenEpoch, row: (name: string) => Uint8Array | null,
  found: ReadonlyMap<Compartment, SetFigures>, seen: ReadonlyMap<Compartment, number> | null,
  keyringRow: (keys: CompartmentKeys) => Uint8Array | null,
): LedgerReading => {
  const manifests = new Map<Compartment, Manifest>()
  const disagreeing = new Set<Compartment>()
  for (const keys of heldCompartments(held)) {
    const { compartment } = keys
    const manifest = openManifest(vaultId, keys, row(ROWS.manifest(compartment, epoch)))
    const figures = found.get(compartment)
    const keyringDigest = digestOf(keyringRow(keys))
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

/** What a transaction changes of a manifest. */
export interface ManifestChange {
  readonly figures?: SetFigures
  readonly keyringRow?: Uint8Array
  readonly gap?: boolean
}

/** What a transaction changes of the manifests of one epoch. */
export type ManifestChanges = ReadonlyMap<Compartment, ManifestChange>

export interface ManifestTurn {
  readonly vaultId: Uint8Array
  readonly epoch: OpenEpoch
  readonly manifests: Manifests
  /** The generation a compartment gets: above every one it had, in whatever epoch. */
  readonly generation: (compartment: Compartment) => number
  readonly now: Date
  readonly random: Random
}

/** The next manifest of each compartment that changes, and the rows that say so. */
export const nextManifests = (
  { vaultId, epoch, manifests, generation, now, random }: ManifestTurn, changes: ManifestChanges,
): { readonly manifests: Manifests; readonly rows: readonly RowChange[] } => {
  const next = new Map(manifests)
  const rows = heldCompartments(epoch.held).flatMap((keys): readonly RowChange[] => {
    const { compartment } = keys
    const change = changes.get(compartment)
    if (change === undefined) return []
    const before = manifests.get(compartment) ?? emptyManifest(compartment)
    const manifest: Manifest = {
      ...before, ...change.figures,
      generation: generation(compartment),
      writtenAt: now.getTime(),
      keyringDigest: change.keyringRow === undefined ? before.keyringDigest : digestOf(change.keyringRow),
      gap: before.gap || (change.gap ?? false),
    }
    next.set(compartment, manifest)
    return [{ name: ROWS.manifest(compartment, epoch.epoch), value: sealManifest(vaultId, keys, manifest, random) }]
  })
  return { manifests: next, rows }
}

const emptyManifest = (compartment: Compartment): Manifest =>
  ({ ...NO_ENVELOPES, compartment, generation: 0, writtenAt: 0, keyringDigest: digestOf(null), gap: false })
