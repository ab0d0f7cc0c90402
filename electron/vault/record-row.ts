/**
 * V8: a record's row. Key: kind, hid. Value: home compartment, then one envelope per class, in the order of the
 * compartments. What stands in the clear is all here: hid, compartment, epoch, nonces, padded length.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, join, readBytes, sized, u32, u8 } from './bytes.ts'
import { ROW_KIND, compartmentNumber, compartmentOf } from './format.ts'
import { DATA_KEY_ID_BYTES } from './keyring.ts'
import { HASH_BYTES, NONCE_BYTES, TAG_BYTES } from './sodium.ts'

/** Data key id, schema version, revision. */
export const LOCATOR_BYTES = DATA_KEY_ID_BYTES + 4 + 8

/** An envelope as it lies on disk. */
export interface Envelope {
  readonly compartment: Compartment
  readonly epoch: number
  readonly locatorNonce: Uint8Array
  readonly locator: Uint8Array
  readonly nonce: Uint8Array
  readonly body: Uint8Array
  /** The whole of it, as written: what the manifest counts, and what is carried over untouched. */
  readonly bytes: Uint8Array
}

export interface RecordRow { readonly home: Compartment; readonly envelopes: readonly Envelope[] }

export const recordKey = (hid: Uint8Array): Uint8Array => join(u8(ROW_KIND.record), hid)

/** The hid of a record's row; null for a row of another kind. */
export const hidOfKey = (key: Uint8Array): Uint8Array | null =>
  key.length === 1 + HASH_BYTES && key[0] === ROW_KIND.record ? key.subarray(1) : null

export const envelopeBytes = (envelope: Omit<Envelope, 'bytes'>): Uint8Array => join(
  u8(compartmentNumber(envelope.compartment)), u32(envelope.epoch), envelope.locatorNonce, envelope.locator,
  envelope.nonce, sized(envelope.body),
)

export const writeRecordRow = (row: RecordRow): Uint8Array => {
  const envelopes = [...row.envelopes]
    .sort((one, other) => compartmentNumber(one.compartment) - compartmentNumber(other.compartment))
  return join(u8(compartmentNumber(row.home)), u8(envelopes.length), ...envelopes.map(envelope => envelope.bytes))
}

const known = (number: number): Compartment => {
  const compartment = compartmentOf(number)
  if (compartment === undefined) throw new Malformed('an unknown compartment')
  return compartment
}

/** Throws Malformed for bytes `writeRecordRow` cannot have written. The parts are views of the row. */
export const readRecordRow = (row: Uint8Array): RecordRow => {
  const bytes = readBytes(row)
  const home = known(bytes.u8())
  let last = -1
  const envelopes = Array.from({ length: bytes.u8() }, (): Envelope => {
    const start = bytes.at()
    const number = bytes.u8()
    if (number <= last) throw new Malformed('envelopes out of order')
    last = number
    const parts = {
      compartment: known(number), epoch: bytes.u32(),
      locatorNonce: bytes.take(NONCE_BYTES), locator: bytes.take(LOCATOR_BYTES + TAG_BYTES),
      nonce: bytes.take(NONCE_BYTES), body: bytes.sized(),
    }
    return { ...parts, bytes: row.subarray(start, bytes.at()) }
  })
  bytes.end()
  return { home, envelopes }
}
