/** Notifications of the system, as the app makes them, shown to nobody: read and pressed by a test. */
import type { Notification } from 'electron'
import type { RunningApp } from './app.ts'

/** All the words of one. */
export interface SaidReminder { readonly title: string, readonly body: string, readonly steps: readonly string[] }

export interface ShownReminders {
  /** Those that were shown since, the first one first. */
  readonly said: () => Promise<readonly SaidReminder[]>
  /** Presses the one of that place, as a coach does. */
  readonly press: (place: number) => Promise<void>
}

interface Held { readonly shownReminders: Notification[] }

/** From now on. A display without a desktop shows none: what the app made and asked to be shown is all there is. */
export const shownReminders = async ({ app }: Pick<RunningApp, 'app'>): Promise<ShownReminders> => {
  await app.evaluate(({ Notification: System }) => {
    const shown: Notification[] = []
    Object.assign(globalThis, { shownReminders: shown })
    System.isSupported = () => true
    System.prototype.show = function show() { shown.push(this) }
  })
  return {
    said: () => app.evaluate(() => (globalThis as unknown as Held).shownReminders.map(({ title, subtitle, body, actions }) =>
      ({ title: `${title}${subtitle}`, body, steps: actions.map(({ text }) => text ?? '') }))),
    press: (place) => app.evaluate((_electron, at) => {
      (globalThis as unknown as Held).shownReminders[at]?.emit('click', {})
    }, place),
  }
}
