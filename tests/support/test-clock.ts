/** A clock a test can put forward while the app runs. The app reads it from a file; a packaged one does not. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

export interface TestClock {
  /** For the app's start. The zone is UTC, whatever the machine's is. */
  readonly env: Readonly<Record<string, string>>
  /** Goes to an instant; time goes on from there. The open screen asks anew, as when the window is looked at again. */
  readonly goTo: (page: Page, instant: string) => Promise<void>
}

/** @param start the instant at which the app is begun */
export const testClock = (userData: string, start: string): TestClock => {
  const file = join(userData, 'test-clock')
  const put = (instant: string) => { writeFileSync(file, String(Date.parse(instant) - Date.now())) }
  put(start)
  return {
    env: { STILLROOM_TEST_CLOCK: file, TZ: 'UTC' },
    goTo: async (page, instant) => {
      put(instant)
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
    },
  }
}
