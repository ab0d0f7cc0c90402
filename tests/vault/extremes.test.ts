/** Much, long, often, and at strange times: what a vault meets once in ten years, and must meet calmly. */
import { readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { workerStretch, type Stretch } from '../../electron/vault/kdf.ts'
import { facedBy, goesOn, groundIn, makeNext, type Told } from './faults/operation.ts'
import { OPERATIONS } from './faults/operations.ts'
import { createRandom } from './faults/random.ts'
import {
  NOW, faultOf, newFolder, newVault, noteWrite, quickStretch, tryOpen, withVault, type Place,
} from './fixture.ts'

const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
/** The least a slot may ask for (V4). */
const LEAST = { memoryKiB: 64 * 1024, passes: 3 }
const MB = 1024 * 1024

let place: Place
beforeEach(async () => {
  place = await newVault(LEAST)
})
afterEach(() => place.remove())

describe('wrong passphrases', () => {
  const real = workerStretch(new URL('kdf-worker-unbuilt.mjs', import.meta.url))
  let derived = 0
  const counted = (stretch: Stretch): Stretch => (secret, salt, params) => {
    derived += 1
    return stretch(secret, salt, params)
  }
  const tryWrong = async (times: number, stretch: Stretch): Promise<void> => {
    for (let n = 0; n < times; n += 1) {
      const opened = await tryOpen(place, { secret: { kind: 'passphrase', text: `no ${n}` }, stretch: counted(stretch) })
      if (faultOf(opened).code !== 'wrong-passphrase') throw faultOf(opened)
    }
  }
  const taken = async (): Promise<{ readonly rss: number; readonly handles: number }> => {
    await new Promise(resolve => setTimeout(resolve, 20))
    const handles = process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0
    return { rss: process.memoryUsage().rss, handles }
  }

  it('a thousand leave memory flat, ten of them derived as they are in earnest', async () => {
    // What is loaded once, and what the collector lets stand.
    await tryWrong(300, quickStretch)
    await tryWrong(2, real)
    const before = await taken()
    await tryWrong(690, quickStretch)
    await tryWrong(8, real)
    const after = await taken()
    expect(derived).toBe(1000)
    // Less than one derivation took, of ten.
    expect(after.rss - before.rss).toBeLessThan(48 * MB)
    expect(after.handles - before.handles).toBeLessThan(64)
    await withVault(place, vault => expect(vault.damage).toEqual({ kept: 0, unopened: 0, disagreeing: [] }))
    // A thousand openings, ten derivations: half a minute where nothing else runs.
  }, 240_000)
})

describe.each(OPERATIONS)('a clock that goes back and forward by years: $name', (operation) => {
  it(`changes nothing but dates (seed ${SEED})`, async () => {
    const { folder, remove } = newFolder()
    const random = createRandom(SEED)
    let now = NOW
    const ground = groundIn(folder, () => now)
    const jump = (): void => { now = new Date(Date.UTC(1969 + random(200), random(12), 1 + random(28), random(24))) }
    const known = await operation.prepare(ground, random)
    const told: Told[] = []
    jump()
    const acting = await operation.act(ground, known, random)
    for (let change = 0; change < 8; change += 1) {
      jump()
      expect(await makeNext(acting, each => told.push(each))).toBeNull()
    }
    acting.end()
    jump()
    const found = await operation.check(ground, known, facedBy(told))
    jump()
    await goesOn(operation, ground, found, random)
    remove()
  })
})

describe('much', () => {
  it('a note of 50 MB comes back, and is gone when it is deleted', async () => {
    // Not one letter over and over: a part that is lost or doubled is noticed.
    const text = Array.from({ length: 50 * MB / 16 }, (_, n) => `${n} of many words`.padEnd(16, '.').slice(0, 16)).join('')
    await withVault(place, vault => vault.commit([noteWrite('long', { sensitive: { text } })], NOW))
    await withVault(place, (vault) => {
      expect(vault.damage).toEqual({ kept: 1, unopened: 0, disagreeing: [] })
      // Compared as one value: a difference would be printed letter by letter.
      expect(vault.take('notes')[0]?.fields.sensitive?.['text'] === text).toBe(true)
      vault.commit([noteWrite('long', null)], NOW)
    })
    await withVault(place, vault => expect(vault.damage.kept).toBe(0))
  })

  it('5,000 clients have a key each, and one more is as easily saved as the first', async () => {
    const ids = Array.from({ length: 5000 }, (_, n) => `n${n}`)
    const write = (id: string) => noteWrite(id, { sensitive: { text: id }, operational: { due: 1 } }, `client-${id}`)
    await withVault(place, (vault) => {
      vault.commit(ids.slice(0, 4999).map(write), NOW)
      vault.commit(ids.slice(4999).map(write), NOW)
    })
    await withVault(place, (vault) => {
      expect(vault.damage).toEqual({ kept: 5000, unopened: 0, disagreeing: [] })
      expect(vault.take('notes').every(({ id, fields }) => fields.sensitive?.['text'] === id)).toBe(true)
      vault.commit([noteWrite('n7', null, 'client-n7')], NOW)
    })
    await withVault(place, vault => expect(vault.damage.kept).toBe(4999))
  })
})
