import { describe, expect, test } from 'vitest'
import { againstRow, figure, ownRow, tableOf } from '../../../../build/bench/rows.ts'

describe('the ratio to a peer', () => {
  test('is above one where we are better, whichever way the unit counts', () => {
    expect(againstRow('open', 'ms', 100, 500, 'a peer').ratio).toBe(5)
    expect(againstRow('open', 'ms', 500, 100, 'a peer').ratio).toBe(0.2)
    expect(againstRow('write', 'records/s', 500, 100, 'a peer').ratio).toBe(5)
    expect(againstRow('back up', 'MB/s', 50, 200, 'a peer').ratio).toBe(0.25)
  })

  test('is not made up where one of the two is missing', () => {
    expect(againstRow('open', 'ms', 100, null, 'a peer').ratio).toBeNull()
    expect(againstRow('open', 'ms', null, 100, 'a peer').ratio).toBeNull()
    expect(ownRow('save', 'ms', 1).ratio).toBeNull()
  })
})

test('a figure shows the digits that count', () => {
  expect([0.4567, 45.67, 456.7, 45_678, null].map(figure)).toEqual(['0.46', '45.7', '457', '45,678', '-'])
})

test('the table has a line for each row, under the words of its group, figures under figures', () => {
  const table = tableOf([
    { title: 'A peer cannot fly.', rows: [againstRow('open', 'ms', 100, 500, 'a peer')] },
    { title: 'Ours', rows: [ownRow('save', 'ms', 1.5, { target: 'under 2' })] },
  ]).split('\n')
  expect(table).toEqual([
    '      unit  ours  peer  times',
    '',
    'A peer cannot fly.',
    'open  ms     100   500   5.00',
    '',
    'Ours',
    'save  ms    1.50     -      -  target under 2',
  ])
})
