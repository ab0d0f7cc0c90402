/**
 * V8: a record's row. Key: kind, hid. Value: home compartment, then one envelope per class, in the order of the
 * compartments. What stands in the clear is all here: hid, compartment, epoch, nonces, padded length.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { Malformed, join, sized, u32, u8 } from './bytes.ts'
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
  /** The whole of it, as written: what is carried over untouched. */
  readonly bytes: Uint8Array
}

/** Where the parts of an envelope begin, counted from its own beginning. Only the body's length differs. */
export const PARTS = (() => {
  const locatorNonce = 1 + 4
  const locator = locatorNonce + NONCE_BYTES
  const locatorTag = locator + LOCATOR_BYTES
  const nonce = locatorTag + TAG_BYTES
  const length = nonce + NONCE_BYTES
  return { epoch: 1, locatorNonce, locator, locatorTag, nonce, length, body: length + 4 } as const
})()

/** Where the epoch of a record stands in its row, in the clear: that of its first envelope. */
export const EPOCH_AT = 2 + PARTS.epoch

/** Where an envelope lies in its row, from `start` up to `end`. */
export interface EnvelopeSpan {
  readonly compartment: Compartment
  readonly epoch: number
  readonly start: number
  readonly end: number
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

/** The row without its parts taken out. Throws Malformed for bytes `writeRecordRow` cannot have written. */
export const readSpans = (row: Uint8Array): { readonly home: Compartment; readonly spans: readonly EnvelopeSpan[] } => {
  if (row.length < 2) throw new Malformed('bytes end early')
  const view = new DataView(row.buffer, row.byteOffset, row.length)
  const home = known(view.getUint8(0))
  const spans: EnvelopeSpan[] = []
  let start = 2
  let last = -1
  for (let left = view.getUint8(1); left > 0; left -= 1) {
    if (start + PARTS.body > row.length) throw new Malformed('bytes end early')
    const number = view.getUint8(start)
    if (number <= last) throw new Malformed('envelopes out of order')
    last = number
    const end = start + PARTS.body + view.getUint32(start + PARTS.length, true)
    if (end > row.length) throw new Malformed('bytes end early')
    spans.push({ compartment: known(number), epoch: view.getUint32(start + PARTS.epoch, true), start, end })
    start = end
  }
  if (start !== row.length) throw new Malformed('bytes go on')
  return { home, spans }
}

/** Throws Malformed for bytes `writeRecordRow` cannot have written. The parts are views of the row. */
export const readRecordRow = (row: Uint8Array): RecordRow => {
  const { home, spans } = readSpans(row)
  const envelopes = spans.map(({ compartment, epoch, start, end }): Envelope => {
    const bytes = row.subarray(start, end)
    return {
      compartment, epoch, bytes,
      locatorNonce: bytes.subarray(PARTS.locatorNonce, PARTS.locator),
      locator: bytes.subarray(PARTS.locator, PARTS.nonce),
      nonce: bytes.subarray(PARTS.nonce, PARTS.length),
      body: bytes.subarray(PARTS.body),
    }
  })
  return { home, envelopes }
}
