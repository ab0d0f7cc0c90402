/**
 * Opens the envelopes of a whole vault, one row after another, in libsodium's own memory. The wrapper asks for memory
 * for every argument of every call and copies each there and back: with two seals and a hash for each of 225,000
 * envelopes that took as long as the cryptography. Here a row is laid down once and opened where it lies, and a key
 * is laid down once for all. What opens and what does not is as in `openEnvelope` and `counted`; tests compare them.
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import { sameBytes } from './bytes.ts'
import { hidOf, type CompartmentKeys } from './compartment-keys.ts'
import { readContent, type EnvelopeContent } from './envelope.ts'
import { compartmentNumber, contextOf } from './format.ts'
import { DATA_KEY_ID_BYTES, type Keyring } from './keyring.ts'
import { COUNTED, shift } from './manifest.ts'
import { LOCATOR_BYTES, PARTS, type EnvelopeSpan } from './record-row.ts'
import { HASH_BYTES, TAG_BYTES, rawSodium, type Place } from './sodium.ts'

export interface WorkbenchContent extends EnvelopeContent { readonly schemaVersion: number }

export interface Workbench {
  /** Lays down a row; the functions below speak of this one. */
  readonly lay: (hid: Uint8Array, row: Uint8Array) => void
  /** Adds the envelope to the sum of its compartment (V16). Before it is opened: opening writes over the sealed bytes. */
  readonly addTo: (sum: Uint8Array, keys: CompartmentKeys, span: EnvelopeSpan) => void
  /** What is inside, or null when anything about the envelope or its place is not as it was sealed (V11). */
  readonly open: (home: Compartment, keyring: Keyring, span: EnvelopeSpan) => WorkbenchContent | null
  /** V8: whether the row laid down is called as a record of that collection and id is. */
  readonly isNamed: (home: CompartmentKeys, collection: string, id: string) => boolean
  /** Wipes everything that was laid down, keys first, and gives the memory back. */
  readonly clear: () => void
}

const ROW_BYTES = 64 * 1024
const NAME_BYTES = 256
/** Home, compartment, epoch. */
const WHERE_BYTES = 1 + 1 + 4
const COUNTED_BYTES = COUNTED.to - COUNTED.from
/** Names that are the same in UTF-8 as in ASCII, and surely no lone surrogates. */
const PLAIN_NAME = /^[\x20-\x7e]{1,100}$/

