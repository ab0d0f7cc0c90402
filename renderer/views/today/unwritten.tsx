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
import { FewList } from './few-list.tsx'
import { useFew } from './few.ts'
import { MoreStep } from './more-step.tsx'

const said = words.unwritten

/** The height of a row whose words take one line, in pixels. */
const ROW_HEIGHT = 48

const idOf = ({ sessionId }: UnwrittenRow): string => sessionId

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
  const few = useFew()('unwritten', view.sessions)
  return (
    <section ref={section} className="section unwritten" aria-labelledby={id}>
      <h2 className="head is-counted" id={id}>
        {said.head}{few.further > 0 && <>{' '}<span className="hint">{said.count(few.count)}</span></>}
      </h2>
      <RovingGroup ids={few.shown.map(idOf)}>
        <FewList
          few={few}
          className="rows"
          label={said.head}
          idOf={idOf}
          estimate={ROW_HEIGHT}
          render={(session, as) => <Row session={session} view={view} as={as} />}
        />
        <MoreStep few={few} next={few.next?.sessionId} headId={id} />
      </RovingGroup>
    </section>
  )
}

interface RowProps {
  readonly session: UnwrittenRow
  readonly view: UnwrittenView
  readonly as: 'li' | 'div'
}

const Row = ({ session, view, as: Entry }: RowProps) => {
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
    <Entry className="row" data-entry-of={sessionId}>
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
    </Entry>
  )
}
