import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { Answer } from '../../../shared/ipc/define.ts'
import { keyAdvice, PresentPassphrase, usePresent } from './present.tsx'
import { TaskPage } from './task-page.tsx'

interface Props<Value> {
  readonly words: {
    readonly title: string, readonly lead: string, readonly asides: readonly string[]
    readonly go: string, readonly going: string, readonly back: string
  }
  /** What the passphrase is asked for. */
  readonly act: (current: string) => Promise<Answer<Value>>
  readonly onDone: (value: Value) => void
  readonly onLeave: () => void
}

/** What is done with the present passphrase alone. What is refused is said in its place. */
export const ProveFirst = <Value, >({ words, act, onDone, onLeave }: Props<Value>) => {
  const present = usePresent()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isGoing || !present.isThere()) return
    setGoing(true)
    setError(null)
    const answer = await act(present.typed)
    setGoing(false)
    if (answer.ok) onDone(answer.value)
    else if (!present.takes(answer.error)) setError(keyAdvice(answer.error))
  }
  return (
    <TaskPage title={words.title} lead={words.lead} asides={words.asides}>
      <form onSubmit={(event) => { void submit(event) }}>
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
