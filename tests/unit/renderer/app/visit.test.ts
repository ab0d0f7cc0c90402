import { beforeEach, expect, test, vi } from 'vitest'
import { beforeLock } from '../../../../renderer/app/before-lock.ts'
import { visit } from '../../../../renderer/app/visit.ts'
import { sample } from '../../../../renderer/strings/sample.ts'

const asked: unknown[] = []
vi.mock('../../../../renderer/api.ts', () => ({
  call: (channel: string, input: unknown) => {
    asked.push([channel, input])
    return Promise.resolve({ ok: true, value: {} })
  },
}))
beforeEach(() => { asked.length = 0 })

test('the sample is gone to once what was written is kept', async () => {
  const order: string[] = []
  const forget = beforeLock(() => { order.push(`kept, ${String(asked.length)} asked`); return Promise.resolve(true) })
  expect(await visit('sample')).toBeNull()
  forget()
  expect(order).toEqual(['kept, 0 asked'])
  expect(asked).toEqual([['host.visit', { practice: 'sample' }]])
})

test('words the disk does not take are no price of a walk: it is said, and nothing is left', async () => {
  for (const task of [() => Promise.resolve(false), () => Promise.reject(new Error('no answer'))]) {
    const forget = [beforeLock(() => Promise.resolve(true)), beforeLock(task)]
    expect(await visit('sample')).toBe(sample.notKept)
    for (const one of forget) one()
  }
  expect(asked).toEqual([])
})

test('the way out of the sample waits for nothing: what is written there goes', async () => {
  const forget = beforeLock(() => Promise.resolve(false))
  expect(await visit('own')).toBeNull()
  forget()
  expect(asked).toEqual([['host.visit', { practice: 'own' }]])
})
