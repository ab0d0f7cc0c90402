import { expect, test, vi } from 'vitest'
import { afterAnswer } from '../../../../renderer/app/use-query.ts'

const again = vi.fn()
const ready = afterAnswer<string>(null, { ok: true, value: 'letters' }, again)

test('an answer is shown', () => {
  expect(ready).toEqual({ state: 'ready', value: 'letters', failed: null, again })
})

test('asked in vain the first time, there is only the failure', () => {
  expect(afterAnswer(null, { ok: false, error: { code: 'unexpected' } }, again))
    .toEqual({ state: 'failed', error: { code: 'unexpected' }, again })
})

test('asked in vain later on, what was shown stays, and the next answer heals it', () => {
  const kept = afterAnswer(ready, { ok: false, error: { code: 'unexpected' } }, again)
  expect(kept).toEqual({ ...ready, failed: { code: 'unexpected' } })
  expect(afterAnswer(kept, { ok: true, value: 'later' }, again)).toEqual({ ...ready, value: 'later' })
})

test('what is gone, or not hers to see any more, is shown no longer', () => {
  for (const code of ['not-found', 'not-allowed'] as const) {
    expect(afterAnswer(ready, { ok: false, error: { code } }, again)).toEqual({ state: 'failed', error: { code }, again })
  }
})
