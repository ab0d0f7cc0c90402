import { isQuiet, quietHours, readyAt } from './quiet-hours.ts'
import type { ZoneClock } from './zone-clock.ts'

/**
 * Until when it is night where she is: an instant; null while it is not. Whoever writes by hand is told, and may.
 * @param clock hers
 */
export const quietUntilOf = (
  now: Date, clock: ZoneClock, settings: { readonly quietFrom: string, readonly quietUntil: string },
): string | null => {
  const quiet = quietHours(settings)
  return isQuiet(clock, quiet, now.getTime()) ? new Date(readyAt(clock, quiet, now.getTime())).toISOString() : null
}
