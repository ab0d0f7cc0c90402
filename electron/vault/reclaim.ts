/**
 * The driver gives a connection's memory and file handle back when its statements are collected, and nothing tells
 * the collector how much hangs on them: a thousand wrong passphrases would hold a thousand file handles.
 * So after some closings we ask for a collection.
 */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

const CLOSINGS = 16

const collector = (): (() => void) => {
  setFlagsFromString('--expose-gc')
  const found: unknown = runInNewContext('gc')
  return typeof found === 'function' ? () => void found() : () => undefined
}

let collect: (() => void) | null = null
let closings = 0

/** Called with every closing. */
export const reclaim = (): void => {
  closings += 1
  if (closings % CLOSINGS !== 0) return
  collect ??= collector()
  collect()
}
