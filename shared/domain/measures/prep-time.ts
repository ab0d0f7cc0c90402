import { LONGEST } from './capture-time.ts'
import { minutesBetween } from './elapsed.ts'
import type { Ground } from './ground.ts'
import { median, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: the median of the minutes from reading a brief to the start of its session, where it was read before that. */
export const prepTime = (ground: Ground, span: Span): Reading =>
  median(ground.startedIn(span).flatMap(({ state, briefReadAt, startedAt }) =>
    (state === 'held' && briefReadAt !== null && briefReadAt < startedAt
      ? [Math.min(LONGEST, minutesBetween(briefReadAt, startedAt))] : [])))
