/** E43, said again: each measure on its own, from the records alone. What only the coach can say is not here. */
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import { dayAt, daysFrom, plusDays } from './clocks.ts'
import type { PracticeRecords } from './practice.ts'

interface Span { readonly from: string, readonly to: string }

/** How many came true, of how many; or the figures of which a median is the middle. */
export interface Measured { readonly hits: number, readonly of: number, readonly middle: number | null }

const share = <Value>(list: readonly Value[], holds: (value: Value) => boolean): Measured =>
  ({ hits: list.filter(holds).length, of: list.length, middle: null })

const middleOf = (figures: readonly number[]): Measured => {
  const sorted = [...figures].sort((one, other) => one - other)
  const half = Math.floor(sorted.length / 2)
  const upper = sorted[half] ?? 0
  const middle = sorted.length === 0 ? null : sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2
  return { hits: sorted.length, of: sorted.length, middle }
}

const minutesFrom = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / 60_000

const statusAtEndOf = (item: ActionItem, day: string, zone: string): string =>
  item.history.filter(({ at }) => dayAt(at, zone) <= day).at(-1)?.status ?? 'none'

/** Those of E43 that come of records, by name. */
export const measuresSlowly = (
  now: string, zone: string, practice: PracticeRecords, { from, to }: Span,
): Readonly<Record<string, Measured>> => {
  const today = dayAt(now, zone)
  const within = (at: string): boolean => dayAt(at, zone) >= from && dayAt(at, zone) <= to
  const noteOf = (id: string) => practice.notes.find((note) => note.id === id && note.savedAt !== null)
  const sent = practice.outbox.filter(({ state }) => state === 'sent')
  const over = practice.items.filter(({ due }) => due >= from && due <= to && due < today)
  const answered = (item: ActionItem): boolean =>
    item.history.some(({ at, by }) => by === 'coach' && dayAt(at, zone) > item.due && daysFrom(item.due, dayAt(at, zone)) <= 7)
    || sent.some(({ itemIds, settledAt }) => itemIds.includes(item.id) && settledAt !== null
      && dayAt(settledAt, zone) > item.due && daysFrom(item.due, dayAt(settledAt, zone)) <= 7)
  const late = over.filter((item) => ['open', 'stuck'].includes(statusAtEndOf(item, item.due, zone)))
    .filter((item) => daysFrom(item.due, today) >= 7 || answered(item))
  const held = practice.sessions.filter(({ state }) => state === 'held')
  const ended = held.filter(({ endsAt, noteWaivedAt, noteId }) => within(endsAt) && noteWaivedAt === null && noteId !== '')
  const met = practice.sessions.filter(({ state, startedAt }) => (state === 'held' || state === 'missed') && within(startedAt))
  const saved = practice.notes.filter(({ savedAt }) => savedAt !== null && within(savedAt))
  const WEEK = 7 * 86_400_000
  const since = (at: string): number => Date.parse(now) - Date.parse(at)
  const followedUp = ({ id, endsAt }: { readonly id: string, readonly endsAt: string }): boolean => sent.some((message) =>
    message.kind === 'follow-up' && message.sessionId === id && message.settledAt !== null
    && Date.parse(message.settledAt) - Date.parse(endsAt) <= WEEK)
  const agreedIn = held.filter((session) => within(session.startedAt) && noteOf(session.noteId) !== undefined
    && practice.items.some(({ sessionId }) => sessionId === session.id) && (since(session.endsAt) >= WEEK || followedUp(session)))
  const actedOn = ({ itemIds, settledAt }: { readonly itemIds: readonly string[], readonly settledAt: string | null }): boolean =>
    practice.items.some(({ id, history }) => itemIds.includes(id)
      && history.slice(1).some(({ at }) => at >= (settledAt ?? '') && Date.parse(at) - Date.parse(settledAt ?? '') <= WEEK))
  const reviews = practice.events.filter(({ type }) => type === 'roster.reviewed')
  return {
    'completion': share(over, ({ status }) => status === 'done'),
    'overdue-caught': share(late, answered),
    'note-on-time': share(ended, ({ endsAt, noteId }) => {
      const savedAt = noteOf(noteId)?.savedAt ?? null
      return savedAt !== null && Date.parse(savedAt) - Date.parse(endsAt) <= 86_400_000
    }),
    'attendance': share(met, ({ state }) => state === 'held'),
    'no-show': share(met, ({ state }) => state === 'missed'),
    'prep-time': middleOf(held.flatMap(({ briefReadAt, startedAt }) =>
      (briefReadAt !== null && briefReadAt < startedAt && within(startedAt) ? [Math.min(30, minutesFrom(briefReadAt, startedAt))] : []))),
    'capture-time': middleOf(saved.map(({ begunAt, savedAt }) => Math.min(30, minutesFrom(begunAt, savedAt ?? begunAt)))),
    'note-delay': middleOf(ended.flatMap(({ endsAt, noteId }) => {
      const savedAt = noteOf(noteId)?.savedAt ?? null
      return savedAt === null ? [] : [Math.max(0, minutesFrom(endsAt, savedAt) / 60)]
    })),
    'reminders-acted': share(sent.filter((message) => message.settledAt !== null && within(message.settledAt)
      && message.itemIds.length > 0 && (since(message.settledAt) >= WEEK || actedOn(message))), actedOn),
    'follow-ups': share(agreedIn, followedUp),
    'roster-reviewed': share(met, ({ startedAt }) => {
      const day = dayAt(startedAt, zone)
      return reviews.some(({ at }) => at < startedAt && dayAt(at, zone) >= plusDays(day, -1))
    }),
    'assigned': { hits: practice.items.filter(({ history }) => within(history[0]?.at ?? '')).length, of: 0, middle: null },
  }
}
