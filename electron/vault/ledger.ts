/** V16 in an open vault: what each held manifest claims, and the rows that say so after a commit. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { heldCompartments, type CompartmentKeys } from './compartment-keys.ts'
import type { OpenEpoch } from './epochs.ts'
import { ROWS, type RowChange } from './format.ts'
import {
  NO_ENVELOPES, digestOf, followsSeen, openManifest, sameSet, sealManifest, type ManifestOnDisk, type SetFigures,
} from './manifest.ts'
import { inOrder } from './open-records.ts'
import type { Random } from './sodium.ts'

export type Manifests = ReadonlyMap<Compartment, ManifestOnDisk>

export interface LedgerReading {
  readonly manifests: Manifests
  /**
   * Missing, older or added envelopes; an older keyring; a manifest that cannot be read. Not those that are marked and
   * otherwise agree: an earlier opening has told of them, and nothing has changed since.
   */
  readonly fresh: readonly Compartment[]
}

/**
 * Reads every held manifest of an epoch and compares it with what is there. For one that does not agree, or cannot be
 * read, stands from here on what is there, marked: it goes on disagreeing until a person has looked, and what changes
 * behind it meanwhile is told apart.
 * @param keyringRow the copy of a keyring that opened
 */
export const readLedger = (
  vaultId: Uint8Array, { epoch, held }: OpenEpoch, row: (name: string) => Uint8Array | null,
  found: ReadonlyMap<Compartment, SetFigures>, seen: ReadonlyMap<Compartment, number> | null,
  keyringRow: (keys: CompartmentKeys) => Uint8Array | null,
): LedgerReading => {
  const manifests = new Map<Compartment, ManifestOnDisk>()
  const fresh = new Set<Compartment>()
  for (const keys of heldCompartments(held)) {
    const { compartment } = keys
    const manifestRow = row(ROWS.manifest(compartment, epoch))
    const opened = openManifest(vaultId, keys, manifestRow)
    const digest = digestOf(manifestRow)
    const manifest = opened !== null && followsSeen(opened, seen?.get(compartment)) ? opened : null
    const figures = found.get(compartment)
    const keyringDigest = digestOf(keyringRow(keys))
    if (figures === undefined) continue
    if (manifest !== null && sameSet(manifest, figures) && sameBytes(manifest.keyringDigest, keyringDigest)) {
      manifests.set(compartment, { ...manifest, digest })
      continue
    }
    // Not lower than seen, or the next opening would take the vault for an older copy.
    const { generation, writtenAt, older } = manifest
      ?? { generation: seen?.get(compartment) ?? 0, writtenAt: 0, older: null }
    manifests.set(compartment, {
      ...figures, compartment, generation, writtenAt, keyringDigest, gap: true, older, digest,
    })
    fresh.add(compartment)
  }
  return { manifests, fresh: inOrder(fresh) }
}

/** Compartments that disagree with their manifest in any of these epochs, or did, and nobody has looked since. */
export const markedIn = (epochs: readonly { readonly manifests: Manifests }[]): readonly Compartment[] =>
  inOrder(epochs.flatMap(({ manifests }) => [...manifests.values()])
    .flatMap(({ compartment, gap }) => gap ? [compartment] : []))

/** What a transaction changes of a manifest. */
export interface ManifestChange {
  readonly figures?: SetFigures
  readonly keyringRow?: Uint8Array
  /** Left out: as it was. */
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
  /** What it says of the older epochs' manifests; nothing where it is not the present epoch's. */
  readonly older?: (compartment: Compartment) => Uint8Array | null
  readonly now: Date
  readonly random: Random
}

/** The next manifest of each compartment that changes, and the rows that say so. */
export const nextManifests = (
  { vaultId, epoch, manifests, generation, older, now, random }: ManifestTurn, changes: ManifestChanges,
): { readonly manifests: Manifests; readonly rows: readonly RowChange[] } => {
  const next = new Map(manifests)
  const rows = heldCompartments(epoch.held).flatMap((keys): readonly RowChange[] => {
    const { compartment } = keys
    const change = changes.get(compartment)
    if (change === undefined) return []
    const before = manifests.get(compartment) ?? emptyManifest(compartment)
    const manifest = {
      ...before, ...change.figures,
      generation: generation(compartment),
      writtenAt: now.getTime(),
      keyringDigest: change.keyringRow === undefined ? before.keyringDigest : digestOf(change.keyringRow),
      gap: change.gap ?? before.gap,
      older: older?.(compartment) ?? null,
    }
    const row = sealManifest(vaultId, keys, manifest, random)
    next.set(compartment, { ...manifest, digest: digestOf(row) })
    return [{ name: ROWS.manifest(compartment, epoch.epoch), value: row }]
  })
  return { manifests: next, rows }
}

const emptyManifest = (compartment: Compartment): ManifestOnDisk => ({
  ...NO_ENVELOPES, compartment, generation: 0, writtenAt: 0, keyringDigest: digestOf(null), gap: false, older: null,
  digest: digestOf(null),
})
