import { Type, type Static } from '@sinclair/typebox'
import { oneOf } from './common.ts'

export const CHANNELS = ['email', 'sms'] as const

export type Channel = (typeof CHANNELS)[number]

/**
 * What a client may be written to about: what was just agreed, half-way, the day before it is due; and, after a
 * session, the coach’s own letter. What is late goes to the coach, not to her.
 */
export const NUDGE_STAGES = ['confirmation', 'midpoint', 'day-before'] as const
export const MESSAGE_KINDS = [...NUDGE_STAGES, 'follow-up'] as const

export type NudgeStage = (typeof NUDGE_STAGES)[number]
export type MessageKind = (typeof MESSAGE_KINDS)[number]

const Way = oneOf([...CHANNELS, 'off'])

/** By which channel each nudge goes, or that it does not. */
export const NudgePlan = Type.Object({
  confirmation: Way, midpoint: Way, 'day-before': Way,
}, { additionalProperties: false })

export type NudgePlan = Static<typeof NudgePlan>

/** Reflective words by e-mail, what is pressing by SMS [S4-15]. */
export const DEFAULT_NUDGE_PLAN: NudgePlan = { confirmation: 'email', midpoint: 'sms', 'day-before': 'sms' }

/** One message names no more items than this. */
export const MOST_ITEMS_IN_A_MESSAGE = 5

/** No client gets more messages than this in a month, whatever is set. */
export const MOST_MESSAGES_A_MONTH = 12
