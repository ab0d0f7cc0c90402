/** The end-to-end tests: the real app, one window at a time on each display, since each test waits for its own. */
import { defineConfig } from '@playwright/test'
import { displaysOf } from '../../build/display.ts'

export default defineConfig({
  testDir: '.',
  outputDir: '../../out/e2e',
  // A window on a busy machine of two cores: none of the tests is about speed.
  timeout: 180_000,
  expect: { timeout: 15_000 },
  workers: Math.max(1, displaysOf(process.env).length),
  fullyParallel: false,
  retries: 0,
  reporter: 'line',
  use: { locale: 'en-GB', trace: 'off' },
})
