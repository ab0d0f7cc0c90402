import { describe, expect, test } from 'vitest'
import { createEngine } from '../../../../electron/engine/create-engine.ts'
import { GENESIS, link, verifyChain } from '../../../../electron/engine/events/chain.ts'
import { NEXT } from '../../../../electron/engine/events/next.ts'
import { readHead } from '../../../../electron/engine/events/head.ts'
import { EVENT_TYPES, type PracticeEvent } from '../../../../shared/schemas/events.ts'
import { addClient, freshId, hash, memoryDatabase, NO_DAMAGE, sitDown, writeNote } from './desk.ts'
import { fakeRotation, fakeUsers } from './fake-vault.ts'

const at = '2026-11-17T10:00:00.000Z'

const chainOf = (count: number) =>
  link(GENESIS, Array.from({ length: count }, (_, index) => ({
    type: 'client.renamed' as const, clientId: freshId(), refs: [`${index}`],
  })), { at, role: 'coach', id: freshId, hash })

describe('E6: the chain', () => {
  test('of nothing is whole, and so is one that was appended to in pieces', () => {
    expect(verifyChain([], hash)).toEqual({ whole: true, count: 0 })
    const first = chainOf(3)
    const happening = { type: 'client.added', clientId: null, refs: [] } as const
    const second = link(first.head, [happening], { at, role: 'coach', id: freshId, hash })
    expect(verifyChain([...second.events, ...first.events], hash)).toEqual({ whole: true, count: 4 })
  })

  const changes: Partial<PracticeEvent>[] = [
    { type: 'client.added' }, { at: '2026-11-18T10:00:00.000Z' }, { role: 'admin' }, { clientId: null },
    { refs: [] }, { id: 'f'.repeat(32) }, { hash: 'f'.repeat(64) },
  ]
  test.each(changes)('an event with another %j does not verify, wherever it stands', (change) => {
    for (const place of [0, 1, 2]) {
      const events = chainOf(3).events.map((event, index) => (index === place ? { ...event, ...change } : event))
      expect(verifyChain(events, hash)).toEqual({ whole: false, seq: place + 1, fault: 'altered' })
    }
  })

  test('a missing, doubled or exchanged event is named by its place', () => {
    const [one, two, three] = chainOf(3).events
    const [, other] = chainOf(3).events
    if (!one || !two || !three || !other) throw new Error('there are three')
    expect(verifyChain([one, three], hash)).toEqual({ whole: false, seq: 2, fault: 'missing' })
    expect(verifyChain([two, three], hash)).toEqual({ whole: false, seq: 1, fault: 'missing' })
    expect(verifyChain([one, two, two, three], hash)).toEqual({ whole: false, seq: 2, fault: 'twice' })
    expect(verifyChain([one, other, three], hash)).toEqual({ whole: false, seq: 2, fault: 'out-of-line' })
    expect(verifyChain([{ ...two, seq: 1 }, { ...one, seq: 2 }], hash)).toMatchObject({ whole: false, seq: 1 })
  })

  test('without the key no event can be made to fit', () => {
    const happening = { type: 'client.added', clientId: null, refs: [] } as const
    const forged = link(GENESIS, [happening], { at, role: 'coach', id: freshId, hash: () => '0'.repeat(64) })
    expect(verifyChain(forged.events, hash)).toMatchObject({ whole: false, fault: 'altered' })
  })
})

describe('E6: the chain of a practice', () => {
  test('is whole after commands given all at once (E1: they take turns)', async () => {
    const desk = await sitDown()
    await Promise.all(Array.from({ length: 20 }, (_, index) => desk.get('clients.add', { name: `Client ${index}` })))
    expect(await desk.chain()).toEqual({ whole: true, count: 20 })
  })

  test('is taken up again by the next opening', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await writeNote(desk, clientId)
    const { count } = await desk.chain() as { count: number }
    const again = await sitDown({ database: desk.database })
    await addClient(again, 'Jonas')
    expect(await again.chain()).toEqual({ whole: true, count: count + 1 })
  })

  test('V11: goes on from its end where an event in between did not open', async () => {
    const database = await memoryDatabase()
    const desk = await sitDown({ database })
    for (const name of ['a', 'b', 'c']) await addClient(desk, name)
    const second = (await database.find('events')).find(({ seq }) => seq === 2)
    await database.commit([{ collection: 'events', before: second ?? null, after: null }])
    expect((await readHead(database)).seq).toBe(3)
    const again = await sitDown({ database })
    await addClient(again, 'd')
    expect((await database.find('events')).map(({ seq }) => seq).sort()).toEqual([1, 3, 4])
    expect(await again.chain()).toEqual({ whole: false, seq: 2, fault: 'missing' })
  })

  test('E1: stands in the same change set as what happened', async () => {
    const database = await memoryDatabase()
    const sets: string[][] = []
    const engine = createEngine({
      database: { ...database, commit: async (changes) => { sets.push(changes.map(({ collection }) => collection)) } },
      hash, vault: fakeUsers().vault, damage: () => NO_DAMAGE, missingFiles: () => 0, rotation: fakeRotation(),
      erasing: {
        held: async () => ({ reachable: true, backups: [], aside: [] }), bring: async () => undefined,
        standAside: async () => () => undefined,
      },
      clock: { now: () => new Date(at), zone: () => 'UTC' }, chance: { id: freshId },
    })
    await engine.handlers['clients.add']({ name: 'Marta' })
    expect(sets).toEqual([['clients', 'events']])
  })
})

test('every type of event says what should happen next', () => {
  expect(Object.keys(NEXT).sort()).toEqual([...EVENT_TYPES].sort())
})
