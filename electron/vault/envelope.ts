/**
 * V9: one class of one record, sealed. Bound to it from outside: format, vault, home, compartment, epoch, hid,
 * data key, schema version, revision. Bound to it from inside: collection and id. So an envelope that was swapped,
 * moved to another record, or mixed with another's locator does not open.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { hex, join, readBytes, text, u32, u64, u8, utf8 } from './bytes.ts'
import type { CompartmentKeys } from './compartment-keys.ts'
import { compartmentNumber, contextOf } from './format.ts'
import { DATA_KEY_ID_BYTES, type DataKey, type Keyring } from './keyring.ts'
import { pad, unpad } from './padding.ts'
import { LOCATOR_BYTES, envelopeBytes, type Envelope } from './record-row.ts'
import { NONCE_BYTES, open, seal, type Random } from './sodium.ts'

/** Where an envelope belongs. */
export interface EnvelopePlace {
  readonly vaultId: Uint8Array
  readonly hid: Uint8Array
  readonly home: Compartment
}

export interface Locator {
  readonly dataKeyId: Uint8Array
  readonly schemaVersion: number
  /** Counts the sealings of this envelope, from 1. */
  readonly revision: number
}

export type Fields = Readonly<Record<string, unknown>>

export interface EnvelopeContent {
  readonly collection: string
  readonly id: string
  readonly fields: Fields
}

export interface OpenedEnvelope extends EnvelopeContent { readonly locator: Locator; readonly dataKey: DataKey }

const placeBytes = (place: EnvelopePlace, compartment: Compartment, epoch: number): Uint8Array =>
  join(u8(compartmentNumber(place.home)), u8(compartmentNumber(compartment)), u32(epoch), place.hid)

const locatorBytes = (locator: Locator): Uint8Array =>
  join(locator.dataKeyId, u32(locator.schemaVersion), u64(locator.revision))

/** @param random gives the two nonces: the locator's, then the body's */
export const sealEnvelope = (
  place: EnvelopePlace, keys: CompartmentKeys, dataKey: DataKey,
  versions: { readonly schemaVersion: number; readonly revision: number }, content: EnvelopeContent, random: Random,
): Envelope => {
  const where = placeBytes(place, keys.compartment, keys.epoch)
  const { schemaVersion, revision } = versions
  const plainLocator = locatorBytes({ dataKeyId: dataKey.dataKeyId, schemaVersion, revision })
  const locatorNonce = random(NONCE_BYTES)
  const nonce = random(NONCE_BYTES)
  // JSON escapes lone surrogates and NUL, so every JavaScript string comes back exactly.
  const plain = pad(utf8(JSON.stringify([content.collection, content.id, content.fields])))
  const envelope = {
    compartment: keys.compartment, epoch: keys.epoch, locatorNonce, nonce,
    locator: seal(keys.locator, locatorNonce, contextOf('locator', place.vaultId, where), plainLocator),
    body: seal(dataKey.key, nonce, contextOf('envelope', place.vaultId, where, plainLocator), plain),
  }
  return { ...envelope, bytes: envelopeBytes(envelope) }
}

/** Which key, schema and revision; null when the locator does not open here. */
export const openLocator = (place: EnvelopePlace, keys: CompartmentKeys, envelope: Envelope): Locator | null => {
  if (envelope.epoch !== keys.epoch || envelope.compartment !== keys.compartment) return null
  const where = placeBytes(place, envelope.compartment, envelope.epoch)
  const context = contextOf('locator', place.vaultId, where)
  const plain = open(keys.locator, envelope.locatorNonce, context, envelope.locator)
  if (plain === null || plain.length !== LOCATOR_BYTES) return null
  const bytes = readBytes(plain)
  return { dataKeyId: bytes.take(DATA_KEY_ID_BYTES), schemaVersion: bytes.u32(), revision: bytes.u64() }
}

const readContent = (plain: Uint8Array): EnvelopeContent | null => {
  try {
    const parsed: unknown = JSON.parse(text(unpad(plain)))
    if (!Array.isArray(parsed) || parsed.length !== 3) return null
    const [collection, id, fields] = parsed as readonly unknown[]
    if (typeof collection !== 'string' || typeof id !== 'string') return null
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null
    return { collection, id, fields: fields as Fields }
  } catch {
    // Authentic, and still not what this version writes: V11 keeps and counts it like any other.
    return null
  }
}

/** What is inside, or null when anything about the envelope or its place is not as it was sealed (V11). */
export const openEnvelope = (place: EnvelopePlace, keyring: Keyring, envelope: Envelope): OpenedEnvelope | null => {
  const locator = openLocator(place, keyring.keys, envelope)
  const dataKey = locator === null ? undefined : keyring.byId.get(hex(locator.dataKeyId))
  if (locator === null || dataKey === undefined) return null
  const where = placeBytes(place, envelope.compartment, envelope.epoch)
  const context = contextOf('envelope', place.vaultId, where, locatorBytes(locator))
  const plain = open(dataKey.key, envelope.nonce, context, envelope.body)
  const content = plain === null ? null : readContent(plain)
  return content === null ? null : { ...content, locator, dataKey }
}
