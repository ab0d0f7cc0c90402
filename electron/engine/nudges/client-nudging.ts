import { compare } from '../../../shared/domain/compare.ts'
import { dayIn, knownZone, timeIn } from '../../../shared/domain/day.ts'
import { goingOn } from '../../../shared/domain/engagements.ts'
import { planNudges } from '../../../shared/domain/nudges/plan.ts'
import { clocksBeside } from '../../../shared/domain/nudges/zone-clock.ts'
import type { ByHand, PlannedMessage } from '../../../shared/domain/nudges/ground.ts'
import type { ClientNudgingView, PlannedRow, SentRow } from '../../../shared/ipc/nudges.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import type { Day } from '../rooms/day.ts'
import { sentThisMonth, type PlanGround } from './gather.ts'

/** How many planned messages, and how many sent ones, are shown. */
const SHOWN = 12

const plannedRow = (message: PlannedMessage | ByHand, zone: string): PlannedRow => ({
  kind: message.stage, channel: message.channel, dueAt: message.dueAt, items: message.itemIds.length,
  herDay: dayIn(message.dueAt, zone), herTime: timeIn(message.dueAt, zone),
  byHand: 'reason' in message ? message.reason : null,
})

const sentRows = (outbox: readonly OutboxEntry[]): SentRow[] => outbox
  .flatMap(({ id, kind, channel, state, settledAt, itemIds }): readonly SentRow[] =>
    ((state === 'sent' || state === 'let-go') && settledAt !== null
      ? [{ id, kind, channel, at: settledAt, state, items: itemIds.length }] : []))
  .sort((one, other) => compare(other.at, one.at) || compare(one.id, other.id))
  .slice(0, SHOWN)

/** Of one client: her clock, how she may be reached, what is planned for her and what she was sent. No words. */
export const clientNudgingView = (
  { at, today, zone }: Day, ground: PlanGround & { readonly client: Client },
): ClientNudgingView => {
  const { client, engagements, programs, outbox, settings } = ground
  const now = new Date(at)
  const hers = knownZone(client.zone, zone)
  const { planned, byHand } = planNudges(now, zone, ground)
  const { email, phone, reachableBy, nudging } = client
  const program = programs.find(({ id }) => id === goingOn(engagements)?.programId)
  return {
    today, zone, at, clientId: client.id, herZone: client.zone, herDay: dayIn(now, hers), herTime: timeIn(now, hers),
    reachableBy, contact: { email, phone }, nudging, practice: settings,
    program: program ? { name: program.name, nudging: program.nudging } : null,
    planned: [...planned, ...byHand].sort((one, other) => compare(one.dueAt, other.dueAt)).slice(0, SHOWN)
      .map((message) => plannedRow(message, hers)),
    sent: sentRows(outbox),
    sentThisMonth: sentThisMonth(now, clocksBeside(zone), [client], outbox).get(client.id) ?? 0,
  }
}
