import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { dayIn, timeIn } from '../../../shared/domain/day.ts'
import type { SessionPerson, WeekSession, WeekView } from '../../../shared/ipc/sessions.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useRole } from '../../app/role.ts'
import { useWriting } from '../../components/use-writing.ts'
import { calendar } from '../../strings/calendar.ts'
import { exactInstant } from '../../strings/dates.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { capitalised } from '../../strings/numbers.ts'
import { PlaceForm } from './place-form.tsx'
import type { SessionActs } from './use-session-acts.ts'

interface Props {
  readonly session: WeekSession
  readonly view: Pick<WeekView, 'today' | 'zone' | 'at'>
  readonly zones: ReadonlyMap<string, string>
  readonly acts: SessionActs
  readonly onMove: () => void
  readonly onClose: () => void
}

/** One session, and whatever can be done with it. Lies over the week. */
export const SessionDetails = (props: Props) => {
  const { session, view, zones, acts, onMove, onClose } = props
  const { id, people, isGroup, isInSeries, laterInSeries, movedFrom, overlaps, state } = session
  const { today, zone, at } = view
  const place = useRef<HTMLDivElement>(null)
  const clocks = calendar.elsewhere(session, zones)
  const isBooked = state === 'booked'
  const act = (doing: Promise<boolean>) => { void doing.then((isKept) => { if (isKept) onClose() }) }
  // On the likeliest step, not on the name above it.
  useEffect(() => {
    const steps = '.button.is-primary, .session-steps button, .session-acts button'
    place.current?.querySelector<HTMLElement>(steps)?.focus()
  }, [])
  return (
    <div ref={place} className="session-details">
      <header>
        <p className="small">{words.details.span(session, today)}</p>
        {clocks.length > 0 && <p className="hint">{capitalised(clocks.join(', '))}</p>}
        {people.map((person) => (
          <Person key={person.sessionId} {...props} person={person} isAlone={people.length === 1} />
        ))}
      </header>
      <div className="session-facts">
        {isGroup && <p className="hint">{words.details.group(people.length)}</p>}
        {isInSeries && <p className="hint">{words.details.series(laterInSeries)}</p>}
        {movedFrom !== null && (
          <p className="hint">
            <time dateTime={movedFrom} title={exactInstant(movedFrom, zone)}>
              {words.details.movedFrom(words.sessionTime(dayIn(movedFrom, zone), timeIn(movedFrom, zone), today))}
            </time>
          </p>
        )}
        {overlaps && <p className="hint">{words.details.overlaps}</p>}
        <Place session={session} acts={acts} />
      </div>
      {(isBooked || state === 'cancelled') && (
        <div className="session-acts">
          {isBooked && <Button className="button is-small" onPress={onMove}>{words.acts.move}</Button>}
          {isBooked && (
            <Button className="button is-small" onPress={() => { act(acts.cancel(id, false)) }}>
              {laterInSeries > 0 ? words.acts.cancelOne : words.acts.cancel}
            </Button>
          )}
          {isBooked && laterInSeries > 0 && (
            <Button className="button is-small" onPress={() => { act(acts.cancel(id, true)) }}>{words.acts.cancelLater(laterInSeries)}</Button>
          )}
          {isBooked && !isGroup && session.startsAt <= at && <Missed {...props} act={act} />}
          {state === 'cancelled' && (
            <Button className="button is-small" onPress={() => { act(acts.reopen(id)) }}>{words.acts.reopenCancelled}</Button>
          )}
        </div>
      )}
    </div>
  )
}

const Missed = ({ session, acts, act }: Pick<Props, 'session' | 'acts'> & { readonly act: (doing: Promise<boolean>) => void }) =>
  session.people.map(({ sessionId, clientName }) => (
    <Button key={sessionId} className="button is-small" onPress={() => { act(acts.miss(sessionId, clientName)) }}>
      {words.acts.missed}
    </Button>
  ))

/** Who it is with, how it stands with her, and the step to take. In a group each has steps of her own. */
const Person = ({ person, isAlone, session, view, acts, onClose }: Props & {
  readonly person: SessionPerson
  readonly isAlone: boolean
}) => {
  const { sessionId, clientId, clientName, state, note, noteId, number } = person
  const { go } = useNavigation()
  const { write, open } = useWriting()
  const isCoach = useRole() === 'coach'
  const hasBegun = session.startsAt <= view.at
  const standing = calendar.standingOf({ ...session, isGroup: false, state, people: [person] })
  const act = (doing: Promise<boolean>) => { void doing.then((isKept) => { if (isKept) onClose() }) }
  const leave = (doIt: () => void) => () => {
    onClose()
    doIt()
  }
  const says = [...(number > 0 ? [words.details.number(number)] : []), ...(standing === '' ? [] : [standing])].join(', ')
  return (
    <div className={isAlone ? 'session-person is-alone' : 'session-person'}>
      <div>
        <Button className={isAlone ? 'name-link focus-words' : 'name-link words'} onPress={leave(() => { go({ room: 'client', clientId }) })}>
          <bdi>{clientName}</bdi>
        </Button>
        {says !== '' && <p className={note === 'awaited' ? 'small late' : 'small'}>{capitalised(says)}</p>}
      </div>
      <div className="session-steps">
        {isCoach && state === 'booked' && !hasBegun && (
          <Button className={isAlone ? 'button is-small is-primary' : 'step'} onPress={leave(() => { go({ room: 'brief', sessionId }) })}>
            {words.acts.brief}
          </Button>
        )}
        {isCoach && state === 'booked' && hasBegun && noteId === null && (
          <Button className={isAlone ? 'button is-small is-primary' : 'step'} onPress={leave(() => { void write(clientId, { sessionId }) })}>
            {words.acts.write}
          </Button>
        )}
        {isCoach && noteId !== null && (
          <Button className="step" onPress={leave(() => { open(clientId, noteId) })}>{words.acts.goOn}</Button>
        )}
        {isCoach && note === 'awaited' && (
          <Button className="step" onPress={() => { act(acts.waive(sessionId)) }}>{words.acts.waive}</Button>
        )}
        {!isAlone && state === 'booked' && hasBegun && (
          <Button className="step" onPress={() => { act(acts.miss(sessionId, clientName)) }}>{words.acts.missed}</Button>
        )}
        {state === 'missed' && (
          <Button className="step" onPress={() => { act(acts.reopen(sessionId)) }}>{words.acts.reopenMissed}</Button>
        )}
      </div>
    </div>
  )
}

const Place = ({ session, acts }: Pick<Props, 'session' | 'acts'>) => {
  const [isEditing, setEditing] = useState(false)
  const { id, place, state } = session
  if (isEditing) {
    return (
      <PlaceForm
        place={place}
        onKeep={async (next) => { if (await acts.place(id, next)) setEditing(false) }}
        onLeave={() => { setEditing(false) }}
      />
    )
  }
  if (state !== 'booked') return place === '' ? null : <p className="session-place" dir="auto">{place}</p>
  return (
    <p className="session-place">
      {place !== '' && <bdi>{place}</bdi>}{' '}
      <Button className="step" onPress={() => { setEditing(true) }}>{place === '' ? words.acts.addPlace : words.acts.changePlace}</Button>
    </p>
  )
}
