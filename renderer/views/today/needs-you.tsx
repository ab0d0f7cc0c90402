import { useId, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { ClientRow, ClientsView } from '../../../shared/ipc/views.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { RovingGroup, useRoving } from '../../components/roving.tsx'
import { useFocusPassedOn } from '../../components/use-focus-passed-on.ts'
import { standing, stepFor, stepWords } from '../../strings/roster.ts'
import { today as words } from '../../strings/today.ts'
import { StepBooking } from '../clients/step-booking.tsx'
import { useStep, type Steps } from '../clients/use-step.ts'

/** So many are named on Today; the roster has them all. */
const MOST = 5

/** The few who need her first, each with one step. */
export const NeedsYou = () => {
  const asked = useQuery('clients', {})
  const steps = useStep()
  if (asked.state === 'loading') return null
  if (asked.state === 'failed') {
    return <section className="section" aria-label={words.needsYou}><FailureNotice error={asked.error} again={asked.again} /></section>
  }
  const all = asked.value.clients.filter(({ reasons }) => reasons.length > 0)
  return (
    <>
      {all.length > 0 && <People all={all} view={asked.value} take={steps.take} />}
      <StepBooking {...steps} />
    </>
  )
}

interface PeopleProps {
  readonly all: readonly ClientRow[]
  readonly view: Pick<ClientsView, 'today' | 'zone'>
  readonly take: Steps['take']
}

const People = ({ all, view: { today, zone }, take }: PeopleProps) => {
  const { go } = useNavigation()
  const id = useId()
  const section = useRef<HTMLElement>(null)
  useFocusPassedOn(section)
  const first = all.slice(0, MOST)
  return (
    <section ref={section} className="section needs-you" aria-labelledby={id}>
      <h2 className="head" id={id}>
        {words.needsYou}
        {all.length > MOST && (
          <Button className="step" onPress={() => { go({ room: 'clients' }) }}>{words.allWhoNeedYou(all.length)}</Button>
        )}
      </h2>
      <RovingGroup ids={first.map((client) => client.id)}>
        <ul className="rows">
          {first.map((client) => <Person key={client.id} client={client} today={today} zone={zone} take={take} />)}
        </ul>
      </RovingGroup>
    </section>
  )
}

interface Props {
  readonly client: ClientRow
  readonly today: string
  readonly zone: string
  readonly take: Steps['take']
}

const Person = ({ client, today, zone, take }: Props) => {
  const { go } = useNavigation()
  const { current, keepPlace } = useRoving()
  const { late, rest } = standing(client, today, zone)
  const tabIndex = current === client.id ? 0 : -1
  return (
    <li className="row" data-entry-of={client.id}>
      <button
        type="button"
        className="words name-link"
        data-entry={client.id}
        tabIndex={tabIndex}
        aria-describedby={`needs-${client.id}`}
        onClick={() => { go({ room: 'client', clientId: client.id }) }}
      >
        <bdi>{client.name}</bdi>
      </button>
      <span className="second" id={`needs-${client.id}`}>{late && <span className="late">{late}</span>}{rest}</span>
      {client.step !== null && (
        <button
          type="button"
          className="step"
          tabIndex={tabIndex}
          aria-label={stepFor(client.step, client.name)}
          onClick={() => {
            // What is done may put her elsewhere.
            keepPlace(client.id)
            void take(client)
          }}
        >
          {stepWords[client.step]}
        </button>
      )}
    </li>
  )
}
