/** The roster made slowly: every record is read for every client, and nothing is remembered (E38, E39, E45). */
import { doneIn, dueIn, momentumOf } from '../../../../shared/domain/momentum/momentum.ts'
import { lastWeeks } from '../../../../shared/domain/momentum/weeks.ts'
import { addDays, dayIn, daysBetween } from '../../../../shared/domain/day.ts'
import type { RosterReason } from '../../../../shared/ipc/roster-row.ts'
import type { ClientRow, ClientsView } from '../../../../shared/ipc/views.ts'
import { DEFAULT_THRESHOLDS } from '../../../../shared/schemas/library.ts'
import { SETTINGS_ID } from '../../../../electron/engine/library/settings.ts'
import type { Desk } from './desk.ts'

const ORDER = ['missed-two', 'week-two', 'overdue', 'stuck', 'no-action', 'nothing-booked', 'quiet']
const STEPS = ['offer-times', 'smaller-step', 'review-items', 'other-way', 'agree-action', 'book', 'write-to'] as const

const sorted = (texts: readonly string[]): string[] => [...texts].sort()
const last = (texts: readonly string[]): string | null => sorted(texts).at(-1) ?? null

const compare = (one: readonly (string | number)[], other: readonly (string | number)[]): number => {
  for (const [place, part] of one.entries()) {
    const against = other[place] ?? ''
    if (part !== against) return part < against ? -1 : 1
  }
  return 0
}

