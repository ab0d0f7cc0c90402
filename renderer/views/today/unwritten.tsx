import { useId, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { UnwrittenRow, UnwrittenView } from '../../../shared/ipc/sessions.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { RovingGroup, useRoving } from '../../components/roving.tsx'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { useWriting } from '../../components/use-writing.ts'
import { exactInstant, instantInWords } from '../../strings/dates.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { useSessionActs } from '../calendar/use-session-acts.ts'

const said = words.unwritten

/** Sessions that have ended and have no note yet. */
export const Unwritten = () => {
  const asked = useQuery('sessions.unwritten', {})
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') return <FailureNotice error={asked.error} again={asked.again} />
  return asked.value.sessions.length === 0 ? null : <Waiting view={asked.value} />
}

const Waiting = ({ view }: { readonly view: UnwrittenView }) => {
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useFocusPassedOn(section)
  return (
    <section ref={section} className="section unwritten" aria-labelledby={id}>
      <h2 className="head" id={id}>{said.head}</h2>
      <RovingGroup ids={view.sessions.map(({ sessionId }) => sessionId)}>
        <ul className="rows" aria-labelledby={id}>
          {view.sessions.map((session) => <Row key={session.sessionId} session={session} view={view} />)}
        </ul>
      </RovingGroup>
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
  const { write } = useWriting()
  const { current, keepPlace } = useRoving()
  const acts = useSessionActs()
  const isOffTab = current !== sessionId
  const settle = (act: () => Promise<boolean>) => () => {
    keepPlace(sessionId)
    void act()
  }
  return (
    <li className="row" data-entry-of={sessionId}>
      <Button
        className="name-link words"
        data-entry={sessionId}
        excludeFromTabOrder={isOffTab}
        onPress={() => { go({ room: 'client', clientId }) }}
      >
        <bdi>{clientName}</bdi>
      </Button>
      <time className="second" dateTime={endsAt} title={exactInstant(endsAt, view.zone)}>
        {said.ended(instantInWords(endsAt, view.today, view.zone))}
      </time>
      <div className="unwritten-steps">
        <Button
          className="step is-second"
          aria-label={said.missedBy(clientName)}
          excludeFromTabOrder={isOffTab}
          onPress={settle(() => acts.miss(sessionId, clientName))}
        >
          {words.acts.missed}
        </Button>
        <Button
          className="step is-second"
          aria-label={said.waiveFor(clientName)}
          excludeFromTabOrder={isOffTab}
          onPress={settle(() => acts.waive(sessionId))}
        >
          {words.acts.waive}
        </Button>
        <Button className="step" aria-label={said.writeFor(clientName)} excludeFromTabOrder={isOffTab} onPress={() => { void write(clientId, { sessionId }) }}>{said.write}</Button>
      </div>
    </li>
  )
}
