/** What a session, a series and a group may be (E28). */

/** How long a session takes, in minutes. */
export const LEAST_MINUTES = 5
export const MOST_MINUTES = 480

/** How many sessions are booked at once, one after another. */
export const LEAST_IN_A_SERIES = 2
export const MOST_IN_A_SERIES = 52

/** The highest number a session with somebody has: whoever gets there stays there. */
export const HIGHEST_NUMBER = 100_000

/** How many people are met at one time. */
export const MOST_IN_A_GROUP = 30

/** How often a session of a series comes back. */
export const EVERY = ['week', 'two-weeks', 'three-weeks', 'four-weeks', 'month'] as const

export type Every = (typeof EVERY)[number]
