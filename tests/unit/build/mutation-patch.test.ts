import { describe, expect, it } from 'vitest'
import { applied, occurrences, sampled } from '../../../build/mutation-patch.ts'
import { judged } from '../../../build/mutation-run.ts'
import type { Mutation } from '../../../tests/mutations/mutation.ts'

const mutation = (rule: `V${number}`, name: string): Mutation => ({ rule, name, file: 'a.ts', find: 'a', replace: 'b', test: 'a.test.ts' })
const list = [mutation('V1', 'a'), mutation('V1', 'b'), mutation('V3', 'c'), mutation('V3', 'd'), mutation('V4', 'e')]

describe('a mutation', () => {
  it('is applied where its text stands exactly once', () => {
    expect(applied('if (a) throw', { find: 'if (a)', replace: 'if (false)' })).toEqual({ ok: true, value: 'if (false) throw' })
  })

  it('is refused where its text is gone, stands twice, or nothing changes', () => {
    expect(applied('x', { find: 'y', replace: 'z' }).ok).toBe(false)
    expect(applied('y y', { find: 'y', replace: 'z' }).ok).toBe(false)
    expect(applied('y', { find: 'y', replace: 'y' }).ok).toBe(false)
    expect(applied('y', { find: '', replace: 'z' }).ok).toBe(false)
  })

  it('keeps a dollar sign as it stands', () => {
    expect(applied('key', { find: 'key', replace: '`${key}$&`' })).toEqual({ ok: true, value: '`${key}$&`' })
  })

  it('counts its text without overlaps', () => { expect(occurrences('aXaXa', 'X')).toBe(2) })
})

describe('a sample', () => {
  it('is the same for the same seed', () => {
    expect(sampled(list, 3, 7)).toEqual(sampled(list, 3, 7))
  })

  it('differs between seeds', () => {
    const samples = new Set(Array.from({ length: 20 }, (_, seed) => sampled(list, 2, seed).map((each) => each.name).join()))
    expect(samples.size).toBeGreaterThan(1)
  })

  it('takes every rule once before it takes one twice', () => {
    for (let seed = 0; seed < 20; seed += 1) {
      expect(new Set(sampled(list, 3, seed).map((each) => each.rule)).size).toBe(3)
      expect(new Set(sampled(list, 9, seed).map((each) => each.name)).size).toBe(5)
    }
  })
})

describe('a run under a mutation', () => {
  const ended = { stopped: null, output: '' }

  it('has noticed it when a test failed', () => {
    expect(judged({ passed: 3, failed: 1, skipped: 0 }, 0, ended).outcome).toBe('killed')
  })

  it('has not when every test stayed green', () => {
    expect(judged({ passed: 3, failed: 0, skipped: 0 }, 0, ended).outcome).toBe('survived')
  })

  it.each([
    ['when the file no longer loads', { passed: 0, failed: 1, skipped: 0 }, 1, ended],
    ['when no test of that name ran', { passed: 0, failed: 0, skipped: 4 }, 0, ended],
    ['when there is no report', null, 0, ended],
    ['when it was stopped', { passed: 0, failed: 1, skipped: 0 }, 0, { ...ended, stopped: 'stopped after 180 seconds' }],
  ])('says nothing %s', (_, counts, unloaded, end) => {
    expect(judged(counts, unloaded, end).outcome).toBe('unfit')
  })
})
