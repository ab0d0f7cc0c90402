import { MessageChannel, type MessagePort as NodePort } from 'node:worker_threads'
import { afterEach, describe, expect, test } from 'vitest'
import { createCaller, type Caller } from '../../../../electron/ipc/caller.ts'
import type { Call } from '../../../../shared/ipc/define.ts'

const opened: NodePort[] = []
afterEach(() => { for (const port of opened.splice(0)) port.close() })

/** A real channel, and the far end of it as the vault process would hold it. */
const channel = () => {
  const { port1, port2 } = new MessageChannel()
  opened.push(port1, port2)
  port2.postMessage({ type: 'served' })
  // Node's port has all a caller uses of a window's.
  return { near: port1 as unknown as MessagePort, far: port2 }
}
const unexpected = { ok: false, error: { code: 'unexpected' } }

const echo = (far: NodePort): void => {
  far.on('message', ({ id, channel, input }: Call) => far.postMessage({ id, answer: { ok: true, value: [channel, input] } }))
}

describe('a caller', () => {
  test('matches answers to calls by number, in whatever order they come', async () => {
    const { near, far } = channel()
    const caller = createCaller(() => undefined)
    caller.adopt(near)
    const calls: Call[] = []
    far.on('message', (call: Call) => {
      calls.push(call)
      if (calls.length < 2) return
      for (const { id, input } of calls.reverse()) far.postMessage({ id, answer: { ok: true, value: input } })
    })
    expect(await Promise.all([caller.call('a', 1), caller.call('b', 2)]))
      .toEqual([{ ok: true, value: 1 }, { ok: true, value: 2 }])
  })

  test('holds calls made before the port is there', async () => {
    const { near, far } = channel()
    const caller = createCaller(() => undefined)
    const answer = caller.call('today', {})
    echo(far)
    caller.adopt(near)
    expect(await answer).toEqual({ ok: true, value: ['today', {}] })
  })

  test('answers for a port that died, and asks for another, over which it goes on', async () => {
    const [first, second] = [channel(), channel()]
    const caller: Caller = createCaller(() => { caller.adopt(second.near) })
    echo(second.far)
    caller.adopt(first.near)
    const heard = new Promise((resolve) => { first.far.once('message', resolve) })
    const waiting = caller.call('today', {})
    await heard
    first.far.close()
    // It may have been done, or not.
    expect(await waiting).toEqual(unexpected)
    expect(await caller.call('clients', {})).toEqual({ ok: true, value: ['clients', {}] })
  })

  test('holds calls until a port is served; one that closes before costs nobody an answer', async () => {
    const { port1, port2 } = new MessageChannel()
    const second = channel()
    const caller: Caller = createCaller(() => { caller.adopt(second.near) })
    echo(second.far)
    caller.adopt(port1 as unknown as MessagePort)
    const waiting = caller.call('vault.begin', {})
    port2.close()
    expect(await waiting).toEqual({ ok: true, value: ['vault.begin', {}] })
  })

  test('goes on over a new port, and is done with what was asked over the old one', async () => {
    const [first, second] = [channel(), channel()]
    const caller = createCaller(() => undefined)
    caller.adopt(first.near)
    const heard = new Promise((resolve) => { first.far.once('message', resolve) })
    const waiting = caller.call('today', {})
    await heard
    caller.adopt(second.near)
    expect(await waiting).toEqual(unexpected)
    echo(second.far)
    expect(await caller.call('clients', {})).toEqual({ ok: true, value: ['clients', {}] })
  })

  test('sends nothing over an earlier port, however late it is served, and lets go of it', async () => {
    const [first, second] = [channel(), channel()]
    const caller = createCaller(() => undefined)
    const waiting = caller.call('vault.state', {})
    const strays: Call[] = []
    first.far.on('message', (call: Call) => strays.push(call))
    const closed = new Promise((resolve) => { first.far.once('close', resolve) })
    caller.adopt(first.near)
    // The first is served already; its word to that end arrives after the second has come.
    caller.adopt(second.near)
    echo(second.far)
    expect(await waiting).toEqual({ ok: true, value: ['vault.state', {}] })
    await closed
    expect(strays).toEqual([])
  })

  test('refuses input that cannot be sent instead of throwing', async () => {
    const { near } = channel()
    const caller = createCaller(() => undefined)
    caller.adopt(near)
    expect(await caller.call('today', () => 1)).toEqual({ ok: false, error: { code: 'bad-input' } })
  })

  test('tells every listener of a notice until it stops listening', async () => {
    const { near, far } = channel()
    const caller = createCaller(() => undefined)
    const heard: string[] = []
    const stop = caller.onNotice(({ type }) => heard.push(`one ${type}`))
    caller.onNotice(({ type }) => heard.push(`two ${type}`))
    caller.adopt(near)
    caller.tell({ type: 'locking' })
    stop()
    const told = new Promise((resolve) => { caller.onNotice(resolve) })
    far.postMessage({ type: 'changed', ids: [] })
    await told
    expect(heard).toEqual(['one locking', 'two locking', 'two changed'])
  })
})