/** @param notesOpen false for whoever holds no key for them */
export const rosterSlowly = async ({ database, clock }: Desk, { notesOpen = true } = {}): Promise<ClientsView> => {
  const { at, zone } = clock
  const today = dayIn(at, zone)
  const limits = (await database.get('library', SETTINGS_ID))?.thresholds ?? DEFAULT_THRESHOLDS
  const [people, allItems, allSessions, engagements] = await Promise.all([
    database.find('clients'), database.find('actionItems'), database.find('sessions'), database.find('engagements'),
  ])
  const allNotes = notesOpen ? (await database.find('notes')).filter(({ clientId }) => clientId !== '') : []
  const ids = new Set([
    ...people.map(({ id }) => id), ...[allItems, allSessions, engagements, allNotes].flat().map(({ clientId }) => clientId),
  ])
  const weeks = lastWeeks(today, zone)

  const rowOf = (id: string): ClientRow => {
    const person = people.find((one) => one.id === id)
    const items = allItems.filter(({ clientId }) => clientId === id)
    const sessions = allSessions.filter(({ clientId }) => clientId === id)
    const notes = allNotes.filter(({ clientId }) => clientId === id)
    const hers = engagements.filter(({ clientId }) => clientId === id)
    const waiting = items.filter(({ status }) => status === 'open' || status === 'stuck')
    const late = waiting.filter(({ due }) => due < today)
    const reasons: RosterReason[] = []

    const went = sessions.filter(({ state }) => state === 'held' || state === 'missed')
      .sort((one, other) => compare([one.startedAt, one.state === 'held' ? 1 : 0], [other.startedAt, other.state === 'held' ? 1 : 0]))
    const lastHeld = went.map(({ state }) => state).lastIndexOf('held')
    const row = went.slice(lastHeld + 1)
    if (row.length >= limits.missed) reasons.push({ kind: 'missed-two', missed: row.length, lastAt: row.at(-1)?.startedAt ?? '' })
    const old = late.filter(({ owner, due }) => owner === 'client' && daysBetween(due, today) >= limits.weekTwo)
    const oldest = sorted(old.map(({ due }) => due))[0]
    if (oldest !== undefined) {
      reasons.push({ kind: 'week-two', late: old.length, oldestDue: oldest, days: daysBetween(oldest, today) })
    }
    const oldestLate = sorted(late.map(({ due }) => due))[0]
    if (oldestLate !== undefined) reasons.push({ kind: 'overdue', late: late.length, oldestDue: oldestLate })
    const stuck = items.filter(({ status }) => status === 'stuck')
    const stuckSince = sorted(stuck.map(({ history }) => {
      const other = history.map(({ status }) => status === 'stuck').lastIndexOf(false)
      return history[other + 1]?.at ?? new Date(0).toISOString()
    }))[0]
    if (stuckSince !== undefined) reasons.push({ kind: 'stuck', stuck: stuck.length, since: stuckSince })
    const nextDue = sorted(waiting.map(({ due }) => due))[0] ?? null
    if (late.length === 0 && !waiting.some(({ due }) => due >= today && due <= addDays(today, limits.actionWithin))) {
      reasons.push({ kind: 'no-action', within: limits.actionWithin, nextDue })
    }
    const booked = sorted(sessions.filter(({ state, startedAt }) => state === 'booked' && startedAt > at).map(({ startedAt }) => startedAt))
    if (booked.length === 0) reasons.push({ kind: 'nothing-booked', lastSession: went.at(-1)?.startedAt ?? null })
    const words = [
      ...went.filter(({ state }) => state === 'held').map(({ startedAt }) => startedAt), ...notes.flatMap(({ savedAt }) => savedAt ?? []),
      ...items.flatMap(({ history }) => history.map((entry) => entry.at)),
    ]
    const since = last(words) ?? person?.addedAt
    const days = since === undefined ? 0 : daysBetween(dayIn(since, zone), today)
    if (since !== undefined && days >= limits.quiet) reasons.push({ kind: 'quiet', days, since, ever: words.length > 0 })

    const share = (from: number, to: number) => {
      const some = items.filter(({ due }) => due >= addDays(today, from) && due <= addDays(today, to))
      const counted = (wanted: string) => some.filter(({ status }) => status === wanted).length
      return { due: some.length, done: counted('done'), skipped: counted('skipped') }
    }
    const [lately, before] = [share(-28, -1), share(-56, -29)]
    const bucket = (): ClientRow['bucket'] => {
      if (row.length >= limits.missed || old.length > 0 || stuck.length > 0) return 'stuck'
      if (lately.skipped >= 2 || (lately.due >= 3 && lately.done / lately.due < 0.5)) return 'needs-adjustment'
      const fell = lately.due >= 3 && before.due >= 3 && before.done / before.due - lately.done / lately.due >= 0.2 - 1e-9
      return fell ? 'needs-adjustment' : lately.done > 0 ? 'improving' : 'too-early'
    }
    const isPast = hers.length > 0 && hers.every(({ endedOn }) => endedOn !== null)
    const momentum = momentumOf(weeks, items, sessions)
    return {
      id, name: person?.name ?? '…', reasons: isPast ? [] : reasons,
      step: isPast ? null : STEPS[ORDER.indexOf(reasons[0]?.kind ?? '')] ?? null, bucket: bucket(),
      open: waiting.length, overdue: late.length, nextDue, nextSession: booked[0] ?? null,
      lastNoteAt: last(notes.filter(({ savedAt }) => savedAt !== null).map(({ begunAt }) => begunAt)),
      hasDraft: notes.some(({ draft }) => draft !== null),
      momentum: { due: momentum.map(dueIn), done: momentum.map(doneIn), setbacks: momentum.map(({ setbacks }) => setbacks) },
      endedOn: isPast ? last(hers.flatMap(({ endedOn }) => endedOn ?? [])) : null,
    }
  }

  const rows = [...ids].map(rowOf)
  const need = ({ reasons: [first], overdue, nextDue, name, id }: ClientRow) =>
    [first ? ORDER.indexOf(first.kind) : 9, -overdue, nextDue ?? 'never', name, id]
  const end = ({ endedOn, name, id }: ClientRow) => [-Number(endedOn?.replaceAll('-', '') ?? 0), name, id]
  return {
    today, zone,
    clients: rows.filter(({ endedOn }) => endedOn === null).sort((one, other) => compare(need(one), need(other))),
    past: rows.filter(({ endedOn }) => endedOn !== null).sort((one, other) => compare(end(one), end(other))),
  }
}
