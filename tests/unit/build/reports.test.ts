import { describe, expect, it } from 'vitest'
import { fromPlaywright, fromVitest, NOTHING, one, settled, sum, summary, unloadedIn } from '../../../build/reports.ts'

describe('the last line', () => {
  it('is alone with its figures, and names what was skipped only if something was', () => {
    expect(summary({ passed: 1234, failed: 0, skipped: 0 })).toBe('1234 passed, 0 failed')
    expect(summary({ passed: 3, failed: 1, skipped: 2 })).toBe('3 passed, 1 failed, 2 skipped')
  })

  it('sums all steps', () => {
    expect(sum([one(true), one(false), { passed: 10, failed: 0, skipped: 4 }])).toEqual({ passed: 11, failed: 1, skipped: 4 })
    expect(sum([])).toEqual(NOTHING)
  })
})

describe('a vitest report', () => {
  const report = {
    numPassedTests: 5, numFailedTests: 1, numPendingTests: 2, numTodoTests: 1,
    testResults: [
      { status: 'passed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'failed', assertionResults: [] },
    ],
  }

  it('counts a file that did not load as a test that failed', () => {
    expect(unloadedIn(report)).toBe(1)
    expect(fromVitest(report)).toEqual({ passed: 5, failed: 2, skipped: 3 })
  })

  it('is not mistaken for something else', () => {
    expect(fromVitest(null)).toBeNull()
    expect(fromVitest({ stats: {} })).toBeNull()
  })
})

describe('a Playwright report', () => {
  it('counts a test that needed a second try as failed, and an error outside the tests too', () => {
    const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{ message: 'no browser' }] }
    expect(fromPlaywright(report)).toEqual({ passed: 7, failed: 3, skipped: 2 })
  })

  it('is not mistaken for something else', () => {
    expect(fromPlaywright({ numPassedTests: 1 })).toBeNull()
  })
})

describe('a step has failed', () => {
  it('when it left no report', () => { expect(settled(null, 0).failed).toBe(1) })
  it('when its program ended badly though no test failed', () => {
    expect(settled({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1)
  })
  it('when no test ran', () => { expect(settled({ passed: 0, failed: 0, skipped: 9 }, 0).failed).toBe(1) })
  it('but not otherwise', () => {
    expect(settled({ passed: 9, failed: 0, skipped: 1 }, 0)).toEqual({ passed: 9, failed: 0, skipped: 1 })
  })
})
