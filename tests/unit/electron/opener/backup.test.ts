import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { EXIT } from '../../../../electron/opener/run.ts'
import { writeBackup } from '../../../../electron/vault/backup/write.ts'
import { NOW, PASSPHRASE, newVault, withVault, type Place } from '../../../vault/fixture.ts'
import { contentsOf, MADE_AT, sampleRecords, sit, treeOf, writeRecords } from './practice-file.ts'

const places: Place[] = []
afterEach(() => { for (const place of places.splice(0)) place.remove() })

/** A practice and a backup of it, in a folder of backups. */
const backedUp = async () => {
  const place = await newVault()
  places.push(place)
  const backups = path.join(place.folder, 'backups')
  mkdirSync(backups)
  await withVault(place, async (vault) => {
    writeRecords(vault, sampleRecords())
    await writeBackup({
      source: vault.forBackup, generations: vault.generations, madeAt: NOW, folder: backups, attachments: null,
    })
  })
  const [name = ''] = readdirSync(backups)
  const run = (file: string, change: Partial<Parameters<typeof sit>[0]> = {}) =>
    sit({ args: [file, 'out', '--made-at', MADE_AT], folder: place.folder, ...change })
  return { place, backups, file: path.join(backups, name), run }
}

describe('V18, V19: the opener reads a backup', () => {
  test('and makes of it what it makes of the practice, by passphrase or by sheet, and only reads it', async () => {
    const { place, backups, file, run } = await backedUp()
    const before = treeOf(backups)
    const ofPractice = await run(place.path)
    const ofBackup = await run(file)
    expect([ofPractice.exit, ofBackup.exit]).toEqual([EXIT.whole, EXIT.whole])
    expect([...contentsOf(ofBackup.answer)].sort()).toEqual([...contentsOf(ofPractice.answer)].sort())
    const bySheet = await run(file, { args: [file, 'out', '--recovery', '--made-at', MADE_AT], types: [place.code] })
    expect(contentsOf(bySheet.answer).size).toBe(contentsOf(ofPractice.answer).size)
    expect(treeOf(backups)).toEqual(before)
  })

  test('a slip may be mended, whatever the file is called', async () => {
    const { place, file, run } = await backedUp()
    const renamed = path.join(place.folder, 'saved.bin')
    writeFileSync(renamed, readFileSync(file))
    expect(await run(renamed, { types: ['wrong', PASSPHRASE], atKeyboard: true })).toMatchObject({ exit: EXIT.whole })
  })

  test('one cut short is told before anything is typed; one damaged inside leaves nothing', async () => {
    const { place, file, run } = await backedUp()
    const bytes = readFileSync(file)
    const cut = path.join(place.folder, 'cut.srbackup')
    writeFileSync(cut, bytes.subarray(0, bytes.length - 100))
    expect(await run(cut)).toMatchObject({ exit: EXIT.nothing, asked: [] })
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(cut, bytes)
    const told = await run(cut)
    expect(told).toMatchObject({ exit: EXIT.nothing, answer: '' })
    expect(told.told.join('\n')).toMatch(/damaged/)
    expect(existsSync(path.join(place.folder, 'out'))).toBe(false)
  })

  test('stopped while it is restored, it leaves nothing', async () => {
    const { place, file, run } = await backedUp()
    const controller = new AbortController()
    const told = await run(file, {
      signal: controller.signal,
      onProgress: (line) => { if (line.startsWith('Reading the backup')) controller.abort() },
    })
    expect(told).toMatchObject({ exit: EXIT.stopped, answer: '' })
    expect(existsSync(path.join(place.folder, 'out'))).toBe(false)
  })
})
