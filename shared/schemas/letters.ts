import { Type, type Static } from '@sinclair/typebox'
import { LIMITS, oneOf } from './common.ts'
import { CHANNELS, MESSAGE_KINDS } from './nudge-plan.ts'

/**
 * One of the coach’s own letters. `{name}`, `{items}` and `{date}` are filled in for one client at a time; an SMS has no
 * subject. It holds no client’s words.
 */
export const Letter = Type.Object({
  kind: oneOf(MESSAGE_KINDS),
  channel: oneOf(CHANNELS),
  subject: Type.String({ maxLength: LIMITS.letterSubject }),
  text: Type.String({ minLength: 1, maxLength: LIMITS.letterText }),
}, { additionalProperties: false })

export type Letter = Static<typeof Letter>

/** What is written until the coach has words of her own. */
export const DEFAULT_LETTERS: readonly Letter[] = [
  {
    kind: 'confirmation', channel: 'email', subject: 'What we agreed',
    text: 'Dear {name},\n\nthis is what we agreed:\n\n{items}\n\nIf something does not fit, tell me.',
  },
  { kind: 'confirmation', channel: 'sms', subject: '', text: '{name}, this is what we agreed:\n{items}' },
  {
    kind: 'midpoint', channel: 'email', subject: 'Half-way',
    text: 'Dear {name},\n\nyou are half-way:\n\n{items}\n\nHow is it going? A word is enough.',
  },
  { kind: 'midpoint', channel: 'sms', subject: '', text: '{name}, you are half-way:\n{items}\nHow is it going?' },
  {
    kind: 'day-before', channel: 'email', subject: 'Tomorrow',
    text: 'Dear {name},\n\nfor tomorrow, {date}:\n\n{items}\n\nIf you are stuck, tell me that too.',
  },
  { kind: 'day-before', channel: 'sms', subject: '', text: '{name}, for tomorrow:\n{items}\nDone, or stuck? Tell me.' },
  {
    kind: 'follow-up', channel: 'email', subject: 'After our session',
    text: 'Dear {name},\n\nthank you for today. What we agreed:\n\n{items}\n\nUntil next time.',
  },
  { kind: 'follow-up', channel: 'sms', subject: '', text: '{name}, thank you for today. What we agreed:\n{items}' },
]
