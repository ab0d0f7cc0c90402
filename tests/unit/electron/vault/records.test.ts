import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMPARTMENTS } from '../../../../shared/domain/compartment.ts'
import { readRecordRow } from '../../../../electron/vault/record-row.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import type { RecordWrite, StoredRecord } from '../../../../electron/vault/types.ts'
import { NOW, later, newVault, noteWrite, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'

const SEED = { seed: 20260302, numRuns: 25 }
let place: Place

beforeEach(async () => {
  place = await newVault()
})
afterEach(() => place.remove())

const notes = (records: readonly StoredRecord[]): Record<string, StoredRecord['fields']> =>
  Object.fromEntries(records.map(record => [record.id, record.fields]))

const readNotes = (): Promise<Record<string, StoredRecord['fields']>> =>
  withVault(place, vault => notes(vault.take('notes')))

/** The envelopes of the only record there is, by class, in hex. */
const envelopesOnDisk = (): Record<string, string> => withRows(place.path, store => {
  const found: Record<string, string> = {}
  for (const row of store.rows()) {
    if (row?.key[0] !== 2) continue
    for (const envelope of readRecordRow(row.value).envelopes) found[envelope.compartment] = hex(envelope.bytes)
  }
  return found
})

describe('records', () => {
  it('come back as they were written, whatever they hold', async () => {
    const anyText = fc.string({ unit: fc.constantFrom('a', 'é', '\0', '\ud800', '\udfff', '😀', '\u202e', '"', '\\', '\n') })
    const anyFields = fc.dictionary(fc.oneof(fc.constantFrom('text', '__proto__', 'constructor'), anyText), fc.oneof(
      anyText, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }).filter(n => !Object.is(n, -0)),
      fc.boolean(), fc.constant(null), fc.array(anyText, { maxLength: 3 }),
    ), { maxKeys: 4, noNullPrototype: true })
    const anyRecord = fc.record({
      id: fc.uuid(), clientId: fc.constantFrom(null, 'c1', 'c2'),
      fields: fc.record({ sensitive: anyFields, operational: anyFields, personal: anyFields },
        { requiredKeys: ['sensitive'] }),
    })
    await fc.assert(fc.asyncProperty(fc.array(anyRecord, { maxLength: 8 }), async records => {
      await withVault(place, vault => vault.commit(
        records.map(({ id, clientId, fields }) => noteWrite(id, fields, clientId)), NOW))
      const found = await readNotes()
      for (const { id, fields } of new Map(records.map(record => [record.id, record])).values()) {
        expect(JSON.stringify(found[id])).toBe(JSON.stringify(inOrder(fields)))
      }
    }), SEED)
  })

  it('keep lone surrogates and NUL exactly', async () => {
    const text = 'a\ud800b\0c\udfff\u202e'
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text } })], NOW))
    expect((await readNotes())['a']?.sensitive?.['text']).toBe(text)
  })

  it('may be five megabytes long', async () => {
    const text = 'a calm page, and another. '.repeat(200_000)
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text } })], NOW))
    expect((await readNotes())['a']?.sensitive?.['text']).toBe(text)
  })

  it('V9: a class that is left out keeps its envelope to the byte', async () => {
    const both = { sensitive: { text: 'one' }, operational: { due: 1 } }
    await withVault(place, vault => vault.commit([noteWrite('a', both)], NOW))
    const before = envelopesOnDisk()
    await withVault(place, vault => vault.commit([noteWrite('a', { operational: { due: 2 } })], NOW))
    const after = envelopesOnDisk()
    expect(after['sensitive']).toBe(before['sensitive'])
    expect(after['operational']).not.toBe(before['operational'])
    expect(await readNotes()).toEqual({ a: { sensitive: { text: 'one' }, operational: { due: 2 } } })
  })

  it('a record that goes to another client is sealed under her key, in every class', async () => {
    const both = { sensitive: { text: 'one' }, operational: { due: 1 } }
    await withVault(place, vault => vault.commit([noteWrite('a', both, 'c1')], NOW))
    const before = envelopesOnDisk()
    await withVault(place, vault => vault.commit([noteWrite('a', { operational: { due: 2 } }, 'c2')], NOW))
    expect(envelopesOnDisk()['sensitive']).not.toBe(before['sensitive'])
    expect(await readNotes()).toEqual({ a: { sensitive: { text: 'one' }, operational: { due: 2 } } })
  })

  it('have a home envelope even without a field of that class', async () => {
    await withVault(place, vault => vault.commit([noteWrite('a', { operational: { due: 1 } })], NOW))
    expect(await readNotes()).toEqual({ a: { sensitive: {}, operational: { due: 1 } } })
  })

  it('tell the lowest schema version of their envelopes, so that no migration is missed', async () => {
    await withVault(place, vault => vault.commit([
      { ...noteWrite('a', { sensitive: { text: 'one' }, operational: { due: 1 } }), schemaVersion: 1 },
      { ...noteWrite('a', { operational: { due: 2 } }), schemaVersion: 2 },
    ], NOW))
    expect(await withVault(place, vault => vault.take('notes')[0]?.schemaVersion)).toBe(1)
  })

  it('with the same id in two collections are two records', async () => {
    await withVault(place, vault => vault.commit([
      noteWrite('a', { sensitive: { text: 'note' } }), { ...noteWrite('a', { sensitive: { text: 'x' } }), collection: 'n' },
    ], NOW))
    await withVault(place, vault => {
      expect(vault.damage.kept).toBe(2)
      expect(notes(vault.take('n'))).toEqual({ a: { sensitive: { text: 'x' } } })
    })
  })

  it('are handed over once, with what was written before they were', async () => {
    await withVault(place, vault => vault.commit([noteWrite('a', { sensitive: { text: 'one' } })], NOW))
    await withVault(place, vault => {
      vault.commit([noteWrite('b', { sensitive: { text: 'two' } }), noteWrite('a', { operational: { due: 1 } })], NOW)
      vault.commit([noteWrite('c', { sensitive: { text: 'three' } })], NOW)
      vault.commit([noteWrite('c', null)], NOW)
      expect(notes(vault.take('notes'))).toEqual({
        a: { sensitive: { text: 'one' }, operational: { due: 1 } }, b: { sensitive: { text: 'two' } },
      })
      vault.commit([noteWrite('d', { sensitive: { text: 'four' } })], NOW)
      expect(vault.take('notes')).toEqual([])
    })
    expect(Object.keys(await readNotes()).sort()).toEqual(['a', 'b', 'd'])
  })

  it('V10: any sequence of commits leaves on disk what a plain map holds', async () => {
    const anyWrite = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'), clientId: fc.constantFrom(null, 'c1', 'c2'),
      fields: fc.option(fc.record({
        sensitive: fc.record({ text: fc.string() }), operational: fc.record({ due: fc.nat() }),
        practice: fc.record({ n: fc.nat() }),
      }, { requiredKeys: [] })),
    })
    await fc.assert(fc.asyncProperty(fc.array(fc.array(anyWrite, { maxLength: 4 }), { maxLength: 6 }), async batches => {
      const fresh = await newVault()
      const plain = new Map<string, StoredRecord['fields']>()
      await withVault(fresh, vault => {
        for (const batch of batches) {
          vault.commit(batch.map(({ id, clientId, fields }) => noteWrite(id, fields, clientId)), NOW)
          for (const { id, fields } of batch) {
            if (fields === null) plain.delete(id)
            else plain.set(id, { ...(plain.get(id) ?? { sensitive: {} }), ...fields })
          }
        }
      })
      await withVault(fresh, vault => {
        expect(notes(vault.take('notes'))).toEqual(Object.fromEntries(plain))
        expect(vault.damage).toEqual({ kept: plain.size, unopened: 0, disagreeing: [] })
      })
      fresh.remove()
    }), SEED)
  })
})

