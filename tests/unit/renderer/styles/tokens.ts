import { readdirSync, readFileSync } from 'node:fs'

const FOLDER = new URL('../../../../renderer/styles/', import.meta.url)

/** A stylesheet without its comments. */
export const stylesheet = (name: string): string =>
  readFileSync(new URL(name, FOLDER), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '')

export const stylesheets = (): readonly string[] => readdirSync(FOLDER).filter((name) => name.endsWith('.css'))

/** The custom properties of the first block that begins with a selector, as written. */
export const block = (css: string, selector: string): Readonly<Record<string, string>> => {
  const at = css.indexOf(`${selector} {`)
  if (at < 0) throw new Error(`no block ${selector}`)
  const from = css.indexOf('{', at) + 1
  const body = css.slice(from, css.indexOf('}', from))
  const properties = [...body.matchAll(/--([\w-]+):\s*([^;]+);/g)]
  return Object.fromEntries(properties.map(([, name = '', value = '']) => [name, value.trim()]))
}

/** WCAG 2.2 relative luminance of `#rrggbb`. */
const luminance = (hex: string): number => [1, 3, 5]
  .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
  .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  .reduce((sum, part, index) => sum + part * ([0.2126, 0.7152, 0.0722][index] ?? 0), 0)

/** WCAG 2.2 contrast ratio, 1 to 21. */
export const contrast = (one: string, other: string): number => {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}
