import { readFileSync } from 'node:fs'
import type { Clock } from '../../shared/domain/ports.ts'

/** The machine's own clock and time zone, asked anew each time: a coach travels. */
export const systemClock: Clock = {
  now: () => new Date(),
  zone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
}

/** Where a test has its clock. A packaged app has none, whatever its environment says. */
export const testClockFile = (env: Readonly<Record<string, string | undefined>>, packaged: boolean): string | null =>
  (packaged ? null : env['STILLROOM_TEST_CLOCK'] || null)

/** Milliseconds a test has put into its file; none where there is nothing to be read. */
const offsetIn = (file: string): number => {
  try {
    const offset = Number(readFileSync(file, 'utf8'))
    return Number.isFinite(offset) ? offset : 0
  } catch {
    return 0
  }
}

/** @param testClock a file whose number of milliseconds goes before the machine's clock, read anew each time; null for none */
export const clockFrom = (testClock: string | null): Clock => (testClock === null
  ? systemClock
  : { ...systemClock, now: () => new Date(systemClock.now().getTime() + offsetIn(testClock)) })
