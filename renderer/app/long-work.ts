/**
 * A long work that goes on while the coach walks about: begun on one screen, looked at and stopped on another, and how
 * it ended is there to be read when she comes back. It lasts no longer than the window: locking ends both.
 */
import { useSyncExternalStore } from 'react'
import type { Answer } from '../../shared/ipc/define.ts'
import type { CallError } from '../../shared/ipc/errors.ts'

export type Standing<Value> =
  | { readonly is: 'idle' }
  | { readonly is: 'going' }
  | { readonly is: 'done', readonly value: Value }
  | { readonly is: 'failed', readonly error: CallError }

export interface LongWork<Value> {
  readonly standing: () => Standing<Value>
  readonly onChange: (listener: () => void) => () => void
  /** What is under way already is not begun twice: the end of that is waited for. */
  readonly begin: (run: () => Promise<Answer<Value>>) => Promise<Answer<Value>>
  /** How it ended was read. Nothing while it is under way. */
  readonly forget: () => void
}

export const longWork = <Value>(): LongWork<Value> => {
  const listeners = new Set<() => void>()
  let standing: Standing<Value> = { is: 'idle' }
  let underWay: Promise<Answer<Value>> | null = null
  const turn = (next: Standing<Value>): void => {
    standing = next
    for (const listener of listeners) listener()
  }
  const perform = async (run: () => Promise<Answer<Value>>): Promise<Answer<Value>> => {
    turn({ is: 'going' })
    const answer = await run()
    underWay = null
    turn(answer.ok ? { is: 'done', value: answer.value } : { is: 'failed', error: answer.error })
    return answer
  }
  return {
    standing: () => standing,
    onChange: (listener) => {
      listeners.add(listener)
      return () => { listeners.delete(listener) }
    },
    begin: (run) => {
      underWay ??= perform(run)
      return underWay
    },
    forget: () => { if (underWay === null) turn({ is: 'idle' }) },
  }
}

export const useLongWork = <Value>(work: LongWork<Value>): Standing<Value> =>
  // The third is for tests, which draw where there is no window.
  useSyncExternalStore(work.onChange, work.standing, work.standing)
