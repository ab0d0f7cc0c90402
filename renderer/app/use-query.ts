import { useCallback, useEffect, useState } from 'react'
import type { ChannelName, Input, Output } from '../../shared/ipc/contract.ts'
import type { CallError } from '../../shared/ipc/errors.ts'
import { call, onNotice } from '../api.ts'

export type Asked<Value> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready', readonly value: Value, readonly again: () => void }
  | { readonly state: 'failed', readonly error: CallError, readonly again: () => void }

/**
 * Asks a query, and asks again after every write and when the window is looked at again
 * (midnight may have passed). Keeps showing the last answer while it waits for the next:
 * nothing on the screen jumps. `again` asks at once, for what changes without a notice: the door.
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
      const asked: Asked<Output<Name>> = result.ok
        ? { state: 'ready', value: result.value, again: ask }
        : { state: 'failed', error: result.error, again: ask }
      setAnswer({ key, asked })
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
