/** V1, E21: what an admin and a manager see and write, with the real vault: what a role may not read it has no key for. */
import { PLAIN_CLIENT } from '../../../../shared/schemas/clients.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { EngineChannel } from '../../../../electron/engine/create-engine.ts'
import { contract } from '../../../../shared/ipc/contract.ts'
import { mayCall } from '../../../../shared/ipc/define.ts'
import type { Role } from '../../../../shared/domain/compartment.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import { COACH, joined, withPractice } from '../../../support/rxdb-practice.ts'
import type { TypedSecret } from '../../../../electron/vault/unlock.ts'
import { newVault, type Place } from '../../../vault/fixture.ts'
import { addClient, sitDown, writeNote, type Desk } from './desk.ts'

const CANARY = 'kestrel'
const TEXT = `She said ${CANARY} on the stairs.\n[] call the ${CANARY}\n[] draw the ${CANARY}`
const LINES = [`[] call the ${CANARY}`, `[] draw the ${CANARY}`]

let place: Place
let admin: TypedSecret
beforeEach(async () => {
  place = await newVault()
  admin = await joined(place, 'admin')
})
afterEach(() => { place.remove() })

const as = <Value>(secret: TypedSecret, work: (desk: Desk) => Promise<Value>): Promise<Value> =>
  withPractice(place, secret, async ({ vault, database }) => {
    expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
    return work(await sitDown({ vault, database, damage: vault.damage }))
  })

/** A client the coach has written about: two items, the second one stuck. */
const written = () => as(COACH, async (desk) => {
  const clientId = await addClient(desk)
  await desk.get('clients.reach', { clientId, contact: { email: 'marta@example.org', phone: '+44 7700 900123' } })
  const { noteId, itemIds: [first = '', stuck = ''] } = await writeNote(desk, clientId, { text: TEXT, lines: LINES })
  await desk.get('items.mark', { itemId: stuck, status: 'stuck', obstacle: 'confidence', by: 'coach' })
  await desk.get('notes.keepDraft', { noteId, clientId, text: `${TEXT} more`, cursor: 0, corrections: [] })
  return { clientId, noteId, first, stuck }
})

test('V1: an admin sees clients, how to reach them, sessions, and items’ dates and states; nothing else is in memory', async () => {
  const { clientId, first, stuck } = await written()
  await as(admin, async (desk) => {
    expect((await desk.get('clients', {})).clients).toMatchObject([
      { id: clientId, name: 'Marta Oliveira', open: 2, nextDue: '2026-11-19', lastNoteAt: null, hasDraft: false },
    ])
    const view = await desk.get('client', { clientId })
    expect(view).toMatchObject({
      name: 'Marta Oliveira', contact: { email: 'marta@example.org', phone: '+44 7700 900123' }, notesOpen: false, timeline: [],
      sessions: [{ number: 1, state: 'held', startedAt: desk.clock.at }],
    })
    expect(view.open.map(({ id, text, obstacle, status, due }) => ({ id, text, obstacle, status, due }))).toEqual(
      expect.arrayContaining([
        { id: first, text: null, obstacle: null, status: 'open', due: '2026-11-19' },
        { id: stuck, text: null, obstacle: null, status: 'stuck', due: '2026-11-19' },
      ]))
    const all = await Promise.all(COLLECTIONS.map((name) => desk.database.find(name)))
    expect(JSON.stringify(all)).not.toContain(CANARY)
    expect(await desk.engine.notices(new Date(desk.clock.at))).toEqual([
      { at: '2026-11-19T09:00:00.000Z', kind: 'item-due' }, { at: '2026-11-20T09:00:00.000Z', kind: 'item-overdue' },
    ])
  })
})

