/** What kind of practice is made. `now` and `zone` come with it; nothing else decides what is in it. */
export type PracticeShape =
  /** The written lives, over the last year; beyond 28 clients, invented ones join them. */
  | { readonly kind: 'a-year', readonly clients: number }
  /**
   * Invented clients, one after another in weekly hours of their own; three action items a session, no drafts.
   * So many weekly hours, at most 50; in each, so many sessions up to now and so many clients.
   */
  | {
    readonly kind: 'weekly', readonly hours: number, readonly sessionsPerHour: number, readonly clientsPerHour: number
  }

export interface Preset {
  /** A whole number. */
  readonly seed: number
  readonly shape: PracticeShape
  /** About how long a note is, in UTF-16 code units. */
  readonly noteLength: number
  readonly withEvents: boolean
}

export interface PracticeOptions extends Preset {
  /** The present: nothing lies after it but what is booked. */
  readonly now: Date
  /** The coach's IANA time zone, the whole time. */
  readonly zone: string
}

/** What the coach is shown around in: 28 clients, a year, some 700 notes. */
export const SAMPLE: Preset = {
  seed: 28, shape: { kind: 'a-year', clients: 28 }, noteLength: 1_450, withEvents: true,
}

/**
 * So many years of a full practice at the same rate: 50 sessions a week, 50 weeks a year, everyone for about two
 * years. Records in every year: 2,500 sessions, 2,500 notes, 7,500 action items.
 */
export const yearsOfWork = (years: number): Preset => ({
  seed: 250,
  shape: { kind: 'weekly', hours: 50, sessionsPerHour: 50 * years, clientsPerHour: Math.ceil(years / 2) },
  noteLength: 2_150,
  withEvents: false,
})

/** 250 clients, 25,000 sessions, 25,000 notes of about 2 KB, 75,000 action items. */
export const TEN_YEARS: Preset = yearsOfWork(10)
