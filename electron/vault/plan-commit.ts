/**
 * What a list of writes comes to: which rows, which keyrings, which figures. Computed before anything is written,
 * so that a refusal leaves file and memory as they were (V10, V11).
 */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, hex, sameBytes } from './bytes.ts'
import { hidOf, type CompartmentKeys } from './compartment-keys.ts'
import { openEnvelope, openLocator, sealEnvelope, type EnvelopeContent, type EnvelopePlace, type Fields } from './envelope.ts'
import { holdsAll, type Epoch, type Epochs, type Keyrings } from './epochs.ts'
import { damaged, fault } from './format.ts'
import { dataKeyFor, withClients, type DataKey, type Keyring } from './keyring.ts'
import { counted, NO_ENVELOPES, type SetFigures } from './manifest.ts'
import { nameOf, type ForeignPlace } from './open-records.ts'
import { readRecordRow, writeRecordRow, type Envelope, type RecordRow } from './record-row.ts'
import type { Random } from './sodium.ts'
import type { RecordWrite } from './types.ts'

export interface PlanInput {
  readonly vaultId: Uint8Array
  readonly epochs: Epochs
  readonly closed: ReadonlySet<string>
  readonly foreign: ReadonlyMap<string, ForeignPlace>
  /** The row of a record as it is on disk. */
  readonly rowOf: (hid: Uint8Array) => Uint8Array | null
  readonly random: Random
}

/** A row to put; to remove where the value is null. */
export interface PlannedRow { readonly hid: Uint8Array; readonly value: Uint8Array | null }

/** What changes of one epoch beside its records. */
export interface EpochPlan {
  /** The keyrings that gained a client. */
  readonly keyrings: Keyrings
  /** The figures of every compartment that is touched. */
  readonly figures: ReadonlyMap<Compartment, SetFigures>
}

export interface CommitPlan {
  readonly rows: Iterable<PlannedRow>
  /** By the epoch's number; those that are not here stay as they are. */
  readonly epochs: ReadonlyMap<number, EpochPlan>
  readonly removes: boolean
}

export interface Plan {
  /** Throws VaultFault: not-allowed (V1, V9), vault-damaged for a write over what does not open (V11). */
  readonly write: (write: RecordWrite) => void
  /**
   * V7: takes the record at a hid of an older epoch into the present one. False where there is nothing to do, or
   * nothing can be done: it is gone, it is of the present epoch, or it does not open. Throws vault-damaged where
   * something stands in its new place. What throws has changed nothing of the plan.
   */
  readonly reseal: (hid: Uint8Array) => boolean
  readonly result: () => CommitPlan
}

const notAllowed = (): Error => fault('not-allowed', 'there is no key for that class')

interface Found { readonly epoch: Epoch; readonly hid: Uint8Array; readonly row: RecordRow | null }

/** One class of a record, opened or about to be written. */
type Part = Pick<EnvelopeContent, 'fields'> & { readonly schemaVersion: number, readonly revision: number }

/** What grows of one epoch while records are planned. */
interface Growth {
  readonly epoch: Epoch
  readonly figures: Map<Compartment, SetFigures>
  readonly grown: Partial<Record<Compartment, Keyring>>
  readonly keyring: (compartment: Compartment) => Keyring
  /** Makes the data keys of clients who have none yet. All at once: each time makes a new keyring. */
  readonly welcome: (compartment: Compartment, clientIds: readonly string[]) => void
  /** The client's data key; made here when a kept envelope follows its record to a client new to its compartment. */
  readonly dataKey: (compartment: Compartment, clientId: string | null) => DataKey
  readonly count: (keys: CompartmentKeys, hid: Uint8Array, envelope: Envelope, sign: 1 | -1) => void
}

