import { minutesBetween } from './elapsed.ts'
import type { Ground } from './ground.ts'
import { median, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** Whoever leaves a note open over lunch did not write all the while: minutes. */
export const LONGEST = 30

/** E43: the median of the minutes from beginning a note to its first save, of the notes saved in the span. */
export const captureTime = (ground: Ground, span: Span): Reading =>
  median(ground.savedIn(span).map(({ begunAt, savedAt }) => Math.min(LONGEST, Math.max(0, minutesBetween(begunAt, savedAt)))))
