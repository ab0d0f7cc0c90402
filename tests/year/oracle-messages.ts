/** E32 to E36, said again: slowly, from the records alone, and by other means than the plan it checks. */
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import type { Client } from '../../shared/schemas/clients.ts'
import { DEFAULT_NUDGES } from '../../shared/schemas/library.ts'
import { NUDGE_STAGES, type Channel, type NudgePlan, type NudgeStage } from '../../shared/schemas/nudge-plan.ts'
import { dayAt, daysFrom, instantOf, plusDays, plusMinutes, quarter, quarterBefore, timeAt } from './clocks.ts'
import { isOver, type PracticeRecords } from './practice.ts'

export interface Message {
  readonly clientId: string
  readonly stage: NudgeStage
  readonly sessionId: string
  readonly due: string
  readonly itemIds: readonly string[]
  readonly channel: Channel
  readonly at: string
  readonly expires: string
  readonly reason: 'time' | 'expired' | 'cap' | 'no-address'
}

type Settings = typeof DEFAULT_NUDGES

/** When a stage of an item is, before quiet hours; null where it has none. `agreed` is the day of hers. */
const rawInstant = (stage: NudgeStage, agreedAt: string, due: string, zone: string, settings: Settings): string | null => {
  const agreed = dayAt(agreedAt, zone)
  const length = daysFrom(agreed, due)
  const hour = settings.quietUntil > '10:00' ? settings.quietUntil : '10:00'
  if (stage === 'confirmation') return agreedAt
  if (stage === 'midpoint') return length >= 4 ? instantOf(plusDays(agreed, Math.floor(length / 2)), hour, zone) : null
  return length >= 2 ? instantOf(plusDays(due, -1), hour, zone) : null
}

/** When it is sent at the earliest: on a quarter of an hour, and not in her night. */
const outOfQuiet = (raw: string, zone: string, settings: Settings): string => {
  const at = quarter(raw)
  const time = timeAt(at, zone)
  const day = dayAt(at, zone)
  if (time < settings.quietUntil) return instantOf(day, settings.quietUntil, zone)
  return time >= settings.quietFrom ? instantOf(plusDays(day, 1), settings.quietUntil, zone) : at
}

const agreedAt = (item: ActionItem): string => item.history[0]?.at ?? ''

const chunks = <Value>(list: readonly Value[], size: number): readonly (readonly Value[])[] =>
  list.length === 0 ? [] : [list.slice(0, size), ...chunks(list.slice(size), size)]

/** Her own word, else that of the program her latest engagement is in, else the practice's; null for no reminders. */
const planFor = (client: Client, { engagements, settings }: PracticeRecords, { plan }: Settings): NudgePlan | null => {
  const [current] = engagements.filter(({ clientId, endedOn }) => clientId === client.id && endedOn === null)
    .sort((one, other) => (one.startedOn + other.id > other.startedOn + one.id ? -1 : 1))
  const program = settings?.programs.find(({ id }) => id === current?.programId)
  for (const word of [client.nudging, program?.nudging]) {
    if (word?.by === 'nobody') return null
    if (word?.by === 'own') return word.own
  }
  return plan
}

