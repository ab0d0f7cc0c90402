import { describe, expect, it } from 'vitest'
import { block, contrast, stylesheet, stylesheets } from './tokens.ts'

const css = stylesheet('tokens.css')
const light = block(css, ':root')
const dark = block(css, ':root[data-theme="dark"]')
const darkBySystem = block(css, ':root:not([data-theme="light"])')

const PAPERS = ['paper', 'sheet', 'sunk', 'accent-soft', 'amber-soft']
const DRAWN_ON = ['paper', 'sheet', 'sunk', 'accent-soft']

/** What is drawn, on what, and the least ratio: words 4.5, drawn parts 3 (WCAG 2.2 AA). */
const PAIRS: readonly (readonly [number, string, readonly string[]])[] = [
  [4.5, 'ink', [...PAPERS, 'red-soft']],
  [4.5, 'ink-2', PAPERS],
  [4.5, 'ink-3', PAPERS],
  [4.5, 'accent', PAPERS],
  [4.5, 'amber', PAPERS],
  [4.5, 'red', ['paper', 'sheet', 'red-soft']],
  [4.5, 'on-accent', ['accent-fill', 'accent-fill-hover']],
  [4.5, 'on-red', ['red-fill']],
  // Words stand on a hovered button too.
  [4.5, 'ink', ['rule']],
  [3, 'edge', DRAWN_ON],
  [3, 'mark', DRAWN_ON],
  [3, 'amber-mark', DRAWN_ON],
  [3, 'accent-fill', PAPERS],
  [3, 'red-fill', ['sheet']],
  // The tick of an item that is done.
  [3, 'sheet', ['accent']],
]
const pairs = PAIRS.flatMap(([floor, drawn, papers]) => papers.map((paper) => [drawn, paper, floor] as const))

const colour = (theme: Readonly<Record<string, string>>, name: string): string => {
  const value = theme[name]
  if (value === undefined || !/^#[0-9A-F]{6}$/i.test(value)) throw new Error(`no colour --${name}`)
  return value
}

describe('contrast', () => {
  it('is measured as WCAG measures it', () => {
    expect(contrast('#000000', '#FFFFFF')).toBeCloseTo(21)
    expect(contrast('#777777', '#FFFFFF')).toBeCloseTo(4.48, 2)
  })

  it.each(pairs)('%s on %s is at least %d in light', (drawn, paper, floor) => {
    expect(contrast(colour(light, drawn), colour(light, paper))).toBeGreaterThanOrEqual(floor)
  })

  it.each(pairs)('%s on %s is at least %d in dark', (drawn, paper, floor) => {
    expect(contrast(colour(dark, drawn), colour(dark, paper))).toBeGreaterThanOrEqual(floor)
  })

  it('leaves no colour of the light theme without a dark one', () => {
    expect(Object.keys(dark).sort()).toEqual(Object.keys(light).sort())
  })

  it('is the same whether dark comes from the system or was chosen', () => {
    expect(darkBySystem).toEqual(dark)
  })
})

describe('stylesheets', () => {
  const all = stylesheets().map((name) => [name, stylesheet(name)] as const)
  const defined = new Set(all.flatMap(([, text]) => [...text.matchAll(/--([\w-]+)\s*:/g)].map(([, name]) => name)))

  /** React Aria sets it on a popover: the width of what opened it. */
  const LENT = ['trigger-width']

  it.each(all)('%s uses only tokens there are', (_, text) => {
    const used = [...text.matchAll(/var\(--([\w-]+)/g)].map(([, name]) => name)
    expect(used.filter((name) => !defined.has(name) && !LENT.includes(name ?? ''))).toEqual([])
  })

  const coloured = all.filter(([name]) => !['tokens.css', 'print.css'].includes(name))
  it.each(coloured)('%s takes its colours from the tokens', (_, text) => {
    expect(text.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)).toBeNull()
  })

  it('fetches nothing from anywhere', () => {
    for (const [name, text] of all) expect([name, text.match(/https?:|\/\/[a-z]/i)]).toEqual([name, null])
  })
})
