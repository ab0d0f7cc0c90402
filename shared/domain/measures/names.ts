/** The measures of a practice (E43), by name, in the order they are shown. */

export const MEASURES = [
  'completion', 'overdue-caught', 'reminders-acted', 'reminders', 'assigned', 'finished',
  'note-on-time', 'note-delay', 'capture-time', 'prep-time', 'roster-reviewed', 'follow-ups',
  'attendance', 'no-show', 'retention',
  'admin-hours', 'workarounds',
] as const

export type Measure = (typeof MEASURES)[number]

/** So much of so many. The other measures are medians, counts, and what was written down. */
export const RATES = [
  'completion', 'overdue-caught', 'reminders-acted', 'note-on-time', 'roster-reviewed', 'follow-ups',
  'attendance', 'no-show', 'retention',
] as const satisfies readonly Measure[]

export type Rate = (typeof RATES)[number]

export const isRate = (measure: Measure): measure is Rate => (RATES as readonly Measure[]).includes(measure)

/** In hours, minutes, or of a kind of its own; each is the middle of many. */
export const MEDIANS = ['note-delay', 'capture-time', 'prep-time'] as const satisfies readonly Measure[]

export const isMedian = (measure: Measure): boolean => (MEDIANS as readonly Measure[]).includes(measure)
