import { useState } from 'react'
import type { Output } from '../../../../shared/ipc/contract.ts'
import { call } from '../../../api.ts'
import { foldCode } from '../../../components/recovery-code.ts'
import { restoreAdvice } from '../../../strings/restore.ts'
import { pauseOf } from '../use-opening.ts'
import { usePause } from '../use-pause.ts'
import { Choose } from './choose.tsx'
import { Open } from './open.tsx'
import { Restored } from './restored.tsx'
import { Restoring } from './restoring.tsx'
import type { Chosen, Wanted } from './wanted.ts'

type Step =
  | { readonly is: 'choose' }
  /** `last`: what was tried before, and what came of it. */
  | { readonly is: 'open', readonly chosen: Chosen, readonly last: { readonly wanted: Wanted, readonly error: string } | null }
  | { readonly is: 'restoring' }
  | { readonly is: 'restored', readonly into: Wanted['into'], readonly answer: Output<'vault.restore'> }

/** V18: a backup, looked at, opened, and put where she says. The practice stays shut: it is opened as always. */
export const Restore = ({ onLeave }: { readonly onLeave: () => void }) => {
  const [step, setStep] = useState<Step>({ is: 'choose' })
  const { left, pause } = usePause()

  const go = async (chosen: Chosen, wanted: Wanted) => {
    const { by, into, secret } = wanted
    setStep({ is: 'restoring' })
    const answer = await call('vault.restore', {
      place: chosen.place, by, into, secret: by === 'sheet' ? foldCode(secret) : secret,
    })
    if (answer.ok) {
      setStep({ is: 'restored', into, answer: answer.value })
      return
    }
    const seconds = pauseOf(answer.error)
    if (seconds > 0) pause(seconds)
    setStep({ is: 'open', chosen, last: { wanted, error: restoreAdvice(answer.error) } })
  }

  switch (step.is) {
    case 'choose': return (
      <Choose onChosen={(chosen) => { setStep({ is: 'open', chosen, last: null }) }} onLeave={onLeave} />
    )
    case 'open': return (
      <Open
        chosen={step.chosen}
        last={step.last}
        pause={left}
        onGo={(wanted) => { void go(step.chosen, wanted) }}
        onOther={() => { setStep({ is: 'choose' }) }}
        onLeave={onLeave}
      />
    )
    case 'restoring': return <Restoring />
    case 'restored': return <Restored into={step.into} answer={step.answer} onLeave={onLeave} />
  }
}
