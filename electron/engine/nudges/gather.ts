/** What the plan is made from, read by index: of what is over only as much as can still matter (E35). */
import { gathered } from '../../../shared/domain/gathered.ts'
import type { NudgeGround } from '../../../shared/domain/nudges/ground.ts'
import { monthAt, toldBy } from '../../../shared/domain/nudges/told.ts'
import type { ClockOf } from '../../../shared/domain/nudges/zone-clock.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import type { Program } from '../../../shared/schemas/programs.ts'
import { readSettings } from '../library/settings.ts'
import type { Reader } from '../types.ts'

const DAY = 86_400_000
/** Longer than a calendar month, and than a follow-up can be written, in any zone: days. */
const TOLD_DAYS = 33
/** For zones, and for a clock that was set back: days. */
const SLACK_DAYS = 2

/** The records of a plan, whole: messages are made of them too. */
export interface PlanGround extends NudgeGround {
  readonly clients: readonly Client[]
  readonly engagements: readonly Engagement[]
  readonly programs: readonly Program[]
  /** Open ones. */
  readonly items: readonly ActionItem[]
  readonly outbox: readonly OutboxEntry[]
}

/** Since when a message can have named anything the plan may name again, or count in this month. An instant. */
const toldSince = (now: Date, items: readonly ActionItem[]): string => {
  const first = now.getTime() - TOLD_DAYS * DAY
  const stillDue = new Date(now.getTime() - SLACK_DAYS * DAY).toISOString().slice(0, 10)
  const assigned = items
    .filter(({ owner, due }) => owner === 'client' && due >= stillDue)
    .flatMap(({ history: [begin] }) => (begin ? [Date.parse(begin.at) - SLACK_DAYS * DAY] : []))
  return new Date(assigned.reduce((earliest, one) => Math.min(earliest, one), first)).toISOString()
}

const findTold = async (read: Reader, since: string): Promise<readonly OutboxEntry[]> =>
  (await Promise.all(['sent', 'let-go'].map((state) => read.find('outbox', { state, dueAt: { $gte: since } })))).flat()

/** For everybody. */
export const gatherPlan = async (read: Reader, now: Date): Promise<PlanGround> => {
  const [clients, engagements, items, { nudges, programs }] = await Promise.all([
    read.find('clients'), read.find('engagements'), read.find('actionItems', { status: 'open' }),
    readSettings(read, now.toISOString()),
  ])
  return { clients, engagements, programs, items, outbox: await findTold(read, toldSince(now, items)), settings: nudges }
}

/** For one client: everything of hers, so that it can be said what she was sent. Null if there is no such client. */
export const gatherPlanOf = async (
  read: Reader, clientId: string, now: Date,
): Promise<(PlanGround & { readonly client: Client }) | null> => {
  const [client, engagements, items, outbox, { nudges, programs }] = await Promise.all([
    read.get('clients', clientId), read.find('engagements', { clientId }), read.find('actionItems', { clientId }),
    read.find('outbox', { clientId }), readSettings(read, now.toISOString()),
  ])
  return client && { client, clients: [client], engagements, programs, items, outbox, settings: nudges }
}

/** How many messages each of these clients was sent in the calendar month of hers that it is. */
export const sentThisMonth = (
  now: Date, clockOf: ClockOf, clients: readonly Client[], outbox: readonly OutboxEntry[],
): ReadonlyMap<string, number> => {
  const entries = gathered(outbox, ({ clientId }) => clientId)
  return new Map(clients.map((client) => {
    const hers = entries.get(client.id)
    if (!hers) return [client.id, 0]
    const clock = clockOf(client.zone)
    return [client.id, toldBy(hers, clock).sentIn(monthAt(clock, now.getTime()))]
  }))
}
