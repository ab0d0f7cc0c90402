import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { COPY_STAYS, createCopies } from '../../../../electron/host/copies.ts'

beforeEach(() => { vi.useFakeTimers() })
afterEach(() => { vi.useRealTimers() })

const board = () => {
  let held = ''
  let cleared = 0
  const clearedOf: (string | undefined)[] = []
  return {
    parts: {
      writeText: (text: string) => { held = text },
      readText: () => held,
      clear: (which?: 'selection') => {
        clearedOf.push(which)
        if (which === 'selection') return
        held = ''
        cleared += 1
      },
    },
    cleared: () => cleared,
    clearedOf,
  }
}

describe('words that were copied', () => {
  test('stay for half a minute, then the clipboard is empty', async () => {
    const { parts } = board()
    expect(await createCopies(parts, 'linux').handlers['host.copyText']({ text: 'Dear Marta' })).toEqual({ ok: true, value: {} })
    await vi.advanceTimersByTimeAsync(COPY_STAYS - 1)
    expect(parts.readText()).toBe('Dear Marta')
    await vi.advanceTimersByTimeAsync(1)
    expect(parts.readText()).toBe('')
  })

  test('leave alone what was copied elsewhere meanwhile', async () => {
    const { parts, cleared } = board()
    await createCopies(parts, 'linux').handlers['host.copyText']({ text: 'Dear Marta' })
    parts.writeText('a shopping list')
    await vi.advanceTimersByTimeAsync(COPY_STAYS)
    expect(parts.readText()).toBe('a shopping list')
    expect(cleared()).toBe(0)
  })

  test('are known again though the system changed the ends of their lines', async () => {
    const { parts } = board()
    await createCopies(parts, 'linux').handlers['host.copyText']({ text: 'one\ntwo' })
    parts.writeText('one\r\ntwo')
    await vi.advanceTimersByTimeAsync(COPY_STAYS)
    expect(parts.readText()).toBe('')
  })

  test('count anew with the next copy, which has its own half minute', async () => {
    const { parts } = board()
    const { handlers } = createCopies(parts, 'linux')
    await handlers['host.copyText']({ text: 'one' })
    await vi.advanceTimersByTimeAsync(COPY_STAYS - 1)
    await handlers['host.copyText']({ text: 'two' })
    await vi.advanceTimersByTimeAsync(COPY_STAYS - 1)
    expect(parts.readText()).toBe('two')
    await vi.advanceTimersByTimeAsync(1)
    expect(parts.readText()).toBe('')
  })

  test('are taken back at once when the practice is locked, and once only', async () => {
    const { parts, cleared } = board()
    const copies = createCopies(parts, 'linux')
    await copies.forget()
    expect(cleared()).toBe(0)
    await copies.handlers['host.copyText']({ text: 'Dear Marta' })
    await copies.forget()
    expect(parts.readText()).toBe('')
    await vi.advanceTimersByTimeAsync(COPY_STAYS)
    await copies.forget()
    expect(cleared()).toBe(1)
  })
  test('on a clipboard that cannot be read are left as they are', async () => {
    const { parts, cleared } = board()
    const copies = createCopies({ ...parts, readText: () => Promise.reject(new Error('no clipboard')) }, 'linux')
    await copies.handlers['host.copyText']({ text: 'Dear Marta' })
    await copies.forget()
    expect(cleared()).toBe(0)
  })
})

describe('words that were selected', () => {
  test('are with the system on Linux, which pastes them at a press of the wheel: they are taken back', () => {
    const { parts, clearedOf } = board()
    createCopies(parts, 'linux').forgetSelected()
    expect(clearedOf).toEqual(['selection'])
  })

  test('are a clipboard of their own in newer versions, and the other is left alone', () => {
    const { parts, clearedOf } = board()
    let taken = 0
    createCopies({ ...parts, selection: { clear: () => { taken += 1 } } }, 'linux').forgetSelected()
    expect([taken, clearedOf]).toEqual([1, []])
  })

  test.each(['darwin', 'win32'])('stay in the page on %s', (platform) => {
    const { parts, clearedOf } = board()
    createCopies(parts, platform).forgetSelected()
    expect(clearedOf).toEqual([])
  })
})
