/** E38 and E39, said again: slowly, one client after the other, from the records alone. */
import type { Client } from '../../shared/schemas/clients.ts'
import { DEFAULT_THRESHOLDS } from '../../shared/schemas/library.ts'
import { dayAt, daysFrom, plusDays } from './clocks.ts'
import { isOver, waits, type PracticeRecords } from './practice.ts'

export const URGENCY = [
  'missed-two', 'week-two', 'overdue', 'stuck', 'no-action', 'nothing-booked', 'quiet',
] as const

export interface Line {
  readonly id: string
  readonly reasons: readonly string[]
  readonly bucket: string
}

const about = (now: string, zone: string, client: Client, practice: PracticeRecords) => {
  const today = dayAt(now, zone)
  const limits = practice.settings?.thresholds ?? DEFAULT_THRESHOLDS
  const items = practice.items.filter(({ clientId }) => clientId === client.id)
  const sessions = practice.sessions.filter(({ clientId }) => clientId === client.id)
  const notes = practice.notes.filter(({ clientId, savedAt }) => clientId === client.id && savedAt !== null)
  const waiting = items.filter(waits)
  const late = waiting.filter(({ due }) => due < today)
  const outcomes = sessions.filter(({ state }) => state === 'held' || state === 'missed')
    .sort((one, other) => (one.startedAt < other.startedAt ? -1 : 1)).slice(-limits.missed)
  const signs = [
    ...sessions.filter(({ state }) => state === 'held').map(({ startedAt }) => startedAt),
    ...notes.map(({ savedAt }) => savedAt ?? ''), ...items.flatMap(({ history }) => history.map(({ at }) => at)),
  ].sort()
  const since = signs.at(-1) ?? client.addedAt
  const holds: Readonly<Record<(typeof URGENCY)[number], boolean>> = {
    'missed-two': outcomes.length === limits.missed && outcomes.every(({ state }) => state === 'missed'),
    'week-two': waiting.some(({ owner, due }) => owner === 'client' && daysFrom(due, today) >= limits.weekTwo),
    'overdue': late.length > 0,
    'stuck': items.some(({ status }) => status === 'stuck'),
    'no-action': late.length === 0
      && !waiting.some(({ due }) => due >= today && due <= plusDays(today, limits.actionWithin)),
    'nothing-booked': !sessions.some(({ state, startedAt }) => state === 'booked' && startedAt > now),
    'quiet': daysFrom(dayAt(since, zone), today) >= limits.quiet,
  }
  const reasons = URGENCY.filter((reason) => holds[reason])

  const dueFrom = (first: number, last: number) => items.filter(({ due }) =>
    due >= plusDays(today, first) && due <= plusDays(today, last))
  const recent = dueFrom(-28, -1)
  const before = dueFrom(-56, -29)
  const share = (some: typeof items): number => some.filter(({ status }) => status === 'done').length / some.length
  const bucket = holds['missed-two'] || holds['week-two'] || holds.stuck ? 'stuck'
    : recent.filter(({ status }) => status === 'skipped').length >= 2
      || (recent.length >= 3 && share(recent) < 0.5)
      || (recent.length >= 3 && before.length >= 3 && share(before) - share(recent) > 0.2 - 1e-9) ? 'needs-adjustment'
      : recent.some(({ status }) => status === 'done') ? 'improving' : 'too-early'

  const earliest = waiting.map(({ due }) => due).sort()[0] ?? '~'
  const first = reasons[0]
  const key = first === undefined
    ? ['9', earliest, client.name, client.id]
    : [String(URGENCY.indexOf(first)), String(9_999 - late.length), earliest, client.name, client.id]
  return { line: { id: client.id, reasons, bucket }, key: key.join('\u0000') }
}

/** The list as it should stand, the most urgent first; past clients are not on it. */
export const rosterSlowly = (now: string, zone: string, practice: PracticeRecords): readonly Line[] =>
  practice.clients.filter((client) => !isOver(client, practice))
    .map((client) => about(now, zone, client, practice))
    .sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ line }) => line)