/** Everything that waits to be sent to one client, and everything still to come. */
const messagesFor = (now: string, coachZone: string, client: Client, practice: PracticeRecords): readonly Message[] => {
  const settings = practice.settings?.nudges ?? DEFAULT_NUDGES
  const zone = client.zone === '' ? coachZone : client.zone
  if (!settings.on || isOver(client, practice)) return []
  const plan = planFor(client, practice, settings)
  if (plan === null) return []
  const settled = practice.outbox.filter(({ clientId, state }) =>
    clientId === client.id && (state === 'sent' || state === 'let-go'))
  const items = practice.items.filter((item) => item.clientId === client.id && item.owner === 'client'
    && item.status === 'open' && dayAt(now, zone) <= item.due)
  const found: Message[] = []
  for (const stage of NUDGE_STAGES) {
    const way = plan[stage]
    if (way === 'off') continue
    const groups = new Map<string, ActionItem[]>()
    for (const item of items) {
      const isSettled = settled.some(({ kind, due, itemIds }) => itemIds.includes(item.id) && kind === stage
        && (stage === 'confirmation' || due === item.due))
        // The letter says all that was agreed in the session until it was sent; the record names five of it.
        || (stage === 'confirmation' && settled.some(({ kind, state, sessionId, itemIds, settledAt }) =>
          kind === 'follow-up' && state === 'sent'
          && (itemIds.includes(item.id) || (sessionId === item.sessionId && agreedAt(item) <= (settledAt ?? '')))))
      const isPassed = NUDGE_STAGES.slice(NUDGE_STAGES.indexOf(stage) + 1).some((later) => {
        if (settled.some(({ kind, due, itemIds }) => kind === later && due === item.due && itemIds.includes(item.id))) return true
        const raw = plan[later] === 'off' ? null : rawInstant(later, agreedAt(item), item.due, zone, settings)
        if (raw === null) return false
        const begins = outOfQuiet(raw, zone, settings)
        const { pausedUntil } = client.nudging
        return begins <= now && (pausedUntil === null || dayAt(begins, zone) >= pausedUntil)
      })
      if (isSettled || isPassed || rawInstant(stage, agreedAt(item), item.due, zone, settings) === null) continue
      const key = stage === 'confirmation'
        ? `${item.sessionId} ${dayAt(agreedAt(item), zone)}` : `${item.sessionId} ${item.due}`
      groups.set(key, [...groups.get(key) ?? [], item])
    }
    for (const group of groups.values()) {
      const ordered = [...group].sort((one, other) => (one.due + one.id < other.due + other.id ? -1 : 1))
      for (const some of chunks(ordered, 5)) {
        const [first] = some
        if (!first) continue
        const earliest = some.map(agreedAt).sort()[0] ?? ''
        const raw = rawInstant(stage, earliest, first.due, zone, settings) ?? ''
        const at = outOfQuiet(raw, zone, settings)
        const { pausedUntil } = client.nudging
        if (pausedUntil !== null && dayAt(at, zone) < pausedUntil) continue
        const expires = stage === 'confirmation'
          ? [quarterBefore(plusMinutes(raw, 2 * 24 * 60)), instantOf(plusDays(first.due, 1), '00:00', zone)].sort()[0] ?? ''
          : instantOf(dayAt(raw, zone), settings.quietFrom, zone)
        const wanted = client.reachableBy === 'any' ? way : client.reachableBy
        const has = { email: client.email !== '', sms: client.phone !== '' }
        const other = wanted === 'email' ? 'sms' : 'email'
        const channel = has[wanted] || client.reachableBy !== 'any' || !has[other] ? wanted : other
        found.push({
          clientId: client.id, stage, sessionId: first.sessionId,
          due: some.every(({ due }) => due === first.due) ? first.due : '', itemIds: some.map(({ id }) => id), channel, at, expires,
          reason: !has[channel] ? 'no-address' : at >= expires || expires <= now ? 'expired' : 'time',
        })
      }
    }
  }
  const monthOf = (at: string): string => dayAt(at, zone).slice(0, 7)
  const sent = new Map<string, number>()
  for (const { state, settledAt } of settled) {
    if (state === 'sent' && settledAt !== null) sent.set(monthOf(settledAt), (sent.get(monthOf(settledAt)) ?? 0) + 1)
  }
  const key = ({ at, stage, sessionId, due, itemIds }: Message): string =>
    [at, NUDGE_STAGES.indexOf(stage), sessionId, due, itemIds[0]].join(' ')
  return found.sort((one, other) => (key(one) < key(other) ? -1 : 1)).map((message) => {
    if (message.reason !== 'time') return message
    const month = monthOf(message.at)
    const before = sent.get(month) ?? 0
    if (before >= settings.mostAMonth) return { ...message, reason: 'cap' }
    sent.set(month, before + 1)
    return message
  })
}

/** E36: what is to be sent at an instant, whoever sends it. */
export const toSendSlowly = (now: string, coachZone: string, practice: PracticeRecords): readonly Message[] =>
  practice.clients.flatMap((client) => messagesFor(now, coachZone, client, practice)).filter(({ at }) => at <= now)

/** E37: what a relay may carry: planned, inside the cap, and not expired; what is still to come as well. */
export const jobsSlowly = (now: string, coachZone: string, practice: PracticeRecords): readonly Message[] =>
  practice.clients.flatMap((client) => messagesFor(now, coachZone, client, practice)).filter(({ reason }) => reason === 'time')
