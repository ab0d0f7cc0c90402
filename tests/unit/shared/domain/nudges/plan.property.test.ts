import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, dayIn, knownZone, timeIn } from '../../../../../shared/domain/day.ts'
import type { NudgedItem, PlannedMessage } from '../../../../../shared/domain/nudges/ground.ts'
import { planNudges } from '../../../../../shared/domain/nudges/plan.ts'
import { anyGround, type AnyGround } from './ground.ts'

const RUNS = { numRuns: 200 }

const planOf = ({ now, zone, ground }: AnyGround) => planNudges(now, zone, ground)
const all = (given: AnyGround): readonly PlannedMessage[] => {
  const { planned, byHand } = planOf(given)
  return [...planned, ...byHand]
}
const herZone = ({ zone, ground }: AnyGround, clientId: string): string =>
  knownZone(ground.clients.find(({ id }) => id === clientId)?.zone ?? '', zone)
const itemsOf = ({ ground }: AnyGround, { itemIds }: PlannedMessage): readonly NudgedItem[] =>
  itemIds.map((id) => ground.items.find((one) => one.id === id) as NudgedItem)
const always = (check: (given: AnyGround) => void) => { fc.assert(fc.property(anyGround, check), RUNS) }

describe('the plan of any practice', () => {
  it('is made of something: the practices of these tests are not empty', () => {
    const seen = { planned: 0, expired: 0, cap: 0, address: 0 }
    always((given) => {
      const { planned, byHand } = planOf(given)
      seen.planned += planned.length
      for (const { reason } of byHand) seen[reason === 'no-address' ? 'address' : reason] += 1
    })
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(20)
  })

  it('E32: names what is open, hers to do, and not late, and goes to nobody else', () => {
    always((given) => {
      for (const message of all(given)) {
        const today = dayIn(given.now, herZone(given, message.clientId))
        for (const { clientId, sessionId, status, owner, due } of itemsOf(given, message)) {
          expect({ clientId, sessionId, status, owner }).toEqual({
            clientId: message.clientId, sessionId: message.sessionId, status: 'open', owner: 'client',
          })
          expect(due >= today).toBe(true)
        }
      }
    })
  })

  it('E32: one to five items a message, in the order of their days, and each once a stage', () => {
    always((given) => {
      const named = new Set<string>()
      for (const message of all(given)) {
        const items = itemsOf(given, message)
        expect(items.length).toBeGreaterThan(0)
        expect(items.length).toBeLessThanOrEqual(5)
        const order = items.map(({ due, id }) => `${due} ${id}`)
        expect(order).toEqual([...order].sort())
        const dues = new Set(items.map(({ due }) => due))
        expect(message.due).toBe(dues.size === 1 ? items[0]?.due : null)
        if (message.stage !== 'confirmation') expect(dues.size).toBe(1)
        for (const { id } of items) {
          expect(named.has(`${message.stage} ${id}`)).toBe(false)
          named.add(`${message.stage} ${id}`)
        }
      }
    })
  })

  it('E33: nothing falls into quiet hours, whatever the clocks do, and all of it begins on a quarter of an hour', () => {
    always((given) => {
      const { quietFrom, quietUntil } = given.ground.settings
      for (const { clientId, dueAt, expiresAt } of all(given)) {
        const time = timeIn(dueAt, herZone(given, clientId))
        expect(time >= quietUntil && time < quietFrom).toBe(true)
        for (const instant of [dueAt, expiresAt]) expect(instant).toMatch(/:(00|15|30|45):00\.000Z$/)
      }
    })
  })

  it('E33: nothing is planned past its expiry, or for a day that is over by then', () => {
    always((given) => {
      const { planned } = planOf(given)
      for (const message of planned) {
        expect(message.dueAt < message.expiresAt).toBe(true)
        expect(message.expiresAt > given.now.toISOString()).toBe(true)
        const earliest = itemsOf(given, message).map(({ due }) => due).sort()[0] ?? ''
        const lastMoment = new Date(Date.parse(message.expiresAt) - 1)
        expect(dayIn(lastMoment, herZone(given, message.clientId)) <= earliest).toBe(true)
      }
    })
  })

  it('E34: no month of hers has more than the cap, what she was sent included', () => {
    always((given) => {
      const { settings, outbox } = given.ground
      const counts = new Map<string, { sent: number, planned: number }>()
      const count = (clientId: string, instant: string, which: 'sent' | 'planned') => {
        const month = `${clientId} ${dayIn(instant, herZone(given, clientId)).slice(0, 7)}`
        const before = counts.get(month) ?? { sent: 0, planned: 0 }
        counts.set(month, { ...before, [which]: before[which] + 1 })
      }
      for (const { clientId, state, settledAt } of outbox) if (state === 'sent' && settledAt) count(clientId, settledAt, 'sent')
      for (const { clientId, dueAt } of planOf(given).planned) count(clientId, dueAt, 'planned')
      for (const { sent, planned } of counts.values()) {
        expect(planned).toBeLessThanOrEqual(Math.max(0, settings.mostAMonth - sent))
      }
    })
  })

  it('E34: goes only where she may be reached, and has an address for it', () => {
    always((given) => {
      for (const { clientId, channel } of planOf(given).planned) {
        const her = given.ground.clients.find(({ id }) => id === clientId)
        expect([her?.reachableBy, 'any']).toContain(her?.reachableBy === 'any' ? 'any' : channel)
        expect(channel === 'email' ? her?.email : her?.phone).not.toBe('')
      }
    })
  })

  it('E35: what is done is named no more, and the rest is planned as if it had never been', () => {
    fc.assert(fc.property(anyGround, fc.nat(), (given, which) => {
      const { items } = given.ground
      const done = items[which % items.length] as NudgedItem
      const without = { ...given, ground: { ...given.ground, items: items.filter(({ id }) => id !== done.id) } }
      const marked = {
        ...given, ground: { ...given.ground, items: items.map((one) => (one === done ? { ...one, status: 'done' as const } : one)) },
      }
      expect(all(marked).every(({ itemIds }) => !itemIds.includes(done.id))).toBe(true)
      expect(planOf(marked)).toEqual(planOf(without))
    }), RUNS)
  })

  it('E35: a changed due date replaces its nudges: nothing speaks of the old day', () => {
    fc.assert(fc.property(anyGround, fc.nat(), fc.integer({ min: 1, max: 20 }), (given, which, days) => {
      const { items } = given.ground
      const before = items[which % items.length] as NudgedItem
      const due = addDays(before.due, days)
      const moved = { ...given, ground: { ...given.ground, items: items.map((one) => (one === before ? { ...one, due } : one)) } }
      for (const message of all(moved)) {
        if (message.itemIds.includes(before.id)) expect(message.due === null || message.due === due).toBe(true)
      }
    }), RUNS)
  })

  it('E35: what was sent is not planned again, at any later moment', () => {
    fc.assert(fc.property(anyGround, fc.integer({ min: 0, max: 10 * 1_440 }), (given, minutes) => {
      const { planned: [first] } = planOf(given)
      if (!first) return
      const { clientId, sessionId, stage, due, itemIds } = first
      const sent = {
        clientId, sessionId, kind: stage, due, itemIds: [...itemIds], state: 'sent' as const, settledAt: given.now.toISOString(),
      }
      const after = {
        ...given, now: new Date(given.now.getTime() + minutes * 60_000),
        ground: { ...given.ground, outbox: [...given.ground.outbox, sent] },
      }
      for (const message of all(after)) {
        if (message.stage === stage) expect(message.itemIds.filter((id) => itemIds.includes(id))).toEqual([])
      }
    }), RUNS)
  })

  it('does not depend on the order of the records', () => {
    const shuffled = anyGround.chain((given) => fc.tuple(
      fc.constant(given),
      fc.shuffledSubarray([...given.ground.items], { minLength: given.ground.items.length }),
      fc.shuffledSubarray([...given.ground.clients], { minLength: given.ground.clients.length }),
      fc.shuffledSubarray([...given.ground.outbox], { minLength: given.ground.outbox.length }),
    ))
    fc.assert(fc.property(shuffled, ([given, items, clients, outbox]) => {
      expect(planOf({ ...given, ground: { ...given.ground, items, clients, outbox } })).toEqual(planOf(given))
    }), RUNS)
  })

  it('of one client does not depend on the others', () => {
    always((given) => {
      for (const { id } of given.ground.clients) {
        const alone = { ...given.ground, clients: given.ground.clients.filter((one) => one.id === id) }
        const { planned, byHand } = planOf({ ...given, ground: alone })
        const together = planOf(given)
        expect(planned).toEqual(together.planned.filter(({ clientId }) => clientId === id))
        expect(byHand).toEqual(together.byHand.filter(({ clientId }) => clientId === id))
      }
    })
  })
})
