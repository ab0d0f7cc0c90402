/** Times between instants. A day here is 24 hours, whatever the clocks do meanwhile. */

const MINUTE = 60_000
export const HOURS_24 = 24 * 60 * MINUTE
export const DAYS_7 = 7 * HOURS_24

/** Milliseconds; negative where the second is the earlier. */
export const elapsed = (from: string, to: string): number => Date.parse(to) - Date.parse(from)

export const minutesBetween = (from: string, to: string): number => elapsed(from, to) / MINUTE

export const hoursBetween = (from: string, to: string): number => elapsed(from, to) / (60 * MINUTE)
