import type { ActionItem } from '../../schemas/action-items.ts'
import type { Engagement } from '../../schemas/engagements.ts'
import type { MonthReport } from '../../schemas/month-report.ts'
import type { MessageKind } from '../../schemas/nudge-plan.ts'
import type { Session } from '../../schemas/sessions.ts'
import type { DayLine } from './day-line.ts'
import { addMonths, monthOf } from './months.ts'
import type { Span } from './span.ts'

/** Of an action item what is counted; never its words. */
export type ItemFacts = Pick<ActionItem, 'id' | 'sessionId' | 'due' | 'status' | 'history'>

/** Of a session that was held or missed. */
export type SessionFacts = Pick<
  Session, 'id' | 'clientId' | 'startedAt' | 'endsAt' | 'state' | 'noteId' | 'briefReadAt' | 'noteWaivedAt'
>

/** Of a note that was saved: when it was begun, and when it was first saved. */
export interface NoteTimes { readonly begunAt: string, readonly savedAt: string }

/** Of a message that was sent. */
export interface MessageFacts {
  readonly kind: MessageKind
  readonly clientId: string
  readonly sessionId: string
  readonly itemIds: readonly string[]
  readonly sentAt: string
}

/** What the measures are taken from. */
export interface Facts {
  readonly items: Iterable<ItemFacts>
  readonly sessions: Iterable<SessionFacts>
  /** By the id of the note. */
  readonly notes: ReadonlyMap<string, NoteTimes>
  readonly messages: Iterable<MessageFacts>
  readonly engagements: readonly Pick<Engagement, 'startedOn' | 'endedOn'>[]
  /** Instants at which the roster was looked at. */
  readonly looks: Iterable<string>
  readonly reports: readonly MonthReport[]
}

/** Those that fall into a span. */
export type Within<Thing> = (span: Span) => readonly Thing[]

/** The same, laid out so that a span finds its own without walking through ten years. */
export interface Ground extends Pick<Facts, 'notes' | 'engagements' | 'reports'> {
  readonly line: DayLine
  /** The present, as an instant and as a day. */
  readonly at: string
  readonly today: string
  readonly dueIn: Within<ItemFacts>
  readonly assignedIn: Within<ItemFacts>
  readonly finishedIn: Within<ItemFacts>
  readonly startedIn: Within<SessionFacts>
  readonly endedIn: Within<SessionFacts>
  readonly savedIn: Within<NoteTimes>
  readonly sentIn: Within<MessageFacts>
  readonly looksIn: Within<string>
  readonly item: (id: string) => ItemFacts | null
  /** Whether something was agreed in the session. */
  readonly agreedIn: (sessionId: string) => boolean
  /** When follow-ups of the session were sent. */
  readonly followUps: (sessionId: string) => readonly string[]
  /** The first instant of which there is a record: a session held or missed, an item assigned. Null before any. */
  readonly first: string | null
}

const add = <Thing>(map: Map<string, Thing[]>, key: string, thing: Thing): void => {
  const list = map.get(key)
  if (list) list.push(thing)
  else map.set(key, [thing])
}

/** Lays things out by month: by their days, or by instants in UTC, whose months are at most a day off. */
const laid = <Thing>(
  things: readonly Thing[], whenOf: (thing: Thing) => string | null, ends: (span: Span) => readonly [string, string],
  isIn: (when: string, span: Span) => boolean,
): Within<Thing> => {
  const months = new Map<string, Thing[]>()
  for (const thing of things) {
    const when = whenOf(thing)
    if (when !== null) add(months, monthOf(when), thing)
  }
  return (span) => {
    const [first, last] = ends(span)
    const found: Thing[] = []
    for (let month = monthOf(first); month <= monthOf(last); month = addMonths(month, 1)) {
      for (const thing of months.get(month) ?? []) {
        const when = whenOf(thing)
        if (when !== null && isIn(when, span)) found.push(thing)
      }
    }
    return found
  }
}

const byDay = <Thing>(things: readonly Thing[], dayOf: (thing: Thing) => string): Within<Thing> =>
  laid(things, dayOf, ({ from, to }) => [from, to], (day, { from, to }) => from <= day && day <= to)

const byInstant = <Thing>(things: readonly Thing[], instantOf: (thing: Thing) => string | null): Within<Thing> =>
  laid(things, instantOf, ({ since, until }) => [since, until], (at, { since, until }) => since <= at && at < until)

export const assignedAt = ({ history }: ItemFacts): string | null => history[0]?.at ?? null

/** Since when it is done; null while it is not. A report that was confirmed was done when it was reported. */
const finishedAt = ({ history, status }: ItemFacts): string | null => {
  if (status !== 'done') return null
  const before = history.findLastIndex((entry) => entry.status !== 'done')
  return history[before + 1]?.at ?? null
}

const earliest = (instants: Iterable<string | null>): string | null => {
  let first: string | null = null
  for (const instant of instants) if (instant !== null && (first === null || instant < first)) first = instant
  return first
}

/** One pass over each kind of record; nothing is asked of the calendar here. */
export const layOut = (
  facts: Facts, { at, today, line }: { readonly at: string, readonly today: string, readonly line: DayLine },
): Ground => {
  const items = [...facts.items]
  const sessions = [...facts.sessions].filter(({ state }) => state === 'held' || state === 'missed')
  const messages = [...facts.messages]
  const byId = new Map(items.map((item) => [item.id, item]))
  const agreed = new Set(items.map(({ sessionId }) => sessionId))
  const followed = new Map<string, string[]>()
  for (const { kind, sessionId, sentAt } of messages) if (kind === 'follow-up') add(followed, sessionId, sentAt)
  return {
    line, at, today, notes: facts.notes, engagements: facts.engagements, reports: facts.reports,
    dueIn: byDay(items, ({ due }) => due),
    assignedIn: byInstant(items, assignedAt),
    finishedIn: byInstant(items, finishedAt),
    startedIn: byInstant(sessions, ({ startedAt }) => startedAt),
    endedIn: byInstant(sessions, ({ endsAt }) => endsAt),
    savedIn: byInstant([...facts.notes.values()], ({ savedAt }) => savedAt),
    sentIn: byInstant(messages, ({ sentAt }) => sentAt),
    looksIn: byInstant([...facts.looks], (look) => look),
    item: (id) => byId.get(id) ?? null,
    agreedIn: (sessionId) => agreed.has(sessionId),
    followUps: (sessionId) => followed.get(sessionId) ?? [],
    first: earliest([...sessions.map(({ startedAt }) => startedAt), ...items.map(assignedAt)]),
  }
}
