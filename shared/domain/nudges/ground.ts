import type { ActionItem } from '../../schemas/action-items.ts'
import type { Client } from '../../schemas/clients.ts'
import type { Engagement } from '../../schemas/engagements.ts'
import type { NudgeSettings } from '../../schemas/library.ts'
import type { Channel, NudgeStage } from '../../schemas/nudge-plan.ts'
import type { OutboxEntry } from '../../schemas/outbox.ts'
import type { Program } from '../../schemas/programs.ts'

export type NudgedClient = Pick<Client, 'id' | 'email' | 'phone' | 'zone' | 'reachableBy' | 'nudging'>
export type NudgedEngagement = Pick<Engagement, 'id' | 'clientId' | 'programId' | 'startedOn' | 'endedOn'>
export type NudgedItem =
  Pick<ActionItem, 'id' | 'clientId' | 'sessionId' | 'owner' | 'due' | 'status' | 'history'>
export type ToldEntry = Pick<
  OutboxEntry, 'clientId' | 'kind' | 'sessionId' | 'due' | 'itemIds' | 'state' | 'settledAt'
>

/** Everything the plan is made from (E32): records, in any order. What cannot matter may be left out. */
export interface NudgeGround {
  readonly clients: readonly NudgedClient[]
  readonly engagements: readonly NudgedEngagement[]
  /** An engagement in a program that is not among them is in none. */
  readonly programs: readonly Pick<Program, 'id' | 'nudging'>[]
  readonly items: readonly NudgedItem[]
  /** Messages that were sent or let go; others are passed over. */
  readonly outbox: readonly ToldEntry[]
  readonly settings: NudgeSettings
}

/** One message to one person. */
export interface PlannedMessage {
  readonly clientId: string
  readonly stage: NudgeStage
  readonly sessionId: string
  /** The day what it names is due; null where that differs. */
  readonly due: string | null
  /** One to five, by due day, then by id: the order of their numbers. */
  readonly itemIds: readonly string[]
  readonly channel: Channel
  /** Instant: from when on it may be sent. */
  readonly dueAt: string
  /** Instant: from when on it would say something wrong. */
  readonly expiresAt: string
}

/** What a plan cannot send: it comes too late, there is no way to her, or it is one too many in a month. */
export const BY_HAND = ['no-address', 'expired', 'cap'] as const
export type ByHandReason = (typeof BY_HAND)[number]

export interface ByHand extends PlannedMessage { readonly reason: ByHandReason }

export interface NudgesPlanned {
  /** Not expired, with an address, and inside the cap; soonest first. */
  readonly planned: readonly PlannedMessage[]
  /** The coach alone can send these; soonest first. */
  readonly byHand: readonly ByHand[]
}
