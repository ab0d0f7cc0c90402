import { Temporal } from 'temporal-polyfill'
import type { Ground } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

const monthsLater = (day: string, months: number): string => Temporal.PlainDate.from(day).add({ months }).toString()

/**
 * E43: of the engagements that were begun in the twelve months that end twelve months before the span does, the share
 * that had not ended before they were twelve months old.
 */
export const retention = ({ engagements }: Ground, { to }: Span): Reading => {
  const after = monthsLater(to, -24)
  const last = monthsLater(to, -12)
  return share(
    engagements.filter(({ startedOn }) => after < startedOn && startedOn <= last),
    ({ startedOn, endedOn }) => endedOn === null || endedOn >= monthsLater(startedOn, 12),
  )
}
