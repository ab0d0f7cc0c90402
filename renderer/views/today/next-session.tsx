import { Button } from 'react-aria-components'
import type { DayView } from '../../../shared/ipc/brief.ts'
import { exactInstant } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'

interface Props {
  readonly view: Pick<DayView, 'now' | 'zone'>
  readonly next: NonNullable<DayView['next']>
  readonly onBrief: (sessionId: string) => void
  readonly onClient: (clientId: string) => void
}

/** Who is next, and the way to the brief: the room's first step while the session is near. */
export const NextSession = ({ view, next, onBrief, onClient }: Props) => {
  const { sessionId, clientId, startedAt, place, isNear } = next
  const name = words.nextName(next)
  return (
    <section className="sheet next" aria-label={words.nextWhen(next, view)}>
      <div className="next-body">
        <p className="small">
          <time dateTime={startedAt} title={exactInstant(startedAt, view.zone)}>{words.nextWhen(next, view)}</time>
        </p>
        <h2 className="name">
          {next.people === 1
            ? <Button className="name-link" onPress={() => { onClient(clientId) }}><bdi>{name}</bdi></Button>
            : <bdi>{name}</bdi>}
        </h2>
        <p className="second">{words.nextTimes(next, view.zone)} {words.nextStanding(next)}</p>
        {place !== '' && <p className="hint next-place" dir="auto">{place}</p>}
      </div>
      <Button className={isNear ? 'button is-primary' : 'button'} onPress={() => { onBrief(sessionId) }}>
        {words.openBrief} {isNear && <span className="key">Enter</span>}
      </Button>
    </section>
  )
}
