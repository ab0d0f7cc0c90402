import { expect, test } from 'vitest'
import { ifMany, steadily } from '../../../../electron/vault-process/progress.ts'

test('a work that goes fast is told of ten times a second, and its end always', () => {
  let now = 0
  const told: number[] = []
  const tell = steadily((done) => told.push(done), () => now)
  for (let done = 0; done <= 1_000; done++) {
    tell(done, 1_000)
    now += 1
  }
  expect(told).toEqual([0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000])
})

test('the end is told even right after a telling', () => {
  const told: number[] = []
  const tell = steadily((done) => told.push(done), () => 7)
  for (const done of [0, 1, 2, 3]) tell(done, 3)
  expect(told).toEqual([0, 3])
})

test('a practice of few records says nothing of its opening, a large one does', () => {
  const told: string[] = []
  const tell = ifMany((done, total) => told.push(`${String(done)} of ${String(total)}`))
  tell(0, 5_000)
  tell(5_000, 5_000)
  tell(1, 5_001)
  expect(told).toEqual(['1 of 5001'])
})
