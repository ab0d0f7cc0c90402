import { attendance, noShow } from './attendance.ts'
import { captureTime } from './capture-time.ts'
import { completion } from './completion.ts'
import { assigned, finished } from './counts.ts'
import { followUps } from './follow-ups.ts'
import type { Ground } from './ground.ts'
import type { Measure } from './names.ts'
import { noteDelay } from './note-delay.ts'
import { noteOnTime } from './note-on-time.ts'
import { overdueCaught } from './overdue-caught.ts'
import { prepTime } from './prep-time.ts'
import type { Reading } from './reading.ts'
import { reminders, remindersActed } from './reminders.ts'
import { adminHours, workarounds } from './reported.ts'
import { retention } from './retention.ts'
import { rosterReviewed } from './roster-reviewed.ts'
import type { Span } from './span.ts'

const HOW: Readonly<Record<Measure, (ground: Ground, span: Span) => Reading>> = {
  'completion': completion,
  'overdue-caught': overdueCaught,
  'reminders-acted': remindersActed,
  'reminders': reminders,
  'assigned': assigned,
  'finished': finished,
  'note-on-time': noteOnTime,
  'note-delay': noteDelay,
  'capture-time': captureTime,
  'prep-time': prepTime,
  'roster-reviewed': rosterReviewed,
  'follow-ups': followUps,
  'attendance': attendance,
  'no-show': noShow,
  'retention': retention,
  'admin-hours': adminHours,
  'workarounds': workarounds,
}

/** Takes one measure of one span (E43). */
export const read = (measure: Measure, ground: Ground, span: Span): Reading => HOW[measure](ground, span)
