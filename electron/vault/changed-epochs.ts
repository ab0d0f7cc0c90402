/** What a transaction makes of the epochs: their keyrings and manifests, and the rows that say so. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { generationOf, type Epoch, type Epochs, type Keyrings } from './epochs.ts'
import { ROWS, type RowChange } from './format.ts'
import { sealKeyring } from './keyring.ts'
import { nextManifests, type ManifestChange } from './ledger.ts'
import type { SetFigures } from './manifest.ts'
import type { Random } from './sodium.ts'
import { twinRows } from './twins.ts'

export interface EpochChange {
  /** Those that are others now. */
  readonly keyrings?: Keyrings
  readonly figures?: ReadonlyMap<Compartment, SetFigures>
  /** Compartments of which something was missing with an epoch that is no more: that is not forgotten (V16). */
  readonly gaps?: readonly Compartment[]
}

export interface Turn {
  readonly vaultId: Uint8Array
  readonly now: Date
  readonly random: Random
  /** Every compartment's next generation is above this, whether anything else of it changes or not (V16). */
  readonly floor?: ReadonlyMap<Compartment, number>
}

const changed = (
  { vaultId, now, random, floor }: Turn, all: readonly Epoch[], epoch: Epoch, change: EpochChange,
): { readonly epoch: Epoch, readonly rows: readonly RowChange[] } => {
  const keyringRows = new Map(Object.values(change.keyrings ?? {}).map(keyring =>
    [keyring.keys.compartment, sealKeyring(vaultId, keyring, random)] as const))
  const touched = new Set([...floor?.keys() ?? [], ...keyringRows.keys(), ...change.figures?.keys() ?? [], ...change.gaps ?? []])
  const changes = new Map([...touched].map((compartment): [Compartment, ManifestChange] => {
    const figures = change.figures?.get(compartment)
    const keyringRow = keyringRows.get(compartment)
    const gap = change.gaps?.includes(compartment) ?? false
    return [compartment, { ...figures && { figures }, ...keyringRow && { keyringRow }, gap }]
  }))
  const next = nextManifests({
    vaultId, epoch, manifests: epoch.manifests, now, random,
    generation: compartment => Math.max(generationOf(all, compartment), floor?.get(compartment) ?? 0) + 1,
  }, changes)
  return {
    epoch: { ...epoch, keyrings: { ...epoch.keyrings, ...change.keyrings }, manifests: next.manifests },
    rows: [
      ...[...keyringRows].flatMap(([compartment, row]) => twinRows(ROWS.keyring(compartment, epoch.epoch), row)),
      ...next.rows,
    ],
  }
}

/** @param changes by the number of the epoch; with a floor every epoch changes */
export const changedEpochs = (
  turn: Turn, epochs: Epochs, changes: ReadonlyMap<number, EpochChange>,
): { readonly epochs: Epochs, readonly rows: readonly RowChange[] } => {
  const all = epochs.map((epoch) => {
    const change = changes.get(epoch.epoch)
    return change === undefined && turn.floor === undefined
      ? { epoch, rows: [] } : changed(turn, epochs, epoch, change ?? {})
  })
  const [current, ...older] = all.map(({ epoch }) => epoch)
  if (current === undefined) throw new Error('there is always an epoch')
  return { epochs: [current, ...older], rows: all.flatMap(({ rows }) => rows) }
}
