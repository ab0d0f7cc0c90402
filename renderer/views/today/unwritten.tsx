import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { UnwrittenRow, UnwrittenView } from '../../../shared/ipc/sessions.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { useWriting } from '../../components/use-writing.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { useSessionActs } from '../calendar/use-session-acts.ts'

const said = words.unwritten

/** Sessions that have ended and have no note yet. */
export const Unwritten = () => {
  const id = useId()
  const asked = useQuery('sessions.unwritten', {})
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') return <FailureNotice error={asked.error} again={asked.again} />
  const { sessions } = asked.value
  if (sessions.length === 0) return null
  return (
    <section className="section unwritten" aria-labelledby={id}>
      <h2 className="head" id={id}>{said.head}</h2>
      <ul className="rows" aria-labelledby={id}>
        {sessions.map((session) => <Row key={session.sessionId} session={session} view={asked.value} />)}
      </ul>
    </section>
  )
}

interface RowProps {
  readonly session: UnwrittenRow
  readonly view: UnwrittenView
}

const Row = ({ session, view }: RowProps) => {
  const { sessionId, clientId, clientName, endsAt } = session
  const { go } = useNavigation()
  const { goOn } = useWriting()
  const acts = useSessionActs()
  return (
    <li className="row">
      <Button className="name-link words" onPress={() => { go({ room: 'client', clientId }) }}><bdi>{clientName}</bdi></Button>
      <time className="second" dateTime={endsAt} title={exactInstant(endsAt, view.zone)}>
        {said.ended(instantInWords(endsAt, view.today, view.zone))}
      </time>
      <div className="unwritten-steps">
        <Button className="step is-second" aria-label={said.missedBy(clientName)} onPress={() => { void acts.miss(sessionId, clientName) }}>
          {words.acts.missed}
        </Button>
        <Button className="step is-second" aria-label={said.waiveFor(clientName)} onPress={() => { void acts.waive(sessionId) }}>
          {words.acts.waive}
        </Button>
        <Button className="step" aria-label={said.writeFor(clientName)} onPress={() => { void goOn(clientId) }}>{said.write}</Button>
      </div>
    </li>
  )
}
