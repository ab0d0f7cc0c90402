import { useEffect, useState } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { adviceFor } from '../../strings/advice.ts'
import { lock } from '../../strings/lock.ts'
import type { Opened } from './opened.ts'
import { usePause } from './use-pause.ts'

/** After this long it is said that a large practice takes its time. Deriving the key alone takes about one second. */
const LARGE_AFTER_MS = 2_500

export interface Tried {
  /** Counts up, so that the same sentence said again is announced again. */
  readonly nth: number
  readonly sentence: string
  readonly hadPause: boolean
}

/** The figure an answer gives for the pause before the next try, in seconds; 0 if there is none. */
export const pauseOf = (error: CallError): number => {
  const seconds = error.detail?.['seconds']
  return typeof seconds === 'number' && seconds > 0 ? seconds : 0
}

/** What to say of a try that did not open. A code without a slip in it is another practice's sheet, or an old one. */
export const sentenceFor = (error: CallError): string => {
  const opensNothing = error.code === 'wrong-code' && error.detail?.['why'] === 'opens-nothing'
  return opensNothing ? lock.sheet.opensNothing : adviceFor(error)
}

export type Try =
  | { readonly by: 'passphrase', readonly typed: string }
  | { readonly by: 'sheet', readonly typed: string }

const send = (attempt: Try) => (attempt.by === 'passphrase'
  ? call('vault.unlock', { passphrase: attempt.typed })
  : call('vault.unlockWithSheet', { code: attempt.typed }))

/** Trying to open the practice, with its pauses and what to say about them. */
export const useOpening = (onOpened: (opened: Opened) => void, onRefused: () => void) => {
  const [isOpening, setOpening] = useState(false)
  const [isLarge, setLarge] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const { left, pause } = usePause()

  useEffect(() => {
    if (!isOpening) return
    const timer = setTimeout(() => { setLarge(true) }, LARGE_AFTER_MS)
    return () => {
      clearTimeout(timer)
      setLarge(false)
    }
  }, [isOpening])

  const say = (sentence: string, hadPause = false) => {
    setTried((old) => ({ nth: (old?.nth ?? 0) + 1, sentence, hadPause }))
  }
  /** Answers whether the practice opened. */
  const open = async (attempt: Try): Promise<boolean> => {
    if (isOpening || left > 0) return false
    setOpening(true)
    setTried(null)
    const answer = await send(attempt)
    if (answer.ok) {
      // Stays as it is until the next page takes its place: an "Unlock" that flashes up asks for what is done.
      onOpened(answer.value)
      return true
    }
    setOpening(false)
    const seconds = pauseOf(answer.error)
    say(sentenceFor(answer.error), seconds > 0)
    if (seconds > 0) pause(seconds)
    // Anything but a slip of the hand may mean that the door is another one now.
    const isSlip = ['wrong-passphrase', 'wrong-code', 'too-soon'].includes(answer.error.code)
    if (!isSlip) onRefused()
    return false
  }
  return { isOpening, isLarge, tried, left, open, say }
}
