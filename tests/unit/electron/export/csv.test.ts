import fc from 'fast-check'
import { expect, test } from 'vitest'
import { BOM, cellOf, csvRow, defused } from '../../../../electron/export/csv.ts'
import { readCsv } from './exported.ts'

const SEED = 20261121
const FORMULAS = [
  '=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '\u00a0=1', '\u200b=1', '\0=1', '＝1', '＋1',
  '－1', '＠A1',
  '=cmd|\' /C calc\'!A0', '=HYPERLINK("http://x","y")', '- [ ] an item', '-> an item', '\ttext', '\rtext', '\ntext',
]

test('PRIVACY: a cell a spreadsheet would run begins with an apostrophe', () => {
  for (const cell of FORMULAS) expect(defused(cell)).toBe(`'${cell}`)
  for (const cell of ['', 'a', '1', "'", 'a=b', '(1)', '2026-11-21', '[1]', '{"a":1}', ' a', '"=1"']) {
    expect(defused(cell)).toBe(cell)
  }
})

test('PRIVACY: no cell of any record begins as a formula does', () => {
  const text = fc.oneof(fc.constantFrom(...FORMULAS), fc.string({ unit: 'binary' }))
  fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 5 }), (values) => {
    const [cells] = readCsv(csvRow(values))
    for (const cell of cells ?? []) expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u)
  }), { seed: SEED, numRuns: 2000 })
})

test('RFC 4180: what goes in comes out, quotes, commas and line ends included', () => {
  fc.assert(fc.property(fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 6 }), (values) => {
    expect(readCsv(csvRow(values))).toEqual([values.map(defused)])
  }), { seed: SEED, numRuns: 2000 })
  expect(csvRow(['a', 'b,c', 'say "so"', 'two\r\nlines', ' x '])).toBe('a,"b,c","say ""so""","two\r\nlines"," x "\r\n')
})

test('nothing stands for null and for what is not there, JSON for what is nested', () => {
  expect([null, undefined, '', 0, false, [1, { a: 'b' }], { a: null }].map(cellOf))
    .toEqual(['', '', '', '0', 'false', '[1,{"a":"b"}]', '{"a":null}'])
  expect(BOM).toBe('\ufeff')
})
