/**
 * The nudge plan (E32 to E35): a pure function of records, a moment and the coach’s zone. It is made anew each time;
 * what is done, changed or moved needs no undoing in it.
 */
import { gathered } from '../gathered.ts'
import { compare } from '../compare.ts'
import { goingOn } from '../engagements.ts'
import { MOST_MESSAGES_A_MONTH, NUDGE_STAGES, type NudgePlan, type NudgeStage } from '../../schemas/nudge-plan.ts'
import { commonDue } from './bundles.ts'
import { bySoonest, capped } from './cap.ts'
import { addressFor, channelFor } from './channel.ts'
import type {
  ByHand, ByHandReason, NudgedClient, NudgedItem, NudgeGround, NudgesPlanned, PlannedMessage, ToldEntry,
} from './ground.ts'
import { quietHours, type QuietHours } from './quiet-hours.ts'
import { timed, type Agreed, type Timed } from './stages.ts'
import { monthAt, toldBy, type Told } from './told.ts'
import { planHolding } from './whose-plan.ts'
import { clocksBeside, type ClockOf, type ZoneClock } from './zone-clock.ts'

export type { ByHand, NudgeGround, NudgesPlanned, PlannedMessage } from './ground.ts'

interface Hers {
  readonly client: NudgedClient
  readonly plan: NudgePlan
  readonly clock: ZoneClock
  readonly quiet: QuietHours
  readonly told: Told
  readonly items: readonly NudgedItem[]
}

/** Open, the client’s to do, and not late on her own calendar; one without a history was assigned nobody knows when. */
const agreedOf = ({ items, clock }: Hers, now: number): readonly Agreed[] => {
  const today = clock.dayAt(now)
  return items.flatMap(({ id, sessionId, owner, status, due, history: [first] }) => {
    if (status !== 'open' || owner !== 'client' || due < today || !first) return []
    const assignedAt = Date.parse(first.at)
    return [{ id, sessionId, due, assignedAt, assignedOn: clock.dayAt(assignedAt) }]
  })
}

/** Last stage first: what it has begun to say, no earlier one says any more (E35). */
const timedFor = (hers: Hers, now: number): readonly Timed[] => {
  const { client, plan, clock, quiet, told } = hers
  const agreed = agreedOf(hers, now)
  const begun = new Set<string>()
  const ofStage = (stage: NudgeStage): readonly Timed[] => {
    const wanted = agreed.filter((item) => !begun.has(item.id) && !told.isNamed(stage, item))
    const said = plan[stage] === 'off' ? [] : timed(stage, clock, quiet, wanted)
      .filter(({ dueAt }) => client.nudging.pausedUntil === null || clock.dayAt(dueAt) >= client.nudging.pausedUntil)
    for (const item of agreed) if (told.isNamed(stage, item)) begun.add(item.id)
    for (const { dueAt, items } of said) if (dueAt <= now) for (const { id } of items) begun.add(id)
    return said
  }
  return [...NUDGE_STAGES].reverse().flatMap(ofStage)
}

const messageOf = ({ client, plan }: Hers, { stage, items, dueAt, expiresAt }: Timed): PlannedMessage => {
  const wanted = plan[stage]
  return {
    clientId: client.id, stage, sessionId: items[0]?.sessionId ?? '', due: commonDue(items),
    itemIds: items.map(({ id }) => id), channel: channelFor(client, wanted === 'off' ? 'email' : wanted),
    dueAt: new Date(dueAt).toISOString(), expiresAt: new Date(expiresAt).toISOString(),
  }
}

const planFor = (hers: Hers, now: number, mostAMonth: number): NudgesPlanned => {
  const { client, clock, told } = hers
  const at = new Date(now).toISOString()
  const messages = timedFor(hers, now).map((one) => messageOf(hers, one)).sort(bySoonest)
  const whyByHand = ({ channel, dueAt, expiresAt }: PlannedMessage): ByHandReason | null => {
    if (addressFor(client, channel) === '') return 'no-address'
    return expiresAt <= at || expiresAt <= dueAt ? 'expired' : null
  }
  const stopped: ByHand[] = []
  const free: PlannedMessage[] = []
  for (const message of messages) {
    const reason = whyByHand(message)
    if (reason === null) free.push(message)
    else stopped.push({ ...message, reason })
  }
  const { inside, over } = capped(free, {
    mostAMonth: Math.min(mostAMonth, MOST_MESSAGES_A_MONTH),
    monthOf: ({ dueAt }) => monthAt(clock, Date.parse(dueAt)),
    sentIn: told.sentIn,
  })
  return { planned: inside, byHand: [...stopped, ...over.map((message) => ({ ...message, reason: 'cap' as const }))] }
}

const byClient = <Value extends { readonly clientId: string }>(values: readonly Value[]) =>
  gathered(values, ({ clientId }) => clientId)

const inOrder = (one: PlannedMessage, other: PlannedMessage): number =>
  compare(one.dueAt, other.dueAt) || compare(one.clientId, other.clientId) || bySoonest(one, other)

/**
 * Every message there is to plan at a moment, for every client; the order of the records does not matter.
 * @param zone the coach’s IANA zone: that of a client without one of her own, or with one this machine does not know
 * @param clockOf the clocks beside that zone, for whoever plans for some clients after the others
 */
export const planNudges = (
  now: Date, zone: string, ground: NudgeGround, clockOf: ClockOf = clocksBeside(zone),
): NudgesPlanned => {
  const { clients, settings } = ground
  const quiet = quietHours(settings)
  const items = byClient(ground.items)
  const outbox = byClient<ToldEntry>(ground.outbox)
  const engagements = byClient(ground.engagements)
  const programs = new Map(ground.programs.map((program) => [program.id, program]))
  const each = clients.flatMap((client) => {
    const open = items.get(client.id)
    const engagement = goingOn(engagements.get(client.id) ?? [])
    if (open === undefined || engagement === null) return []
    const { plan } = planHolding(client.nudging, programs.get(engagement.programId) ?? null, settings)
    if (plan === null) return []
    const clock = clockOf(client.zone)
    const told = toldBy(outbox.get(client.id) ?? [], clock)
    return [planFor({ client, plan, clock, quiet, told, items: open }, now.getTime(), settings.mostAMonth)]
  })
  return {
    planned: each.flatMap(({ planned }) => planned).sort(inOrder),
    byHand: each.flatMap(({ byHand }) => byHand).sort(inOrder),
  }
}
