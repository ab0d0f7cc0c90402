import { useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { Choice } from './choice.tsx'

const said = words.settings

const MINUTES = [30, 45, 50, 60, 75, 90, 120]
const DAYS_BEFORE = [0, 1, 2, 3, 5, 7]

/** What is offered, and whatever holds already. */
const withPresent = (offered: readonly number[], present: number): readonly number[] =>
  [...new Set([...offered, present])].sort((one, other) => one - other)

/** How long a session takes, and how many days before the next one something is due. */
export const SessionsPart = () => {
  const asked = useQuery('sessions.settings', {})
  const minutes = useChange()
  const before = useChange()
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') return <section className="section"><FailureNotice error={asked.error} again={asked.again} /></section>
  const { sessionMinutes, daysBeforeSession } = asked.value
  return (
    <section className="section">
      <h2 className="head">{said.head}</h2>
      <Choice
        legend={said.minutes}
        options={withPresent(MINUTES, sessionMinutes).map((value) => ({ value, label: said.minutesChoice(value) }))}
        value={sessionMinutes}
        onChoose={(value) => minutes.change({ sessionMinutes: value }, said.minutesChanged(value))}
        error={minutes.error}
      />
      <Choice
        legend={said.before}
        options={withPresent(DAYS_BEFORE, daysBeforeSession).map((value) => ({ value, label: said.beforeChoice(value) }))}
        value={daysBeforeSession}
        onChoose={(value) => before.change({ daysBeforeSession: value }, said.beforeChanged(value))}
        error={before.error}
      />
      <p className="hint">{said.beforeHint}</p>
    </section>
  )
}

/** Changes it at once and offers undo; a refusal is said where it was chosen. */
const useChange = () => {
  const { offer } = useUndo()
  const [error, setError] = useState<string | null>(null)
  const change = async (wanted: Input<'settings.sessions'>, sentence: string): Promise<boolean> => {
    const answer = await call('settings.sessions', wanted)
    setError(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence, changeId: answer.value.changeId })
    return answer.ok
  }
  return { error, change }
}
