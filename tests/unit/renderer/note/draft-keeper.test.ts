import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { failed, ok } from '../../../../shared/domain/result.ts'
import type { Answer } from '../../../../shared/ipc/define.ts'
import { draftKeeper, keepAfterwards, type Keeping } from '../../../../renderer/views/note/draft-keeper.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const desk = (keepFor: (text: string) => Promise<Answer<{ keptAt: string }>>) => {
  const page = { text: '' }
  const states: Keeping[] = []
  const kept: string[] = []
  const keeper = draftKeeper({
    draft: () => page.text,
    keep: async (text: string) => {
      const answer = await keepFor(text)
      if (answer.ok) kept.push(text)
      return answer
    },
    onState: (state) => { states.push(state) },
    waitMs: 300,
    lastKeptAt: null,
  })
  const type = (text: string) => {
    page.text += text
    keeper.touch()
  }
  return { page, states, kept, keeper, type }
}

const after = <Value>(ms: number, value: Value) => new Promise<Value>((resolve) => setTimeout(() => { resolve(value) }, ms))
const stamp = { keptAt: '2026-11-17T10:00:00.000Z' }

describe('the draft keeper', () => {
  test('keeps within the wait of the first keystroke, however fast the typing goes on', async () => {
    const { kept, type } = desk(async () => ok(stamp))
    for (let i = 0; i < 10; i++) {
      type('a')
      await vi.advanceTimersByTimeAsync(50)
    }
    expect(kept.length).toBeGreaterThanOrEqual(1)
    await vi.advanceTimersByTimeAsync(300)
    expect(kept.at(-1)).toBe('a'.repeat(10))
  })

  test('has one keep under way at a time, and the words typed meanwhile follow', async () => {
    let underWay = 0
    let most = 0
    const { kept, type } = desk(async () => {
      most = Math.max(most, ++underWay)
      await after(1_000, null)
      underWay--
      return ok(stamp)
    })
    type('one ')
    await vi.advanceTimersByTimeAsync(400)
    type('two')
    await vi.advanceTimersByTimeAsync(3_000)
    expect(most).toBe(1)
    expect(kept).toEqual(['one ', 'one two'])
  })

  test('a flush waits for words that were typed while an older keep was under way', async () => {
    const { kept, keeper, type } = desk(() => after(500, ok(stamp)))
    type('one ')
    await vi.advanceTimersByTimeAsync(350)
    type('two')
    const flushed = keeper.flush()
    await vi.advanceTimersByTimeAsync(2_000)
    expect(await flushed).toBe(true)
    expect(kept.at(-1)).toBe('one two')
  })

  test('a failure is told, retried, and nothing typed is forgotten', async () => {
    let full = true
    const { states, kept, keeper, type } = desk(async () => (full ? failed({ code: 'disk-full' as const }) : ok(stamp)))
    type('words')
    await vi.advanceTimersByTimeAsync(400)
    expect(states.at(-1)).toMatchObject({ state: 'failed', error: { code: 'disk-full' } })
    const flushed = keeper.flush()
    await vi.advanceTimersByTimeAsync(0)
    expect(await flushed).toBe(false)
    full = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual(['words'])
    expect(states.at(-1)).toMatchObject({ state: 'kept' })
  })

  test('what was saved or thrown away is not kept again', async () => {
    const { kept, keeper, type } = desk(async () => ok(stamp))
    type('words')
    keeper.settle()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual([])
    expect(await keeper.flush()).toBe(true)
  })

  test('says whether anything was typed, and whether all of it is durable', async () => {
    const { keeper, type } = desk(() => after(100, ok(stamp)))
    expect(keeper.standing()).toBe('untouched')
    type('words')
    expect(keeper.standing()).toBe('unkept')
    await vi.advanceTimersByTimeAsync(350)
    expect(keeper.standing()).toBe('unkept')
    await vi.advanceTimersByTimeAsync(100)
    expect(keeper.standing()).toBe('kept')
  })
})

describe('a note that had to go', () => {
  const held = () => {
    const tasks = new Set<() => Promise<boolean>>()
    const hold = (task: () => Promise<boolean>) => {
      tasks.add(task)
      return () => { tasks.delete(task) }
    }
    return { tasks, hold }
  }

  test('is asked for before the practice locks, as long as the disk has not taken its words', async () => {
    const disk = { isFull: true }
    const { kept, keeper, type } = desk(async () => (disk.isFull ? failed({ code: 'disk-full' }) : ok(stamp)))
    const { tasks, hold } = held()
    type('nowhere else')
    keepAfterwards(keeper, hold)
    await vi.advanceTimersByTimeAsync(100)
    const lock = () => Promise.all([...tasks].map((task) => task()))
    expect(await lock()).toEqual([false])
    disk.isFull = false
    expect(await lock()).toEqual([true])
    expect(kept).toEqual(['nowhere else'])
  })

  test('goes on trying by itself, and is nobody\'s concern once its words are kept', async () => {
    const disk = { isFull: true }
    const { kept, keeper, type } = desk(async () => (disk.isFull ? failed({ code: 'disk-full' }) : ok(stamp)))
    const { tasks, hold } = held()
    type('nowhere else')
    keepAfterwards(keeper, hold)
    await vi.advanceTimersByTimeAsync(100)
    disk.isFull = false
    await vi.advanceTimersByTimeAsync(10_000)
    expect(kept).toEqual(['nowhere else'])
    expect(await Promise.all([...tasks].map((task) => task()))).not.toContain(false)

    const fine = desk(async () => ok(stamp))
    fine.type('kept at once')
    const other = held()
    keepAfterwards(fine.keeper, other.hold)
    expect(other.tasks.size).toBe(1)
    await vi.advanceTimersByTimeAsync(100)
    expect(other.tasks.size).toBe(0)
  })
})
