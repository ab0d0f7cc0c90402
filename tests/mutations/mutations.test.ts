/** The list of mutations fits the code as it is. Whether each turns its test red is found by `npm run mutate`. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { applied } from '../../build/mutation-patch.ts'
import { root } from '../../build/root.ts'
import { MUTATIONS } from './mutations.ts'

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

const labelled = MUTATIONS.map((mutation) => ({ label: `${mutation.rule}: ${mutation.name}`, mutation }))

describe.each(labelled)('$label', ({ mutation }) => {
  it('fits its file in exactly one place, and changes it', () => {
    expect(applied(read(mutation.file), mutation)).toMatchObject({ ok: true })
  })

  it('names a test that is there', () => {
    expect(read(mutation.test)).toContain(mutation.testName ?? '')
  })
})

it('no two mutations have the same name', () => {
  expect(new Set(MUTATIONS.map((mutation) => mutation.name)).size).toBe(MUTATIONS.length)
})
