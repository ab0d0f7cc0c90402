/** Messages between sessions: sent or let go by the coach when they were ready, by the plan of the app (E32 to E37). */
import { addressFor, channelFor } from '../../shared/domain/nudges/channel.ts'
import { commonDue } from '../../shared/domain/nudges/bundles.ts'
import { inLetterOrder } from '../../shared/domain/nudges/follow-up.ts'
import { isQuiet, quietHours, readyAt } from '../../shared/domain/nudges/quiet-hours.ts'
import { timed } from '../../shared/domain/nudges/stages.ts'
import { monthAt } from '../../shared/domain/nudges/told.ts'
import { zoneClock, type ZoneClock } from '../../shared/domain/nudges/zone-clock.ts'
import { gathered } from '../../shared/domain/gathered.ts'
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import type { Client } from '../../shared/schemas/clients.ts'
import { DEFAULT_NUDGES } from '../../shared/schemas/library.ts'
import {
  MOST_ITEMS_IN_A_MESSAGE, NUDGE_STAGES, type Channel, type MessageKind,
} from '../../shared/schemas/nudge-plan.ts'
import type { OutboxEntry } from '../../shared/schemas/outbox.ts'
import { dayNumber, instant, weekday, type Calendar } from './calendar.ts'
import type { Moment } from './client-records.ts'
import { randomFrom, type Random } from './random.ts'

/** Beyond the other streams: what is drawn here changes nothing that is drawn there. */
const MESSAGES = 11_000_000

const MINUTE = 60_000

/** She sends fewer than the plan allows: those beyond it were ready as well. */
const MOST_A_MONTH = 8

const QUIET = quietHours(DEFAULT_NUDGES)

const EVENT = { 'sent': 'message.sent', 'let-go': 'message.let-go' } as const

/** E37: the coach’s own word, with its instant; nothing carries it. */
const byHand = (at: string): Pick<OutboxEntry, 'dueAt' | 'expiresAt' | 'settledAt' | 'version' | 'job' | 'replySecret'> =>
  ({ dueAt: at, expiresAt: at, settledAt: at, version: 1, job: '', replySecret: '' })

interface Ready {
  readonly kind: MessageKind
  /** Everything it may name. */
  readonly items: readonly ActionItem[]
  /** Milliseconds since 1970: from when, and until before when, it could be sent. */
  readonly from: number
  readonly until: number
}

/** The two clocks that count: hers, and the coach’s. */
interface Clocks { readonly hers: ZoneClock, readonly coachs: ZoneClock }

const wayOf = (kind: MessageKind): Channel => {
  const way = kind === 'follow-up' ? 'email' : DEFAULT_NUDGES.plan[kind]
  return way === 'off' ? 'email' : way
}

const assignedAt = ({ history: [first] }: ActionItem): number => Date.parse(first?.at ?? '')

/** How often the coach writes a letter of her own after a session: then nothing needs to be confirmed. */
const FOLLOWED_UP = 0.3

/** All of one session, as it becomes ready: her own letter, or the confirmation; then the others. */
const readyFor = (items: readonly ActionItem[], clock: ZoneClock, random: Random): readonly Ready[] => {
  const known = new Map(items.map((item) => [item.id, item]))
  const agreed = items.filter(({ owner }) => owner === 'client').map((item) => {
    const at = assignedAt(item)
    return { id: item.id, sessionId: item.sessionId, due: item.due, assignedAt: at, assignedOn: clock.dayAt(at) }
  })
  const isFollowedUp = random.chance(FOLLOWED_UP)
  const from = Math.max(...items.map(assignedAt)) + random.between(3, 12) * MINUTE
  const stages = NUDGE_STAGES.filter((stage) => stage !== 'confirmation' || !isFollowedUp)
  return [
    ...(isFollowedUp ? [{ kind: 'follow-up' as const, items, from, until: from + 180 * MINUTE }] : []),
    ...stages.flatMap((stage) => timed(stage, clock, QUIET, agreed).map(({ dueAt, expiresAt, items: named }) => ({
      kind: stage, items: named.flatMap(({ id }) => known.get(id) ?? []), from: dueAt, until: expiresAt,
    }))),
  ]
}

