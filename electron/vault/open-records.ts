/** Reads and opens every record once. V11: what does not open is counted and stays; the rest opens. */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, hex, sameBytes } from './bytes.ts'
import { heldCompartments, hidOf, type HeldKeys } from './compartment-keys.ts'
import { openEnvelope, type OpenedEnvelope } from './envelope.ts'
import { ROW_KIND } from './format.ts'
import type { Keyring } from './keyring.ts'
import { NO_ENVELOPES, counted, type SetFigures } from './manifest.ts'
import { hidOfKey, readRecordRow, type RecordRow } from './record-row.ts'
import type { Store } from './store.ts'
import type { FieldsByClass, StoredRecord } from './types.ts'

export type Keyrings = Partial<Readonly<Record<Compartment, Keyring>>>

/** Records by collection and id. */
export type RecordsByName = Map<string, Map<string, StoredRecord>>

export interface OpenedRecords {
  readonly records: RecordsByName
  readonly kept: number
  readonly unopened: number
  /** The hids, in hex, that must not be written to: something there does not open. */
  readonly closed: ReadonlySet<string>
  /** What the envelopes on disk amount to, for each compartment that is held. */
  readonly figures: ReadonlyMap<Compartment, SetFigures>
  /** Where records lie whose home class this user has no key for, and so cannot name: hid by collection and id. */
  readonly foreignHids: ReadonlyMap<string, Uint8Array>
}

export const nameOf = (collection: string, id: string): string => JSON.stringify([collection, id])

/** Opens one record; null when any envelope we hold a key for does not open, or they do not belong together. */
const openRecord = (
  vaultId: Uint8Array, hid: Uint8Array, row: RecordRow, held: HeldKeys, keyrings: Keyrings,
): StoredRecord | null => {
  const opened: { readonly compartment: Compartment; readonly content: OpenedEnvelope }[] = []
  const sealed: Compartment[] = []
  for (const envelope of row.envelopes) {
    const keyring = keyrings[envelope.compartment]
    if (keyring === undefined) {
      sealed.push(envelope.compartment)
      continue
    }
    const content = openEnvelope({ vaultId, hid, home: row.home }, keyring, envelope)
    if (content === null) return null
    opened.push({ compartment: envelope.compartment, content })
  }
  const [first] = opened
  if (first === undefined) return null
  const { collection, id } = first.content
  if (opened.some(({ content }) => content.collection !== collection || content.id !== id)) return null
  const home = held[row.home]
  // Only a holder of the home class creates a record: without its home envelope, or under another name, it is none.
  if (home !== undefined) {
    if (!opened.some(({ compartment }) => compartment === row.home)) return null
    if (!sameBytes(hidOf(home, collection, id), hid)) return null
    const classes = opened.find(({ compartment }) => compartment === row.home)?.content.classes ?? []
    // One was cut out, or one of an earlier record of that name put back.
    const differs = (compartment: Compartment): boolean => classes.includes(compartment)
      !== opened.some(envelope => envelope.compartment === compartment)
    if (COMPARTMENTS.some(compartment => held[compartment] !== undefined && differs(compartment))) return null
  }
  const fields: FieldsByClass = Object.fromEntries(
    opened.map(({ compartment, content }) => [compartment, content.fields]))
  // The lowest: a record half written by an older version still needs that version's migration.
  const schemaVersion = Math.min(...opened.map(({ content }) => content.locator.schemaVersion))
  return { collection, id, schemaVersion, fields, sealed }
}

const readRow = (value: Uint8Array): RecordRow | null => {
  try {
    return readRecordRow(value)
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

export const openRecords = (
  store: Pick<Store, 'scan'>, vaultId: Uint8Array, held: HeldKeys, keyrings: Keyrings,
): OpenedRecords => {
  const records: RecordsByName = new Map()
  const closed = new Set<string>()
  const foreignHids = new Map<string, Uint8Array>()
  const figures = new Map<Compartment, SetFigures>(
    heldCompartments(held).map(({ compartment }) => [compartment, NO_ENVELOPES]),
  )
  let kept = 0
  let unopened = 0

  const keep = (record: StoredRecord): void => {
    const collection = records.get(record.collection) ?? new Map<string, StoredRecord>()
    records.set(record.collection, collection.set(record.id, record))
    kept += 1
  }
  const readOne = (hid: Uint8Array, value: Uint8Array): void => {
    const row = readRow(value)
    for (const envelope of row?.envelopes ?? []) {
      const keys = held[envelope.compartment]
      const before = figures.get(envelope.compartment)
      if (keys !== undefined && before !== undefined) {
        figures.set(envelope.compartment, counted(before, keys, hid, envelope.bytes, 1))
      }
    }
    const record = row === null ? null : openRecord(vaultId, hid, row, held, keyrings)
    if (row !== null && record !== null) {
      keep(record)
      if (held[row.home] === undefined) foreignHids.set(nameOf(record.collection, record.id), Uint8Array.from(hid))
      return
    }
    closed.add(hex(hid))
    // A record of nothing but classes we hold no key for is not damage: it is not ours to read.
    const others = row !== null && row.envelopes.length > 0
      && row.envelopes.every(envelope => held[envelope.compartment] === undefined)
    if (!others) unopened += 1
  }

  store.scan(row => {
    if (row === null) {
      unopened += 1
      return
    }
    const hid = hidOfKey(row.key)
    if (hid !== null) readOne(hid, row.value)
    // Structural rows are read by name; a row of a kind nobody writes is nothing we may lose.
    else if (row.key[0] !== ROW_KIND.structural) unopened += 1
  })
  return { records, kept, unopened, closed, figures, foreignHids }
}

/** The compartments of a list that are held, in their order. */
export const inOrder = (compartments: Iterable<Compartment>): readonly Compartment[] => {
  const present = new Set(compartments)
  return COMPARTMENTS.filter(compartment => present.has(compartment))
}
