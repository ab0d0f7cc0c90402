import { expect, test } from 'vitest'
import { leavesNothing, sharingFiles } from '../../../build/test-groups.ts'
import { root } from '../../../build/root.ts'

test.each([
  ["vi.mock('../../renderer/app/api.ts')"], ['vi.stubGlobal("window", {})'], ['vi.useFakeTimers()'], ["vi.spyOn(console, 'log')"],
  ["process.env['TZ'] = 'UTC'"], ["process.once('exit', done)"], ["import { withPractice } from '../../../support/rxdb-practice.ts'"],
])('a file that says %s has a process to itself', (text) => {
  expect(leavesNothing(text)).toBe(false)
})

test('a file that calls functions and looks at what they answer may share one', () => {
  expect(leavesNothing("import { sitDown } from './desk.ts'\ntest('adds', async () => { await sitDown() })")).toBe(true)
})

test('what is shared is pure, or in memory: no file with a vault, a window or a program of its own', () => {
  const sharing = sharingFiles(root)
  expect(sharing).toContain('tests/unit/shared/domain/day.test.ts')
  expect(sharing).toContain('tests/unit/electron/engine/save.test.ts')
  expect(sharing.filter((file) => /\/(?:vault|vault-process|host|windows|build|year|opener)\//u.test(file))).toEqual([])
  expect(sharing).not.toContain('tests/unit/electron/engine/erasure-on-disk.test.ts')
})
