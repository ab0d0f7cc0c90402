/** The end-to-end tests: the real app, one window at a time on each display, since each test waits for its own. */
import { defineConfig } from '@playwright/test'
import { displaysOf } from '../../build/display.ts'

/**
 * A lane takes the next file when it is done with one. Where a long file came last, the other lane stood still for a
 * minute: those that take the most seconds come first.
 */
const LONG = [
  'window', 'bad-input', 'notes', 'sample', 'settings', 'to-send', 'every-screen', 'backups', 'users',
].map((name) => `**/${name}.spec.ts`)

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
  projects: [{ name: 'long', testMatch: LONG }, { name: 'short', testIgnore: LONG }],
  use: { locale: 'en-GB', trace: 'off' },
})
