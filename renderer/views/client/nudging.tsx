import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { planHolding, type HoldingPlan } from '../../../shared/domain/nudges/whose-plan.ts'
import type { ClientNudgingView } from '../../../shared/ipc/nudges.ts'
import { useRole } from '../../app/role.ts'
import { useQuery } from '../../app/use-query.ts'
import { FailureNotice } from '../../components/failure.tsx'
import { useWayBack } from '../../components/use-way-back.ts'
import { cityOf } from '../../strings/dates.ts'
import { nudging as words } from '../../strings/nudges.ts'
import { NudgingForm } from './nudging-form.tsx'
import { NudgingLists } from './nudging-lists.tsx'
import { PauseStep } from './nudging-pause.tsx'
import { useChangeNudging } from './nudging-use-change.ts'

interface Props {
  readonly clientId: string
  readonly name: string
}

/** Her clock, how she may be reached, and which reminders she gets. What messages say is the coach’s alone to see. */
export const Nudging = (props: Props) => (useRole() === 'coach' ? <OfCoach {...props} /> : null)

const OfCoach = ({ clientId, name }: Props) => {
  const asked = useQuery('client.nudging', { clientId })
  if (asked.state === 'loading') return null
  return (
    <section className="section nudging" aria-label={words.head}>
      <h2 className="head">{words.head}</h2>
      {asked.state === 'failed'
        ? <FailureNotice error={asked.error} again={asked.again} />
        : <Standing view={asked.value} name={name} />}
    </section>
  )
}

const Standing = ({ view, name }: { readonly view: ClientNudgingView, readonly name: string }) => {
  const [isChanging, setChanging] = useState(false)
  const step = useRef<HTMLButtonElement>(null)
  useWayBack(step, isChanging)
  const leave = () => { setChanging(false) }
  return (
    <>
      {isChanging ? <NudgingForm view={view} name={name} onLeave={leave} /> : (
        <>
          <Summary view={view} name={name} />
          <p className="steps">
            <Button ref={step} className="step" onPress={() => { setChanging(true) }}>{words.change}</Button>
            <Pausing view={view} name={name} />
          </p>
        </>
      )}
      <NudgingLists view={view} />
    </>
  )
}

const Summary = ({ view, name }: { readonly view: ClientNudgingView, readonly name: string }) => {
  const { herZone, herTime, reachableBy, nudging, program, today } = view
  const holding = holdingOf(view)
  return (
    <>
      <p>{words.standing(holding, program?.name ?? '')}</p>
      {isPaused(view) && nudging.pausedUntil !== null && <p>{words.paused(nudging.pausedUntil, today)}</p>}
      {holding.plan !== null && reachableBy !== 'any' && <p>{words.reached[reachableBy]}</p>}
      <p className="second">{herZone === '' ? words.sameClock(name) : words.clock(name, herTime, cityOf(herZone))}</p>
    </>
  )
}

const holdingOf = ({ nudging, program, practice }: ClientNudgingView): HoldingPlan => planHolding(nudging, program, practice)

const isPaused = ({ nudging: { pausedUntil }, herDay }: ClientNudgingView): boolean =>
  pausedUntil !== null && pausedUntil > herDay

/** No reminders until a day; or again, from now on. Nothing to pause where there are none. */
const Pausing = ({ view, name }: { readonly view: ClientNudgingView, readonly name: string }) => {
  const { nudging, today, clientId } = view
  const { change, error } = useChangeNudging(clientId)
  const { by, plan } = holdingOf(view)
  if (nudging.by === 'nobody' || (plan === null && by === 'program')) return null
  return (
    <>
      {isPaused(view)
        ? (
          <Button
            className="step"
            onPress={() => { void change({ nudging: { ...nudging, pausedUntil: null } }, words.goesOn(name)) }}
          >
            {words.goOn}
          </Button>
        )
        : (
          <PauseStep
            today={today}
            onChoose={(day) => {
              void change({ nudging: { ...nudging, pausedUntil: day } }, words.pausedNow(name, day, today))
            }}
          />
        )}
      {error !== null && <span className="small late" role="alert">{error}</span>}
    </>
  )
}
