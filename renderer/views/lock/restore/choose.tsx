import { useState } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../../api.ts'
import { useEnter } from '../../../components/use-enter.ts'
import { restore, restoreAdvice } from '../../../strings/restore.ts'
import { BeforePage } from '../before-page.tsx'
import type { Chosen } from './wanted.ts'

interface Props {
  readonly onChosen: (chosen: Chosen) => void
  readonly onLeave: () => void
}

/** Which file it is. What is no backup is told at once, before anything is typed. */
export const Choose = ({ onChosen, onLeave }: Props) => {
  const [isAsking, setAsking] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const ask = async () => {
    setAsking(true)
    setError(null)
    const picked = await call('host.pickPlace', { purpose: 'restore' })
    if (!picked.ok) setError(restoreAdvice(picked.error))
    else if (picked.value.place !== null) {
      const { place, shown } = picked.value
      const looked = await call('vault.lookAtBackup', { place })
      if (looked.ok) onChosen({ place, shown, front: looked.value })
      else setError(restoreAdvice(looked.error))
    }
    setAsking(false)
  }
  useEnter(isAsking ? null : () => { void ask() })
  return (
    <BeforePage title={restore.title} lead={restore.lead} asides={restore.asides} said={error}>
      {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
      <p className="first-acts">
        <Button className="button is-primary" isPending={isAsking} onPress={() => { void ask() }}>
          {isAsking ? restore.choosing : restore.choose}
        </Button>
        <Button className="button is-plain" isDisabled={isAsking} onPress={onLeave}>{restore.back}</Button>
      </p>
    </BeforePage>
  )
}
