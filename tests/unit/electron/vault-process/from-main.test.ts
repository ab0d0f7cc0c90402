import { describe, expect, test } from 'vitest'
import type { FromVault } from '../../../../electron/ipc/wire.ts'
import { askMain } from '../../../../electron/vault-process/from-main.ts'

const KEY = 'ab'.repeat(32)

const setUp = () => {
  const sent: FromVault[] = []
  return { sent, asked: askMain<string>((message) => sent.push(message)) }
}

describe('what main is asked', () => {
  test('for the key, and answers with it or with nothing', async () => {
    const { sent, asked } = setUp()
    const both = [asked.keychain.wanted(), asked.keychain.wanted()]
    expect(sent).toEqual([{ type: 'keychain-wanted' }, { type: 'keychain-wanted' }])
    asked.answered({ type: 'keychain', key: KEY }, undefined)
    asked.answered({ type: 'keychain', key: null }, undefined)
    expect(await Promise.all(both)).toEqual([KEY, null])
  })

  test('to keep one; anything but that one said back is a refusal', async () => {
    const { sent, asked } = setUp()
    const kept = [asked.keychain.keep(KEY), asked.keychain.keep(KEY), asked.keychain.keep(KEY)]
    expect(sent[0]).toEqual({ type: 'keychain-keep', key: KEY })
    for (const key of [KEY, null, 'cd'.repeat(32)]) asked.answered({ type: 'keychain', key }, undefined)
    expect(await Promise.all(kept)).toEqual([true, false, false])
  })

  test('to forget it, which is not answered', () => {
    const { sent, asked } = setUp()
    asked.keychain.forget()
    expect(sent).toEqual([{ type: 'keychain-forget' }])
  })

  test('for a drill’s process, whose port comes along', async () => {
    const { sent, asked } = setUp()
    const port = asked.drillPort()
    expect(sent).toEqual([{ type: 'drill-wanted' }])
    asked.answered({ type: 'drill-port' }, undefined)
    asked.answered({ type: 'drill-port' }, 'its end')
    expect(await port).toBe('its end')
  })

  test('what nobody asked for is nothing', () => {
    const { asked } = setUp()
    for (const message of [{ type: 'keychain', key: KEY }, { type: 'drill-port' }, { type: 'let-go' }] as const) {
      expect(() => asked.answered(message, 'a port')).not.toThrow()
    }
  })
})
