import { Type } from '@sinclair/typebox'
import { describe, expect, test } from 'vitest'
import { createChecks } from '../../../../electron/ipc/checks.ts'
import { createGuard, traceOf, type Handler } from '../../../../electron/ipc/guard.ts'
import { command } from '../../../../shared/ipc/define.ts'

const SECRET = 'Marta Oliveira'
const channels = {
  write: command({
    home: 'main', caller: 'anybody', input: Type.Object({ text: Type.String() }),
    output: Type.Object({ count: Type.Integer() }, { additionalProperties: false }),
  }),
}

const guardWith = (handler: Handler, checkOutputs = false) => {
  const lines: string[] = []
  const guard = createGuard<null>({
    channels, handlers: { write: handler }, checks: createChecks(channels),
    trusts: () => true, caller: () => 'coach', log: (line) => lines.push(line), checkOutputs,
  })
  return { lines, answer: () => guard(null, 'write', { text: SECRET }) }
}

describe('a handler that throws', () => {
  test.each([
    ['an error', () => { throw new Error(`could not write ${SECRET}`) }],
    ['an error of many lines', () => { throw new Error(`first\n    at ${SECRET}\nlast ${SECRET}`) }],
    ['a word', () => { const word: unknown = SECRET; throw word }],
    ['a rejection', () => Promise.reject(new TypeError(SECRET))],
  ])('is answered as unexpected, and the log line carries no content: %s', async (_, handler) => {
    const { lines, answer } = guardWith(handler)
    expect(await answer()).toEqual({ ok: false, error: { code: 'unexpected' } })
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('write')
    expect(lines.join()).not.toContain(SECRET)
  })
})

test('a refusal of the handler is passed on as it is', async () => {
  const refusal = { ok: false, error: { code: 'disk-full', detail: { needed: 3 } } } as const
  expect(await guardWith(() => refusal, true).answer()).toEqual(refusal)
})

test('an answer that is not what its schema says is unexpected where outputs are checked', async () => {
  const wrong = { ok: true, value: { count: 1, name: SECRET } } as const
  const { lines, answer } = guardWith(() => wrong, true)
  expect(await answer()).toEqual({ ok: false, error: { code: 'unexpected' } })
  expect(lines.join()).not.toContain(SECRET)
  expect(await guardWith(() => wrong).answer()).toEqual(wrong)
})

test('a trace names the kind of a fault and where it was, not its message', () => {
  const trace = traceOf(new RangeError(SECRET))
  expect(trace).toMatch(/^RangeError at /)
  expect(trace).not.toContain(SECRET)
})
