import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { askSecret } from '../../../../electron/opener/ask-secret.ts'

const never = new AbortController().signal

/** Somebody at a keyboard. */
const keyboard = () => {
  const source = Object.assign(new PassThrough(), {
    isTTY: true, raw: [] as boolean[], setRawMode: (raw: boolean) => { source.raw.push(raw) },
  })
  return source
}

const typing = async (...keys: readonly (string | Buffer)[]): Promise<string | null> => {
  const source = keyboard()
  const answer = askSecret(source, never)
  for (const key of keys) source.write(key)
  const typed = await answer
  // Nothing is echoed: the terminal shows no key while it is raw, and it is given back.
  expect(source.raw).toEqual([true, false])
  expect(source.listenerCount('data')).toBe(0)
  return typed
}

test('what is typed is taken, without showing it, until Enter', async () => {
  expect(await typing('o', 'p', 'en', '\r')).toBe('open')
  expect(await typing('pasted at once\nand more')).toBe('pasted at once')
  expect(await typing('grüße 🜂\r')).toBe('grüße 🜂')
  const umlaut = Buffer.from('ü')
  expect(await typing(umlaut.subarray(0, 1), umlaut.subarray(1), '\r')).toBe('ü')
  expect(await typing(' spaces count \r')).toBe(' spaces count ')
})

test('a slip can be taken back, a whole character at a time, or all of it', async () => {
  expect(await typing('opem', '\u007f', 'n\r')).toBe('open')
  expect(await typing('a🜂', '\b', '\r')).toBe('a')
  expect(await typing('wrong', '\u0015', 'right\r')).toBe('right')
  expect(await typing('\u007f\u007fx\r')).toBe('x')
})

test('arrows and other keys leave nothing in a passphrase', async () => {
  expect(await typing('a', '\u001b[A', '\u001b[1;5C', '\u001bOP', '\t', '\u0001', 'b\r')).toBe('ab')
})

test('Ctrl+C and Ctrl+D leave', async () => {
  expect(await typing('half', '\u0003')).toBe(null)
  expect(await typing('\u0004')).toBe(null)
})

test('a pipe gives its first line, with or without a line end', async () => {
  const piped = async (...parts: readonly (string | Buffer)[]): Promise<string | null> => {
    const source = new PassThrough()
    const answer = askSecret(source, never)
    for (const part of parts) source.write(part)
    source.end()
    return answer
  }
  expect(await piped('one line\nanother\n')).toBe('one line')
  expect(await piped('in ', 'pieces', '\r\n')).toBe('in pieces')
  expect(await piped('no end')).toBe('no end')
  expect(await piped('back\u007fspace\n')).toBe('back\u007fspace')
  expect(await piped('\n')).toBe('')
  expect(await piped()).toBe(null)
})

test('a pipe that never ends its line is not read for ever', async () => {
  const source = new PassThrough()
  const answer = askSecret(source, never)
  for (let count = 0; count < 200; count += 1) source.write('x'.repeat(100))
  expect((await answer)?.length).toBeGreaterThan(8000)
})

test('a signal ends the question and gives the terminal back', async () => {
  const controller = new AbortController()
  const source = keyboard()
  const answer = askSecret(source, controller.signal)
  controller.abort()
  expect(await answer).toBe(null)
  expect(source.raw).toEqual([true, false])
  expect(await askSecret(keyboard(), controller.signal)).toBe(null)
})
