import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { EngagementView } from '../../../shared/ipc/roster.ts'
import { call } from '../../api.ts'
import { useRole } from '../../app/role.ts'
import { useUndo } from '../../app/undo.ts'
import { useQuery } from '../../app/use-query.ts'
import { DayChip } from '../../components/day-chip.tsx'
import { FailureNotice } from '../../components/failure.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { engagement as words } from '../../strings/engagement.ts'
import { WhichProgram } from './program.tsx'

/** Whether the work with her goes on, and the way to end it or to take it up again. Nothing before the first session. */
export const EngagementState = ({ clientId }: { readonly clientId: string }) => {
  const asked = useQuery('client.engagement', { clientId })
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') {
    return <section className="section" aria-label={words.head}><FailureNotice error={asked.error} again={asked.again} /></section>
  }
  return asked.value.startedOn === null ? null : <TheWork view={asked.value} startedOn={asked.value.startedOn} />
}

const TheWork = ({ view, startedOn }: { readonly view: EngagementView, readonly startedOn: string }) => {
  const [isEnding, setEnding] = useState(false)
  const section = useRef<HTMLElement>(null)
  const { offer, say } = useUndo()
  const isCoach = useRole() === 'coach'
  const { clientId, endedOn, today } = view

  // The step that was pressed makes room for another one in its place, which takes the focus over.
  useEffect(() => {
    if (document.activeElement === document.body) section.current?.querySelector('button')?.focus()
  }, [endedOn, isEnding])
  const resume = async () => {
    const answer = await call('engagements.resume', { clientId })
    if (!answer.ok) { say(adviceFor(answer.error)); return }
    offer({ sentence: words.resumed, changeId: answer.value.changeId })
  }

  return (
    <section ref={section} className="section engagement" aria-label={words.head}>
      <h2 className="head">{words.head}</h2>
      <p>{endedOn === null ? words.since(startedOn, today) : words.ended(startedOn, endedOn, today)}</p>
      <WhichProgram view={view} canChoose={isCoach && endedOn === null} />
      {isCoach && endedOn !== null && <Button className="step" onPress={() => { void resume() }}>{words.resume}</Button>}
      {isCoach && endedOn === null && !isEnding && (
        <Button className="step" onPress={() => { setEnding(true) }}>{words.end}</Button>
      )}
      {isCoach && endedOn === null && isEnding && <Ending view={view} startedOn={startedOn} onLeave={() => { setEnding(false) }} />}
    </section>
  )
}

interface EndingProps {
  readonly view: EngagementView
  readonly startedOn: string
  readonly onLeave: () => void
}

/** By when, and what stays as it is: nothing is cancelled or closed by it (E45). */
const Ending = ({ view, startedOn, onLeave }: EndingProps) => {
  const { clientId, today, booked, waiting } = view
  const [on, setOn] = useState(today)
  const [problem, setProblem] = useState<string | null>(null)
  const { offer } = useUndo()
  const end = async () => {
    const answer = await call('engagements.end', { clientId, on })
    if (!answer.ok) { setProblem(adviceFor(answer.error)); return }
    offer({ sentence: words.endedNow, changeId: answer.value.changeId })
    onLeave()
  }
  return (
    <div
      className="ending"
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return
        event.stopPropagation()
        onLeave()
      }}
    >
      <p className="small">{words.stays(booked, waiting)}</p>
      {problem !== null && <p className="small late" role="alert">{problem}</p>}
      <p className="acts">
        <DayChip label={words.lastDay} day={on} today={today} from={startedOn} to={today} onChange={setOn} />
        <Button autoFocus className="button is-small" onPress={() => { void end() }}>{words.end}</Button>
        <Button className="button is-small is-plain" onPress={onLeave}>{words.leave} <span className="key">Esc</span></Button>
      </p>
    </div>
  )
}
