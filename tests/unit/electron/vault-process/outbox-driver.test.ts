import { describe, expect, it } from 'vitest'
import { failed, ok } from '../../../../shared/domain/result.ts'
import { driveOutbox, FIRST, LOOK, SOON } from '../../../../electron/vault-process/outbox-driver.ts'

const START = '2026-11-17T10:00:00.000Z'

/** A keeper that answers when it is told to, a clock in hand, and what is put off. */
const setUp = ({ next = null as string | null, faults = 0, bugs = 0 } = {}) => {
  const clock = { at: Date.parse(START), zone: 'Europe/Lisbon' }
  const told: string[] = []
  const keeper = { next, faults, bugs, runs: 0, listening: 0 }
  let need: () => void = () => undefined
  let held: ((value: null) => void) | null = null
  let hold = false
  let waiting: { readonly due: number, readonly work: () => void } | null = null
  const driver = driveOutbox({
    keeper: {
      bring: async () => {
        keeper.runs += 1
        if (hold) await new Promise((resolve) => { held = resolve })
        if (keeper.bugs > 0) {
          keeper.bugs -= 1
          throw new Error('Marta Oliveira')
        }
        if (keeper.faults > 0) {
          keeper.faults -= 1
          return failed({ code: 'disk-full' as const })
        }
        return ok({ next: keeper.next })
      },
      onNeed: (listener) => {
        need = listener
        keeper.listening += 1
        return () => { keeper.listening -= 1 }
      },
    },
    now: () => new Date(clock.at), zone: () => clock.zone, log: (line) => { told.push(line) },
    after: (ms, work) => {
      const mine = { due: clock.at + ms, work }
      waiting = mine
      return () => { if (waiting === mine) waiting = null }
    },
  })
  const settle = () => new Promise((resolve) => { setImmediate(resolve) })
  return {
    driver, clock, keeper, told,
    need: () => { need() },
    holding: (on: boolean) => { hold = on },
    letGo: async () => {
      held?.(null)
      await settle()
    },
    wait: () => (waiting === null ? null : waiting.due - clock.at),
    /** So many milliseconds go by. */
    pass: async (ms: number) => {
      const until = clock.at + ms
      while (waiting !== null && waiting.due <= until) {
        const { due, work } = waiting
        waiting = null
        clock.at = due
        work()
        await settle()
      }
      clock.at = until
    },
  }
}

const DAY = 86_400_000

describe('the outbox in the background', () => {
  it('E37: is compared once after opening, and then not before anything changes', async () => {
    const { keeper, pass } = setUp()
    await pass(FIRST - 1)
    expect(keeper.runs).toBe(0)
    await pass(1)
    expect(keeper.runs).toBe(1)
    await pass(30 * DAY)
    expect(keeper.runs).toBe(1)
  })

  it('E37: looks at the clock four times an hour, and no more often', async () => {
    const { wait, pass } = setUp()
    await pass(FIRST)
    expect(wait()).toBe(LOOK)
  })

  it('E37: after many changes one after another it is compared once', async () => {
    const { keeper, need, pass } = setUp()
    await pass(FIRST)
    for (let change = 0; change < 10; change += 1) {
      need()
      await pass(SOON / 2)
    }
    expect(keeper.runs).toBe(1)
    await pass(SOON)
    expect(keeper.runs).toBe(2)
  })

  it('E37: a change before the first time is not waited out twice', async () => {
    const { keeper, need, pass } = setUp()
    need()
    await pass(SOON)
    expect(keeper.runs).toBe(1)
    await pass(DAY)
    expect(keeper.runs).toBe(1)
  })

  it('E37: what changes while it is compared is compared after it, not beside it', async () => {
    const { keeper, need, pass, holding, letGo } = setUp()
    holding(true)
    await pass(FIRST)
    need()
    need()
    await pass(DAY)
    expect(keeper.runs).toBe(1)
    holding(false)
    await letGo()
    expect(keeper.runs).toBe(1)
    await pass(SOON)
    expect(keeper.runs).toBe(2)
    await pass(DAY)
    expect(keeper.runs).toBe(2)
  })

  it('E37: at the instant at which the clock changes the plan it is compared', async () => {
    const { keeper, pass } = setUp({ next: '2026-11-17T11:07:00.000Z' })
    await pass(Date.parse('2026-11-17T11:06:59.999Z') - Date.parse(START))
    expect(keeper.runs).toBe(1)
    keeper.next = null
    await pass(1)
    expect(keeper.runs).toBe(2)
    await pass(DAY)
    expect(keeper.runs).toBe(2)
  })

  it('E37: an instant that stays in the past makes no endless loop', async () => {
    const { keeper, pass } = setUp({ next: START })
    await pass(FIRST + 10 * SOON)
    expect(keeper.runs).toBeLessThanOrEqual(11)
  })

  it('E37: a computer that slept finds the instant gone by at its next look', async () => {
    const { keeper, clock, pass } = setUp({ next: '2026-11-18T10:00:00.000Z' })
    await pass(FIRST)
    clock.at -= 1
    clock.at += 3 * DAY
    await pass(LOOK)
    expect(keeper.runs).toBeGreaterThan(1)
  })

  it('E37: where the coach has travelled it is compared at the next look', async () => {
    const { keeper, clock, pass } = setUp()
    await pass(FIRST)
    clock.zone = 'Asia/Tokyo'
    await pass(LOOK)
    expect(keeper.runs).toBe(2)
    await pass(DAY)
    expect(keeper.runs).toBe(2)
  })

  it('E11: what the disk refused is tried again after the next change, and not before', async () => {
    const { keeper, need, pass } = setUp({ faults: 1, next: '2026-11-17T11:00:00.000Z' })
    await pass(DAY)
    expect(keeper.runs).toBe(1)
    need()
    await pass(SOON)
    expect(keeper.runs).toBe(2)
  })

  it('E37: a throw in it ends nothing and quotes nobody: it is compared again after the next change', async () => {
    const { keeper, told, need, wait, pass } = setUp({ bugs: 1, next: '2026-11-17T11:00:00.000Z' })
    await pass(FIRST)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(/^no outbox: /u)
    expect(told[0]).not.toContain('Marta')
    expect(wait()).toBe(LOOK)
    await pass(DAY)
    expect(keeper.runs).toBe(1)
    need()
    await pass(SOON)
    expect(keeper.runs).toBe(2)
  })

  it('E37: what was changed before it threw is compared soon', async () => {
    const { keeper, need, pass, holding, letGo } = setUp({ bugs: 1 })
    holding(true)
    await pass(FIRST)
    need()
    holding(false)
    await letGo()
    await pass(SOON)
    expect(keeper.runs).toBe(2)
  })

  it('E37: a throw while the practice closes is said, and closing goes on', async () => {
    const { driver, told, pass, holding, letGo, wait } = setUp({ bugs: 1 })
    holding(true)
    await pass(FIRST)
    const stopping = driver.stop()
    await letGo()
    await expect(stopping).resolves.toBeUndefined()
    expect(told).toHaveLength(1)
    expect(wait()).toBeNull()
  })

  it('E37: stops with the practice: what is being written is waited for, and nothing begins', async () => {
    const { driver, keeper, need, pass, holding, letGo, wait } = setUp()
    holding(true)
    await pass(FIRST)
    let stopped = false
    const stopping = driver.stop().then(() => { stopped = true })
    need()
    await pass(1)
    expect(stopped).toBe(false)
    await letGo()
    await stopping
    expect(keeper.listening).toBe(0)
    expect(wait()).toBeNull()
    await pass(DAY)
    expect(keeper.runs).toBe(1)
  })
})
