import { DAYS_7, elapsed } from './elapsed.ts'
import type { Ground, SessionFacts } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/**
 * E43: of the sessions held in which something was agreed, the share that had a follow-up sent within seven days of
 * their end. One that has some of its days ahead counts only once it had.
 */
export const followUps = (ground: Ground, span: Span): Reading => {
  const isFollowed = ({ id, endsAt }: SessionFacts): boolean =>
    ground.followUps(id).some((sentAt) => elapsed(endsAt, sentAt) <= DAYS_7)
  const agreed = ground.startedIn(span).filter((session) => session.state === 'held' && ground.agreedIn(session.id)
    && (elapsed(session.endsAt, ground.at) >= DAYS_7 || isFollowed(session)))
  return share(agreed, isFollowed)
}
