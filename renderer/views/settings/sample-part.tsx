import { useState } from 'react'
import { Button } from 'react-aria-components'
import { visit } from '../../app/visit.ts'
import { settings } from '../../strings/settings.ts'

const words = settings.sample

/** The way to the sample practice, and out of it. Either ends this window, so a pending button stays pending. */
export const SamplePart = ({ isSample }: { readonly isSample: boolean }) => {
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const go = async () => {
    setGoing(true)
    setError(null)
    const failure = await visit(isSample ? 'own' : 'sample')
    if (failure === null) return
    setGoing(false)
    setError(failure)
  }
  const [rest, going] = isSample ? [words.leave, words.leaving] : [words.visit, words.visiting]
  return (
    <section className="section">
      <h2 className="head">{words.head}</h2>
      <p>{isSample ? words.leaveText : words.visitText}</p>
      {error !== null && <p role="alert">{error}</p>}
      <Button className="button is-small gap" isPending={isGoing} onPress={() => { void go() }}>
        {isGoing ? going : rest}
      </Button>
    </section>
  )
}
