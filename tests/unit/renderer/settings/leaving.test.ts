import { expect, test } from 'vitest'
import { contract } from '../../../../shared/ipc/contract.ts'
import { adviceFor } from '../../../../renderer/strings/advice.ts'
import { leaving, leavingAdvice } from '../../../../renderer/strings/leaving.ts'

test('V19: the end tells what went, in figures, and by which page to begin', () => {
  expect(leaving.done.lead(4112, 96)).toBe('4,112 records in 96 files, readable without Stillroom.')
  expect(leaving.done.lead(1, 1)).toBe('One record in one file, readable without Stillroom.')
  expect(leaving.done.begin).toContain('index.html')
})

test('V19: what leaves is said to be readable before a place is chosen', () => {
  expect(leaving.warning.title).toMatch(/can be read by anybody/u)
})

test('V11: what could not be taken along is told by number, and nothing is said where all of it is there', () => {
  expect(leaving.lacking(0, 0)).toBeNull()
  expect(leaving.lacking(1, 0)).toMatch(/^One record that did not open\. .* hold it whole\.$/u)
  expect(leaving.lacking(0, 3)).toMatch(/^Three attached files that are missing or damaged\. .* hold them whole\.$/u)
  expect(leaving.lacking(2, 1)).toMatch(/^Two records that did not open, and one attached file that is missing or damaged\./u)
})

test('the way of an export is told in records', () => {
  expect(leaving.working.progress(412, 4112, 200)).toBe('412 of 4,112 records, about three minutes left')
  expect(leaving.working.progress(412, 4112, null)).toBe('412 of 4,112 records')
})

test('no failure of an export speaks of something that was not saved', () => {
  for (const code of contract.export.errors) {
    expect(leavingAdvice({ code })).not.toMatch(/not saved/iu)
    expect(leavingAdvice({ code })).toMatch(/\.$/u)
  }
  expect(leavingAdvice({ code: 'busy' })).toBe(adviceFor({ code: 'busy' }))
})
