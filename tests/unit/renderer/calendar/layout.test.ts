import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  BLOCK_HEIGHT, HOUR_HEIGHT, LINE_HEIGHT, layoutWeek, minuteAt, topOf, type Block, type Timed,
} from '../../../../renderer/views/calendar/layout.ts'

const at = (hour: number, minutes = 60, id = String(hour)): Timed => ({ id, from: hour * 60, until: hour * 60 + minutes })
const empty = Array.from({ length: 7 }, (): readonly Timed[] => [])
const week = (...monday: readonly Timed[]) => layoutWeek([monday, ...empty.slice(1)])
const monday = (...sessions: readonly Timed[]) => week(...sessions).columns[0] ?? []

const TIMED = fc.record({ from: fc.integer({ min: 0, max: 1_439 }), minutes: fc.integer({ min: 5, max: 480 }) })
const DAY = fc.array(TIMED, { maxLength: 14 })
const WEEK = fc.array(DAY, { minLength: 7, maxLength: 7 }).map((days) => days.map((day, column) =>
  day.map(({ from, minutes }, row): Timed => ({ id: `${String(column)}-${String(row)}`, from, until: from + minutes }))))

const meet = (one: Block, other: Block): boolean =>
  one.top < other.top + other.height - 0.01 && other.top < one.top + one.height - 0.01
  && (one.lanes === 1 || other.lanes === 1 || one.lane === other.lane)

test('an empty week shows the working day, each hour alike', () => {
  const { hours, height } = layoutWeek(empty)
  expect(hours.map(({ hour }) => hour)).toEqual([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18])
  expect(height).toBe(11 * HOUR_HEIGHT)
})

test('an early and a late session widen the hours, and midnight ends them', () => {
  expect(week(at(6, 50)).hours[0]?.hour).toBe(6)
  expect(week(at(23, 90)).hours.at(-1)?.hour).toBe(23)
})

test('a short session makes its own hour higher and no other', () => {
  const { hours } = week(at(10, 30))
  expect(hours.find(({ hour }) => hour === 10)?.height).toBe(2 * BLOCK_HEIGHT)
  expect(hours.find(({ hour }) => hour === 11)?.height).toBe(HOUR_HEIGHT)
})

test('two that overlap stand side by side; what only touches does not', () => {
  expect(monday(at(9), at(9.5)).map(({ lane, lanes }) => [lane, lanes])).toEqual([[0, 2], [1, 2]])
  expect(monday(at(9), at(10)).map(({ lanes }) => lanes)).toEqual([1, 1])
})

test('three at once are a stack of whole lines in the order they begin', () => {
  const blocks = monday(at(14, 60, 'b'), at(14.5, 60, 'c'), at(14, 60, 'a'))
  expect(blocks.map(({ id, isLine }) => [id, isLine])).toEqual([['a', true], ['b', true], ['c', true]])
  expect(Math.min(...blocks.map(({ height }) => height))).toBeGreaterThanOrEqual(LINE_HEIGHT)
})

test('whatever is booked: every session is there once, with room for its words, and no two cover each other', () => {
  fc.assert(fc.property(WEEK, (days) => {
    const { columns, height } = layoutWeek(days)
    columns.forEach((blocks, column) => {
      expect(blocks.map(({ id }) => id).toSorted()).toEqual((days[column] ?? []).map(({ id }) => id).toSorted())
      blocks.forEach((block, index) => {
        expect(block.height).toBeGreaterThanOrEqual((block.isLine ? LINE_HEIGHT : BLOCK_HEIGHT) - 0.01)
        expect(block.top).toBeGreaterThanOrEqual(0)
        expect(block.top + block.height).toBeLessThanOrEqual(height + 0.01)
        for (const other of blocks.slice(index + 1)) expect(meet(block, other)).toBe(false)
      })
    })
  }))
})

test('a place in a column is the quarter of an hour that stands there', () => {
  fc.assert(fc.property(WEEK, fc.integer({ min: 32, max: 75 }), (days, quarter) => {
    const { hours } = layoutWeek(days)
    const top = topOf(hours, quarter * 15)
    expect(top).not.toBeNull()
    expect(minuteAt(hours, (top ?? 0) + 1)).toBe(quarter * 15)
  }))
})

test('a minute before the first hour shown, or after the last, stands nowhere', () => {
  const { hours } = layoutWeek(empty)
  expect([topOf(hours, 7 * 60), topOf(hours, 19 * 60), topOf(hours, 19 * 60 + 1)]).toEqual([null, 11 * HOUR_HEIGHT, null])
})
