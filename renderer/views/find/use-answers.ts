import { useCallback, useEffect, useState } from 'react'
import type { FindView, TodayView } from '../../../shared/ipc/views.ts'
import type { Look } from '../../../shared/schemas/library.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call, onNotice } from '../../api.ts'

/** The newest answer, and the words it is an answer to. */
export type Answered =
  | { readonly words: string, readonly view: FindView }
  | { readonly words: string, readonly error: CallError }

export interface Finding {
  /** Null until the first one comes. Stays while the next is waited for, so that nothing flickers. */
  readonly answered: Answered | null
  readonly ask: (words: string) => void
}

/**
 * Asks for the words as they are typed. Only the newest question is answered: the engine supersedes the older ones,
 * and says so. Asked once with nothing, so that the first letter finds the texts read; and again after a write, since
 * a draft may be kept while the list stands open.
 */
export const useFinding = (): Finding => {
  const [answered, setAnswered] = useState<Answered | null>(null)
  // Not a ref: it belongs to this asker.
  const [turn] = useState(() => ({ latest: 0, words: '' }))

  const ask = useCallback((words: string) => {
    const mine = ++turn.latest
    turn.words = words
    void call('find', { words }).then((answer) => {
      if (mine !== turn.latest) return
      if (!answer.ok) setAnswered({ words, error: answer.error })
      else if (answer.value.whole) setAnswered({ words, view: answer.value })
    })
  }, [turn])

  useEffect(() => {
    ask('')
    const stop = onNotice((notice) => { if (notice.type === 'changed') ask(turn.words) })
    return () => {
      stop()
      turn.latest++
    }
  }, [ask, turn])

  return { answered, ask }
}

export interface Around {
  readonly today: TodayView | null
  readonly look: Look | null
  readonly isSample: boolean | null
}

/** What is around when the list is opened: who is due, and what decides which commands there are. */
export const useAround = (): Around => {
  const [around, setAround] = useState<Around>({ today: null, look: null, isSample: null })
  useEffect(() => {
    let isGone = false
    // What does not answer is left out: the list is of use without it.
    void Promise.all([call('today', {}), call('settings', {}), call('vault.state', {})]).then(([today, settings, vault]) => {
      if (isGone) return
      setAround({
        today: today.ok ? today.value : null,
        look: settings.ok ? settings.value.look : null,
        isSample: vault.ok ? vault.value.sample : null,
      })
    })
    return () => { isGone = true }
  }, [])
  return around
}
