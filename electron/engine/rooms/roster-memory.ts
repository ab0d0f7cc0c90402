import { lastWeeks } from '../../../shared/domain/momentum/weeks.ts'
import { rosterDay } from '../../../shared/domain/roster/ground.ts'
import { cutFor } from '../../../shared/domain/roster/settled.ts'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import type { RosterThresholds } from '../../../shared/schemas/library.ts'
import type { Day } from './day.ts'
import { rosterRow, type RowDay, type RowGround } from './roster-row.ts'

/** A row as it was made, from what and when. */
interface Made {
  readonly row: ClientRow
  readonly from: RowGround
  /** Instant. */
  readonly at: string
}

/** The same lists hold the same facts: a list is another object once a fact in it changed. */
const isSame = (one: RowGround, other: RowGround): boolean =>
  one.person === other.person && one.items === other.items && one.sessions === other.sessions
  && one.engagements === other.engagements && one.notes === other.notes

/** What depends on the hour alone is the next session: a row holds until that begins, or the day is another. */
const holds = ({ row, at }: Made, now: string): boolean =>
  now >= at && (row.nextSession === null || now < row.nextSession)

export interface RosterMemory {
  /**
   * The rows of these clients, as they are at this instant with these thresholds. The same list as before where every
   * one of them is.
   */
  readonly rows: (day: Day, thresholds: RosterThresholds, grounds: readonly RowGround[]) => readonly ClientRow[]
  readonly forget: (ids: ReadonlySet<string>) => void
}

/** Keeps the rows of the roster from one look to the next, and makes anew only those that may have become others. */
export const createRosterMemory = (): RosterMemory => {
  let made = new Map<string, Made>()
  let list: readonly ClientRow[] = []
  let madeFor = ''
  let weeks: RowDay['weeks'] | null = null

  return {
    rows: (when, thresholds, grounds) => {
      const key = JSON.stringify([when.today, when.zone, thresholds])
      if (key !== madeFor || weeks === null) {
        made = new Map()
        list = []
        madeFor = key
        weeks = lastWeeks(when.today, when.zone)
      }
      const day: RowDay = { day: rosterDay(when, thresholds), weeks, cut: cutFor(weeks.mondays[0] ?? when.today) }
      const kept = new Map<string, Made>()
      let isAsBefore = made.size === grounds.length
      for (const from of grounds) {
        const before = made.get(from.id)
        const isKept = before !== undefined && isSame(before.from, from) && holds(before, when.at)
        kept.set(from.id, isKept ? before : { row: rosterRow(from, day), from, at: when.at })
        isAsBefore &&= isKept
      }
      // Whoever is not there any more is not kept.
      made = kept
      if (!isAsBefore) list = [...kept.values()].map(({ row }) => row)
      return list
    },
    forget: (ids) => {
      for (const id of ids) made.delete(id)
      list = [...made.values()].map(({ row }) => row)
    },
  }
}
