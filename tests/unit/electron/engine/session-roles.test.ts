/** E21, E28: an assistant books, moves, cancels and says who did not come, with the real vault; of notes she learns nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import { COACH, joined, withPractice } from '../../../support/rxdb-practice.ts'
import type { TypedSecret } from '../../../../electron/vault/unlock.ts'
import { newVault, type Place } from '../../../vault/fixture.ts'
import { agree, book, dueDays, session } from './booking.ts'
import { addClient, sitDown, writeNote, type Desk } from './desk.ts'

const CANARY = 'kestrel'

let place: Place
let admin: TypedSecret
let manager: TypedSecret
beforeEach(async () => {
  place = await newVault()
  admin = await joined(place, 'admin')
  manager = await joined(place, 'manager')
})
afterEach(() => { place.remove() })

const as = <Value>(secret: TypedSecret, work: (desk: Desk) => Promise<Value>): Promise<Value> =>
  withPractice(place, secret, async ({ vault, database }) => {
    expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
    return work(await sitDown({ vault, database, damage: vault.damage }))
  })

test('E28, E30: an assistant books and moves, the days go along, and the sealed words stay as they are', async () => {
  const { marta, itemIds } = await as(COACH, async (desk) => {
    const clientId = await addClient(desk)
    return { marta: clientId, ...await agree(desk, clientId, [`[] call the ${CANARY}`]) }
  })
  const { sessionId } = await as(admin, async (desk) => {
    const booked = await book(desk, [marta], '2026-12-01T14:00', { place: 'Room 2' })
    expect(booked.dueMoved).toBe(1)
    const moving = { sessionId: booked.sessionId, later: false, zone: 'Europe/Lisbon', minutes: 60 }
    const { changeId } = await desk.get('sessions.move', { ...moving, wall: '2026-12-08T14:00' })
    await desk.get('undo', { changeId })
    expect((await desk.get('sessions.move', { ...moving, wall: '2026-12-03T14:00' })).dueMoved).toBe(1)
    const { sessionId: gone } = await book(desk, [marta], '2026-11-17T09:00')
    await desk.get('sessions.miss', { sessionId: gone })
    await desk.get('sessions.reopen', { sessionId: gone })
    await desk.get('sessions.cancel', { sessionId: gone, later: false })
    await desk.get('sessions.place', { sessionId: booked.sessionId, place: 'the garden', later: false })
    const all = await Promise.all(COLLECTIONS.map((name) => desk.database.find(name)))
    expect(JSON.stringify(all)).not.toContain(CANARY)
    expect((await desk.database.find('events')).filter(({ role }) => role === 'admin').length).toBeGreaterThan(6)
    return booked
  })
  await as(COACH, async (desk) => {
    expect(await session(desk, sessionId)).toMatchObject({ place: 'the garden', wall: '2026-12-03T14:00', state: 'booked' })
    expect(await dueDays(desk, itemIds)).toEqual([['2026-12-01', 'next-session']])
    expect((await desk.database.get('actionItems', itemIds[0] ?? ''))?.text).toBe(`call the ${CANARY}`)
  })
})

test('E21: of notes her week and a client’s sessions say nothing, and what is the coach’s is refused', async () => {
  const { marta, sessionId } = await as(COACH, async (desk) => {
    const clientId = await addClient(desk)
    const booked = await book(desk, [clientId], '2026-11-17T09:00')
    await writeNote(desk, clientId, { text: `About the ${CANARY}.` })
    await book(desk, [clientId], '2026-11-17T08:00')
    return { marta: clientId, sessionId: booked.sessionId }
  })
  await as(admin, async (desk) => {
    const week = await desk.get('week', { day: '2026-11-17' })
    expect(week.sessions.flatMap(({ people }) => people).map(({ state, note, noteId }) => [state, note, noteId]))
      .toEqual([['booked', null, null], ['held', null, null]])
    const { past } = await desk.get('client.sessions', { clientId: marta })
    expect(past.map(({ note, noteId }) => [note, noteId])).toEqual([[null, null], [null, null]])
    expect(await desk.refusal('sessions.unwritten', {})).toBe('not-allowed')
    expect(await desk.refusal('sessions.waiveNote', { sessionId })).toBe('not-allowed')
    expect(await desk.refusal('settings.sessions', { sessionMinutes: 45 })).toBe('not-allowed')
    expect((await desk.get('sessions.settings', {})).sessionMinutes).toBe(60)
  })
  await as(manager, async (desk) => {
    expect(await desk.refusal('week', { day: '2026-11-17' })).toBe('not-allowed')
    expect(await desk.refusal('client.sessions', { clientId: marta })).toBe('not-allowed')
    expect(await desk.refusal('sessions.cancel', { sessionId, later: false })).toBe('not-allowed')
  })
})

test('E28: which channels of sessions are whose', () => {
  const all = [
    'week', 'client.sessions', 'sessions.unwritten', 'sessions.settings', 'sessions.book', 'sessions.move', 'sessions.cancel',
    'sessions.miss', 'sessions.reopen', 'sessions.waiveNote', 'sessions.place', 'settings.sessions',
  ] as const
  expect(all.filter((name) => contract[name].caller === 'coach'))
    .toEqual(['sessions.unwritten', 'sessions.waiveNote', 'settings.sessions'])
  expect(all.every((name) => ['coach', 'practice'].includes(contract[name].caller))).toBe(true)
})
