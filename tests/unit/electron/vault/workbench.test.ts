/** The fast way to open a vault, held against the plain one: what opens, what does not, and what it counts for. */
import { beforeAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { COMPARTMENTS, type Compartment } from '../../../../shared/domain/compartment.ts'
import { compartmentKeys, hidOf, type CompartmentKeys } from '../../../../electron/vault/compartment-keys.ts'
import { openEnvelope, sealEnvelope, type EnvelopePlace } from '../../../../electron/vault/envelope.ts'
import { emptyKeyring, withClients, type Keyring } from '../../../../electron/vault/keyring.ts'
import { NO_ENVELOPES, counted, shift } from '../../../../electron/vault/manifest.ts'
import { readRecordRow, readSpans, writeRecordRow } from '../../../../electron/vault/record-row.ts'
import {
  HASH_BYTES, KEY_BYTES, NONCE_BYTES, TAG_BYTES, keyedHash, open, randomBytes, rawSodium, seal, sodiumReady,
} from '../../../../electron/vault/sodium.ts'
import { createWorkbench, type Workbench } from '../../../../electron/vault/workbench.ts'

const SEED = { seed: 20261121 }
const vaultId = new Uint8Array(16).fill(7)
let keys: Record<Compartment, CompartmentKeys>
let keyrings: Record<Compartment, Keyring>

const each = <Value>(make: (compartment: Compartment, at: number) => Value): Record<Compartment, Value> =>
  Object.fromEntries(COMPARTMENTS.map((compartment, at) => [compartment, make(compartment, at)])) as
    Record<Compartment, Value>

beforeAll(async () => {
  await sodiumReady()
  keys = each((compartment, at) => compartmentKeys(compartment, at + 1, new Uint8Array(KEY_BYTES).fill(at + 1)))
  keyrings = each(compartment => withClients(emptyKeyring(keys[compartment], randomBytes), ['anna'], randomBytes))
})

const onBench = <Value>(work: (bench: Workbench) => Value): Value => {
  const bench = createWorkbench(vaultId)
  try {
    return work(bench)
  } finally {
    bench.clear()
  }
}

const arbitraryBytes = (length: number) => fc.uint8Array({ minLength: length, maxLength: length })
const compartments = fc.subarray([...COMPARTMENTS], { minLength: 1 })
const json = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 5 })

const record = fc.record({
  hid: arbitraryBytes(HASH_BYTES), classes: compartments, own: fc.boolean(), schemaVersion: fc.nat(9),
  // Some longer than what the bench holds at first.
  fields: fc.oneof({ weight: 9, arbitrary: json }, { weight: 1, arbitrary: fc.constant({ text: 'ä'.repeat(90_000) }) }),
})

type Sealed = typeof record extends fc.Arbitrary<infer Value> ? Value : never

const rowOf = ({ hid, classes, own, schemaVersion, fields }: Sealed): { place: EnvelopePlace, row: Uint8Array } => {
  const home = classes[0] ?? 'personal'
  const place = { vaultId, hid, home }
  const envelopes = classes.map(compartment => {
    const keyring = keyrings[compartment]
    const dataKey = [...keyring.byId.values()].find(({ clientId }) => (clientId === null) === own)
    if (dataKey === undefined) throw new Error('no such key')
    return sealEnvelope(place, keys[compartment], dataKey, { schemaVersion, revision: 1 },
      { collection: 'notes', id: 'a', fields, classes: compartment === home ? classes : null }, randomBytes)
  })
  return { place, row: writeRecordRow({ home, envelopes }) }
}

/** What the plain way makes of each envelope of a row, and for what it counts. */
const plainly = (place: EnvelopePlace, row: Uint8Array) => readRecordRow(row).envelopes.map(envelope => {
  const opened = openEnvelope(place, keyrings[envelope.compartment], envelope)
  const { sum } = counted(NO_ENVELOPES, keys[envelope.compartment], place.hid, envelope.bytes, 1)
  if (opened === null) return { sum: [...sum], content: null }
  const { collection, id, fields, classes, locator } = opened
  return { sum: [...sum], content: { collection, id, fields, classes, schemaVersion: locator.schemaVersion } }
})

const onTheBench = (bench: Workbench, place: EnvelopePlace, row: Uint8Array) => {
  bench.lay(place.hid, row)
  return readSpans(row).spans.map(span => {
    const sum = new Uint8Array(HASH_BYTES)
    bench.addTo(sum, keys[span.compartment], span)
    return { sum: [...sum], content: bench.open(place.home, keyrings[span.compartment], span) }
  })
}

