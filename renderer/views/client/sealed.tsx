import { dayIn } from '../../../shared/domain/day.ts'
import type { ClientView } from '../../../shared/ipc/views.ts'
import { client as words } from '../../strings/client.ts'
import { dayBriefly, exactInstant } from '../../strings/dates.ts'
import { capitalised } from '../../strings/numbers.ts'

/** In the place of the notes, for whoever holds no key for them (V1): that they are sealed, and the schedule. */
export const SealedNotes = ({ view }: { readonly view: Pick<ClientView, 'sessions' | 'today' | 'zone'> }) => {
  const { sessions, today, zone } = view
  return (
    <aside className="margin notes-margin">
      <h2 className="head">{words.notes}</h2>
      <p>{words.notesSealed}</p>
      <h2 className="head">{words.sessions}</h2>
      {sessions.length === 0 ? <p>{words.noSessions}</p> : (
        <ol className="plain-list schedule">
          {sessions.map(({ id, number, startedAt, state }) => (
            <li key={id}>
              {words.sessionLine(number, words.states[state])}
              <time className="hint" dateTime={startedAt} title={exactInstant(startedAt, zone)}>{capitalised(dayBriefly(dayIn(startedAt, zone), today))}</time>
            </li>
          ))}
        </ol>
      )}
    </aside>
  )
}
