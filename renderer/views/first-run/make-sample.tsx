import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useProgress } from '../../app/use-progress.ts'
import { ProgressLine } from '../../components/progress-line.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { sample } from '../../strings/sample.ts'
import { words } from '../../strings/words.ts'
import { StillPage } from '../lock/still-page.tsx'

/** The sample practice while it is being made, and what to do where it cannot be. */
export const MakeSample = ({ onMade }: { readonly onMade: () => void }) => {
  const [error, setError] = useState<CallError | null>(null)
  return error === null
    ? <Making onMade={onMade} onFailed={setError} />
    : <NotMade error={error} onAgain={() => { setError(null) }} />
}

interface Props {
  readonly onMade: () => void
  readonly onFailed: (error: CallError) => void
}

const Making = ({ onMade, onFailed }: Props) => {
  const said = sample.making
  // Asked once for each time this page is shown, however often it is mounted.
  const [asked] = useState<{ answer: Promise<Answer<Output<'vault.beginSample'>>> | null }>(() => ({ answer: null }))
  const howFar = useProgress('sample')

  useEffect(() => {
    let isHere = true
    asked.answer ??= call('vault.beginSample', {})
    void asked.answer.then((answer) => {
      if (!isHere) return
      if (answer.ok) onMade()
      else onFailed(answer.error)
    })
    return () => { isHere = false }
  }, [asked, onMade, onFailed])

  return (
    <StillPage title={said.title}>
      <p className="lead">{said.lead} {said.gone}</p>
      <ProgressLine
        label={said.progressLabel}
        howFar={howFar}
        words={howFar === null ? said.keys : said.progress(howFar.done, howFar.total)}
      />
      <p className="acts"><Leave /></p>
    </StillPage>
  )
}

const NotMade = ({ error, onAgain }: { readonly error: CallError, readonly onAgain: () => void }) => (
  <StillPage title={sample.failed.title}>
    <p className="lead">{sample.failed.nothing}</p>
    <div className="notice" role="alert"><p>{adviceFor(error)}</p></div>
    <p className="acts">
      <Button className="button is-primary" onPress={onAgain}>{words.again}</Button>
      <Leave />
    </p>
  </StillPage>
)

const Leave = () => (
  <Button className="button" onPress={() => { void call('host.visit', { practice: 'own' }) }}>
    {sample.making.leave}
  </Button>
)
