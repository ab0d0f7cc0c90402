import { expect, test, vi } from 'vitest'
import { inStep } from '../../../../renderer/app/in-step.ts'

interface Plan { readonly first: string, readonly second: string }
const HELD: Plan = { first: 'email', second: 'email' }
const kept = () => Promise.resolve(true)

test('a choice is made on top of the one that is still on its way', async () => {
  const { hold, send } = inStep(HELD)
  const keep = vi.fn<(plan: Plan) => Promise<boolean>>(kept)
  const one = send((plan) => ({ ...plan, first: 'sms' }), keep)
  // The screen is asked anew meanwhile, and shows the record as it was.
  hold(HELD)
  await Promise.all([one, send((plan) => ({ ...plan, second: 'none' }), keep)])
  expect(keep.mock.calls).toEqual([[{ first: 'sms', second: 'email' }], [{ first: 'sms', second: 'none' }]])
})

test('the next choice is not made on top of one that was refused', async () => {
  const { send } = inStep(HELD)
  expect(await send((plan) => ({ ...plan, first: 'sms' }), () => Promise.resolve(false))).toBe(false)
  const keep = vi.fn<(plan: Plan) => Promise<boolean>>(kept)
  await send((plan) => ({ ...plan, second: 'none' }), keep)
  expect(keep).toHaveBeenCalledWith({ first: 'email', second: 'none' })
})

test('once nothing is on its way, what the practice holds counts: it may have been undone', async () => {
  const { hold, send } = inStep(HELD)
  await send((plan) => ({ ...plan, first: 'sms' }), kept)
  hold(HELD)
  const keep = vi.fn<(plan: Plan) => Promise<boolean>>(kept)
  await send((plan) => ({ ...plan, second: 'none' }), keep)
  expect(keep).toHaveBeenCalledWith({ first: 'email', second: 'none' })
})
