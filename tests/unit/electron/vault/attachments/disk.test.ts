/** V10, V12: a disk that refuses at any step leaves no file, and says what it is. */
import { rmSync } from 'node:fs'
import type * as Promises from 'node:fs/promises'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { readAttachment } from '../../../../../electron/vault/attachments/read.ts'
import { replaceAttachment, writeAttachment } from '../../../../../electron/vault/attachments/write.ts'
import { randomBytes, sodiumReady } from '../../../../../electron/vault/sodium.ts'
import { DATA_KEY, LATER_KEY, faultOf, made, newRoom, pieces, placeOf, readAll, type Room } from './room.ts'

type Step = 'open' | 'write' | 'sync' | 'rename' | 'read'

/** Which step of which number fails, and how; and how many there were. */
const disk = vi.hoisted(() => ({
  fails: null as { readonly step: string; readonly number: number; readonly code: string } | null,
  counts: new Map<string, number>(),
  short: false,
}))

vi.mock('node:fs/promises', async importOriginal => {
  const real = await importOriginal<typeof Promises>()
  const step = (name: Step): void => {
    const number = (disk.counts.get(name) ?? 0) + 1
    disk.counts.set(name, number)
    const { fails } = disk
    if (fails?.step === name && fails.number === number) {
      throw Object.assign(new Error(`${fails.code}: refused, '/secret/path'`), { code: fails.code })
    }
  }
  const open: typeof Promises.open = async (path, flags, mode) => {
    step('open')
    const handle = await real.open(path, flags, mode)
    const before = (name: Step, call: (...args: never[]) => unknown) => (...args: never[]): unknown => {
      try {
        step(name)
      } catch (error) {
        return Promise.reject(error as Error)
      }
      return Reflect.apply(call, handle, args)
    }
    return new Proxy(handle, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name, target)
        if (typeof value !== 'function') return value
        const call = value.bind(target) as (...args: never[]) => unknown
        if (name === 'write') {
          return before('write', (...args) => {
            const [bytes, at, length] = args as unknown as [Uint8Array, number, number]
            return target.write(bytes, at, disk.short ? Math.ceil(length / 3) : length)
          })
        }
        return name === 'sync' || name === 'read' ? before(name, call) : call
      },
    })
  }
  return {
    ...real, open,
    rename: async (from: string, to: string) => {
      step('rename')
      await real.rename(from, to)
    },
  }
})

let room: Room
beforeAll(sodiumReady)
beforeEach(() => {
  room = newRoom()
  disk.fails = null
  disk.short = false
  disk.counts.clear()
})
afterEach(() => {
  disk.fails = null
  room.remove()
})

const CONTENT = made(300_000)

describe('V12: writing on a disk that refuses', () => {
  it.each([
    ['ENOSPC', 'disk-full'], ['EDQUOT', 'disk-full'], ['EIO', 'disk-failed'],
  ])('%s, at every write', async (code, fault) => {
    await room.write('a', CONTENT)
    const writes = disk.counts.get('write') ?? 0
    expect(writes).toBe(2 + 5)
    for (let number = 1; number <= writes; number += 1) {
      disk.counts.clear()
      disk.fails = { step: 'write', number, code }
      expect(await faultOf(room.write('b', CONTENT)), `write ${number}`).toBe(fault)
      expect(room.names()).toHaveLength(1)
    }
    disk.fails = null
    await room.write('b', CONTENT)
    expect((await readAll(room.ref('b'))).given.equals(CONTENT)).toBe(true)
  })

  it('at the sync: what was not made durable is not kept', async () => {
    disk.fails = { step: 'sync', number: 1, code: 'EIO' }
    expect(await faultOf(room.write('a', CONTENT))).toBe('disk-failed')
    expect(room.names()).toEqual([])
  })

  it('into a folder that cannot be written', async () => {
    disk.fails = { step: 'open', number: 1, code: 'EACCES' }
    expect(await faultOf(room.write('a', CONTENT))).toBe('read-only')
    expect(room.names()).toEqual([])
  })

  it('tells no path', async () => {
    disk.fails = { step: 'write', number: 3, code: 'ENOSPC' }
    const error = await room.write('a', CONTENT).catch((thrown: unknown) => thrown)
    expect(String(error)).not.toContain('secret')
    expect(Reflect.get(Object(error), 'cause')).toBeUndefined()
  })

  it('that takes a part of what it is given at a time gets all of it', async () => {
    disk.short = true
    await room.write('a', CONTENT)
    expect((await readAll(room.ref('a'))).given.equals(CONTENT)).toBe(true)
  })

  it('the folder gone meanwhile', async () => {
    const source = async function* (): AsyncGenerator<Uint8Array> {
      yield* pieces(CONTENT)
      rmSync(room.folder, { recursive: true })
    }
    expect(await faultOf(writeAttachment({ ...room.ref('a'), random: randomBytes }, source()))).toBe('disk-failed')
    expect(room.names()).toEqual([])
  })
})

it('a disk that fails while it is read, or a file that may not be, is told as such and not as damage', async () => {
  await room.write('a', CONTENT)
  disk.fails = { step: 'read', number: 3, code: 'EIO' }
  disk.counts.clear()
  const { given, fault } = await readAll(room.ref('a'))
  expect(fault).toBe('disk-failed')
  expect(given.equals(CONTENT.subarray(0, given.length))).toBe(true)
  disk.fails = { step: 'open', number: 1, code: 'EACCES' }
  disk.counts.clear()
  expect((await readAll(room.ref('a'))).fault).toBe('read-only')
})

it('V7: a re-sealing the disk refuses leaves the old file alone, and may be repeated', async () => {
  const figures = await room.write('a', CONTENT)
  const to = { place: placeOf('a', { epoch: 2 }), key: LATER_KEY }
  const reseal = () => replaceAttachment({ folder: room.folder, ...to, random: randomBytes }, readAttachment({
    folder: room.folder, place: placeOf('a'), key: DATA_KEY, expected: figures,
  }))
  for (const step of ['write', 'sync', 'rename', 'read'] as const) {
    disk.counts.clear()
    disk.fails = { step, number: 1, code: 'EIO' }
    expect(await faultOf(reseal()), step).toBe('disk-failed')
    expect(room.names()).toHaveLength(1)
  }
  disk.fails = null
  await reseal()
  expect((await readAll({ folder: room.folder, ...to }, figures)).fault).toBeNull()
  expect((await readAll(room.ref('a'), figures)).fault).toBeNull()
})
