import { useState } from 'react'
import { call } from '../../api.ts'
import { adviceFor } from '../../strings/advice.ts'
import { firstRun } from '../../strings/first-run.ts'
import { placeAfter, type Kept } from './sheet-place.ts'

const said = firstRun.sheet

export interface Keeping {
  readonly place: Kept | null
  readonly busy: 'printing' | 'saving' | null
  /** True after a place on this computer was chosen, until the words are typed. */
  readonly asksWords: boolean
  readonly error: string | null
  readonly print: () => void
  readonly save: (words: string | null) => void
  readonly byHand: () => void
}

/** Printing and saving the sheet that is on the screen. `onKept` is called after each copy. */
export const useKeeping = (onKept: () => void): Keeping => {
  const [place, setPlace] = useState<Kept | null>(null)
  const [busy, setBusy] = useState<Keeping['busy']>(null)
  const [asksWords, setAsksWords] = useState(false)
  const [error, setError] = useState<string | null>(null)

  const keep = (now: Kept) => {
    setPlace((before) => placeAfter(before, now))
    setAsksWords(false)
    setError(null)
    onKept()
  }
  const start = (what: Keeping['busy']) => {
    setBusy(what)
    setError(null)
  }

  const print = async () => {
    start('printing')
    const answer = await call('host.printSheet', {})
    setBusy(null)
    if (!answer.ok) setError(adviceFor(answer.error))
    else if (answer.value.outcome === 'printed') keep('paper')
    else if (answer.value.outcome === 'no-printer') setError(said.noPrinter)
  }
  const save = async (words: string | null) => {
    start('saving')
    const answer = await call('host.saveSheet', { words })
    setBusy(null)
    if (answer.ok) {
      if (answer.value.outcome === 'cancelled') setAsksWords(false)
      else keep(answer.value.outcome)
    } else if (answer.error.code === 'needs-words') setAsksWords(true)
    else setError(adviceFor(answer.error))
  }
  return {
    place, busy, asksWords, error,
    print: () => { void print() },
    save: (words) => { void save(words) },
    byHand: () => { keep('paper') },
  }
}