/** Needs `sodiumReady()`. To be cleared when the rows are opened, whatever happened. */
export const createWorkbench = (vaultId: Uint8Array): Workbench => {
  const sodium = rawSodium()
  const keys = new Map<Uint8Array, Place>()
  const prefixes = { locator: contextOf('locator', vaultId), envelope: contextOf('envelope', vaultId) }

  // One after the other in one piece of memory: both contexts, what is hashed for a sum, a name, a hash.
  const lengths = [
    prefixes.locator.length + WHERE_BYTES + HASH_BYTES,
    prefixes.envelope.length + WHERE_BYTES + HASH_BYTES + LOCATOR_BYTES,
    HASH_BYTES + COUNTED_BYTES + TAG_BYTES, NAME_BYTES, HASH_BYTES,
  ]
  const [locatorLength = 0, bodyLength = 0, termLength = 0] = lengths
  const total = lengths.reduce((sum, length) => sum + length, 0)
  const bench = sodium.take(total)
  const locatorContext = bench
  const bodyContext = locatorContext + locatorLength
  const term = bodyContext + bodyLength
  const name = term + termLength
  const hashed = name + NAME_BYTES
  const plainLocator = bodyContext + bodyLength - LOCATOR_BYTES
  const wheres = [locatorContext + prefixes.locator.length, bodyContext + prefixes.envelope.length]
  const hids = [...wheres.map(where => where + WHERE_BYTES), term]
  sodium.memory().set(prefixes.locator, locatorContext)
  sodium.memory().set(prefixes.envelope, bodyContext)

  let room = sodium.take(ROW_BYTES)
  let roomLength = ROW_BYTES

  const wipe = (place: Place, length: number): void => {
    sodium.memory().fill(0, place, place + length)
    sodium.give(place)
  }
  const laid = (key: Uint8Array): Place => {
    const known = keys.get(key)
    if (known !== undefined) return known
    const place = sodium.take(key.length)
    sodium.memory().set(key, place)
    keys.set(key, place)
    return place
  }
  const dataKeyIdThere = (memory: Buffer): string =>
    memory.toString('hex', plainLocator, plainLocator + DATA_KEY_ID_BYTES)

  return {
    lay: (hid, row) => {
      if (row.length > roomLength) {
        wipe(room, roomLength)
        roomLength = 2 * row.length
        room = sodium.take(roomLength)
      }
      const memory = sodium.memory()
      memory.set(row, room)
      for (const place of hids) memory.set(hid, place)
    },
    addTo: (sum, { set }, { start, end }) => {
      const key = laid(set)
      const memory = sodium.memory()
      const counted = term + HASH_BYTES
      memory.copyWithin(counted, room + start + COUNTED.from, room + start + COUNTED.to)
      memory.copyWithin(counted + COUNTED_BYTES, room + end - TAG_BYTES, room + end)
      sodium.keyedHash(hashed, term, termLength, key)
      shift(sum, memory.subarray(hashed, hashed + HASH_BYTES), 1)
    },
    open: (home, keyring, { compartment, epoch, start, end }) => {
      const { keys: compartmentKeys } = keyring
      if (epoch !== compartmentKeys.epoch || compartment !== compartmentKeys.compartment) return null
      const locatorKey = laid(compartmentKeys.locator)
      const envelope = room + start
      const memory = sodium.memory()
      for (const where of wheres) {
        memory[where] = compartmentNumber(home)
        memory[where + 1] = compartmentNumber(compartment)
        memory.writeUInt32LE(epoch, where + 2)
      }
      if (!sodium.open(plainLocator, envelope + PARTS.locator, LOCATOR_BYTES + TAG_BYTES,
        locatorContext, locatorLength, envelope + PARTS.locatorNonce, locatorKey)) return null
      // A revision above MOST: no locator says that, and whatever went on counting from there would fail.
      if (memory.readUInt16LE(plainLocator + LOCATOR_BYTES - 2) !== 0) return null
      const dataKey = keyring.byId.get(dataKeyIdThere(memory))
      if (dataKey === undefined) return null
      const bodyKey = laid(dataKey.key)
      const body = envelope + PARTS.body
      const length = end - start - PARTS.body
      if (!sodium.open(body, body, length, bodyContext, bodyLength, envelope + PARTS.nonce, bodyKey)) return null
      const after = sodium.memory()
      const plain = new Uint8Array(after.buffer, body, length - TAG_BYTES)
      const content = readContent(plain, compartment === home)
      if (content === null) return null
      return Object.assign(content, { schemaVersion: after.readUInt32LE(plainLocator + DATA_KEY_ID_BYTES) })
    },
    isNamed: (home, collection, id) => {
      // `hidOf` takes any name; ours are short and plain.
      if (!PLAIN_NAME.test(collection) || !PLAIN_NAME.test(id)) {
        return sameBytes(hidOf(home, collection, id), sodium.memory().subarray(term, term + HASH_BYTES))
      }
      const key = laid(home.index)
      const memory = sodium.memory()
      memory.writeUInt32LE(collection.length, name)
      memory.write(collection, name + 4, 'latin1')
      memory.writeUInt32LE(id.length, name + 4 + collection.length)
      memory.write(id, name + 8 + collection.length, 'latin1')
      sodium.keyedHash(hashed, name, 8 + collection.length + id.length, key)
      return memory.compare(memory, hashed, hashed + HASH_BYTES, term, term + HASH_BYTES) === 0
    },
    clear: () => {
      for (const [key, place] of keys) wipe(place, key.length)
      keys.clear()
      wipe(bench, total)
      wipe(room, roomLength)
    },
  }
}