const growing = (epoch: Epoch, random: Random): Growth => {
  const figures = new Map<Compartment, SetFigures>()
  const grown: Partial<Record<Compartment, Keyring>> = {}
  const keyring = (compartment: Compartment): Keyring => {
    const known = grown[compartment] ?? epoch.keyrings[compartment]
    if (known === undefined) throw notAllowed()
    return known
  }
  const welcome = (compartment: Compartment, clientIds: readonly string[]): void => {
    if (clientIds.length > 0) grown[compartment] = withClients(keyring(compartment), clientIds, random)
  }
  return {
    epoch, figures, grown, keyring, welcome,
    dataKey: (compartment, clientId) => {
      if (clientId !== null && !keyring(compartment).byClient.has(clientId)) welcome(compartment, [clientId])
      const key = dataKeyFor(keyring(compartment), clientId)
      if (key === undefined) throw new Error('a keyring without the compartment’s own key')
      return key
    },
    count: (keys, hid, envelope, sign) => {
      const before = figures.get(keys.compartment) ?? epoch.manifests.get(keys.compartment) ?? NO_ENVELOPES
      figures.set(keys.compartment, counted(before, keys, hid, envelope.bytes, sign))
    },
  }
}

const classesOf = (row: RecordRow): readonly Compartment[] => row.envelopes.map(({ compartment }) => compartment)

