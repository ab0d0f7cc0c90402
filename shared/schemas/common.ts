import { Type } from '@sinclair/typebox'

/** A record's id: 16 random bytes as lower-case hex. Means nothing, sorts by nothing. */
export const Id = Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 })

/** The same, or empty where there is none. */
export const IdOrNone = Type.String({ pattern: '^([0-9a-f]{32})?$', maxLength: 32 })

/** An instant, UTC, ISO 8601 with milliseconds: `2026-11-21T09:30:00.000Z`. */
export const Instant = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$', maxLength: 24 })

/** A day on the coach's calendar, without a zone: `2026-11-21`. */
export const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$', maxLength: 10 })

/** A month: `2026-11`. */
export const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', maxLength: 7 })

/** An IANA time zone name: `Europe/Lisbon`. */
export const Zone = Type.String({ pattern: '^[A-Za-z0-9_+\\-/]{1,64}$', maxLength: 64 })

/** The same, or empty where it is the coach’s own. */
export const ZoneOrNone = Type.String({ pattern: '^[A-Za-z0-9_+\\-/]{0,64}$', maxLength: 64 })

/** One of a fixed list of words. */
export const oneOf = <const Values extends readonly string[]>(values: Values) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], maxLength: 24 })

export const LIMITS = {
  /** A name: characters. */
  name: 200,
  /** An action item's words: characters. */
  itemText: 2_000,
  /** A note: UTF-16 code units. A note beyond it is refused when it is pasted, never cut. */
  noteText: 8_000_000,
  /** Commitment lines of one note that are proposed; further ones are counted, not listed. */
  proposals: 200,
  /** What is typed to find something: characters. */
  findWords: 200,
  /** A passphrase: characters. */
  passphrase: 1_024,
  /** An address or a number to reach somebody: characters. */
  contact: 320,
  /** Where a session takes place, or the link to it: characters. */
  place: 1_000,
  /** The coach’s own letter: characters of its subject, and of its text. */
  letterSubject: 200,
  letterText: 4_000,
  /** What is attached to one note: files, and bytes of each. */
  attachments: 50,
  attachmentBytes: 200_000_000,
} as const
