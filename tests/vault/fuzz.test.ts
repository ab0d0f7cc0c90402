/**
 * Wrong bytes, thousands of them, wherever bytes are read below the key derivation: a typed fault or a right answer,
 * never another error, never a wrong answer, no more work than the file is worth, and nothing left in memory.
 * One case again: its seed as STILLROOM_SEED; the number is that of the target's case.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rawSodium } from '../../electron/vault/sodium.ts'
import { fileTargets } from './fuzz/files.ts'
import { frontTargets } from './fuzz/front.ts'
import { insideTargets } from './fuzz/inside.ts'
import { makeMaterial, type Material } from './fuzz/material.ts'
import { numberTargets } from './fuzz/numbers.ts'
import { attempt, held, type Target } from './fuzz/target.ts'

/** In all. */
const CASES = Number(process.env['STILLROOM_FUZZ'] ?? 5000)
const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const MB = 1024 * 1024

let made: readonly Material[] = []
const GROUPS = ['front', 'inside', 'files', 'numbers'] as const
const groups: Record<(typeof GROUPS)[number], readonly Target[]> = { front: [], inside: [], files: [], numbers: [] }

beforeAll(async () => {
  made = [await makeMaterial(), await makeMaterial()]
  const [ours, theirs] = made
  if (ours === undefined || theirs === undefined) throw new Error('there is nothing to change')
  groups.front = frontTargets(ours, theirs)
  groups.inside = await insideTargets(ours, theirs)
  groups.numbers = numberTargets(ours)
  groups.files = await fileTargets(ours, theirs)
})
afterAll(() => { for (const { place } of made) place.remove() })

const shares = (): number => Object.values(groups).flat().reduce((sum, { share }) => sum + share, 0)

describe.each(GROUPS)('wrong bytes: %s', (group) => {
  it(`are a typed fault or a right answer (${CASES} in all, seed ${SEED})`, async () => {
    for (const target of groups[group]) {
      const cases = Math.ceil(CASES * target.share / shares())
      // What the first third takes is for what is loaded once.
      const first = await attempt(target, Math.ceil(cases / 3), SEED)
      const libsodium = (): number => rawSodium().memory().length
      const before = { bytes: held(), libsodium: libsodium() }
      const then = await attempt(target, cases - Math.ceil(cases / 3), SEED + 1)
      expect(held() - before.bytes, `${target.name}: bytes that stay`).toBeLessThan(6 * MB)
      expect(libsodium() - before.libsodium, `${target.name}: libsodium’s memory`).toBeLessThan(4 * MB)
      // One that refuses nothing, or everything for one reason, tries nothing.
      const kinds = new Set([...first.kinds, ...then.kinds])
      if (cases >= 40) expect(kinds.size, `${target.name}: ${[...kinds].join(', ')}`).toBeGreaterThan(1)
      if (process.env['STILLROOM_FUZZ_TELL'] !== undefined) {
        console.log(target.name, cases, first.accepted + then.accepted, first.refused + then.refused, kinds)
      }
    }
  })
})
