import { useEffect, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { settings } from '../../strings/settings.ts'
import { KeepSheet } from '../first-run/keep-sheet.tsx'
import { keyAdvice, PresentPassphrase, usePresent } from './present.tsx'
import { TaskPage } from './task-page.tsx'

const words = settings.sheet

/** The present passphrase, then a new sheet to keep and type back; until that is done the old one counts (V5). */
export const NewSheet = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { say } = useUndo()
  const [begun, setBegun] = useState<Output<'vault.beginSheet'> | null>(null)
  // Not a ref: it belongs to this sheet. Whichever way she leaves, a copy that counts for nothing is told of.
  const [copy] = useState(() => ({ isKept: false, counts: false }))
  useEffect(() => () => { if (copy.isKept && !copy.counts) say(words.left) }, [copy, say])
  const finish = async (typed: Input<'vault.finishSheet'>) => {
    copy.counts = true
    const answer = await call('vault.finishSheet', typed)
    copy.counts = answer.ok
    return answer
  }
  if (begun === null) return <ProveFirst onBegun={setBegun} onLeave={onLeave} />
  return (
    <main className="room settings settings-task">
      <KeepSheet
        begun={begun}
        words={words.keep}
        finish={finish}
        adviceOf={keyAdvice}
        onKept={() => { copy.isKept = true }}
        onBack={onLeave}
        onOpen={() => {
          say(words.done)
          onLeave()
        }}
      />
    </main>
  )
}

interface Props {
  readonly onBegun: (begun: Output<'vault.beginSheet'>) => void
  readonly onLeave: () => void
}

const ProveFirst = ({ onBegun, onLeave }: Props) => {
  const present = usePresent()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (isGoing || !present.isThere()) return
    setGoing(true)
    setError(null)
    const answer = await call('vault.beginSheet', { current: present.typed })
    setGoing(false)
    if (answer.ok) onBegun(answer.value)
    else if (!present.takes(answer.error)) setError(keyAdvice(answer.error))
  }
  return (
    <TaskPage title={words.title} lead={words.lead} asides={words.asides}>
      <form onSubmit={(event) => { void begin(event) }}>
        <PresentPassphrase present={present} isReadOnly={isGoing} />
        {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
        <p className="first-acts">
          <Button type="submit" className="button is-primary" isPending={isGoing}>{isGoing ? words.going : words.go}</Button>
          <Button className="button is-plain" isDisabled={isGoing} onPress={onLeave}>{words.back}</Button>
        </p>
      </form>
    </TaskPage>
  )
}
