import type { WeekSession } from '../../../shared/ipc/sessions.ts'
import { calendar as words } from '../../strings/calendar.ts'
import { capitalised } from '../../strings/numbers.ts'

interface Props {
  /** What is looked at, by pointer or by keyboard. */
  readonly session: WeekSession | undefined
  readonly zones: ReadonlyMap<string, string>
}

/** Below the week: the session that is looked at, whole, with the time where its client lives; else the keys. */
export const WeekFoot = ({ session, zones }: Props) => (
  <footer className="week-foot">
    {session
      // Whoever listens has heard it already: it is the name of the session.
      ? <p className="small" aria-hidden="true">{capitalised(words.sentenceOf(session, zones))}</p>
      : (
        <p className="hint">
          {words.keysShort.map(({ key, does }) => <span key={key}><span className="key">{key}</span> {does}</span>)}
        </p>
      )}
  </footer>
)
