import { isDeepStrictEqual } from 'node:util'
import { lastMonthOf } from '../../../shared/domain/measures/span.ts'
import { monthOf } from '../../../shared/domain/measures/months.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { MonthReport } from '../../../shared/schemas/month-report.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from '../library/settings.ts'

type Decided = Decision<{ readonly changeId: string }>

/** What stays as it is changes nothing, and leaves nothing to undo (E1). */
const settled = (
  moment: Moment, before: LibraryEntry | null, wanted: Partial<Pick<LibraryEntry, 'baselineMonth' | 'monthReports'>>,
): Decided => {
  const settings = before ?? assumedSettings(moment.at)
  const next = { ...settings, ...wanted }
  const differs = !isDeepStrictEqual(next, settings)
  return undoable(moment, {
    clientId: null,
    changes: differs ? [change('library', before, next)] : [],
    events: differs ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }] : [],
    value: {},
  })
}

/**
 * The month everything is held against (E44); null for the first whole one.
 * Refuses: bad-input for a month that is not over.
 */
export const decideBaseline = (moment: Moment, before: LibraryEntry | null, month: string | null): Decided =>
  (month !== null && month > lastMonthOf(moment.today) ? refuse('bad-input')
    : settled(moment, before, { baselineMonth: month }))

/** So many are kept; a month more lets the earliest go. */
const MOST = 600

const withReport = (reports: readonly MonthReport[], report: MonthReport): MonthReport[] => {
  const others = reports.filter(({ month }) => month !== report.month)
  const isEmpty = report.adminMinutesPerWeek === null && report.workarounds === null
  const { month, adminMinutesPerWeek, workarounds } = report
  return [...others, ...isEmpty ? [] : [{ month, adminMinutesPerWeek, workarounds }]]
    .sort((one, other) => (one.month < other.month ? -1 : 1)).slice(-MOST)
}

/**
 * What only the coach can say of a month, in place of what she said of it before; neither of both takes it back.
 * Refuses: bad-input for a month to come.
 */
export const decideReport = (moment: Moment, before: LibraryEntry | null, report: MonthReport): Decided =>
  (report.month > monthOf(moment.today) ? refuse('bad-input')
    : settled(moment, before, { monthReports: withReport((before ?? assumedSettings(moment.at)).monthReports, report) }))
