/**
 * What a list of writes comes to: which rows, which keyrings, which figures. Computed before anything is written,
 * so that a refusal leaves file and memory as they were (V10, V11).
 */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, hex, sameBytes } from './bytes.ts'
import { hidOf, type CompartmentKeys, type HeldKeys } from './compartment-keys.ts'
import { openEnvelope, openLocator, sealEnvelope, type EnvelopePlace, type Fields } from './envelope.ts'
import { damaged, fault } from './format.ts'
import { dataKeyFor, withClients, type DataKey, type Keyring } from './keyring.ts'
import { counted, NO_ENVELOPES, type SetFigures } from './manifest.ts'
import { nameOf, type Keyrings } from './open-records.ts'
import { readRecordRow, writeRecordRow, type Envelope, type RecordRow } from './record-row.ts'
import type { Random } from './sodium.ts'
import type { RecordWrite } from './types.ts'

export interface PlanInput {
  readonly vaultId: Uint8Array
  readonly held: HeldKeys
  readonly keyrings: Keyrings
  /** What the manifests claim at present. */
  readonly figures: ReadonlyMap<Compartment, SetFigures>
  readonly closed: ReadonlySet<string>
  readonly foreignHids: ReadonlyMap<string, Uint8Array>
  /** The row of a record as it is on disk. */
  readonly rowOf: (hid: Uint8Array) => Uint8Array | null
  readonly random: Random
}

export interface CommitPlan {
  /** By hid in hex; a null value removes the row. */
  readonly rows: ReadonlyMap<string, { readonly hid: Uint8Array; readonly value: Uint8Array | null }>
  /** The keyrings that gained a client. */
  readonly keyrings: Keyrings
  /** The figures of every compartment the writes touch. */
  readonly figures: ReadonlyMap<Compartment, SetFigures>
  readonly removes: boolean
}

const notAllowed = (): Error => fault('not-allowed', 'there is no key for that class')

/** A client's first record in a compartment makes her data key there. New ones in one go: each makes a new keyring. */
const withNewClients = (keyrings: Keyrings, writes: readonly RecordWrite[], random: Random): Keyrings => {
  const grown: Partial<Record<Compartment, Keyring>> = {}
  for (const compartment of COMPARTMENTS) {
    const keyring = keyrings[compartment]
    if (keyring === undefined) continue
    const fresh = new Set<string>()
    for (const { clientId, fields, home } of writes) {
      if (clientId === null || fields === null || keyring.byClient.has(clientId)) continue
      if (compartment === home || compartment in fields) fresh.add(clientId)
    }
    if (fresh.size > 0) grown[compartment] = withClients(keyring, [...fresh], random)
  }
  return grown
}

