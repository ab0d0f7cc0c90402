/**
 * Reads and opens every record once, under the keys of its epoch. V11: what does not open is counted and stays; the
 * rest opens.
 */
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, hex } from './bytes.ts'
import { heldCompartments, hidOf, type HeldKeys } from './compartment-keys.ts'
import type { Fields } from './envelope.ts'
import type { Epochs, OpenEpoch } from './epochs.ts'
import { MOST_ROW_BYTES, ROW_KIND } from './format.ts'
import type { SetFigures } from './manifest.ts'
import { hidOfKey, readSpans, type EnvelopeSpan } from './record-row.ts'
import { HASH_BYTES } from './sodium.ts'
import type { Store, StoredRow } from './store.ts'
import type { FieldsByClass, StoredRecord } from './types.ts'
import { createWorkbench, type Workbench, type WorkbenchContent } from './workbench.ts'

/** Records by collection, in the order of their rows. */
export type RecordsByCollection = Map<string, StoredRecord[]>

export interface OpenedRecords {
  readonly records: RecordsByCollection
  readonly kept: number
  readonly unopened: number
  /** The hids, in hex, that must not be written to: something there does not open. */
  readonly closed: ReadonlySet<string>
  /** What the envelopes on disk amount to, by epoch, for each compartment that is held in it. */
  readonly figures: ReadonlyMap<number, ReadonlyMap<Compartment, SetFigures>>
  /** Where records lie whose home class this user has no key for, and so cannot name: by collection and id. */
  readonly foreign: ReadonlyMap<string, ForeignPlace>
}

/** Where a record lies that its reader cannot name: its hid, and the epoch it is in. */
export interface ForeignPlace { readonly hid: Uint8Array; readonly epoch: number }

/** A record of an older epoch, before it is known whether a newer one of its name is there. */
interface OlderRecord extends ForeignPlace { readonly record: StoredRecord; readonly home: Compartment }

export const nameOf = (collection: string, id: string): string => JSON.stringify([collection, id])

/** Records are read on until so many, or so many bytes of them, are done: then others get their turn. */
const TURN = { rows: 2000, bytes: 2 * 1024 * 1024 } as const

export type OnProgress = (done: number, total: number) => void

