/**
 * All that a relay is ever told of a reminder. Closed: no field can hold a word about anybody.
 * No name, no client, no text: the words are the relay’s own, fixed and neutral.
 */
import { Type, type Static } from '@sinclair/typebox'

const closed = { additionalProperties: false } as const

/** 128 random bits, in lower-case hex, made for this job alone. Names it and proves nothing. */
export const JobHandle = Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 })

/** UTC, on a quarter of an hour: `2026-11-21T09:15:00.000Z`. */
export const QuarterInstant = Type.String({
  pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|15|30|45):00\\.000Z$', maxLength: 24,
})

const word = <const Words extends readonly string[]>(words: Words) =>
  Type.Unsafe<Words[number]>({ type: 'string', enum: [...words], maxLength: 16 })

/** No job is changed more often: the next one has a handle of its own. */
export const MOST_VERSION = 1_000_000

const Version = Type.Integer({ minimum: 1, maximum: MOST_VERSION })

export const JOB_CHANNELS = ['email', 'sms'] as const
export const JOB_TEMPLATES = ['confirmation', 'midpoint', 'day-before'] as const
/** The languages the relay’s own words are written in. */
export const JOB_LANGUAGES = ['en'] as const

const body = {
  type: Type.Literal('put'),
  handle: JobHandle,
  /** A higher one replaces a lower one; never the other way round. */
  version: Version,
  /** Not sent before. */
  dueAt: QuarterInstant,
  /** Not sent from then on. */
  expiresAt: QuarterInstant,
  channel: word(JOB_CHANNELS),
  template: word(JOB_TEMPLATES),
  language: word(JOB_LANGUAGES),
  /** How many things it reminds of: the page calls them first, second, third. */
  items: Type.Integer({ minimum: 1, maximum: 5 }),
  /** SHA-256 of the reply secret’s 16 bytes, lower-case hex. */
  replyHash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
}

/** A job without its address: as it stands in the outbox, where no relay is paired whose key could seal one. */
export const UnaddressedJob = Type.Object(body, closed)
export type UnaddressedJob = Static<typeof UnaddressedJob>

/** A reminder job as it leaves: put, or put in the place of an older version. */
export const ReminderJob = Type.Object({
  ...body,
  /** Address and reply secret, sealed to the key of the relay’s sender: base64url. */
  contact: Type.String({ pattern: '^[A-Za-z0-9_-]{64,1024}$', maxLength: 1_024 }),
}, closed)
export type ReminderJob = Static<typeof ReminderJob>

/** Takes a job back; of no effect on a newer version. */
export const ReminderCancel = Type.Object({ type: Type.Literal('cancel'), handle: JobHandle, version: Version }, closed)
export type ReminderCancel = Static<typeof ReminderCancel>

const instant = '\\d{4}-\\d{2}-\\d{2}T\\d{2}:(00|15|30|45):00\\.000Z'

/** What `jobText` writes, as a pattern: there is no place in it for a word. */
export const JOB_TEXT = [
  '\\{"type":"put"', '"handle":"[0-9a-f]{32}"', '"version":[1-9]\\d{0,6}', `"dueAt":"${instant}"`, `"expiresAt":"${instant}"`,
  `"channel":"(${JOB_CHANNELS.join('|')})"`, `"template":"(${JOB_TEMPLATES.join('|')})"`, `"language":"(${JOB_LANGUAGES.join('|')})"`,
  '"items":[1-5]', '"replyHash":"[0-9a-f]{64}"\\}',
].join(',')

/** The one way these bytes are written: fields in the order of the schema, no white space. */
export const jobText = (job: UnaddressedJob): string => JSON.stringify(
  Object.fromEntries(Object.keys(body).map((name) => [name, job[name as keyof UnaddressedJob]])))