/** Throws VaultFault: not-allowed (V1, V9), vault-damaged for a write over what does not open (V11). */
export const planCommit = (input: PlanInput, writes: readonly RecordWrite[]): CommitPlan => {
  const { vaultId, held, random } = input
  const rows = new Map<string, { readonly hid: Uint8Array; readonly value: Uint8Array | null }>()
  const figures = new Map<Compartment, SetFigures>()
  const grown: Partial<Record<Compartment, Keyring>> = { ...withNewClients(input.keyrings, writes, random) }
  let removes = false

  const keyringOf = (compartment: Compartment): Keyring => {
    const keyring = grown[compartment] ?? input.keyrings[compartment]
    if (keyring === undefined) throw notAllowed()
    return keyring
  }
  /** The client's data key; made here when a kept envelope follows its record to a client new to its compartment. */
  const dataKeyOf = (compartment: Compartment, clientId: string | null): DataKey => {
    const known = dataKeyFor(keyringOf(compartment), clientId)
    if (known !== undefined || clientId === null) return known ?? unreachableKey()
    grown[compartment] = withClients(keyringOf(compartment), [clientId], random)
    return dataKeyOf(compartment, clientId)
  }
  const count = (keys: CompartmentKeys, hid: Uint8Array, envelope: Envelope, sign: 1 | -1): void => {
    const before = figures.get(keys.compartment) ?? input.figures.get(keys.compartment) ?? NO_ENVELOPES
    figures.set(keys.compartment, counted(before, keys, hid, envelope.bytes, sign))
  }
  const locate = (write: RecordWrite): Uint8Array => {
    const home = held[write.home]
    const hid = home === undefined
      ? input.foreignHids.get(nameOf(write.collection, write.id))
      : hidOf(home, write.collection, write.id)
    if (hid === undefined) throw notAllowed()
    if (input.closed.has(hex(hid))) throw damaged('the record there does not open, and is kept as it is')
    return hid
  }
  const currentRow = (hid: Uint8Array): RecordRow | null => {
    const planned = rows.get(hex(hid))
    const bytes = planned === undefined ? input.rowOf(hid) : planned.value
    try {
      return bytes === null ? null : readRecordRow(bytes)
    } catch (error) {
      if (error instanceof Malformed) throw damaged('the record there is malformed', error)
      throw error
    }
  }

  const remove = (write: RecordWrite, hid: Uint8Array, row: RecordRow): void => {
    // Whoever lacks a key can not write its manifest, and would leave a record missing from it.
    if (held[write.home] === undefined) throw notAllowed()
    for (const envelope of row.envelopes) {
      const keys = held[envelope.compartment]
      if (keys === undefined) throw notAllowed()
      count(keys, hid, envelope, -1)
    }
    rows.set(hex(hid), { hid, value: null })
    removes = true
  }

  /** @param classes those the record has once it is written; the home envelope lists them */
  const sealAnew = (write: RecordWrite, place: EnvelopePlace, fields: Fields, compartment: Compartment,
    before: Envelope | undefined, classes: readonly Compartment[]): Envelope => {
    const { keys } = keyringOf(compartment)
    const locator = before === undefined ? undefined : openLocator(place, keys, before)
    if (locator === null) throw damaged('an envelope there does not open')
    const sealed = sealEnvelope(
      place, keys, dataKeyOf(compartment, write.clientId),
      { schemaVersion: write.schemaVersion, revision: (locator?.revision ?? 0) + 1 },
      { collection: write.collection, id: write.id, fields, classes: compartment === place.home ? classes : null },
      random,
    )
    if (before !== undefined) count(keys, place.hid, before, -1)
    count(keys, place.hid, sealed, 1)
    return sealed
  }

  /**
   * A class that was left out keeps its envelope to the byte, unless the record goes to another client,
   * or it is the home class and the record gains another: then its list is another too.
   */
  const carryOver = (write: RecordWrite, place: EnvelopePlace, before: Envelope, classes: readonly Compartment[],
    grows: boolean): Envelope => {
    const keys = held[before.compartment]
    if (keys === undefined) return before
    const locator = openLocator(place, keys, before)
    if (locator === null) throw damaged('an envelope there does not open')
    const listed = !grows || before.compartment !== place.home
    const sameKey = sameBytes(locator.dataKeyId, dataKeyOf(before.compartment, write.clientId).dataKeyId)
    if (listed && sameKey) return before
    const content = openEnvelope(place, keyringOf(before.compartment), before)
    if (content === null) throw damaged('an envelope there does not open')
    const asItWas = { ...write, schemaVersion: locator.schemaVersion }
    return sealAnew(asItWas, place, content.fields, before.compartment, before, classes)
  }

  for (const write of writes) {
    const hid = locate(write)
    const row = currentRow(hid)
    if (write.fields === null) {
      if (row !== null) remove(write, hid, row)
      continue
    }
    if (row === null && held[write.home] === undefined) throw notAllowed()
    const place: EnvelopePlace = { vaultId, hid, home: write.home }
    // The home envelope is what makes it a record, even when the record has no field of that class.
    const fields = row === null ? { [write.home]: {}, ...write.fields } : write.fields
    const envelopeOf = (compartment: Compartment): Envelope | undefined =>
      row?.envelopes.find(envelope => envelope.compartment === compartment)
    const classes = COMPARTMENTS.filter(compartment =>
      fields[compartment] !== undefined || envelopeOf(compartment) !== undefined)
    const grows = row !== null && classes.length > row.envelopes.length
    // Only the home envelope says which classes there are.
    if (grows && held[write.home] === undefined) throw notAllowed()
    const envelopes = COMPARTMENTS.flatMap(compartment => {
      const before = envelopeOf(compartment)
      const anew = fields[compartment]
      if (anew !== undefined) return sealAnew(write, place, anew, compartment, before, classes)
      return before === undefined ? [] : carryOver(write, place, before, classes, grows)
    })
    rows.set(hex(hid), { hid, value: writeRecordRow({ home: write.home, envelopes }) })
  }
  return { rows, keyrings: grown, figures, removes }
}

const unreachableKey = (): never => {
  throw new Error('a keyring without the compartment’s own key')
}
