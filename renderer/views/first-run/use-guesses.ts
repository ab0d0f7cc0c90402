import { useEffect, useState } from 'react'

export const loadEstimator = () => import('./estimator.ts')

/** Long enough for the letter to be painted before its passphrase is judged. */
const PAUSE_MS = 60

interface Known { readonly of: string, readonly guesses: number }

/**
 * The estimated guesses for what is typed; null for an empty field, and until the first estimate is there.
 * Keeps the last estimate while the next is made, so nothing flickers.
 * @param suggested the phrase that was suggested last: its strength is that of the list, not of a look at it
 */
export const useGuesses = (passphrase: string, suggested: string | null): number | null => {
  const [known, setKnown] = useState<Known | null>(null)
  useEffect(() => {
    if (passphrase === '') return
    let wanted = true
    const timer = setTimeout(() => {
      void loadEstimator().then(({ estimate, suggestedGuesses }) => {
        if (!wanted) return
        setKnown({ of: passphrase, guesses: passphrase === suggested ? suggestedGuesses : estimate(passphrase) })
      })
    }, PAUSE_MS)
    return () => {
      wanted = false
      clearTimeout(timer)
    }
  }, [passphrase, suggested])
  return passphrase === '' ? null : known?.guesses ?? null
}
