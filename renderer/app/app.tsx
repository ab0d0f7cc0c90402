import { useState } from 'react'
import type { Output } from '../../shared/ipc/contract.ts'
import { useQuery, type Asked } from './use-query.ts'
import { Practice } from './practice.tsx'
import { EvaluationBand } from './evaluation-band.tsx'
import { FirstRun } from '../views/first-run/first-run.tsx'
import { MakeSample } from '../views/first-run/make-sample.tsx'
import { Join } from '../views/lock/join/join.tsx'
import { Lock } from '../views/lock/lock.tsx'
import { ChoosePassphrase } from '../views/lock/choose-passphrase.tsx'
import { OlderCopy } from '../views/lock/older-copy.tsx'
import { Restore } from '../views/lock/restore/restore.tsx'
import { Unusable } from '../views/lock/unusable.tsx'
import { Failure } from '../components/failure.tsx'

/** Which door stands open: first run, the lock, a question about the vault, or the practice. */
export const App = () => {
  const facts = useQuery('host.facts', {})
  return (
    <>
      {facts.state === 'ready' && facts.value.evaluationRuntime && <EvaluationBand />}
      <div className="door"><Door /></div>
    </>
  )
}

/** A passphrase has been taken already: there is no task before it any more. */
const isBehindDoor = (vault: Asked<Output<'vault.state'>>): boolean =>
  vault.state === 'ready' && (vault.value.state === 'open' || vault.value.state === 'older-copy')

const Door = () => {
  const vault = useQuery('vault.state', {})
  // After the first run the practice opens at its first question, not at an empty Today.
  const [isNew, setNew] = useState(false)
  // Said by the unlock alone, and needed on the next page: when an older copy was written.
  const [writtenAt, setWrittenAt] = useState<string | null>(null)
  // A task of its own before the practice is open. It outlasts what the door says meanwhile: a restored practice is
  // there before its page has said so.
  const [task, setTask] = useState<'join' | 'restore' | null>(null)
  if (task !== null && !isBehindDoor(vault)) {
    const leave = () => {
      setTask(null)
      if (vault.state !== 'loading') vault.again()
    }
    return task === 'join' ? <Join onLeave={leave} /> : <Restore onLeave={leave} />
  }
  if (vault.state === 'loading') return null
  if (vault.state === 'failed') return <Failure error={vault.error} again={vault.again} />
  // Opening is no write, so no notice tells of it: each page asks for the next one itself.
  const { value, failed, again } = vault
  // At a closed door she waits for what comes next; a practice that is open, or being made, stays as it is.
  if (failed && value.state !== 'open' && value.state !== 'absent') return <Failure error={failed} again={again} />
  const restore = () => { setTask('restore') }
  switch (value.state) {
    case 'absent':
      return value.sample ? <MakeSample onMade={again} /> : (
        <FirstRun
          onOpen={() => {
            setNew(true)
            again()
          }}
          onRestore={restore}
        />
      )
    case 'locked':
      return (
        <Lock
          vault={value}
          onOpened={(opened) => {
            setWrittenAt(opened.writtenAt)
            again()
          }}
          onRefused={again}
          onJoin={() => { setTask('join') }}
          onRestore={restore}
        />
      )
    case 'older-copy': return <OlderCopy writtenAt={writtenAt} onAccepted={again} />
    case 'unusable': return <Unusable because={value.because ?? 'vault-damaged'} onAgain={again} onRestore={restore} />
    // Who has opened it is always said then; what she may not read she has no key for, whatever stands here.
    case 'open': return value.choosePassphrase
      ? <ChoosePassphrase onChosen={again} />
      : <Practice role={value.role ?? 'coach'} isNew={isNew} isSample={value.sample} />
  }
}
