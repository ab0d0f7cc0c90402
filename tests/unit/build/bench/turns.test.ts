import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchTurns } from '../../../../build/bench/turns.ts'

let clock = 0
/** The clock goes on, and what was due in the meantime has its turn once: the loop was busy. */
const busyFor = (ms: number): void => {
  clock += ms
  vi.advanceTimersToNextTimer()
}

beforeEach(() => {
  clock = 0
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  vi.spyOn(performance, 'now').mockImplementation(() => clock)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

test('an idle loop keeps nobody waiting', () => {
  const turns = watchTurns()
  for (let time = 0; time < 10; time += 1) busyFor(1)
  expect(turns.longest()).toBe(0)
})

test('the longest turn is told, not the last one', () => {
  const turns = watchTurns()
  for (const ms of [4, 31, 7]) busyFor(ms)
  expect(turns.longest()).toBe(30)
})

test('a turn that lasts to the end is seen, too', () => {
  const turns = watchTurns()
  busyFor(4)
  clock += 50
  expect(turns.longest()).toBe(49)
})

test('once it is told, nothing is watched any more', () => {
  watchTurns().longest()
  expect(vi.getTimerCount()).toBe(0)
})
