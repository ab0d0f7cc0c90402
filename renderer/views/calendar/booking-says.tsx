import type { WeekView } from '../../../shared/ipc/sessions.ts'
import { sessions as words } from '../../strings/sessions.ts'
import { warningsOf, zonesOf, type Form, type Plan, type Problem } from './form.ts'

interface Props {
  readonly plan: Plan | Problem
  readonly form: Form
  /** What stood in the way when it was to be booked. */
  readonly problem: Problem | null
  readonly today: string
  /** The coach’s own zone. */
  readonly own: string
  readonly around: WeekView | null
  readonly movingId: string | null
}

/** What booking it will do, and what is worth knowing before. Nothing here stands in the way. */
export const BookingSays = ({ plan, form, problem, today, own, around, movingId }: Props) => {
  // While somebody is still to be chosen, the day can be read back already.
  const shown = plan === 'who' ? null : plan
  const said = typeof shown === 'string' || shown === null ? null : shown
  const elsewhere = zonesOf(form.people, own).filter((zone) => zone !== form.zone)
  const moved = around?.sessions.find(({ people }) => people.some(({ sessionId }) => sessionId === movingId))
  const warnings = said && around
    ? warningsOf(said, {
      at: around.at, sessions: around.sessions, moving: moved ? [moved.id] : [], elsewhere,
    })
    : []
  return (
    <div className="booking-says" aria-live="polite">
      {problem !== null && <p className="late">{words.form.problems[problem]}</p>}
      {said && (
        <p>
          {words.form.planned(said, { today, own, people: form.people.length })}
          {elsewhere.map((zone) => <span key={zone} className="second"> {words.form.onClock(said.sessions, zone, own)}</span>)}
        </p>
      )}
      {warnings.map((warning) => {
        const sentence = words.form.warned(warning, today)
        return <p key={sentence} className="small late">{sentence}</p>
      })}
    </div>
  )
}
