/** Every channel of the contract, at the guard that main and the vault process share. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createChecks } from '../../electron/ipc/checks.ts'
import { createGuard, type Handler } from '../../electron/ipc/guard.ts'
import { channelsOf, guardMain } from '../../electron/ipc/register.ts'
import { isMainChannel } from '../../electron/ipc/wire.ts'
import { contract, type Handlers, type MainChannel } from '../../shared/ipc/contract.ts'
import type { Caller, Channel } from '../../shared/ipc/define.ts'
import { bad, good } from '../support/from-schema.ts'

const SEED = { seed: 20261121, numRuns: 25 }
const channels: readonly (readonly [string, Channel])[] = Object.entries<Channel>(contract)
const checks = createChecks(contract)

const open = (caller: Caller, handler: Handler, lines: string[] = []) => createGuard<string>({
  channels: contract,
  handlers: Object.fromEntries(channels.map(([name]) => [name, handler])),
  checks,
  trusts: (sender) => sender === 'ours',
  caller: () => caller,
  log: (line) => lines.push(line),
  checkOutputs: false,
})

/** A handler that remembers what it was given. */
const witness = () => {
  const seen: unknown[] = []
  return { seen, handler: (input: unknown) => { seen.push(input); return { ok: true as const, value: {} } } }
}

describe.each(channels)('%s', (name, channel) => {
  test('takes what its schema describes, and the handler gets it as it came', async () => {
    await fc.assert(fc.asyncProperty(good(channel.input), async (input) => {
      const { seen, handler } = witness()
      expect(await open('coach', handler)('ours', name, input)).toEqual({ ok: true, value: {} })
      expect(seen).toEqual([input])
    }), SEED)
  })

  test('refuses what its schema does not describe, and the handler is not reached', async () => {
    const { seen, handler } = witness()
    const guard = open('coach', handler)
    for (const sample of fc.sample(good(channel.input), { seed: SEED.seed, numRuns: 3 })) {
      for (const { how, value } of bad(channel.input, sample)) {
        expect(await guard('ours', name, value), how).toEqual({ ok: false, error: { code: 'bad-input' } })
      }
    }
    expect(seen).toEqual([])
  })

  test('refuses a foreign sender before it looks at anything else', async () => {
    const { seen, handler } = witness()
    const guard = open('coach', handler)
    const [input] = fc.sample(good(channel.input), { seed: SEED.seed, numRuns: 1 })
    for (const sent of [input, 'nonsense']) {
      expect(await guard('a stranger', name, sent)).toEqual({ ok: false, error: { code: 'foreign-sender' } })
    }
    expect(seen).toEqual([])
  })

  test('lets in who may call, and refuses who may not', async () => {
    const { seen, handler } = witness()
    const [input] = fc.sample(good(channel.input), { seed: SEED.seed, numRuns: 1 })
    const answer = await open('anybody', handler)('ours', name, input)
    if (channel.caller === 'anybody') return expect(answer).toEqual({ ok: true, value: {} })
    expect(answer).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(seen).toEqual([])
  })

  test('has an output schema that compiles strictly, takes what it describes and refuses what it does not', () => {
    fc.assert(fc.property(good(channel.output), (output) => checks.output(name, output)), SEED)
    for (const sample of fc.sample(good(channel.output), { seed: SEED.seed, numRuns: 2 })) {
      for (const { how, value } of bad(channel.output, sample)) expect(checks.output(name, value), how).toBe(false)
    }
  })
})

test('what is no channel is answered so, names every object has included', async () => {
  const { seen, handler } = witness()
  const guard = open('coach', handler)
  for (const name of ['nothing', '', '__proto__', 'constructor', 'toString', 7, null, undefined, ['today'], {}]) {
    expect(await guard('ours', name, {})).toEqual({ ok: false, error: { code: 'unknown-channel' } })
  }
  expect(seen).toEqual([])
})

test('the preload can tell from a name which process answers', () => {
  for (const [name, { home }] of channels) expect(isMainChannel(name), name).toBe(home === 'main')
})

test('a missing handler stops the start, and so does one for a channel of another process', () => {
  const given = { trusts: () => true, caller: () => 'coach' as const, log: () => {}, checkOutputs: true }
  const names = Object.keys(channelsOf('main'))
  const handlers = (of: readonly string[]): Handlers<MainChannel> =>
    // Whole or not is what is tried here, so the types cannot know.
    Object.fromEntries(of.map((name) => [name, () => ({ ok: true, value: {} })])) as unknown as Handlers<MainChannel>
  expect(() => guardMain(handlers(names), given)).not.toThrow()
  expect(() => guardMain(handlers(names.slice(1)), given)).toThrow(names[0])
  expect(() => guardMain(handlers([...names, 'today']), given)).toThrow('today')
})
