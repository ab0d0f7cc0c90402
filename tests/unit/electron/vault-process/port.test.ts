import { describe, expect, test } from 'vitest'
import { carriedOver } from '../../../../electron/vault-process/guesses.ts'
import { createPortServer, type ServedPort } from '../../../../electron/vault-process/port.ts'
import { createPauses } from '../../../../electron/vault/pauses.ts'
import type { Guard } from '../../../../electron/ipc/guard.ts'

const SERVED = { type: 'served' }

/** A port whose far end is this test. */
const fakePort = () => {
  const sent: unknown[] = []
  const state = { started: false, closed: false }
  let hear: (event: { readonly data: unknown }) => void = () => {}
  const port: ServedPort = {
    postMessage: (message) => sent.push(message),
    on: (_event, listener) => { hear = listener },
    start: () => { state.started = true },
    close: () => { state.closed = true },
  }
  const say = async (data: unknown): Promise<void> => {
    hear({ data })
    await new Promise((resolve) => { setImmediate(resolve) })
  }
  return { port, sent, state, say }
}

const serverWith = () => {
  const server = createPortServer()
  const guard: Guard<ServedPort> = (sender, channel, input) => Promise.resolve(server.trusts(sender)
    ? { ok: true, value: [channel, input] }
    : { ok: false, error: { code: 'foreign-sender' } })
  return { server, guard }
}

describe('the port of the vault process', () => {
  test('says that it is served, before anything else', () => {
    const { server, guard } = serverWith()
    const { port, sent } = fakePort()
    server.serve(port, guard)
    server.tell({ type: 'changed', ids: [] })
    expect(sent).toEqual([SERVED, { type: 'changed', ids: [] }])
  })

  test('answers each call under its own number', async () => {
    const { server, guard } = serverWith()
    const { port, sent, state, say } = fakePort()
    server.serve(port, guard)
    expect(state.started).toBe(true)
    await say({ id: 7, channel: 'today', input: {} })
    expect(sent).toEqual([SERVED, { id: 7, answer: { ok: true, value: ['today', {}] } }])
  })

  test('is one: a new one closes the one before, and who still speaks over that is a stranger', async () => {
    const { server, guard } = serverWith()
    const [old, fresh] = [fakePort(), fakePort()]
    server.serve(old.port, guard)
    server.serve(fresh.port, guard)
    expect(old.state.closed).toBe(true)
    await old.say({ id: 1, channel: 'today', input: {} })
    expect(old.sent).toEqual([SERVED, { id: 1, answer: { ok: false, error: { code: 'foreign-sender' } } }])
    server.tell({ type: 'changed', ids: [] })
    expect(fresh.sent).toEqual([SERVED, { type: 'changed', ids: [] }])
  })

  test('is let go of when the page goes: nothing is told to it any more', async () => {
    const { server, guard } = serverWith()
    const { port, sent, state, say } = fakePort()
    server.serve(port, guard)
    server.letGo()
    server.tell({ type: 'changed', ids: [] })
    await say({ id: 1, channel: 'today', input: {} })
    expect(state.closed).toBe(true)
    expect(sent).toEqual([SERVED, { id: 1, answer: { ok: false, error: { code: 'foreign-sender' } } }])
  })

  test('passes over what is no call', async () => {
    const { server, guard } = serverWith()
    const { port, sent, say } = fakePort()
    server.serve(port, guard)
    for (const nonsense of [null, undefined, 'today', 7, [], {}, { id: '1', channel: 'today', input: {} }, { id: 1 }]) await say(nonsense)
    expect(sent).toEqual([SERVED])
  })
})

describe('wrong passphrases', () => {
  test('count on in the process that follows, so that locking is no way around a pause', () => {
    let now = 0
    const told: number[] = []
    const first = carriedOver(createPauses(() => now), 0, { failed: () => told.push(now), succeeded: () => {} })
    for (let i = 0; i < 5; i++) first.failed()
    expect(told).toHaveLength(5)
    const left = first.secondsLeft()
    expect(left).toBeGreaterThan(0)
    const next = carriedOver(createPauses(() => now), told.length, { failed: () => told.push(now), succeeded: () => {} })
    expect(next.secondsLeft()).toBe(left)
    expect(told).toHaveLength(5)
    now += left * 1_000
    expect(next.secondsLeft()).toBe(0)
    next.succeeded()
    next.failed()
    expect(next.secondsLeft()).toBe(0)
  })

  test('end with the right one, which is told as well: the process that follows begins without a pause', () => {
    let row = 0
    const counted = { failed: () => { row += 1 }, succeeded: () => { row = 0 } }
    const first = carriedOver(createPauses(() => 0), 0, counted)
    for (let i = 0; i < 9; i++) first.failed()
    expect(row).toBe(9)
    first.succeeded()
    expect(first.secondsLeft()).toBe(0)
    expect(carriedOver(createPauses(() => 0), row, counted).secondsLeft()).toBe(0)
  })

  test('beyond counting are the longest pause, not a long start', () => {
    expect(carriedOver(createPauses(() => 0), Number.MAX_SAFE_INTEGER, { failed: () => {}, succeeded: () => {} }).secondsLeft()).toBe(300)
  })
})
