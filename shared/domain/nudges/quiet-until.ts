import { knownZone } from '../day.ts'
import { isQuiet, quietHours, readyAt } from './quiet-hours.ts'
import { zoneClock } from './zone-clock.ts'

/**
 * Until when it is night where she is: an instant; null while it is not. Whoever writes by hand is told, and may.
 * @param zone the coach’s IANA zone: that of a client without one, or with one this machine does not know
 */
export const quietUntilOf = (
  now: Date, zone: string, client: { readonly zone: string },
  settings: { readonly quietFrom: string, readonly quietUntil: string },
): string | null => {
  const clock = zoneClock(knownZone(client.zone, zone))
  const quiet = quietHours(settings)
  return isQuiet(clock, quiet, now.getTime()) ? new Date(readyAt(clock, quiet, now.getTime())).toISOString() : null
}