describe('the workbench', () => {
  it('V9, V16: opens what the plain way opens, and counts it for the same', () => {
    onBench(bench => fc.assert(fc.property(record, one => {
      const { place, row } = rowOf(one)
      const told = onTheBench(bench, place, row)
      expect(told).toEqual(plainly(place, row))
      expect(told.every(({ content }) => content !== null)).toBe(true)
    }), { ...SEED, numRuns: 150 }))
  })

  it('V11: opens nothing the plain way does not open: a bit flipped anywhere, another name, another home', () => {
    onBench(bench => fc.assert(fc.property(record, fc.nat(), fc.nat(7), fc.constantFrom(...COMPARTMENTS),
      (one, where, bit, home) => {
        const { place, row } = rowOf(one)
        const flipped = Uint8Array.from(row)
        // Past the two bytes of the row; within the first envelope's head as often as anywhere.
        const at = 2 + where % Math.min(row.length - 2, where % 2 === 0 ? 120 : row.length - 2)
        flipped[at] = (flipped[at] ?? 0) ^ (1 << bit)
        let spans: ReturnType<typeof readSpans> | null = null
        try {
          spans = readSpans(flipped)
        } catch {
          expect(() => readRecordRow(flipped)).toThrow()
        }
        if (spans !== null) {
          const told = onTheBench(bench, place, flipped)
          expect(told).toEqual(plainly(place, flipped))
          expect(told.some(({ content }) => content === null)).toBe(true)
        }
        const elsewhere = { ...place, hid: Uint8Array.from(place.hid, byte => byte ^ 1) }
        expect(onTheBench(bench, elsewhere, row).every(({ content }) => content === null)).toBe(true)
        if (home === place.home) return
        expect(onTheBench(bench, { ...place, home }, row)).toEqual(plainly({ ...place, home }, row))
      }), { ...SEED, numRuns: 200 }))
  })

  it('V8: knows a name whatever it is made of, and no other', () => {
    const name = fc.oneof(fc.string({ maxLength: 130 }), fc.string({ unit: 'binary', maxLength: 40 }), fc.constant('x'.repeat(100)))
    onBench(bench => fc.assert(fc.property(name, name, name, (collection, id, other) => {
      fc.pre(!/\p{Surrogate}/u.test(collection + id + other))
      bench.lay(hidOf(keys.sensitive, collection, id), new Uint8Array())
      expect(bench.isNamed(keys.sensitive, collection, id)).toBe(true)
      expect(bench.isNamed(keys.operational, collection, id)).toBe(false)
      if (other !== id) expect(bench.isNamed(keys.sensitive, collection, other)).toBe(false)
    }), { ...SEED, numRuns: 200 }))
  })

  it('goes on where libsodium’s memory has grown in between', () => {
    onBench(bench => {
      const { place, row } = rowOf({
        hid: new Uint8Array(HASH_BYTES), classes: ['sensitive'], own: false, schemaVersion: 1, fields: { text: 'small' },
      })
      const expected = plainly(place, row)
      expect(onTheBench(bench, place, row)).toEqual(expected)
      const raw = rawSodium()
      const before = raw.memory().length
      raw.give(raw.take(before))
      expect(raw.memory().length).toBeGreaterThan(before)
      expect(onTheBench(bench, place, row)).toEqual(expected)
    })
  })

  it('V21: leaves no words in libsodium’s memory', () => {
    const { place, row } = rowOf({
      hid: new Uint8Array(HASH_BYTES), classes: ['sensitive'], own: false, schemaVersion: 1,
      fields: { text: 'words that nobody else ever wrote' },
    })
    onBench(bench => {
      onTheBench(bench, place, row)
      expect(rawSodium().memory().includes('words that nobody else ever wrote')).toBe(true)
    })
    // Of keys nothing can be said here: the wrapper, which sealed the row, leaves its own copies of them.
    expect(rawSodium().memory().includes('words that nobody else ever wrote')).toBe(false)
  })
})

describe('libsodium’s own memory', () => {
  it('opens and hashes as the wrapper does', () => {
    const sodium = rawSodium()
    fc.assert(fc.property(arbitraryBytes(KEY_BYTES), arbitraryBytes(NONCE_BYTES), fc.uint8Array({ maxLength: 200 }),
      fc.uint8Array({ maxLength: 600 }), fc.boolean(), (key, nonce, context, plain, spoil) => {
        const sealed = Uint8Array.from(seal(key, nonce, context, plain))
        if (spoil) sealed[0] = (sealed[0] ?? 0) ^ 1
        const lay = (bytes: Uint8Array): number => {
          const place = sodium.take(Math.max(1, bytes.length))
          sodium.memory().set(bytes, place)
          return place
        }
        const [k, n, c, s, h] = [lay(key), lay(nonce), lay(context), lay(sealed), lay(new Uint8Array(HASH_BYTES))]
        sodium.keyedHash(h, s, sealed.length, k)
        expect([...sodium.memory().subarray(h, h + HASH_BYTES)]).toEqual([...keyedHash(key, sealed)])
        const opened = sodium.open(s, s, sealed.length, c, context.length, n, k)
        const expected = open(key, nonce, context, sealed)
        expect(opened).toBe(expected !== null)
        if (expected !== null) expect([...sodium.memory().subarray(s, s + sealed.length - TAG_BYTES)]).toEqual([...expected])
        expect(sodium.open(s, s, TAG_BYTES - 1, c, context.length, n, k)).toBe(false)
        for (const place of [k, n, c, s, h]) sodium.give(place)
      }), { ...SEED, numRuns: 150 })
  })
})

it('V16: a sum is a sum modulo 2^256, and taking away undoes adding', () => {
  const big = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`)
  const number = fc.oneof(arbitraryBytes(HASH_BYTES), fc.constantFrom(0, 1, 255).map(byte => new Uint8Array(HASH_BYTES).fill(byte)))
  fc.assert(fc.property(number, number, (one, other) => {
    const sum = Uint8Array.from(one)
    shift(sum, other, 1)
    expect(big(sum)).toBe((big(one) + big(other)) % 2n ** 256n)
    shift(sum, other, -1)
    expect([...sum]).toEqual([...one])
  }), { ...SEED, numRuns: 200 })
})
