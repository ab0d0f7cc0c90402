/** Every rule of SPEC.md has a test that quotes it, and a mutation under which a test of it turns red. */
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from '../../build/root.ts'
import { MUTATIONS } from './mutations.ts'

const SPEC = path.join(root, 'electron/vault/SPEC.md')
const [, built = ''] = readFileSync(SPEC, 'utf8').split('\n## Rules built here\n')
const [listed = ''] = built.split('\n## ')

/** `- **V8, V9** As laid out above.`, `- **V18, writing.** The rows are ..` */
const rules = [...new Set([...listed.matchAll(/^- \*\*(V\d+a?(?:, V\d+a?)*)/gm)]
  .flatMap(([, names = '']) => names.split(', ')))]

/** What the names of tests begin with, and of what they stand in: `'V7, V17: in the middle of a rotation ..`. */
const quoted = new Set(readdirSync(path.join(root, 'tests'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(test|spec)\.tsx?$/.test(file))
  .flatMap((file) => [...readFileSync(path.join(root, 'tests', file), 'utf8')
    .matchAll(/['"`]((?:[EV]\d+a?, )*[EV]\d+a?): /g)])
  .flatMap(([, names = '']) => names.split(', ')))

it('the specification lists every rule of the vault, from V1 to V21', () => {
  const all = Array.from({ length: 21 }, (_, number) => `V${number + 1}`)
  expect(rules).toEqual([...all.slice(0, 7), 'V7a', ...all.slice(7)])
})

describe.each(rules)('%s', (rule) => {
  it('is quoted by a test', () => {
    expect(quoted.has(rule)).toBe(true)
  })

  it('has a mutation, whose test stands in a file that quotes it', () => {
    const files = MUTATIONS.filter((mutation) => mutation.rule === rule).map((mutation) => mutation.test)
    const quotes = (file: string): boolean =>
      new RegExp(`\\b${rule}\\b`).test(readFileSync(path.join(root, file), 'utf8'))
    expect(files.some(quotes)).toBe(true)
  })
})

/** `- **E33** When. ..` */
const ofTheEngine = [...readFileSync(path.join(root, 'electron/engine/SPEC.md'), 'utf8').matchAll(/^- \*\*(E\d+)\*\*/gm)]
  .map(([, name = '']) => name)

it.each(ofTheEngine)('%s of the engine is quoted by a test', (rule) => {
  expect(quoted.has(rule)).toBe(true)
})

it('no mutation is for a rule that is not listed', () => {
  const listed = [...rules, ...ofTheEngine]
  expect(MUTATIONS.map((mutation) => mutation.rule).filter((rule) => !listed.includes(rule))).toEqual([])
})
