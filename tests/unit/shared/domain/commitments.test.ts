import { describe, expect, it } from 'vitest'
import { parseCommitments, type Commitment } from '../../../../shared/domain/commitments.ts'

const today = '2026-11-17'
const parse = (text: string): readonly Commitment[] => parseCommitments(text, { today })
const one = (line: string): Commitment | undefined => parse(line)[0]
const texts = (text: string): readonly string[] => parse(text).map((commitment) => commitment.text)

describe('the drawn note', () => {
  const note = [
    'She opened with the Monday report again.', '', 'Commitments',
    '[] Add one line to the brief: who reads it, by Thursday',
    '[] Leave the next report alone until Ravi asks',
    '-> @coach send her the delegation ladder tomorrow',
  ].join('\n')

  it('holds three commitments, with their owners and days', () => {
    expect(parse(note).map(({ lineNumber, text, owner, due }) => ({ lineNumber, text, owner, due }))).toEqual([
      { lineNumber: 4, text: 'Add one line to the brief: who reads it', owner: 'client', due: '2026-11-19' },
      { lineNumber: 5, text: 'Leave the next report alone until Ravi asks', owner: 'client', due: null },
      { lineNumber: 6, text: 'Send her the delegation ladder', owner: 'coach', due: '2026-11-18' },
    ])
  })

  it('marks sign, owner and day where they stand in the text', () => {
    expect(parse(note).map(({ marks }) => marks.map(({ from, to, kind }) => [kind, note.slice(from, to)]))).toEqual([
      [['sign', '[]'], ['date', 'by Thursday']],
      [['sign', '[]']],
      [['sign', '->'], ['owner', '@coach'], ['date', 'tomorrow']],
    ])
  })
})

describe('which lines are commitments', () => {
  it.each([
    '[] call', '[ ] call', '- [ ] call', '* [ ] call', '-> call', '→ call', '  [] call', '\t-> call', '->call', '[]call',
    '- [] call', '1. [ ] call', '\u00a0[] call',
  ])('%j is one', (line) => { expect(texts(line)).toEqual(['Call']) })

  it.each([
    'call', '- call', '* call', 'call [] Ravi', '[x] call', '- [x] call', '* [X] call', '(->) call', '--> call', '[a] call',
    '[]', '- [ ]', '->', '[] ,', '[] —', '[] \ud800', '[] \u0000', '[] by Friday', '-> @coach tomorrow', '',
  ])('%j is none', (line) => { expect(texts(line)).toEqual([]) })

  it('a line longer than an action item may be is prose', () => {
    expect(texts(`[] ${'a'.repeat(1_997)}`)).toHaveLength(1)
    expect(texts(`[] ${'a'.repeat(1_998)}`)).toHaveLength(0)
  })
})

describe('under a heading', () => {
  it.each([
    'Commitments', '# Commitments', '### actions:', 'ACTION ITEMS', 'Action  items :', '**Homework**', '  homework  ',
    '## Actions ##', '\tActions',
  ])('%j every line is one', (heading) => {
    expect(texts(`${heading}\ncall Ravi\n- write\n* [ ] read\n2) walk\n• rest`))
      .toEqual(['Call Ravi', 'Write', 'Read', 'Walk', 'Rest'])
  })

  it.each(['Our commitments', 'Commitments made', 'Actions taken:', 'Notes', '# Notes', 'Homework was late'])('not under %j', (heading) => {
    expect(texts(`${heading}\ncall Ravi`)).toEqual([])
  })

  it('up to an empty line', () => { expect(texts('Actions\ncall\n \t\nShe left.')).toEqual(['Call']) })
  it('up to another heading', () => { expect(texts('Actions\ncall\n## Notes\nShe left.')).toEqual(['Call']) })
  it('a heading of the same kind goes on', () => { expect(texts('Actions\ncall\nHomework\nread')).toEqual(['Call', 'Read']) })
  it('what is ticked off is left out and ends nothing', () => {
    expect(texts('Actions\n- [x] call\n- read')).toEqual(['Read'])
  })
})

