import { isMedian, isRate, type Measure } from './names.ts'
import type { Reading } from './reading.ts'

/** Where a figure can be moved. */
export type Step = 'roster' | 'today' | 'reminders' | 'capture' | 'calendar'

/** From so many on a share or a median is said: two sessions are no rate (E43). */
export const LEAST = 3

/** How many more there have to be before the measure can be said; 0 where it can. */
export const missing = (measure: Measure, { of }: Reading): number =>
  (isRate(measure) || isMedian(measure) ? Math.max(0, LEAST - of) : 0)

interface Wanted {
  readonly step: Step
  /** Shares: asks for a decision below it. Times and counts kept elsewhere: above it. */
  readonly least?: number
  readonly most?: number
}

/** Where others’ figures give a bound, it is the near end of what they came to. */
const WANTED: Readonly<Partial<Record<Measure, Wanted>>> = {
  'completion': { step: 'reminders', least: 0.7 },
  'overdue-caught': { step: 'roster', least: 0.9 },
  'reminders-acted': { step: 'reminders', least: 0.5 },
  'reminders': { step: 'reminders', least: 2 },
  'note-on-time': { step: 'today', least: 0.9 },
  'note-delay': { step: 'today', most: 24 },
  'capture-time': { step: 'capture', most: 1 },
  'prep-time': { step: 'today', most: 3 },
  'roster-reviewed': { step: 'roster', least: 0.9 },
  'follow-ups': { step: 'today', least: 0.9 },
  'attendance': { step: 'calendar', least: 0.85 },
  'retention': { step: 'roster', least: 0.7 },
  'admin-hours': { step: 'reminders', most: 3 },
  'workarounds': { step: 'capture', most: 0 },
}

/** The step that would move the figure, where it asks for a decision; null where it is well, or cannot be said. */
export const asksFor = (measure: Measure, reading: Reading): Step | null => {
  const wanted = WANTED[measure]
  const { value } = reading
  if (!wanted || value === null || missing(measure, reading) > 0) return null
  const { step, least, most } = wanted
  return (least !== undefined && value < least) || (most !== undefined && value > most) ? step : null
}