const readRow = (value: Uint8Array): ReturnType<typeof readSpans> | null => {
  if (value.length > MOST_ROW_BYTES) return null
  try {
    return readSpans(value)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** Whether, of the classes a key is held for, the record has those its home envelope lists, and no other. */
const hasItsClasses = (held: HeldKeys, listed: readonly Compartment[], fields: FieldsByClass): boolean =>
  COMPARTMENTS.every(compartment => held[compartment] === undefined
    || listed.includes(compartment) === (fields[compartment] !== undefined))

/** Opens what is laid on the bench; null when any envelope we hold a key for does not open, or they do not belong together. */
const openRecord = (
  bench: Workbench, home: Compartment, spans: readonly EnvelopeSpan[], { held, keyrings }: OpenEpoch,
): StoredRecord | null => {
  const fields: Partial<Record<Compartment, Fields>> = {}
  const sealed: Compartment[] = []
  let first: WorkbenchContent | null = null
  let classes: readonly Compartment[] | null = null
  // The lowest: a record half written by an older version still needs that version's migration.
  let schemaVersion = Number.POSITIVE_INFINITY
  for (const span of spans) {
    const keyring = keyrings[span.compartment]
    if (keyring === undefined) {
      sealed.push(span.compartment)
      continue
    }
    const content = bench.open(home, keyring, span)
    if (content === null) return null
    first ??= content
    if (content.collection !== first.collection || content.id !== first.id) return null
    fields[span.compartment] = content.fields
    classes ??= content.classes
    schemaVersion = Math.min(schemaVersion, content.schemaVersion)
  }
  if (first === null) return null
  const { collection, id } = first
  const homeKeys = held[home]
  // Only a holder of the home class creates a record: without its home envelope, or under another name, it is none.
  if (homeKeys !== undefined) {
    if (classes === null || !bench.isNamed(homeKeys, collection, id)) return null
    // One was cut out, or one of an earlier record of that name put back.
    if (!hasItsClasses(held, classes, fields)) return null
  }
  return { collection, id, schemaVersion, fields, sealed }
}

/** The one epoch of a row: all its envelopes are of it, or the row was put together by somebody. */
const epochOf = <Each extends OpenEpoch>(epochs: Epochs<Each>, spans: readonly EnvelopeSpan[]): Each | undefined => {
  const [first] = spans
  if (first === undefined || spans.some(({ epoch }) => epoch !== first.epoch)) return undefined
  return epochs.find(({ epoch }) => epoch === first.epoch)
}

/** Counts envelopes by epoch and compartment, whether they open or not (V16). */
const tallyOf = (epochs: readonly OpenEpoch[]) => new Map(epochs.map(({ epoch, held }) => [
  epoch,
  new Map(heldCompartments(held).map(keys => [keys.compartment, { keys, count: 0, sum: new Uint8Array(HASH_BYTES) }])),
]))

/**
 * @param onProgress told how many rows are read, of how many, a few times a second; the event loop turns in between
 */
export const openRecords = async (
  store: Pick<Store, 'count' | 'rows'>, vaultId: Uint8Array, epochs: Epochs<OpenEpoch>,
  onProgress: OnProgress = () => undefined,
): Promise<OpenedRecords> => {
  const records: RecordsByCollection = new Map()
  const closed = new Set<string>()
  const foreign = new Map<string, ForeignPlace>()
  const tallies = tallyOf(epochs)
  const bench = createWorkbench(vaultId)
  const [current] = epochs
  /** Not kept before all rows are read: the same record may stand in a newer epoch, put there later. */
  const older: OlderRecord[] = []
  let kept = 0
  let unopened = 0

  const keep = (record: StoredRecord): void => {
    const collection = records.get(record.collection)
    if (collection === undefined) records.set(record.collection, [record])
    else collection.push(record)
    kept += 1
  }
  const readOne = (hid: Uint8Array, value: Uint8Array): void => {
    const row = readRow(value)
    if (row !== null) bench.lay(hid, value)
    for (const span of row?.spans ?? []) {
      const tally = tallies.get(span.epoch)?.get(span.compartment)
      if (tally === undefined) continue
      bench.addTo(tally.sum, tally.keys, span)
      tally.count += 1
    }
    const epoch = row === null ? undefined : epochOf(epochs, row.spans)
    const record = row === null || epoch === undefined ? null : openRecord(bench, row.home, row.spans, epoch)
    if (row !== null && epoch !== undefined && record !== null) {
      if (epoch === current) keep(record)
      else older.push({ record, hid: Uint8Array.from(hid), home: row.home, epoch: epoch.epoch })
      if (epoch.held[row.home] === undefined) {
        const name = nameOf(record.collection, record.id)
        if (epoch.epoch > (foreign.get(name)?.epoch ?? 0)) foreign.set(name, { hid: Uint8Array.from(hid), epoch: epoch.epoch })
      }
      return
    }
    closed.add(hex(hid))
    // A record of nothing but classes we hold no key for is not damage: it is not ours to read.
    const others = row !== null && row.spans.length > 0
      && row.spans.every(({ compartment }) => current.held[compartment] === undefined)
    if (!others) unopened += 1
  }
  const read = (row: StoredRow | null): void => {
    const hid = row === null ? null : hidOfKey(row.key)
    if (row !== null && hid !== null) readOne(hid, row.value)
    // Structural rows are read by name; a row of a kind nobody writes is nothing we may lose.
    else if (row?.key[0] !== ROW_KIND.structural) unopened += 1
  }
  /** Whether something stands, in a newer epoch, where this record would: it does not open, and is newer all the same. */
  const isClosedInNewer = ({ record: { collection, id }, home, epoch }: OlderRecord): boolean => epochs
    .some(({ epoch: newer, held }) => {
      const keys = newer > epoch ? held[home] : undefined
      return keys !== undefined && closed.has(hex(hidOf(keys, collection, id)))
    })
  /**
   * A record that was re-sealed has left its older row; one that is there again was put back (V16). So the newest of
   * each counts, and no other: not even where several epochs are older.
   */
  const keepOlder = (): void => {
    if (older.length === 0) return
    const present = new Set([...records.values()].flatMap(list => list.map(({ collection, id }) => nameOf(collection, id))))
    const anyClosed = closed.size > 0
    for (const each of older.sort((one, other) => other.epoch - one.epoch)) {
      const name = nameOf(each.record.collection, each.record.id)
      if (present.has(name) || (anyClosed && isClosedInNewer(each))) {
        closed.add(hex(each.hid))
        unopened += 1
      } else {
        present.add(name)
        keep(each.record)
      }
    }
  }

  try {
    const total = store.count()
    let done = 0
    let rows = 0
    let bytes = 0
    for (const row of store.rows()) {
      read(row)
      rows += 1
      bytes += row?.value.length ?? 0
      if (rows < TURN.rows && bytes < TURN.bytes) continue
      done += rows
      rows = 0
      bytes = 0
      onProgress(done, total)
      await turnOfOthers()
    }
    keepOlder()
    onProgress(total, total)
  } finally {
    bench.clear()
  }
  const figures = new Map([...tallies].map(([epoch, tally]) =>
    [epoch, new Map([...tally].map(([compartment, { count, sum }]) => [compartment, { count, sum }] as const))] as const))
  return { records, kept, unopened, closed, figures, foreign }
}

/** The compartments of a list that are held, in their order. */
export const inOrder = (compartments: Iterable<Compartment>): readonly Compartment[] => {
  const present = new Set(compartments)
  return COMPARTMENTS.filter(compartment => present.has(compartment))
}
