import { existsSync, mkdirSync, utimesSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { withLock } from '../../../build/folder-lock.ts'
import { tempFolder } from './temp-folder.ts'

it('lets one in at a time', async () => {
  const place = path.join(tempFolder(), 'lock')
  let inside = 0
  let most = 0
  await Promise.all(Array.from({ length: 4 }, () => withLock(place, async () => {
    most = Math.max(most, ++inside)
    await new Promise((resolve) => { setTimeout(resolve, 5) })
    inside -= 1
  })))
  expect(most).toBe(1)
})

it('is free again after work that failed', async () => {
  const place = path.join(tempFolder(), 'lock')
  await expect(withLock(place, async () => { throw new Error('no') })).rejects.toThrow('no')
  expect(existsSync(place)).toBe(false)
})

it('is taken over from a process that no longer runs', async () => {
  const place = path.join(tempFolder(), 'lock')
  mkdirSync(place)
  const before = new Date(Date.now() - 60_000)
  utimesSync(place, before, before)
  expect(await withLock(place, async () => 'done')).toBe('done')
})

it('says once that it waits for whoever holds it', async () => {
  const place = path.join(tempFolder(), 'lock')
  let waits = 0
  let free = (): void => undefined
  const first = withLock(place, () => new Promise<void>((resolve) => { free = resolve }))
  const second = withLock(place, async () => 'second', () => { waits += 1; free() })
  expect(await second).toBe('second')
  await first
  expect(waits).toBe(1)
})
