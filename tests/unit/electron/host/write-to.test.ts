import { describe, expect, test } from 'vitest'
import { createWriting, type WriteParts } from '../../../../electron/host/write-to.ts'
import { createChecks } from '../../../../electron/ipc/checks.ts'
import { channelsOf } from '../../../../electron/ipc/register.ts'
import { contract } from '../../../../shared/ipc/contract.ts'
import { mayCall } from '../../../../shared/ipc/define.ts'

const LETTER = { channel: 'email', address: 'marta@example.pt', subject: 'Half-way', text: 'Dear Marta' } as const

const desk = (over: Partial<WriteParts> = {}) => {
  const opened: string[] = []
  const asked: string[] = []
  const handlers = createWriting({
    platform: 'linux',
    programFor: (scheme) => { asked.push(scheme); return 'Letters' },
    open: (link) => { opened.push(link); return Promise.resolve() },
    ...over,
  })
  return { opened, asked, write: handlers['host.writeTo'] }
}

describe('a message', () => {
  test('opens in the program for its channel, filled in', async () => {
    const { write, opened, asked } = desk()
    expect(await write(LETTER)).toEqual({ ok: true, value: {} })
    expect(await write({ ...LETTER, channel: 'sms', address: '+351 912 345 678' })).toEqual({ ok: true, value: {} })
    expect(opened).toEqual(['mailto:marta@example.pt?subject=Half-way&body=Dear%20Marta', 'sms:+351912345678?body=Dear%20Marta'])
    expect(asked).toEqual(['mailto:', 'sms:'])
  })

  test('to what is no address opens nothing, and asks for no program', async () => {
    const { write, opened, asked } = desk()
    for (const address of ['https://example.org', 'file:///etc/passwd', 'marta@example.pt?bcc=eve@example.org', 'javascript:alert(1)', '']) {
      expect(await write({ ...LETTER, address })).toEqual({ ok: false, error: { code: 'bad-address' } })
      expect(await write({ ...LETTER, channel: 'sms', address })).toEqual({ ok: false, error: { code: 'bad-address' } })
    }
    expect([opened, asked]).toEqual([[], []])
  })

  test('says so where no program answers, before opening or when it fails', async () => {
    const silent = desk({ programFor: () => '' })
    expect(await silent.write(LETTER)).toEqual({ ok: false, error: { code: 'no-program' } })
    expect(silent.opened).toEqual([])
    const failing = desk({ open: () => Promise.reject(new Error('exit 3')) })
    expect(await failing.write(LETTER)).toEqual({ ok: false, error: { code: 'no-program' } })
  })

  test('that is too long for Windows is refused, not cut', async () => {
    const { write, opened } = desk({ platform: 'win32' })
    expect(await write({ ...LETTER, text: 'é'.repeat(400) })).toEqual({ ok: false, error: { code: 'too-large' } })
    expect(opened).toEqual([])
  })
})

test('writing and copying are for the coach alone, and take no channel but the two', () => {
  for (const name of ['host.writeTo', 'host.copyText'] as const) {
    expect(mayCall('coach', contract[name].caller)).toBe(true)
    for (const other of ['anybody', 'admin', 'manager'] as const) expect(mayCall(other, contract[name].caller)).toBe(false)
  }
  const checks = createChecks(channelsOf('main'))
  expect(checks.input('host.writeTo', LETTER)).toBe(true)
  for (const channel of ['https', 'mailto', 'tel', '']) expect(checks.input('host.writeTo', { ...LETTER, channel })).toBe(false)
  expect(checks.input('host.writeTo', { ...LETTER, link: 'https://example.org' })).toBe(false)
})
