/** Takes a passphrase or a code from whoever sits there, without showing it, or a line from a pipe. */
import { StringDecoder } from 'node:string_decoder'

/** What is read: standard input, or a stand-in. */
export interface SecretSource extends NodeJS.EventEmitter {
  readonly isTTY?: boolean
  readonly setRawMode?: (raw: boolean) => unknown
  readonly resume: () => unknown
  readonly pause: () => unknown
}

/** More than any passphrase, in UTF-16 code units: a pipe that never ends its line is not read for ever. */
const MOST_UNITS = 8192

const KEYS = {
  enter: '\r', feed: '\n', interrupt: '\u0003', end: '\u0004', back: '\u007f', backspace: '\b', wipe: '\u0015',
}
/** What arrow and function keys send. */
const ESCAPES = /\u001b(?:\[[0-9;?]*[ -/]*[@-~]|O.|.)?/gu

/** What was typed up to now, and whether that ends it. */
interface Typing { readonly text: string, readonly ended: 'entered' | 'left' | null }

const typed = (before: string, more: string): Typing => {
  let text = before
  for (const key of more.replace(ESCAPES, '')) {
    if (key === KEYS.enter || key === KEYS.feed) return { text, ended: 'entered' }
    if (key === KEYS.interrupt || key === KEYS.end) return { text: '', ended: 'left' }
    if (key === KEYS.back || key === KEYS.backspace) text = [...text].slice(0, -1).join('')
    else if (key === KEYS.wipe) text = ''
    else if (key >= ' ') text += key
  }
  return { text, ended: null }
}

const piped = (before: string, more: string): Typing => {
  const [line = '', ...rest] = `${before}${more}`.split('\n')
  return { text: line.replace(/\r$/, ''), ended: rest.length > 0 ? 'entered' : null }
}

/**
 * One line; null when she left (Ctrl+C, Ctrl+D, an empty pipe) or `signal` did. What comes after the line is not kept.
 */
export const askSecret = (source: SecretSource, signal: AbortSignal): Promise<string | null> =>
  new Promise((resolve, reject) => {
    const byHand = source.isTTY === true && source.setRawMode !== undefined
    const decoder = new StringDecoder('utf8')
    let text = ''
    const finish = (settle: () => void): void => {
      source.off('data', onData)
      source.off('end', onEnd)
      source.off('error', onError)
      signal.removeEventListener('abort', onAbort)
      if (byHand) source.setRawMode?.(false)
      source.pause()
      settle()
    }
    const onData = (chunk: Uint8Array | string): void => {
      const more = typeof chunk === 'string' ? chunk : decoder.write(Buffer.from(chunk))
      const now = byHand ? typed(text, more) : piped(text, more)
      text = now.text
      if (now.ended === 'left') finish(() => { resolve(null) })
      else if (now.ended === 'entered' || text.length > MOST_UNITS) finish(() => { resolve(text) })
    }
    // A pipe that ends without a line end has said its line.
    const onEnd = (): void => { finish(() => { resolve(text === '' ? null : text) }) }
    const onError = (error: Error): void => { finish(() => { reject(error) }) }
    const onAbort = (): void => { finish(() => { resolve(null) }) }
    if (signal.aborted) {
      resolve(null)
      return
    }
    if (byHand) source.setRawMode?.(true)
    source.on('data', onData)
    source.on('end', onEnd)
    source.on('error', onError)
    signal.addEventListener('abort', onAbort)
    source.resume()
  })