/** @param writes those that will come, so that the keys of new clients can be made in one go */
export const createPlan = (input: PlanInput, writes: readonly RecordWrite[] = []): Plan => {
  const { vaultId, epochs, random } = input
  const [current] = epochs
  const rows = new Map<string, PlannedRow>()
  const growths = new Map(epochs.map(epoch => [epoch, growing(epoch, random)]))
  let removes = false

  const growthOf = (epoch: Epoch): Growth => {
    const growth = growths.get(epoch)
    if (growth === undefined) throw new Error('an epoch of another plan')
    return growth
  }
  /** A client's first record in a compartment makes her data key there. */
  const welcomeClients = (): void => {
    for (const compartment of COMPARTMENTS) {
      const keyring = current.keyrings[compartment]
      if (keyring === undefined) continue
      const fresh = new Set<string>()
      for (const { clientId, fields, home } of writes) {
        if (clientId === null || fields === null || keyring.byClient.has(clientId)) continue
        if (compartment === home || compartment in fields) fresh.add(clientId)
      }
      growthOf(current).welcome(compartment, [...fresh])
    }
  }
  const put = (hid: Uint8Array, value: Uint8Array | null): void => {
    rows.set(hex(hid), { hid, value })
    removes ||= value === null
  }
  const rowAt = (hid: Uint8Array): RecordRow | null => {
    if (input.closed.has(hex(hid))) throw damaged('the record there does not open, and is kept as it is')
    const planned = rows.get(hex(hid))
    const bytes = planned === undefined ? input.rowOf(hid) : planned.value
    try {
      return bytes === null ? null : readRecordRow(bytes)
    } catch (error) {
      if (error instanceof Malformed) throw damaged('the record there is malformed', error)
      throw error
    }
  }
  const find = (write: RecordWrite): Found => {
    const homeKeys = current.held[write.home]
    if (homeKeys === undefined) {
      const place = input.foreign.get(nameOf(write.collection, write.id))
      const epoch = epochs.find(each => each.epoch === place?.epoch)
      if (place === undefined || epoch === undefined) throw notAllowed()
      return { epoch, hid: place.hid, row: rowAt(place.hid) }
    }
    for (const epoch of epochs) {
      const keys = epoch.held[write.home]
      const hid = keys && hidOf(keys, write.collection, write.id)
      const row = hid ? rowAt(hid) : null
      if (hid && row) return { epoch, hid, row }
    }
    return { epoch: current, hid: hidOf(homeKeys, write.collection, write.id), row: null }
  }

  const remove = ({ epoch, hid, row }: Found, home: Compartment): void => {
    if (row === null) return
    // Whoever lacks a key can not write its manifest, and would leave a record missing from it.
    if (epoch.held[home] === undefined || !holdsAll(epoch, classesOf(row))) throw notAllowed()
    discount(epoch, hid, row)
    put(hid, null)
  }
  const discount = (epoch: Epoch, hid: Uint8Array, row: RecordRow): void => {
    for (const envelope of row.envelopes) {
      const keys = epoch.held[envelope.compartment]
      if (keys !== undefined) growthOf(epoch).count(keys, hid, envelope, -1)
    }
  }
  const count = (epoch: Epoch, hid: Uint8Array, envelope: Envelope): void =>
    growthOf(epoch).count(growthOf(epoch).keyring(envelope.compartment).keys, hid, envelope, 1)
  /** Not counted yet. */
  const sealPart = (
    epoch: Epoch, place: EnvelopePlace, compartment: Compartment, clientId: string | null,
    { collection, id }: { readonly collection: string, readonly id: string }, part: Part, classes: readonly Compartment[],
  ): Envelope => sealEnvelope(
    place, growthOf(epoch).keyring(compartment).keys, growthOf(epoch).dataKey(compartment, clientId),
    { schemaVersion: part.schemaVersion, revision: part.revision },
    { collection, id, fields: part.fields, classes: compartment === place.home ? classes : null }, random,
  )

  /** Writes a record where it is: what is left out keeps its envelope. */
  const writeThere = (write: RecordWrite, { epoch, hid, row }: Found, given: NonNullable<RecordWrite['fields']>): void => {
    if (row === null && epoch.held[write.home] === undefined) throw notAllowed()
    const place: EnvelopePlace = { vaultId, hid, home: write.home }
    // The home envelope is what makes it a record, even when the record has no field of that class.
    const fields = row === null ? { [write.home]: {}, ...given } : given
    const envelopeOf = (compartment: Compartment): Envelope | undefined =>
      row?.envelopes.find(envelope => envelope.compartment === compartment)
    const classes = COMPARTMENTS.filter(compartment =>
      fields[compartment] !== undefined || envelopeOf(compartment) !== undefined)
    const grows = row !== null && classes.length > row.envelopes.length
    // Only the home envelope says which classes there are.
    if (grows && epoch.held[write.home] === undefined) throw notAllowed()

    const sealAnew = (compartment: Compartment, anew: Fields, before: Envelope | undefined, schemaVersion: number): Envelope => {
      const { keys } = growthOf(epoch).keyring(compartment)
      const locator = before === undefined ? undefined : openLocator(place, keys, before)
      if (locator === null) throw damaged('an envelope there does not open')
      if (before !== undefined) growthOf(epoch).count(keys, hid, before, -1)
      const part = { fields: anew, schemaVersion, revision: (locator?.revision ?? 0) + 1 }
      const sealed = sealPart(epoch, place, compartment, write.clientId, write, part, classes)
      count(epoch, hid, sealed)
      return sealed
    }
    /**
     * A class that was left out keeps its envelope to the byte, unless the record goes to another client,
     * or it is the home class and the record gains another: then its list is another too.
     */
    const carryOver = (before: Envelope): Envelope => {
      const { compartment } = before
      const keys = epoch.held[compartment]
      if (keys === undefined) return before
      const locator = openLocator(place, keys, before)
      if (locator === null) throw damaged('an envelope there does not open')
      const listed = !grows || compartment !== place.home
      const { dataKeyId } = growthOf(epoch).dataKey(compartment, write.clientId)
      if (listed && sameBytes(locator.dataKeyId, dataKeyId)) return before
      const content = openEnvelope(place, growthOf(epoch).keyring(compartment), before)
      if (content === null) throw damaged('an envelope there does not open')
      return sealAnew(compartment, content.fields, before, locator.schemaVersion)
    }

    const envelopes = COMPARTMENTS.flatMap((compartment) => {
      const before = envelopeOf(compartment)
      const anew = fields[compartment]
      if (anew !== undefined) return sealAnew(compartment, anew, before, write.schemaVersion)
      return before === undefined ? [] : carryOver(before)
    })
    put(hid, writeRecordRow({ home: write.home, envelopes }))
  }

  /** V11: whether a record may go there. What stands there, and does not open, is never written over. */
  const isFree = (hid: Uint8Array): boolean => !input.closed.has(hex(hid)) && rowAt(hid) === null
  /**
   * V7: the record leaves its epoch for the present one, every envelope sealed anew; under another name on disk.
   * Throws vault-damaged where that name is taken.
   */
  const move = (
    { epoch, hid, row }: Found & { readonly row: RecordRow }, home: Compartment,
    name: { readonly collection: string, readonly id: string }, clientId: string | null,
    parts: ReadonlyMap<Compartment, Part>,
  ): void => {
    const homeKeys = current.held[home]
    if (homeKeys === undefined) throw notAllowed()
    const fresh = hidOf(homeKeys, name.collection, name.id)
    const place: EnvelopePlace = { vaultId, hid: fresh, home }
    const classes = COMPARTMENTS.filter(compartment => parts.has(compartment))
    if (!isFree(fresh)) throw damaged('something stands where the record would go')
    const envelopes = [...parts].map(([compartment, part]) =>
      sealPart(current, place, compartment, clientId, name, part, classes))
    // Nothing throws from here on.
    discount(epoch, hid, row)
    for (const envelope of envelopes) count(current, fresh, envelope)
    put(hid, null)
    put(fresh, writeRecordRow({ home, envelopes }))
  }
  const openAll = ({ epoch, hid, row }: Found & { readonly row: RecordRow }) => {
    const place: EnvelopePlace = { vaultId, hid, home: row.home }
    return row.envelopes.map((envelope) => {
      const keyring = epoch.keyrings[envelope.compartment]
      const opened = keyring === undefined ? null : openEnvelope(place, keyring, envelope)
      return opened && { ...opened, compartment: envelope.compartment }
    })
  }

  const write = (one: RecordWrite): void => {
    const found = find(one)
    const { epoch, row } = found
    if (one.fields === null) {
      remove(found, one.home)
      return
    }
    const given = one.fields
    const touched = COMPARTMENTS.filter(compartment => given[compartment] !== undefined)
    const moves = row !== null && epoch !== current
      && holdsAll(epoch, classesOf(row)) && holdsAll(current, [...classesOf(row), ...touched])
    if (!moves) {
      writeThere(one, found, given)
      return
    }
    const parts = new Map<Compartment, Part>()
    for (const opened of openAll({ ...found, row })) {
      if (opened === null) throw damaged('an envelope there does not open')
      const { compartment, fields, locator: { schemaVersion, revision } } = opened
      parts.set(compartment, { fields, schemaVersion, revision: revision + 1 })
    }
    for (const compartment of touched) {
      const revision = parts.get(compartment)?.revision ?? 1
      parts.set(compartment, { fields: given[compartment] ?? {}, schemaVersion: one.schemaVersion, revision })
    }
    move({ ...found, row }, one.home, one, one.clientId, parts)
  }

  const reseal = (hid: Uint8Array): boolean => {
    if (input.closed.has(hex(hid))) return false
    const row = rowAt(hid)
    const number = row?.envelopes[0]?.epoch
    if (row === null || number === current.epoch) return false
    const epoch = epochs.find(each => each.epoch === number)
    if (epoch === undefined || !holdsAll(epoch, classesOf(row)) || !holdsAll(current, classesOf(row))) return false
    const opened = openAll({ epoch, hid, row })
    const parts = new Map<Compartment, Part>()
    for (const one of opened) {
      if (one === null) return false
      const { compartment, fields, locator: { schemaVersion, revision } } = one
      parts.set(compartment, { fields, schemaVersion, revision: revision + 1 })
    }
    const [first] = opened
    if (!first) return false
    move({ epoch, hid, row }, row.home, first, first.dataKey.clientId, parts)
    return true
  }

  welcomeClients()
  return {
    write,
    reseal,
    result: () => ({
      rows: rows.values(),
      removes,
      epochs: new Map([...growths.values()]
        .filter(({ figures, grown }) => figures.size > 0 || Object.keys(grown).length > 0)
        .map(({ epoch, figures, grown }) => [epoch.epoch, { keyrings: grown, figures }] as const)),
    }),
  }
}

/** Throws VaultFault: not-allowed (V1, V9), vault-damaged for a write over what does not open (V11). */
export const planCommit = (input: PlanInput, writes: readonly RecordWrite[]): CommitPlan => {
  const plan = createPlan(input, writes)
  for (const write of writes) plan.write(write)
  return plan.result()
}
