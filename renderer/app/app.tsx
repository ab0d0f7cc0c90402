import { useState } from 'react'
import { useQuery } from './use-query.ts'
import { Practice } from './practice.tsx'
import { EvaluationBand } from './evaluation-band.tsx'
import { FirstRun } from '../views/first-run/first-run.tsx'
import { Lock } from '../views/lock/lock.tsx'
import { ChoosePassphrase } from '../views/lock/choose-passphrase.tsx'
import { OlderCopy } from '../views/lock/older-copy.tsx'
import { Unusable } from '../views/lock/unusable.tsx'
import { Failure } from '../components/failure.tsx'

/** Which door stands open: first run, the lock, a question about the vault, or the practice. */
export const App = () => {
  const facts = useQuery('host.facts', {})
  return (
    <>
      {facts.state === 'ready' && facts.value.evaluationRuntime && <EvaluationBand />}
      <Door />
    </>
  )
}

const Door = () => {
  const vault = useQuery('vault.state', {})
  // After the first run the practice opens at its first question, not at an empty Today.
  const [isNew, setNew] = useState(false)
  if (vault.state === 'loading') return null
  if (vault.state === 'failed') return <Failure error={vault.error} again={vault.again} />
  switch (vault.value.state) {
    case 'absent': return <FirstRun onOpen={() => { setNew(true) }} />
    case 'locked': return <Lock />
    case 'older-copy': return <OlderCopy />
    case 'unusable': return <Unusable because={vault.value.because ?? 'vault-damaged'} />
    case 'open': return vault.value.choosePassphrase
      ? <ChoosePassphrase />
      : <Practice start={{ room: isNew ? 'clients' : 'today' }} />
  }
}
