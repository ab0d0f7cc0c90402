import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { clockFrom, systemClock, testClockFile } from '../../../../electron/host/clock.ts'

const NOW = new Date('2026-11-21T08:00:00.000Z')
const folder = mkdtempSync(join(tmpdir(), 'stillroom-clock-'))
const file = join(folder, 'clock')
beforeEach(() => { vi.useFakeTimers({ now: NOW }) })
afterEach(() => { vi.useRealTimers() })
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

describe('the clock of a test', () => {
  test('goes before the machine’s by what its file says, read anew each time', () => {
    const clock = clockFrom(file)
    expect(clock.now()).toEqual(NOW)
    writeFileSync(file, '86400000')
    expect(clock.now().toISOString()).toBe('2026-11-22T08:00:00.000Z')
    writeFileSync(file, '-3600000\n')
    expect(clock.now().toISOString()).toBe('2026-11-21T07:00:00.000Z')
    for (const nonsense of ['', 'soon', 'Infinity', '{}']) {
      writeFileSync(file, nonsense)
      expect(clock.now()).toEqual(NOW)
    }
  })

  test('a packaged app has none, whatever its environment says', () => {
    const env = { STILLROOM_TEST_CLOCK: file }
    expect(testClockFile(env, true)).toBeNull()
    expect(clockFrom(testClockFile(env, true))).toBe(systemClock)
    expect(testClockFile(env, false)).toBe(file)
    expect(testClockFile({}, false)).toBeNull()
    expect(testClockFile({ STILLROOM_TEST_CLOCK: '' }, false)).toBeNull()
  })
})
