/** When the practice locks by itself: nobody at the machine, the machine asleep, the screen locked (V20). */
import type { PowerMonitor } from 'electron'

export type Absence = 'idle' | 'suspend' | 'screen-lock'

/**
 * The minutes of the settings in seconds, unless a test that is not packaged asks for another time. Anything but a
 * positive number is ignored.
 */
export const idleSeconds = (asked: string | undefined, packaged: boolean, minutes: number): number => {
  const seconds = Number(asked)
  return !packaged && seconds > 0 ? seconds : minutes * 60
}

interface Monitor extends Pick<PowerMonitor, 'getSystemIdleTime' | 'getSystemIdleState'> {
  on(event: 'suspend' | 'resume', listener: () => void): unknown
  on(event: 'lock-screen', listener: () => void): unknown
}

export interface Watched {
  /** Seconds without a key or a pointer moved anywhere on the machine; asked each time, for it is a setting. */
  readonly afterSeconds: () => number
  /** There are keys to be locked away: a screen that is locked already stays as it is. */
  readonly isOpen: () => boolean
  /** A long work the coach began is under way. */
  readonly isWorking: () => boolean
}

/** Seconds for which a work she waits for puts off the idle lock, and no longer: nobody guards the screen meanwhile. */
const MOST_PUT_OFF = 3_600

/**
 * Calls back each time the coach is found to be away. A locked screen is announced on macOS and Windows and has to be
 * asked for on Linux; and a machine may be asleep before it hears that it goes to sleep, so waking up counts, too. The
 * idle time is asked for, not announced. Whoever looks on while her backup is written touches nothing: that puts off
 * the idle lock, and no other.
 * @returns how to stop asking
 */
export const watchAbsence = (
  monitor: Monitor, { afterSeconds, isOpen, isWorking }: Watched, away: (because: Absence) => void,
): (() => void) => {
  const tell = (because: Absence) => (): void => { if (isOpen()) away(because) }
  monitor.on('suspend', tell('suspend'))
  monitor.on('resume', tell('suspend'))
  monitor.on('lock-screen', tell('screen-lock'))
  const idle = tell('idle')
  const locked = tell('screen-lock')
  let timer: NodeJS.Timeout
  const ask = (): void => {
    // First of all: a system that fails to answer once is asked again.
    wait()
    const seconds = afterSeconds()
    if (monitor.getSystemIdleState(seconds) === 'locked') locked()
    else if (monitor.getSystemIdleTime() >= seconds + (isWorking() ? MOST_PUT_OFF : 0)) idle()
  }
  // A short time is asked about more often, a long one too: it may have become a short one meanwhile.
  const wait = (): void => { timer = setTimeout(ask, Math.min(10_000, afterSeconds() * 200)) }
  wait()
  return () => clearTimeout(timer)
}
