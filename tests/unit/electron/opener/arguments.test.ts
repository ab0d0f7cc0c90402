import { expect, test } from 'vitest'
import { readCommandLine } from '../../../../electron/opener/arguments.ts'

test('a file and a folder, and what is said about them', () => {
  const plain = { kind: 'open', file: 'a.stillroom', folder: 'out', secret: 'passphrase', madeAt: null }
  expect(readCommandLine(['a.stillroom', 'out'])).toEqual(plain)
  expect(readCommandLine(['--recovery', 'a.stillroom', 'out'])).toEqual({ ...plain, secret: 'recovery' })
  expect(readCommandLine(['a.stillroom', 'out', '--made-at', '2026-11-21T09:30:00.000Z']))
    .toEqual({ ...plain, madeAt: new Date('2026-11-21T09:30:00.000Z') })
  expect(readCommandLine(['--', '--odd name', 'out'])).toEqual({ ...plain, file: '--odd name' })
  expect(readCommandLine(['-h'])).toEqual({ kind: 'help' })
  expect(readCommandLine(['a', '--help'])).toEqual({ kind: 'help' })
})

test('anything else is not clear, a passphrase on the command line among it', () => {
  for (const args of [
    [], ['a'], ['a', 'b', 'c'], ['--passphrase', 'x', 'a', 'b'], ['a', 'b', '--made-at'],
    ['--made-at', 'now', 'a', 'b'],
    ['--made-at', '2026-02-30T09:30:00.000Z', 'a', 'b'], ['--made-at=2026-11-21', 'a', 'b'], ['--recovery=x', 'a', 'b'],
  ]) expect(readCommandLine(args), args.join(' ')).toEqual({ kind: 'unclear' })
})
