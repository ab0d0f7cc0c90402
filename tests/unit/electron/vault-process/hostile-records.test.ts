/**
 * V11: somebody with keys of her own may write anything into a record, with another program than ours. What is not as
 * it should be is left out and told; nothing of it keeps the others from opening.
 */
import { afterEach, describe, expect, test } from 'vitest'
import type { RecordWrite } from '../../../../electron/vault/types.ts'
import type { Compartment } from '../../../../shared/domain/compartment.ts'
import { NOW, newVault, open, withRows, withVault } from '../../../vault/fixture.ts'
import { asAdminInput, joinAdmin } from '../../../vault/whole.ts'
import { addClient, addNote, atEnd, endAll, sitDownAt, valueOf } from './works/opened.ts'

afterEach(endAll)

const id = (n: number): string => n.toString(16).padStart(32, '0')
const at = NOW.toISOString()
const CLIENT = { name: 'Jonas', email: '', phone: '', addedAt: at }
const SESSION = {
  clientId: id(1), engagementId: id(2), number: 1, startedAt: at, zone: 'Europe/Lisbon', state: 'held', noteId: id(3),
}

const write = (collection: string, home: Compartment, fields: Record<string, unknown>, more: Partial<RecordWrite> = {}) =>
  ({ collection, id: id(9), home, clientId: null, schemaVersion: 0, fields: { [home]: fields }, ...more })

const HOSTILE: readonly (readonly [string, RecordWrite])[] = [
  ['of a version nobody knows', write('clients', 'personal', CLIENT, { schemaVersion: 999 })],
  ['with a handle that is none', write('clients', 'personal', CLIENT, { id: 'z'.repeat(100_000), schemaVersion: 1 })],
  ['with a number for a name', write('clients', 'personal', { ...CLIENT, name: 5 }, { schemaVersion: 1 })],
  ['with a name of 100,000 letters', write('clients', 'personal', { ...CLIENT, name: 'n'.repeat(100_000) })],
  ['without a name', write('clients', 'personal', { addedAt: at })],
  ['added on a day that is none', write('clients', 'personal', { ...CLIENT, addedAt: '2026-02-30T09:30:00.000Z' })],
  ['added at an hour that is none', write('clients', 'personal', { ...CLIENT, addedAt: '2026-02-03T25:30:00.000Z' })],
  ['with a field that nobody describes', write('clients', 'personal', { ...CLIENT, more: 1 }, { schemaVersion: 1 })],
  ['with a field of another key', write('clients', 'personal', { name: 'x', email: '', phone: '' }, {
    schemaVersion: 1, fields: { personal: { name: 'x', email: '', phone: '' }, operational: { addedAt: at } },
  })],
  ['with a prototype', write('clients', 'personal', JSON.parse(`{"__proto__":${JSON.stringify(CLIENT)}}`) as typeof CLIENT)],
  ['with an object for a handle', write('sessions', 'operational', { ...SESSION, clientId: {} })],
  ['with an event out of order', write('events', 'operational', {
    seq: 'x', type: 'client.added', at, role: 'admin', clientId: null, refs: [], previous: '0'.repeat(64), hash: '0'.repeat(64),
  })],
  ['without the words of an action item', write('actionItems', 'operational', {
    clientId: id(1), noteId: id(2), sessionId: id(3), owner: 'coach', due: '2026-03-02', status: 'open', history: [],
  })],
]

describe('a record', () => {
  test.each(HOSTILE)('V11: %s is left out, told, kept on disk and closed to writes; the practice opens', async (_, hostile) => {
    const place = await newVault()
    atEnd(async () => place.remove())
    await joinAdmin(place)
    const hers = await open(place, asAdminInput)
    hers.vault.commit([hostile], NOW)
    hers.vault.close()
    const rows = (): number => withRows(place.path, (store) => store.count())
    const before = rows()

    const desk = await sitDownAt(place)
    expect(desk.vault.damage.unopened).toBe(1)
    const clientId = await addClient(desk, 'Marta')
    await addNote(desk, clientId)
    expect(valueOf(await desk.practice.handlers['today']({})).damage).toMatchObject({ unopened: 1 })
    expect(valueOf(await desk.practice.handlers['clients']({})).clients.map(({ name }) => name)).toEqual(['Marta'])
    valueOf(await desk.practice.handlers['client']({ clientId }))
    valueOf(await desk.practice.handlers['privacy']({}))
    for (const fields of [hostile.fields, null]) {
      expect(() => desk.vault.commit([{ ...hostile, fields }], NOW)).toThrow(
        expect.objectContaining({ code: 'vault-damaged' }) as Error)
    }
    await desk.close()
    expect(rows()).toBeGreaterThan(before)
    await withVault(place, (vault) => expect(vault.take(hostile.collection).map((record) => record.id)).toContain(hostile.id))
  })

  test('V1: an admin cannot put words of her own in the place of those she cannot read', async () => {
    const place = await newVault()
    atEnd(async () => place.remove())
    await joinAdmin(place)
    const first = await sitDownAt(place)
    const noteId = await addNote(first, await addClient(first, 'Marta'), 'what she said')
    await first.close()
    const hers = await open(place, asAdminInput)
    const [note] = hers.vault.take('notes')
    const { begunAt, savedAt } = note?.fields.operational ?? {}
    const forged = (fields: Record<string, unknown>, schemaVersion: number): void => hers.vault.commit([{
      collection: 'notes', id: noteId, home: 'sensitive', clientId: null, schemaVersion,
      fields: { operational: { begunAt, savedAt, ...fields } },
    }], NOW)
    expect(() => forged({ text: 'what she never said' }, 1)).not.toThrow()
    hers.vault.close()
    const coach = await sitDownAt(place)
    atEnd(coach.close)
    expect(coach.vault.damage.unopened).toBe(1)
    expect(await coach.database.get('notes', noteId)).toBeNull()
  })
})
