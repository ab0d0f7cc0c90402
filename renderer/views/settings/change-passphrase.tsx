import { useState } from 'react'
import { Button } from 'react-aria-components'
import { samePassphrase } from '../../../shared/domain/passphrase.ts'
import { call } from '../../api.ts'
import { useRole } from '../../app/role.ts'
import { useUndo } from '../../app/undo.ts'
import { settings } from '../../strings/settings.ts'
import { NewPassphrase } from '../first-run/new-passphrase.tsx'
import { keyAdvice, PresentPassphrase, usePresent } from './present.tsx'
import { TaskPage } from './task-page.tsx'

const words = settings.change

/** The present passphrase, then a new one with an honest word about its strength. Not the coach's own waits for her. */
export const ChangePassphrase = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { say } = useUndo()
  const isCoach = useRole() === 'coach'
  const present = usePresent()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const change = async (next: string) => {
    setGoing(true)
    setError(null)
    const answer = await call('vault.changePassphrase', { current: present.typed, next })
    setGoing(false)
    if (answer.ok) {
      const counted = answer.value.counts ? words.done : words.waits
      say(samePassphrase(next, present.typed) ? words.same : counted)
      onLeave()
    } else if (!present.takes(answer.error)) setError(keyAdvice(answer.error))
  }
  return (
    <TaskPage
      title={words.title}
      lead={isCoach ? words.lead : words.leadOfOthers}
      asides={isCoach ? words.asides : words.asidesOfOthers}
    >
      <NewPassphrase
        label={words.next}
        above={{ field: <PresentPassphrase present={present} isReadOnly={isGoing} />, isThere: present.isThere }}
        go={words.go}
        going={words.going}
        isGoing={isGoing}
        error={error}
        onChosen={(next) => { void change(next) }}
        beside={<Button className="button is-plain" isDisabled={isGoing} onPress={onLeave}>{words.back}</Button>}
      />
    </TaskPage>
  )
}
