import type { Ground } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: of the sessions held or missed, the share before which the roster was looked at, that day or the day before. */
export const rosterReviewed = (ground: Ground, span: Span): Reading => {
  const { line } = ground
  const looks = ground.looksIn({ ...span, since: line.startOf(span.from, -1) })
  return share(ground.startedIn(span), ({ startedAt }) => {
    const since = line.startOf(line.dayOf(startedAt), -1)
    return looks.some((look) => since <= look && look < startedAt)
  })
}
