import { expect, test } from 'vitest'
import { client } from '../../../../renderer/strings/client.ts'
import { TODAY, entry, item } from '../items/rows.ts'

test('the lead says how much is open, how much of it is late, and what is next', () => {
  expect(client.lead({ today: TODAY, timeline: [], open: [item({ due: '2026-11-13' }), item({ due: '2026-11-20' })] }))
    .toBe('Two things open, one overdue. The next is due Friday, in 3 days.')
  expect(client.lead({ today: TODAY, timeline: [], open: [item({ due: '2026-11-13' })] })).toBe('One thing open, one overdue.')
  expect(client.lead({ today: TODAY, timeline: [], open: [item()] })).toBe('One thing open. The next is due today.')
})

test('the lead tells an empty page from one where all is settled', () => {
  expect(client.lead({ today: TODAY, timeline: [], open: [] })).toBe('Nothing is written yet.')
  expect(client.lead({ today: TODAY, timeline: [entry()], open: [] })).toBe('Nothing is open.')
})

test('a note of a session has its number, another its kind', () => {
  expect(client.session(entry({ session: 6 }))).toBe('Session 6')
  expect(client.session(entry({ session: null, kind: 'reflection' }))).toBe('Reflection')
})

test('what was agreed is counted in words, nothing included', () => {
  expect(client.agreed(0)).toBe('nothing agreed')
  expect(client.agreed(1)).toBe('one thing agreed')
  expect(client.agreed(4)).toBe('four things agreed')
})