const inOrder = (fields: StoredRecord['fields']): StoredRecord['fields'] => Object.fromEntries(
  COMPARTMENTS.flatMap(compartment => fields[compartment] === undefined ? [] : [[compartment, fields[compartment]]]))

describe('the file', () => {
  const MARKER = 'Aurelia-Fenwick-marker'

  it('V8: holds no name, id, collection or text in the clear, nor does what lies beside it', async () => {
    const write: RecordWrite = {
      collection: 'marked-collection', id: MARKER, home: 'personal', clientId: `client-${MARKER}`, schemaVersion: 0,
      fields: { personal: { [`field-${MARKER}`]: MARKER.repeat(50) } },
    }
    const { vault } = await open(place)
    vault.commit([write], NOW)
    const during = ['', '-wal'].map(suffix => readFileSync(place.path + suffix))
    vault.close()
    for (const bytes of [...during, readFileSync(place.path), readFileSync(place.seenPath)]) {
      for (const marker of [MARKER, 'marked-collection', '2026-03']) {
        expect(bytes.includes(Buffer.from(marker))).toBe(false)
        expect(bytes.includes(Buffer.from(marker, 'utf16le'))).toBe(false)
        expect(bytes.includes(Buffer.from(Buffer.from(marker).toString('hex')))).toBe(false)
      }
    }
  })

  it('V14: keeps nothing of a deleted record, in the file or in its log', async () => {
    const { vault } = await open(place)
    const ids = Array.from({ length: 40 }, (_, n) => `n${n}`)
    vault.commit(ids.map(id => noteWrite(id, { sensitive: { text: 'x'.repeat(900) } })), NOW)
    vault.close()
    const bodies: Uint8Array[] = []
    withRows(place.path, store => {
      for (const row of store.rows()) {
        if (row?.key[0] === 2) bodies.push(...readRecordRow(row.value).envelopes.map(({ body }) => body))
      }
    })
    expect(bodies).toHaveLength(40)
    const pieces = bodies.map(body => Buffer.from(body.subarray(100, 132)))
    const holds = (bytes: Buffer): number => pieces.filter(piece => bytes.includes(piece)).length
    expect(holds(readFileSync(place.path))).toBe(40)
    const again = await open(place)
    again.vault.commit(ids.map(id => noteWrite(id, null)), later(1))
    const [file, log] = ['', '-wal'].map(suffix => readFileSync(place.path + suffix))
    again.vault.close()
    expect(holds(Buffer.concat([file ?? Buffer.alloc(0), log ?? Buffer.alloc(0)]))).toBe(0)
  })

  it('tells how far it has come, and lets others have their turn while a large vault opens', async () => {
    const count = 4_500
    await withVault(place, vault => vault.commit(
      Array.from({ length: count }, (_, at) => noteWrite(`n${at}`, { sensitive: { text: 'x' } })), NOW))
    const told: (readonly [number, number])[] = []
    let turns = 0
    let stopped = false
    const turn = (): void => {
      turns += 1
      if (!stopped) setImmediate(turn)
    }
    setImmediate(turn)
    const seenAt: number[] = []
    const { vault } = await open(place, { onProgress: (done, total) => { told.push([done, total]); seenAt.push(turns) } })
    stopped = true
    const total = told.at(-1)?.[1] ?? 0
    expect(total).toBeGreaterThan(count)
    expect(told.map(([, of]) => of)).toEqual(told.map(() => total))
    expect(told.map(([done]) => done)).toEqual([...new Set(told.map(([done]) => done))].sort((one, other) => one - other))
    expect(told.length).toBeGreaterThan(2)
    expect(told.at(-1)).toEqual([total, total])
    expect(new Set(seenAt.slice(0, -1)).size).toBe(seenAt.length - 1)
    expect(vault.damage).toEqual({ kept: count, unopened: 0, disagreeing: [] })
    vault.close()
  })

  it('takes a clock that goes back and forward by years', async () => {
    for (const now of ['1969-12-31T23:59:59Z', '2099-01-01T00:00:00Z', '1999-01-01T00:00:00Z', '2026-03-02T00:00:00Z']) {
      const { vault } = await open(place, { now: () => new Date(now) })
      vault.commit([noteWrite(now, { sensitive: { text: now } })], new Date(now))
      await vault.renewPassphrase('four calm words together')
      expect(vault.generations().find(({ compartment }) => compartment === 'sensitive')?.writtenAt)
        .toBe(new Date(now).toISOString())
      vault.close()
    }
    await withVault(place, (vault, { olderCopy }) => {
      expect(vault.damage).toEqual({ kept: 4, unopened: 0, disagreeing: [] })
      expect(olderCopy).toBeNull()
    })
  })

  it('gives every vault a hash of its own for the same text', async () => {
    const other = await newVault()
    const one = await withVault(place, vault => [vault.hash('event'), vault.hash('event'), vault.hash('other')])
    const two = await withVault(other, vault => vault.hash('event'))
    other.remove()
    expect(one[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(one[0]).toBe(one[1])
    expect(new Set([one[0], one[2], two]).size).toBe(3)
  })
})
