/** What a transaction makes of the epochs: their keyrings and manifests, and the rows that say so. */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { oneMore } from './bytes.ts'
import { generationOf, pinnedOlder, type Epoch, type Epochs, type Keyrings } from './epochs.ts'
import { ROWS, type RowChange } from './format.ts'
import { sealKeyring } from './keyring.ts'
import { nextManifests, type ManifestChange } from './ledger.ts'
import { samePin, type SetFigures } from './manifest.ts'
import type { Random } from './sodium.ts'
import { twinRows } from './twins.ts'

export interface EpochChange {
  /** Those that are others now. */
  readonly keyrings?: Keyrings
  readonly figures?: ReadonlyMap<Compartment, SetFigures>
  /** Compartments that did not agree in an epoch that is no more: that is not forgotten (V16). */
  readonly gaps?: readonly Compartment[]
  /** V16: a person has looked: what is there now is what there should be. */
  readonly lookedAt?: readonly Compartment[]
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
  older?: (compartment: Compartment) => Uint8Array | null,
): { readonly epoch: Epoch, readonly rows: readonly RowChange[] } => {
  const keyringRows = new Map(Object.values(change.keyrings ?? {}).map(keyring =>
    [keyring.keys.compartment, sealKeyring(vaultId, keyring, random)] as const))
  const { gaps = [], lookedAt = [] } = change
  const repinned = [...epoch.manifests.values()].flatMap(({ compartment, older: before }) =>
    older === undefined || samePin(before, older(compartment)) ? [] : [compartment])
  const touched = new Set([
    ...repinned, ...floor?.keys() ?? [], ...keyringRows.keys(), ...change.figures?.keys() ?? [], ...gaps, ...lookedAt,
  ])
  const gapOf = (compartment: Compartment): Pick<ManifestChange, 'gap'> =>
    gaps.includes(compartment) ? { gap: true } : lookedAt.includes(compartment) ? { gap: false } : {}
  const changes = new Map([...touched].map((compartment): [Compartment, ManifestChange] => {
    const figures = change.figures?.get(compartment)
    const keyringRow = keyringRows.get(compartment)
    return [compartment, { ...figures && { figures }, ...keyringRow && { keyringRow }, ...gapOf(compartment) }]
  }))
  const next = nextManifests({
    vaultId, epoch, manifests: epoch.manifests, now, random,
    generation: compartment => oneMore(Math.max(generationOf(all, compartment), floor?.get(compartment) ?? 0)),
    ...older && { older },
  }, changes)
  return {
    epoch: { ...epoch, keyrings: { ...epoch.keyrings, ...change.keyrings }, manifests: next.manifests },
    rows: [
      ...[...keyringRows].flatMap(([compartment, row]) => twinRows(ROWS.keyring(compartment, epoch.epoch), row)),
      ...next.rows,
    ],
  }
}

/**
 * The present epoch's manifests also change where what they say of the older ones is not so any more (V7).
 * @param changes by the number of the epoch; with a floor every epoch changes
 */
export const changedEpochs = (
  turn: Turn, epochs: Epochs, changes: ReadonlyMap<number, EpochChange>,
): { readonly epochs: Epochs, readonly rows: readonly RowChange[] } => {
  const [present, ...before] = epochs
  const older = before.map((epoch) => {
    const change = changes.get(epoch.epoch)
    return change === undefined && turn.floor === undefined
      ? { epoch, rows: [] } : changed(turn, epochs, epoch, change ?? {})
  })
  const next = older.map(({ epoch }) => epoch)
  // Last: it says what the others are by now.
  const current = changed(turn, epochs, present, changes.get(present.epoch) ?? {},
    compartment => pinnedOlder(next, compartment))
  return { epochs: [current.epoch, ...next], rows: [...current.rows, ...older.flatMap(({ rows }) => rows)] }
}
