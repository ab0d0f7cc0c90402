import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createNames, isSafeName, isSafePath, LONGEST_NAME, safeName } from '../../../../electron/export/safe-names.ts'

const SEED = 20261121

/** Pieces names go wrong with. */
const PIECES = [
  '..', '.', '/', '\\', ':', '\0', '\n', '\r', '\t', '\u202e', '\u2066', '\u200b', '\ufeff',
  '\u2028', '\ud83d', '\udc00',
  'CON', 'nul', 'com1', 'LPT¹', 'aux.txt', 'CONIN$', ' ', '  ', '~', '$HOME', '%2e%2e%2f', '*', '?', '"', '<', '>', '|',
  'e\u0301', 'é', 'ß', 'ﬁ', 'İ', '名前', 'שלום', '🜂', '\u{1f468}\u200d\u{1f469}', '-rf',
  '.hidden', 'x'.repeat(90), '.docx',
  '\u0000.txt', '..\\..\\', '/etc/passwd', 'C:', '\\\\server\\share', 'a'.repeat(300), '\u00a0', '\u3000', '．．／',
]
const piece = fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'binary', maxLength: 12 }))
const hostile = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''))

describe('names of files', () => {
  test('V19: a name never leaves the folder, on no system, and holds nothing a system refuses', () => {
    fc.assert(fc.property(hostile, (typed) => {
      const name = safeName(typed, 'file')
      for (const { resolve, relative, isAbsolute, basename, sep } of [path.posix, path.win32]) {
        const root = sep === '/' ? '/export' : 'C:\\export'
        const inside = relative(root, resolve(root, name))
        expect(inside).toBe(name)
        expect(isAbsolute(inside)).toBe(false)
        expect(basename(name)).toBe(name)
      }
      expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Surrogate}\u2028\u2029<>:"/\\|?*]/u)
      expect(name).not.toMatch(/^[\s.]|[\s.]$/u)
      expect(name.split('.')[0]).not.toMatch(/^(con|prn|aux|nul|conin\$|conout\$|clock\$|(com|lpt)[0-9¹²³])$/i)
      expect(name.length).toBeGreaterThan(0)
      expect(name.length).toBeLessThanOrEqual(LONGEST_NAME.units + 1)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(LONGEST_NAME.bytes + 1)
      expect(isSafeName(name)).toBe(true)
    }), { seed: SEED, numRuns: 3000 })
  })

  test('a name that is safe already is kept as it is', () => {
    const fine = ['Marta Oliveira', 'Ingrid Þórsdóttir', 'שלום', '山田 花子', 'report (final).v2.docx', "O'Brien & co"]
    for (const name of fine) {
      expect(safeName(name, 'x')).toBe(name)
    }
    fc.assert(fc.property(hostile, (typed) => {
      const once = safeName(typed, 'file', { units: 64, bytes: 120 })
      expect(safeName(once, 'file', { units: 65, bytes: 121 })).toBe(once)
    }), { seed: SEED, numRuns: 1000 })
  })

  test('what is left of nothing is the fallback, and a cut name keeps its ending', () => {
    for (const nothing of ['', '...', ' . ', '\0\0', '\u202e', '\ud83d']) {
      expect(safeName(nothing, 'unnamed')).toBe('unnamed')
    }
    expect(safeName(`${'long '.repeat(40)}.docx`, 'x')).toMatch(/^long .*[^ ]\.docx$/)
    expect(safeName('ﷺ'.repeat(80), 'x').length).toBeLessThanOrEqual(LONGEST_NAME.units)
    expect(safeName('🜂'.repeat(80), 'x')).toMatch(/^(🜂)+$/u)
  })

  test('a name that reads from right to left does not hide its ending', () => {
    expect(safeName('invoice\u202efdp.exe', 'x')).toBe('invoice fdp.exe')
  })

  test('names of one folder differ on a system that knows neither case nor composition', () => {
    const seen = (name: string): string => name.normalize('NFD').toLowerCase()
    fc.assert(fc.property(fc.array(hostile, { maxLength: 30 }), (typed) => {
      const names = createNames()
      const twice = [...typed, ...typed.map((each) => each.toUpperCase())]
      const given = twice.map((each) => names.give(safeName(each, 'file')))
      expect(new Set(given.map(seen)).size).toBe(given.length)
      for (const name of given) expect(isSafeName(name)).toBe(true)
    }), { seed: SEED, numRuns: 300 })
    const names = createNames()
    expect(['a.md', 'A.MD', 'a.md', 'a 2.md'].map(names.give)).toEqual(['a.md', 'A 2.MD', 'a 3.md', 'a 2 2.md'])
  })

  test('a thousand alike are told apart without trying a million names', () => {
    const names = createNames()
    const given = Array.from({ length: 1000 }, () => names.give('2026-01-01 session 1.md'))
    expect(given.at(-1)).toBe('2026-01-01 session 1 1000.md')
  })

  test('a path is safe only if every part of it is', () => {
    expect(isSafePath('clients/Marta (4f2a91c7)/notes/2026-01-01 session 1.md')).toBe(true)
    for (const unsafe of [
      '', '/', 'a/', '/a', 'a//b', '../a', 'a/../b', 'a/./b', 'a\\b', 'C:/a', 'nul', 'a/CON.txt', 'a\0', 'a ',
    ]) {
      expect(isSafePath(unsafe), JSON.stringify(unsafe)).toBe(false)
    }
  })
})
