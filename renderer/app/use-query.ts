import { useCallback, useEffect, useState } from 'react'
import type { ChannelName, Input, Output } from '../../shared/ipc/contract.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import { call, onNotice } from '../api.ts'

export type Asked<Value> =
  | { readonly state: 'loading' }
  | {
    readonly state: 'ready'
    readonly value: Value
    /** Why it could not be asked anew since; null where it could. */
    readonly failed: CallError | null
    readonly again: () => void
  }
  | { readonly state: 'failed', readonly error: CallError, readonly again: () => void }

/** They are answers of their own: what was shown is gone, or is not hers to see any more. */
const ENDS: ReadonlySet<CallError['code']> = new Set(['not-found', 'not-allowed'])

/**
 * What stands after an answer. Asked in vain, it keeps what was there: a form that is being filled in stays, and the
 * next time heals it. Only the first time there is nothing to show but the failure.
 */
export const afterAnswer = <Value>(before: Asked<Value> | null, answer: Answer<Value>, again: () => void): Asked<Value> => {
  if (answer.ok) return { state: 'ready', value: answer.value, failed: null, again }
  const { error } = answer
  return before?.state === 'ready' && !ENDS.has(error.code) ? { ...before, failed: error } : { state: 'failed', error, again }
}

/**
 * Asks a query, and asks again after every write and when the window is looked at again
 * (midnight may have passed). Keeps showing the last answer while it waits for the next,
 * and where the next fails: nothing on the screen jumps. `again` asks at once, for what changes without a notice: the door.
 * @param input null while there is nothing to be asked yet
 */
export const useQuery = <Name extends ChannelName>(channel: Name, input: Input<Name> | null): Asked<Output<Name>> => {
  const key = JSON.stringify([channel, input])
  const [answer, setAnswer] = useState<{ key: string, asked: Asked<Output<Name>> } | null>(null)
  // Not a ref: it belongs to this asker, and is counted on when the asker goes.
  const [turn] = useState(() => ({ latest: 0 }))

  const ask = useCallback(() => {
    const mine = ++turn.latest
    const [name, value] = JSON.parse(key) as [Name, Input<Name> | null]
    if (value === null) return
    void call(name, value).then((result) => {
      if (mine !== turn.latest) return
      setAnswer((old) => ({ key, asked: afterAnswer(old?.key === key ? old.asked : null, result, ask) }))
    })
  }, [key, turn])

  useEffect(() => {
    ask()
    const stop = onNotice((notice) => { if (notice.type === 'changed') ask() })
    window.addEventListener('focus', ask)
    const everyMinute = setInterval(ask, 60_000)
    return () => {
      turn.latest++
      stop()
      window.removeEventListener('focus', ask)
      clearInterval(everyMinute)
    }
  }, [ask, turn])

  return answer?.key === key ? answer.asked : { state: 'loading' }
}
