/** FAULTS.md says which test proves which fault. It is held to it. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { OPERATIONS } from './faults/operations.ts'

const listed = readFileSync(new URL('FAULTS.md', import.meta.url), 'utf8')

const rows = [...listed.matchAll(/^\| (?!Fault |---)(.+?) \| (tests\/\S+) \| (.+) \|$/gm)]
  .map(([, fault = '', file = '', name = '']) => ({ fault, file, name }))

/** Those the vault has to survive. A row may be added for one that is told apart further; none of these may go. */
const FAULTS: readonly string[] = [
  'header bit flips', 'truncations', 'both copies bad', 'KDF parameters from 8 KiB to 4 GiB',
  'slots swapped between vaults', 'owner key replaced', 'an older envelope restored', 'old and new envelopes mixed',
  'an envelope deleted', 'the whole vault rolled back', 'kill -9 at random points', 'a power cut at random points',
  'disk full at byte n', 'read-only folder', 'two instances', '1,000 wrong passphrases with flat memory',
  'clock back and forward by years', 'a lock during a save', 'a 50 MB note', '5,000 clients',
  'lone surrogates and NUL in text', 'no secret in a message',
]

/** Whether a test of that file begins so. Part of a title in the midst of another does not count. */
const begins = (source: string, name: string): boolean => ['\'', '`', '"'].some(quote => source.includes(quote + name))

describe('FAULTS.md', () => {
  it('has a row for every fault of the list', () => {
    expect(FAULTS.filter(fault => !rows.some(row => row.fault === fault))).toEqual([])
  })

  it.each(rows)('$fault: the test it names is there', ({ file, name }) => {
    const path = fileURLToPath(new URL(`../../${file}`, import.meta.url))
    expect(existsSync(path) && begins(readFileSync(path, 'utf8'), name)).toBe(true)
  })

  it('names every operation that meets the faults, and no other', () => {
    const [, names = ''] = /## The operations\n\n.+\n\n(.+)\n/.exec(listed) ?? []
    expect([...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual(OPERATIONS.map(({ name }) => name))
  })
})