const wasOpen = ({ history, due }: ActionItem, at: number, clock: ZoneClock): boolean =>
  due >= clock.dayAt(at) && history.findLast((entry) => Date.parse(entry.at) <= at)?.status === 'open'

/** Most she sends within hours, by day where she is and where the client is; some she lets go on a working day after. */
const answerTo = (
  { from, until }: Ready, calendar: Calendar, { hers, coachs }: Clocks, random: Random,
): { readonly state: 'sent' | 'let-go', readonly at: number } | null => {
  const roll = random.next()
  const soon = readyAt(coachs, QUIET, from) + random.between(2, 170) * MINUTE + random.below(MINUTE)
  const day = dayNumber(coachs.dayAt(from)) + 1
  const later = calendar.at(weekday(day) > 4 ? day + 7 - weekday(day) : day, random.between(9 * 60, 17 * 60))
  if (roll > 0.94) return null
  const isSent = roll < 0.84
  const at = isSent ? soon : later
  if (isQuiet(hers, QUIET, at) || isQuiet(coachs, QUIET, at) || (isSent && at >= until)) return null
  return { state: isSent ? 'sent' : 'let-go', at }
}

export interface MessageRecords {
  readonly outbox: readonly OutboxEntry[]
  readonly moments: readonly Moment[]
}

/**
 * What one client was sent about what was agreed since an instant, or will not be sent. The same for the same seed and
 * stream.
 * @param since milliseconds since 1970
 */
export const messageRecords = (
  client: Client, all: readonly ActionItem[], { calendar, since }: { readonly calendar: Calendar, readonly since: number },
  seed: number, stream: number,
): MessageRecords => {
  const random = randomFrom(seed, MESSAGES + stream)
  const coachs = zoneClock(calendar.zone)
  const clock = client.zone === '' ? coachs : zoneClock(client.zone)
  const recent = all.filter((item) => assignedAt(item) >= since)
  const ready = [...gathered(recent, ({ sessionId }) => sessionId).values()]
    .flatMap((items) => readyFor(items, clock, random)).sort((one, other) => one.from - other.from)
  const outbox: OutboxEntry[] = []
  const moments: Moment[] = []
  const sentIn = new Map<string, number>()

  for (const one of ready) {
    const { kind, items } = one
    const answer = answerTo(one, calendar, { hers: clock, coachs }, random)
    const channel = channelFor(client, wayOf(kind))
    if (!answer || answer.at > calendar.now || addressFor(client, channel) === '') continue
    const { at, state } = answer
    // E35: what a later message has begun to say, an earlier one says no more.
    const isOver = (item: ActionItem): boolean =>
      ready.some((later) => later !== one && later.from > one.from && later.from <= at && later.items.includes(item))
    const open = kind === 'follow-up' ? inLetterOrder(items).slice(0, MOST_ITEMS_IN_A_MESSAGE)
      : items.filter((item) => wasOpen(item, at, clock) && !isOver(item))
    const month = monthAt(clock, at)
    const sent = sentIn.get(month) ?? 0
    const [first] = open
    if (!first || sent >= MOST_A_MONTH) continue
    if (state === 'sent') sentIn.set(month, sent + 1)
    const itemIds = open.map(({ id }) => id)
    const entry: OutboxEntry = {
      id: random.id(), clientId: client.id, kind, sessionId: first.sessionId,
      due: commonDue(kind === 'follow-up' ? items : open), itemIds, channel,
      ...byHand(instant(at)), state,
    }
    outbox.push(entry)
    moments.push({ at, happenings: [{ type: EVENT[state], clientId: client.id, refs: [entry.id, ...itemIds] }] })
  }
  return { outbox, moments }
}
