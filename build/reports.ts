/** Counts from what the test runners write about themselves. Pure: takes parsed JSON, starts nothing. */

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 }

export const sum = (all: readonly Counts[]): Counts => all.reduce((a, b) => ({
  passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped,
}), NOTHING)

/** A step that is one thing, like the type check. */
export const one = (passed: boolean): Counts => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })

/** The last line of `npm test`. */
export const summary = (counts: Counts): string =>
  `${counts.passed} passed, ${counts.failed} failed${counts.skipped > 0 ? `, ${counts.skipped} skipped` : ''}`

/**
 * The counts of a vitest JSON report. A file that could not be loaded holds no tests, and counts as one that failed.
 * Null when this is no such report.
 */
export const fromVitest = (report: unknown): Counts | null => {
  const passed = numberAt(report, 'numPassedTests')
  const failed = numberAt(report, 'numFailedTests')
  const pending = numberAt(report, 'numPendingTests')
  if (passed === null || failed === null || pending === null) return null
  return { passed, failed: failed + unloadedIn(report), skipped: pending + (numberAt(report, 'numTodoTests') ?? 0) }
}

/** How many files of a vitest JSON report could not be loaded. */
export const unloadedIn = (report: unknown): number =>
  listAt(report, 'testResults').filter((file) =>
    valueAt(file, 'status') === 'failed' && listAt(file, 'assertionResults').length === 0).length

/**
 * The counts of a Playwright JSON report. A test that passed on a second try failed on the first, and counts as failed;
 * so does an error outside any test. Null when this is no such report.
 */
export const fromPlaywright = (report: unknown): Counts | null => {
  const stats = valueAt(report, 'stats')
  const passed = numberAt(stats, 'expected')
  const failed = numberAt(stats, 'unexpected')
  if (passed === null || failed === null) return null
  return {
    passed,
    failed: failed + (numberAt(stats, 'flaky') ?? 0) + listAt(report, 'errors').length,
    skipped: numberAt(stats, 'skipped') ?? 0,
  }
}

/**
 * What a step really did. A runner that ended badly without naming a failed test, that left no report or ran no test
 * has failed, whatever it says.
 */
export const settled = (counts: Counts | null, code: number | null): Counts => {
  if (counts === null) return { ...NOTHING, failed: 1 }
  if (counts.failed === 0 && (code !== 0 || counts.passed === 0)) return { ...counts, failed: 1 }
  return counts
}

const valueAt = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined

const numberAt = (value: unknown, key: string): number | null => {
  const found = valueAt(value, key)
  return typeof found === 'number' ? found : null
}

const listAt = (value: unknown, key: string): readonly unknown[] => {
  const found = valueAt(value, key)
  return Array.isArray(found) ? found : []
}
