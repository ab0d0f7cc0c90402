/** V10, V11: a disk that is full at byte n, and a folder that takes no writes. A typed fault, nothing partial, and on. */
import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { OPERATIONS } from './faults/operations.ts'
import type { Run } from './faults/refused.ts'
import { smallDisk } from './faults/small-disk.ts'
import { newFolder } from './fixture.ts'

const DISKS = Number(process.env['STILLROOM_FULL_DISKS'] ?? 8)
const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const PROGRAM = fileURLToPath(new URL('faults/refused.ts', import.meta.url))
const { folder, remove } = newFolder()
afterAll(remove)

const placeNamed = (name: string): string => {
  const place = join(folder, name)
  mkdirSync(place)
  return place
}

const runsOf = (before: readonly string[], args: readonly string[]): readonly Run[] => {
  const [program = '', ...rest] = [...before, process.execPath, '--import', 'tsx', PROGRAM, ...args]
  const ended = spawnSync(program, rest, { encoding: 'utf8', maxBuffer: 2 ** 28 })
  if (ended.status !== 0) throw new Error(`it ended with ${ended.status ?? ended.signal}: ${ended.stderr}`)
  return ended.stdout.trim().split('\n').map(line => JSON.parse(line) as Run)
}

const linux = describe.runIf(process.platform === 'linux')
const disk = process.platform === 'linux' ? smallDisk(placeNamed('tried')) : null
if (disk?.kind === 'limited') {
  process.stderr.write('Nobody may mount here: full disks are made by a limit on the length of files.\n')
}

linux.each(OPERATIONS)(`a full disk (${disk?.kind}) while it works: $name`, (operation) => {
  const runs = Math.ceil(DISKS / OPERATIONS.length)
  it(`refuses as a whole, and goes on when there is room (${runs} times, seed ${SEED})`, () => {
    const place = placeNamed(`full-${operation.name}`)
    const mode = disk?.kind === 'limited' ? 'limited' : 'full'
    const told = runsOf(disk?.start(place) ?? [], [mode, place, operation.name, String(SEED), String(runs)])
    expect(told.filter(({ wrong }) => wrong !== null)).toEqual([])
    expect(told).toHaveLength(runs)
    const codes = new Set(told.flatMap(({ refused }) => refused))
    if (operation.opensEachTime) codes.delete('open-elsewhere')
    // Where nothing was refused, nothing was tried.
    expect([...codes]).toEqual([mode === 'limited' ? 'disk-failed' : 'disk-full'])
  }, 60_000 + runs * 10_000)
})

/** Root may write anywhere unless that is taken from the process. */
const WITHOUT_POWERS = process.getuid?.() === 0 ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : []

linux.each(OPERATIONS)('a folder that takes no writes: $name', (operation) => {
  it('is told as such, and nothing is changed by trying', () => {
    const place = placeNamed(`read-only-${operation.name}`)
    const [told] = runsOf(WITHOUT_POWERS, ['read-only', place, operation.name, String(SEED), '1'])
    expect(told).toMatchObject({ made: 0, wrong: null })
    expect(new Set(told?.refused)).toEqual(new Set(['read-only']))
  })
})
