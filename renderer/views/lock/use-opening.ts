import { useEffect, useState } from 'react'
import type { Role } from '../../../shared/domain/compartment.ts'
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

export type Try =
  /** `role`: whose passphrase it is; null where only one may open the practice. */
  | { readonly by: 'passphrase', readonly typed: string, readonly role: Role | null }
  | { readonly by: 'sheet', readonly typed: string }
  /** V6: with the key this computer's keychain keeps. */
  | { readonly by: 'keychain' }

/**
 * What to say of a try that did not open. A code without a slip in it is another practice's sheet, or an old one; what
 * the keychain gave was typed by nobody.
 */
export const sentenceFor = (error: CallError, attempt: Try): string => {
  const why = error.detail?.['why']
  const { by } = attempt
  if (error.code === 'wrong-code' && why === 'opens-nothing') return lock.sheet.opensNothing
  if (by === 'keychain' && error.code === 'wrong-passphrase') return why === 'expired' ? lock.keychain.over : lock.keychain.gone
  if (by === 'keychain' && error.code === 'no-keychain') return lock.keychain.gone
  const shut: Partial<Readonly<Record<CallError['code'], string>>> = lock.shut
  // Only the coach has a sheet for the day she forgets.
  const isOther = by === 'passphrase' && attempt.role !== null && attempt.role !== 'coach'
  return isOther && error.code === 'wrong-passphrase' ? lock.passphrase.wrongOfOther : shut[error.code] ?? adviceFor(error)
}

const send = (attempt: Try) => {
  switch (attempt.by) {
    case 'passphrase': {
      const { typed, role } = attempt
      return call('vault.unlock', { passphrase: typed, ...(role === null ? {} : { role }) })
    }
    case 'sheet': return call('vault.unlockWithSheet', { code: attempt.typed })
    case 'keychain': return call('vault.unlockQuickly', {})
  }
}

const isOfTheKeychain = (code: CallError['code']): boolean => code === 'wrong-passphrase' || code === 'no-keychain'

/** What leaves the door as it is: a slip of the hand, a pause, a keychain without its key. */
const SLIPS: readonly CallError['code'][] = ['wrong-passphrase', 'wrong-code', 'too-soon', 'no-keychain']

/** Trying to open the practice, with its pauses and what to say about them. */
export const useOpening = (onOpened: (opened: Opened) => void, onRefused: () => void) => {
  const [opensBy, setOpensBy] = useState<Try['by'] | null>(null)
  const [isLarge, setLarge] = useState(false)
  // What the keychain does not open now it will not open in a moment.
  const [isKeychainOver, setKeychainOver] = useState(false)
  const [tried, setTried] = useState<Tried | null>(null)
  const { left, pause } = usePause()
  const isOpening = opensBy !== null

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
    setOpensBy(attempt.by)
    setTried(null)
    const answer = await send(attempt)
    if (answer.ok) {
      // Stays as it is until the next page takes its place: an "Unlock" that flashes up asks for what is done.
      onOpened(answer.value)
      return true
    }
    setOpensBy(null)
    const seconds = pauseOf(answer.error)
    say(sentenceFor(answer.error, attempt), seconds > 0)
    if (seconds > 0) pause(seconds)
    if (attempt.by === 'keychain' && isOfTheKeychain(answer.error.code)) setKeychainOver(true)
    // Anything but a slip of the hand may mean that the door is another one now.
    if (!SLIPS.includes(answer.error.code)) onRefused()
    return false
  }
  return { isOpening, opensBy, isKeychainOver, isLarge, tried, left, open, say }
}
