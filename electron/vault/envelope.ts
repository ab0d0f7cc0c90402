/**
 * V9: one class of one record, sealed. Bound to it from outside: format, vault, home, compartment, epoch, hid,
 * data key, schema version, revision. Bound to it from inside: collection and id. So an envelope that was swapped,
 * moved to another record, or mixed with another's locator does not open.
 */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { MOST, Malformed, hex, join, readBytes, text, u32, u64, u8, utf8 } from './bytes.ts'
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
  /** Counts the sealings of this envelope, from 1; at the highest number it stays. */
  readonly revision: number
}

export type Fields = Readonly<Record<string, unknown>>

export interface EnvelopeContent {
  readonly collection: string
  readonly id: string
  readonly fields: Fields
  /** V11: every class the record has, in order, so that none can be cut out or put back. Home envelope only. */
  readonly classes: readonly Compartment[] | null
}

export interface OpenedEnvelope extends EnvelopeContent { readonly locator: Locator; readonly dataKey: DataKey }

const NOTHING = new Uint8Array()

/** Home, compartment, epoch, hid; and for the body the plain locator. */
const contextFor = (
  purpose: 'locator' | 'envelope', place: EnvelopePlace, compartment: Compartment, epoch: number,
  locator: Uint8Array = NOTHING,
): Uint8Array => contextOf(
  purpose, place.vaultId, u8(compartmentNumber(place.home)), u8(compartmentNumber(compartment)), u32(epoch), place.hid,
  locator,
)

const locatorBytes = (locator: Locator): Uint8Array =>
  join(locator.dataKeyId, u32(locator.schemaVersion), u64(locator.revision))

/** @param random gives the two nonces: the locator's, then the body's */
export const sealEnvelope = (
  place: EnvelopePlace, keys: CompartmentKeys, dataKey: DataKey,
  versions: { readonly schemaVersion: number; readonly revision: number }, content: EnvelopeContent, random: Random,
): Envelope => {
  const { compartment, epoch } = keys
  const { schemaVersion } = versions
  const revision = Math.min(versions.revision, MOST)
  const plainLocator = locatorBytes({ dataKeyId: dataKey.dataKeyId, schemaVersion, revision })
  const locatorNonce = random(NONCE_BYTES)
  const nonce = random(NONCE_BYTES)
  // JSON escapes lone surrogates and NUL, so every JavaScript string comes back exactly.
  const { collection, id, fields, classes } = content
  const plain = pad(utf8(JSON.stringify(
    [collection, id, fields, ...classes === null ? [] : [classes.map(compartmentNumber)]])))
  const envelope = {
    compartment, epoch, locatorNonce, nonce,
    locator: seal(keys.locator, locatorNonce, contextFor('locator', place, compartment, epoch), plainLocator),
    body: seal(dataKey.key, nonce, contextFor('envelope', place, compartment, epoch, plainLocator), plain),
  }
  return { ...envelope, bytes: envelopeBytes(envelope) }
}

const openLocatorBytes = (place: EnvelopePlace, keys: CompartmentKeys, envelope: Envelope): Uint8Array | null => {
  if (envelope.epoch !== keys.epoch || envelope.compartment !== keys.compartment) return null
  const context = contextFor('locator', place, envelope.compartment, envelope.epoch)
  const plain = open(keys.locator, envelope.locatorNonce, context, envelope.locator)
  return plain?.length === LOCATOR_BYTES ? plain : null
}

/** Null where a holder of the key sealed what no locator says. */
const readLocator = (plain: Uint8Array): Locator | null => {
  try {
    const bytes = readBytes(plain)
    return { dataKeyId: bytes.take(DATA_KEY_ID_BYTES), schemaVersion: bytes.u32(), revision: bytes.u64() }
  } catch (error) {
    if (error instanceof Malformed) return null
    throw error
  }
}

/** Which key, schema and revision; null when the locator does not open here. */
export const openLocator = (place: EnvelopePlace, keys: CompartmentKeys, envelope: Envelope): Locator | null => {
  const plain = openLocatorBytes(place, keys, envelope)
  return plain === null ? null : readLocator(plain)
}

/** The classes a home envelope names; null where it names none, or one that is none. */
const readClasses = (value: unknown): readonly Compartment[] | null => {
  if (!Array.isArray(value)) return null
  const classes = COMPARTMENTS.filter(compartment => value.includes(compartmentNumber(compartment)))
  return classes.length === value.length ? classes : null
}

/** What the padded plain bytes of a body say; null for bytes this version does not write. */
export const readContent = (plain: Uint8Array, isHome: boolean): EnvelopeContent | null => {
  try {
    const parsed: unknown = JSON.parse(text(unpad(plain)))
    if (!Array.isArray(parsed) || parsed.length !== (isHome ? 4 : 3)) return null
    const [collection, id, fields, listed] = parsed as readonly unknown[]
    if (typeof collection !== 'string' || typeof id !== 'string') return null
    if (typeof fields !== 'object' || fields === null || Array.isArray(fields)) return null
    const classes = isHome ? readClasses(listed) : null
    if (isHome && classes === null) return null
    return { collection, id, fields: fields as Fields, classes }
  } catch {
    // Authentic, and still not what this version writes: V11 keeps and counts it like any other.
    return null
  }
}

/** What is inside, or null when anything about the envelope or its place is not as it was sealed (V11). */
export const openEnvelope = (place: EnvelopePlace, keyring: Keyring, envelope: Envelope): OpenedEnvelope | null => {
  const plainLocator = openLocatorBytes(place, keyring.keys, envelope)
  if (plainLocator === null) return null
  const locator = readLocator(plainLocator)
  const dataKey = locator === null ? undefined : keyring.byId.get(hex(locator.dataKeyId))
  if (locator === null || dataKey === undefined) return null
  const context = contextFor('envelope', place, envelope.compartment, envelope.epoch, plainLocator)
  const plain = open(dataKey.key, envelope.nonce, context, envelope.body)
  const content = plain === null ? null : readContent(plain, envelope.compartment === place.home)
  return content === null ? null : { ...content, locator, dataKey }
}
