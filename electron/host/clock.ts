import type { Clock } from '../../shared/domain/ports.ts'

/** The machine's own clock and time zone, asked anew each time: a coach travels. */
export const systemClock: Clock = {
  now: () => new Date(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}
