import { useId, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { timeIn } from '../../../shared/domain/day.ts'
import type { DayEntry, DayView } from '../../../shared/ipc/brief.ts'
import { exactInstant } from '../../strings/dates.ts'
import { today as words } from '../../strings/today.ts'

interface Ways {
  readonly onBrief: (sessionId: string) => void
  readonly onClient: (clientId: string) => void
}

/** What the day holds, hour by hour, and what tomorrow begins with. Nothing where nothing is booked. */
export const TheDay = ({ view, ...ways }: Ways & { readonly view: DayView }) => {
  const { sessions, tomorrow, furtherTomorrow, zone } = view
  const last = sessions.at(-1)
  if (sessions.length + tomorrow.length === 0) return null
  return (
    <aside className="margin" aria-label={words.theDay}>
      {last && (
        <Hours title={words.theDay} entries={sessions} zone={zone} {...ways}>
          {last.state === 'booked' && (
            <li>
              <span className="hour">{timeIn(last.endsAt, zone)}</span>
              <p className="free">{words.nothingMore}</p>
            </li>
          )}
        </Hours>
      )}
      {tomorrow.length > 0 && (
        <Hours title={words.tomorrow} entries={tomorrow} zone={zone} {...ways}>
          {furtherTomorrow > 0 && <li><span /><p className="free">{words.furtherTomorrow(furtherTomorrow)}</p></li>}
        </Hours>
      )}
    </aside>
  )
}

interface HoursProps extends Ways {
  readonly title: string
  readonly entries: readonly DayEntry[]
  readonly zone: string
  readonly children: ReactNode
}

const Hours = ({ title, entries, zone, children, ...ways }: HoursProps) => {
  const id = useId()
  return (
    <section className="section" aria-labelledby={id}>
      <h2 className="head" id={id}>{title}</h2>
      <ul className="day" aria-labelledby={id}>
        {entries.map((entry) => <Hour key={entry.sessionId} entry={entry} zone={zone} {...ways} />)}
        {children}
      </ul>
    </section>
  )
}

/** A booked one leads to its brief, any other to the client. */
const Hour = ({ entry, zone, onBrief, onClient }: Ways & { readonly entry: DayEntry, readonly zone: string }) => {
  const { sessionId, clientId, clientName, people, startedAt, state } = entry
  const isBooked = state === 'booked'
  const below = words.states[state]
  const who = people > 1 ? words.withOthers(clientName, people - 1) : clientName
  return (
    <li className={isBooked ? undefined : 'is-over'}>
      <time className="hour" dateTime={startedAt} title={exactInstant(startedAt, zone)}>{timeIn(startedAt, zone)}</time>
      <div>
        <Button
          className="name-link words"
          {...(isBooked ? { 'aria-label': words.briefOf(who) } : {})}
          onPress={() => {
            if (isBooked) onBrief(sessionId)
            else onClient(clientId)
          }}
        >
          <bdi>{who}</bdi>
        </Button>
        {below !== '' && <p>{below}</p>}
      </div>
    </li>
  )
}