describe('who does it', () => {
  it.each([
    ['[] call', 'client', 'Call'],
    ['[] @client call', 'client', 'Call'],
    ['[] @coach call', 'coach', 'Call'],
    ['[] call @ME', 'coach', 'Call'],
    ['[] @coach: call', 'coach', 'Call'],
    ['[] call (@coach)', 'coach', 'Call'],
    ['[] call, @me, then write', 'coach', 'Call, then write'],
    ['[] @coach call, @client write', 'coach', 'Call, @client write'],
    ['[] write to me@coach.com', 'client', 'Write to me@coach.com'],
    ['[] read @coaching', 'client', 'Read @coaching'],
    ['[] read @coach’s notes', 'client', 'Read @coach’s notes'],
    ['[] ask @@coach', 'client', 'Ask @@coach'],
    ['[] ask @coach_anna', 'client', 'Ask @coach_anna'],
  ])('%j', (line, owner, text) => { expect(one(line)).toMatchObject({ owner, text }) })
})

describe('what is agreed', () => {
  it.each([
    ['[] add one line, by Thursday', 'Add one line'],
    ['[] add one line, by Thursday.', 'Add one line.'],
    ['[] add one line - by Thursday', 'Add one line'],
    ['[] add one line (by Thursday)', 'Add one line'],
    ['[] by Thursday: add one line', 'Add one line'],
    ['[] On Thursday, add one line', 'Add one line'],
    ['[] tomorrow - add one line', 'Add one line'],
    ['[] call the bank by Friday, then rest', 'Call the bank, then rest'],
    ['[] call, by Friday, the bank', 'Call, the bank'],
    ['[] call the bank by Friday at 10', 'Call the bank at 10'],
    ['[] send it by @coach tomorrow', 'Send it'],
    ['[] @coach tomorrow send it', 'Send it'],
    ['[]   keep   inner   spaces', 'Keep   inner   spaces'],
    ['[] “no” to Ravi', '“no” to Ravi'],
    ['[] élan', 'Élan'],
    ['[] ßtrange', 'ßtrange'],
    ['[] 😀 smile', '😀 smile'],
    ['[] 𐐨 deseret', '𐐀 deseret'],
    ['[] iPhone off', 'iPhone off'],
    ['[] https://example.org read', 'https://example.org read'],
    ['[] שלום by Friday', 'שלום'],
    ['[] a\u0000b', 'A\u0000b'],
    ['[] a\u2028b', 'A\u2028b'],
    ['[] a\ud800b', 'A\ud800b'],
    ['[] rewrite 12/11', 'Rewrite 12/11'],
  ])('%j', (line, text) => { expect(one(line)?.text).toBe(text) })
})

describe('lines and places', () => {
  it.each([['\n'], ['\r\n'], ['\r']])('counts lines that end with %j', (end) => {
    const text = ['one', '[] two by Friday', '', '-> four'].join(end)
    const found = parse(text)
    expect(found.map(({ lineNumber, line }) => [lineNumber, line])).toEqual([[2, '[] two by Friday'], [4, '-> four']])
    expect(found.map(({ from, to }) => text.slice(from, to))).toEqual(['[] two by Friday', '-> four'])
    expect(found[0]?.marks.map(({ from, to }) => text.slice(from, to))).toEqual(['[]', 'by Friday'])
  })

  it('no other character ends a line', () => {
    expect(parse('[] a\u2028[] b\u2029[] c\u0085[] d\v[] e\f[] f')).toHaveLength(1)
  })

  it('two equal lines are two commitments', () => {
    expect(parse('[] call\n[] call').map(({ lineNumber }) => lineNumber)).toEqual([1, 2])
  })
})

it('a today that does not exist is a bug of the caller', () => {
  expect(() => parseCommitments('', { today: '2026-02-30' })).toThrow(RangeError)
})
