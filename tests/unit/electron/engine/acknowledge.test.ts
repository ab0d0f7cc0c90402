import { describe, expect, test } from 'vitest'
import { sitDown, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const eventsOf = async ({ database }: Desk) => (await database.find('events')).map(({ type }) => type)

const disagreeing = { kept: 5, unopened: 2, disagreeing: ['personal', 'sensitive'] } as const

describe('V16: the coach has looked at what did not agree', () => {
  test('E27: the vault is told once, it goes on record, and the screens hear of it', async () => {
    const desk = await sitDown({ damage: disagreeing })
    const told: (readonly string[])[] = []
    desk.engine.onChange((ids) => told.push(ids))
    await desk.get('damage.acknowledge', {})
    expect(desk.people.looked).toBe(1)
    expect(await eventsOf(desk)).toEqual(['damage.acknowledged'])
    expect(told).toHaveLength(1)
    expect(await desk.chain()).toEqual({ whole: true, count: 1 })
  })

  test('E1: where nothing disagrees nothing is done and nothing put on record', async () => {
    const desk = await sitDown({ damage: { kept: 5, unopened: 2, disagreeing: [] } })
    await desk.get('damage.acknowledge', {})
    expect([desk.people.looked, await eventsOf(desk)]).toEqual([0, []])
  })

  test('E11: what the disk says is the answer, and nothing is on record', async () => {
    const desk = await sitDown({ damage: disagreeing })
    desk.people.failing = 'disk-full'
    expect(await desk.refusal('damage.acknowledge', {})).toBe('disk-full')
    expect([desk.people.looked, await eventsOf(desk)]).toEqual([0, []])
  })

  test('E21: it is refused to anybody else', async () => {
    const desk = await sitDown({ damage: disagreeing, people: fakeUsers('admin') })
    expect(await desk.refusal('damage.acknowledge', {})).toBe('not-allowed')
    expect(desk.people.looked).toBe(0)
  })
})

describe('Today and Privacy', () => {
  test('V16: say of how many an earlier opening has told', async () => {
    const people = fakeUsers()
    people.toldBefore = ['personal']
    const desk = await sitDown({ damage: disagreeing, people })
    for (const room of ['today', 'privacy'] as const) {
      expect((await desk.get(room, {})).damage).toEqual({
        kept: 5, unopened: 2, disagreeing: 2, toldBefore: 1, missingFiles: 0, sheetLost: false,
      })
    }
  })

  test('V7: say that the sheet opens nothing any more, as soon as it does', async () => {
    const desk = await sitDown()
    desk.people.lost = ['passphrase']
    expect((await desk.get('today', {})).damage.sheetLost).toBe(false)
    desk.people.lost = ['recovery']
    for (const room of ['today', 'privacy'] as const) expect((await desk.get(room, {})).damage.sheetLost).toBe(true)
  })
})