test('V1, V9: what she changes of an item leaves its sealed envelope as it is, and no list of what is sealed disagrees', async () => {
  const { clientId, first, stuck } = await written()
  const sensitive = () => withPractice(place, COACH, async ({ vault }) =>
    vault.generations().find(({ compartment }) => compartment === 'sensitive')?.generation)
  const before = await sensitive()
  await as(admin, async (desk) => {
    await desk.get('items.mark', { itemId: first, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('items.edit', { itemId: stuck, owner: 'coach', due: '2026-12-24' })
    await desk.get('items.mark', { itemId: stuck, status: 'open', obstacle: null, by: 'coach' })
  })
  expect(await sensitive()).toBe(before)
  await as(COACH, async (desk) => {
    const { open, closed } = await desk.get('client', { clientId })
    expect(closed).toMatchObject([{ id: first, text: `call the ${CANARY}`, status: 'done', obstacle: null }])
    expect(open).toMatchObject([{ id: stuck, text: `draw the ${CANARY}`, owner: 'coach', due: '2026-12-24', obstacle: null }])
    expect((await desk.database.get('actionItems', stuck))?.history.map(({ status }) => status)).toEqual(['open', 'stuck', 'open'])
    // E8: what she could not take off counts no more, and goes with the coach’s next word.
    await desk.get('items.mark', { itemId: stuck, status: 'skipped', obstacle: null, by: 'coach' })
    expect((await desk.database.get('actionItems', stuck))?.obstacle).toBeNull()
  })
})

test('E21: words and an obstacle she cannot read are refused to her, and nothing is written', async () => {
  const { first } = await written()
  await as(admin, async (desk) => {
    const before = await desk.everything()
    const events = await desk.database.count('events')
    expect(await desk.refusal('items.mark', { itemId: first, status: 'stuck', obstacle: 'skill', by: 'coach' })).toBe('not-allowed')
    expect(await desk.refusal('items.edit', { itemId: first, text: 'mine', owner: 'client', due: '2026-11-20' })).toBe('not-allowed')
    // What changes nothing writes nothing (E1), though she cannot see all of it.
    await desk.get('items.mark', { itemId: first, status: 'open', obstacle: null, by: 'coach' })
    await desk.get('items.edit', { itemId: first, owner: 'client', due: '2026-11-19' })
    expect(await desk.everything()).toEqual(before)
    expect(await desk.database.count('events')).toBe(events)
  })
})

test('E21, E6: she adds and renames clients, changes settings, undoes; what she did carries her role and the chain holds', async () => {
  const { first } = await written()
  const clientId = await as(admin, async (desk) => {
    const added = await addClient(desk, 'Jonas')
    await desk.get('clients.rename', { clientId: added, name: 'Jonas Weber' })
    await desk.get('clients.reach', { clientId: added, contact: { email: '', phone: '+44 20 7946 0123' } })
    await desk.get('settings.change', { look: 'dark' })
    const before = await desk.everything()
    const { changeId } = await desk.get('items.mark', { itemId: first, status: 'skipped', obstacle: null, by: 'coach' })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect((await desk.chain()).whole).toBe(true)
    return added
  })
  await as(COACH, async (desk) => {
    expect(await desk.get('client', { clientId })).toMatchObject({ name: 'Jonas Weber', contact: { phone: '+44 20 7946 0123' } })
    expect(await desk.get('settings', {})).toMatchObject({ look: 'dark' })
    const events = [...await desk.database.find('events')].sort((one, other) => one.seq - other.seq)
    expect(events.slice(-6).map(({ type, role }) => `${role} ${type}`)).toEqual([
      'admin client.added', 'admin client.renamed', 'admin client.updated', 'admin settings.changed',
      'admin task.updated', 'admin change.undone',
    ])
    expect(events.slice(0, -6).every(({ role }) => role === 'coach')).toBe(true)
    expect(await desk.chain()).toEqual({ whole: true, count: events.length })
  })
})

test('V1: nor can she write a note or an item by the database itself: there is no key', async () => {
  const { clientId, noteId } = await written()
  await as(admin, async ({ database }) => {
    const [item] = await database.find('actionItems')
    if (!item) throw new Error('there are items')
    const attempts = [
      { collection: 'actionItems', before: item, after: { ...item, text: 'mine', line: '', obstacle: null } },
      { collection: 'actionItems', before: item, after: null },
      { collection: 'actionItems', before: null, after: { ...item, id: 'f'.repeat(32), text: 'mine', line: '', obstacle: null } },
    ] as const
    for (const attempt of attempts) await expect(database.commit([attempt])).rejects.toMatchObject({ code: 'not-allowed' })
    const note = await database.get('notes', noteId)
    expect(Object.keys(note ?? {}).sort()).toEqual(['begunAt', 'id', 'savedAt', 'sessionId'])
    expect(await database.find('notes', { clientId })).toEqual([])
    expect(await database.get('actionItems', item.id)).toEqual(item)
  })
})

const channelsOf = (role: Role): readonly EngineChannel[] => Object.entries(contract)
  .filter(([name, { home, caller }]) => home === 'vault' && !name.startsWith('vault.') && !mayCall(role, caller))
  .map(([name]) => name as EngineChannel)

/** Past the guard, with an input nobody looks at. */
const answerOf = (desk: Desk, name: EngineChannel): unknown => desk.engine.handlers[name]({} as never)

test('V1: what is the coach’s is refused to an admin by the engine too', async () => {
  await written()
  await as(admin, async (desk) => {
    const own = channelsOf('admin').filter((name) => name in desk.engine.handlers)
    expect(own).toEqual(expect.arrayContaining(['today', 'note', 'find', 'privacy', 'erase', 'users', 'access', 'notes.save']))
    for (const name of own) expect(await answerOf(desk, name)).toEqual({ ok: false, error: { code: 'not-allowed' } })
  })
})

test('V1: a manager opens the vault and finds nothing in it; every channel of the practice is refused', async () => {
  await written()
  const manager = await joined(place, 'manager')
  await as(manager, async (desk) => {
    for (const name of COLLECTIONS) expect(await desk.database.count(name)).toBe(0)
    for (const name of Object.keys(desk.engine.handlers) as EngineChannel[]) {
      expect(await answerOf(desk, name), name).toEqual({ ok: false, error: { code: 'not-allowed' } })
    }
    expect(await desk.engine.notices(new Date(desk.clock.at))).toEqual([])
    expect(await desk.engine.preferences()).toEqual({ look: 'system', lockAfterMinutes: 5 })
    const client = { id: 'f'.repeat(32), name: 'X', ...PLAIN_CLIENT, addedAt: desk.clock.at }
    await expect(desk.database.commit([{ collection: 'clients', before: null, after: client }]))
      .rejects.toMatchObject({ code: 'not-allowed' })
  })
})
