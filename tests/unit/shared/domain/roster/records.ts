/** Records of one client for the roster's rules, on a Tuesday noon in Lisbon: 17 November 2026. */
import { rosterDay, rosterGround, type RosterDay, type RosterItem, type RosterRecords, type RosterSession } from '../../../../../shared/domain/roster/ground.ts'
import { lastStatusAt, lastWord, latest } from '../../../../../shared/domain/roster/last-word.ts'
import { addDays } from '../../../../../shared/domain/day.ts'
import { DEFAULT_THRESHOLDS, type RosterThresholds } from '../../../../../shared/schemas/library.ts'

export const TODAY = '2026-11-17'
export const NOW = '2026-11-17T12:00:00.000Z'
export const ZONE = 'Europe/Lisbon'

/** So many days from today, as a day; earlier for a negative number. */
export const dayAfter = (days: number): string => addDays(TODAY, days)

/** Noon of that day. */
export const noonAfter = (days: number): string => `${dayAfter(days)}T12:00:00.000Z`

export const on = (
  thresholds: Partial<RosterThresholds> = {}, { at = NOW, today = TODAY, zone = ZONE } = {},
): RosterDay => rosterDay({ at, today, zone }, { ...DEFAULT_THRESHOLDS, ...thresholds })

/** Due so many days from today; agreed on ten days ago, and its status said then. */
export const item = (due: number, parts: Partial<RosterItem> = {}): RosterItem => {
  const { status = 'open' } = parts
  return { owner: 'client', due: dayAfter(due), status, history: [{ at: noonAfter(-10), status, by: 'coach' }], ...parts }
}

export const session = (days: number, state: RosterSession['state']): RosterSession => ({ startedAt: noonAfter(days), state })

type Given = Partial<Omit<RosterRecords, 'wordAt'>> & { readonly savedAt?: readonly string[] }

/** `savedAt`: when notes were first saved; what was heard of her last follows from all of it. */
export const records = ({ savedAt = [], ...parts }: Given = {}): RosterRecords => {
  const given = { addedAt: noonAfter(-100), items: [], sessions: [], ...parts }
  return { ...given, wordAt: lastWord({ statusAt: lastStatusAt(given.items), sessions: given.sessions, savedAt: latest(savedAt) }) }
}

export const ground = (parts: Given = {}, day: RosterDay = on()) => rosterGround(records(parts), day)
