/** Every channel of the contract, at the guard that main and the vault process share. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createChecks } from '../../electron/ipc/checks.ts'
import { createGuard, type Handler } from '../../electron/ipc/guard.ts'
import { channelsOf, guardMain } from '../../electron/ipc/register.ts'
import { isMainChannel } from '../../electron/ipc/wire.ts'
import { contract, type Handlers, type MainChannel } from '../../shared/ipc/contract.ts'
import type { Allowed, Caller, Channel } from '../../shared/ipc/define.ts'
import { bad, good } from '../support/from-schema.ts'

const SEED = { seed: 20261121, numRuns: 25 }
const channels: readonly (readonly [string, Channel])[] = Object.entries<Channel>(contract)
const checks = createChecks(contract)

/** Every caller there is, and by each word of the contract those it is for; written out, as the guard has its own. */
const CALLERS: readonly Caller[] = ['anybody', 'coach', 'admin', 'manager']
const FOR: Readonly<Record<Allowed, readonly Caller[]>> = {
  anybody: CALLERS,
  member: ['coach', 'admin', 'manager'],
  practice: ['coach', 'admin'],
  coach: ['coach'],
}
/** Whoever may call: for what is tried of a channel beside that. */
const someCaller = ({ caller }: Channel): Caller => (caller === 'anybody' ? 'anybody' : 'coach')

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
    const guard = open(someCaller(channel), handler)
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

  test.each(CALLERS)('answers %s if it is for such a caller, and refuses otherwise', async (caller) => {
    const { seen, handler } = witness()
    const [input] = fc.sample(good(channel.input), { seed: SEED.seed, numRuns: 1 })
    const answer = await open(caller, handler)('ours', name, input)
    if (FOR[channel.caller].includes(caller)) return expect(answer).toEqual({ ok: true, value: {} })
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

test('V1: whoever is not the coach reaches no note, no search, no key of another, no backup and no export', () => {
  const reached = (caller: Caller): readonly string[] => channels
    .filter(([, { home, caller: allowed }]) => home === 'vault' && FOR[allowed].includes(caller)).map(([name]) => name)
  const atTheDoor = reached('anybody')
  expect(atTheDoor.filter((name) => !name.startsWith('vault.'))).toEqual(['work.cancel'])
  expect(reached('manager').filter((name) => !atTheDoor.includes(name))).toEqual(['vault.changePassphrase'])
  for (const name of reached('admin')) expect(name).not.toMatch(/^(note|notes|find|users|access|erase|backups|export|attachments)\b/)
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
