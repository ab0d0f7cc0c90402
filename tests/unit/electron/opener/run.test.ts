import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/engine/database.ts'
import { writeExport } from '../../../../electron/export/write-export.ts'
import type { ExportRecord } from '../../../../electron/export/types.ts'
import { EXIT } from '../../../../electron/opener/run.ts'
import { practicePolicy } from '../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../electron/vault/rx-storage/storage.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { NOW, PASSPHRASE, newVault, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { client, handle, note, session } from '../export/exported.ts'
import {
  contentsOf, MADE_AT, sampleRecords, sit, temporaryIn, treeOf, writeOf, writeRecords, type Told,
} from './practice-file.ts'

let place: Place
const places: Place[] = []
afterEach(() => { for (const each of places.splice(0)) each.remove() })

const small = {
  clients: [client(1, 'Marta Oliveira'), client(2, 'Ben')],
  notes: [note(2, { text: 'a canary of a note' }), note(3, { clientId: '' })],
  sessions: [session(4, {})],
}

const vaultWith = async (records = small as Parameters<typeof writeRecords>[1]): Promise<Place> => {
  place = await newVault()
  places.push(place)
  await withVault(place, (vault) => { writeRecords(vault, records) })
  return place
}

const run = (change: Partial<Parameters<typeof sit>[0]> = {}): Promise<Told> =>
  sit({ args: [place.path, 'out', '--made-at', MADE_AT], folder: place.folder, ...change })

const out = (): string => path.join(place.folder, 'out')
const read = (folder: string, file: string): unknown => JSON.parse(readFileSync(path.join(folder, file), 'utf8'))

/** The export as the app makes it: the vault opened, the records read through the database. */
const exportByApp = async (from: Place, folder: string): Promise<string> => {
  const { vault } = await open(from)
  const storage = getRxStorageVault({ vault, policy: practicePolicy, now: () => NOW })
  const database = await openDatabase({ storage, name: 'exported', hash: vault.hash })
  const records = Object.fromEntries(
    await Promise.all(COLLECTIONS.map(async (name) => [name, await database.find(name)] as const)))
  mkdirSync(folder)
  const { unopened } = vault.damage
  const outcome = await writeExport({ records, unopened, madeAt: new Date(MADE_AT), folder, zone: 'UTC' })
  await database.close()
  vault.close()
  if (outcome.kind !== 'written') throw new Error('cancelled')
  return outcome.path
}

describe('V19: the opener', () => {
  test('makes of a year of practice the export the app makes, to the byte', async () => {
    await vaultWith(sampleRecords())
    const told = await run()
    expect(told).toMatchObject({ exit: EXIT.whole, asked: ['Passphrase: '] })
    const app = await exportByApp(place, path.join(place.folder, 'app'))
    const [mine, theirs] = [contentsOf(told.answer), contentsOf(app)]
    expect(mine.size).toBeGreaterThan(700)
    expect([...mine].sort()).toEqual([...theirs].sort())
  })

  test('only reads the file: not a byte, not a time, nothing beside it', async () => {
    await vaultWith()
    const folder = path.dirname(place.path)
    const before = treeOf(folder)
    for (const types of [[PASSPHRASE], ['wrong'], [null]]) await run({ types })
    expect(treeOf(folder)).toEqual(before)
  })

  test('takes the recovery code, as it stands on the sheet or carelessly typed', async () => {
    await vaultWith()
    const args = [place.path, 'out', '--recovery']
    const asOnTheSheet = await run({ args, types: [place.code] })
    expect(asOnTheSheet).toMatchObject({ exit: EXIT.whole, asked: ['Code on the recovery sheet: '] })
    const careless = place.code.toLowerCase().replaceAll('-', ' ')
    expect(await run({ args, types: [careless] })).toMatchObject({ exit: EXIT.whole })
    const slip = `${place.code.slice(0, -1)}${place.code.endsWith('0') ? '1' : '0'}`
    expect(await run({ args, types: [slip] })).toMatchObject({ exit: EXIT.nothing, answer: '' })
  })

  test('at a keyboard a slip may be mended; in a pipe it ends', async () => {
    await vaultWith()
    const mended = await run({ types: ['wrong', PASSPHRASE], atKeyboard: true })
    expect(mended).toMatchObject({ exit: EXIT.whole })
    expect(mended.told[0]).toContain('does not open this practice')
    expect(await run({ types: ['wrong', PASSPHRASE] })).toMatchObject({ exit: EXIT.nothing, asked: ['Passphrase: '] })
    const guesses = await run({ types: Array.from({ length: 9 }, () => 'wrong'), atKeyboard: true })
    expect([guesses.exit, guesses.asked.length]).toEqual([EXIT.nothing, 5])
    expect(existsSync(out()) ? readdirSync(out()).length : 0).toBe(1)
  })

  test('V11: tells what does not open, exports the rest, and ends with another number', async () => {
    await vaultWith()
    withRows(place.path, (store) => {
      const [record] = [...store.rows()].filter((row) => row?.key[0] === 2)
      if (!record) throw new Error('there is no record')
      const broken = Uint8Array.from(record.value)
      broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1
      store.transaction(({ put }) => { put(record.key, broken) })
    })
    const told = await run()
    expect(told.exit).toBe(EXIT.damaged)
    expect(told.told.join('\n')).toContain('damaged, and so not in the export: 1.')
    const manifest = read(told.answer, 'manifest.json') as { unopened: number, counts: Record<string, number> }
    expect(manifest.unopened).toBe(1)
    expect(Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)).toBe(4)
  })

  test('V16: tells when records were taken out from outside', async () => {
    await vaultWith()
    withRows(place.path, (store) => {
      const [record] = [...store.rows()].filter((row) => row?.key[0] === 2)
      store.transaction(({ remove }) => { if (record) remove(record.key) })
    })
    const told = await run()
    expect(told.exit).toBe(EXIT.damaged)
    expect(told.told.join('\n')).toContain('fewer records than it says')
  })

  test('reads what was saved last, out of the log of a practice that is open or was not closed', async () => {
    await vaultWith()
    const { vault } = await open(place)
    vault.commit([writeOf(RECORDS.notes, note(50, { text: 'only in the log' }))], NOW)
    const crashed = path.join(place.folder, 'crashed')
    mkdirSync(crashed)
    for (const name of readdirSync(path.dirname(place.path))) {
      if (!name.endsWith('-shm')) copyFileSync(path.join(path.dirname(place.path), name), path.join(crashed, name))
    }
    const before = treeOf(crashed)
    const told = await run({ args: [path.join(crashed, path.basename(place.path)), 'out'] })
    vault.close()
    expect(told.exit).toBe(EXIT.whole)
    const notes = read(told.answer, 'data/notes.json') as readonly ExportRecord[]
    expect(notes.map(({ text }) => text)).toContain('only in the log')
    expect(told.told.join('\n')).toContain('was not closed the last time')
    expect(treeOf(crashed)).toEqual(before)
  })

  test('brings older records forward as the app does; those of a newer version stay as they are', async () => {
    await vaultWith({})
    const sheetMadeAt = '2026-01-01T00:00:00.000Z'
    const old = { id: handle(1), kind: 'settings', sheetPlace: 'paper', sheetMadeAt, daysBeforeSession: 2 }
    await withVault(place, (vault) => { vault.commit([writeOf(RECORDS.library, old, 0)], NOW) })
    const told = await run()
    expect(told.exit).toBe(EXIT.whole)
    expect(contentsOf(told.answer)).toEqual(contentsOf(await exportByApp(place, path.join(place.folder, 'app'))))
    expect(read(told.answer, 'data/library.json')).toMatchObject([{ ...old, look: 'system' }])

    const fields = { personal: { name: 'From the future', aura: 'blue' } }
    const later = { ...writeOf(RECORDS.clients, client(5, 'x'), 99), fields }
    const strange = { ...writeOf(RECORDS.clients, client(6, 'x')), collection: 'horoscopes' }
    await withVault(place, (vault) => { vault.commit([later, strange], NOW) })
    const next = await run()
    expect(next.exit).toBe(EXIT.damaged)
    expect(next.told.join('\n')).toMatch(/by a newer Stillroom: 1\.[^]*of a kind that came with a newer Stillroom: 1\./)
    expect(readFileSync(path.join(next.answer, 'data/clients.csv'), 'utf8')).toContain('blue')
  })

  test('tells before anything is typed that a file is no practice, or not there', async () => {
    await vaultWith()
    writeFileSync(path.join(place.folder, 'note.txt'), 'no practice at all')
    writeFileSync(path.join(place.folder, 'empty'), '')
    const none = 'not a Stillroom practice'
    for (const [file, words] of [
      ['note.txt', none], ['gone', 'no file of that name'], ['.', none], ['empty', none],
    ] as const) {
      const told = await run({ args: [file, 'out'] })
      expect(told, file).toMatchObject({ exit: EXIT.nothing, asked: [], answer: '' })
      expect(told.told.join('\n'), file).toContain(words)
    }
    expect(existsSync(out())).toBe(false)
  })

  test('a folder that is a file is told, and nothing is left', async () => {
    await vaultWith()
    writeFileSync(path.join(place.folder, 'file'), 'mine')
    expect(await run({ args: [place.path, 'file'] })).toMatchObject({ exit: EXIT.nothing })
    expect(readFileSync(path.join(place.folder, 'file'), 'utf8')).toBe('mine')
  })

  test('warns of a folder that a service copies elsewhere, and writes there all the same', async () => {
    await vaultWith()
    const told = await run({ args: [place.path, 'Dropbox/out'] })
    expect(told.exit).toBe(EXIT.whole)
    expect(told.told.join('\n')).toContain('copied to a server by Dropbox')
  })

  test('stopped, while it asks, reads or writes, it leaves nothing', async () => {
    await vaultWith(sampleRecords())
    expect(await run({ types: [null] })).toMatchObject({ exit: EXIT.stopped, answer: '' })
    for (const at of ['Looking', 'Making the key', 'Reading', 'Writing']) {
      const controller = new AbortController()
      const onProgress = (line: string): void => { if (line.startsWith(at)) controller.abort() }
      const told = await run({ signal: controller.signal, onProgress })
      expect(told, at).toMatchObject({ exit: EXIT.stopped, answer: '' })
      expect(existsSync(out()) ? readdirSync(out()) : [], at).toEqual([])
    }
  })

  test('says nothing of a secret, a name or a text', async () => {
    await vaultWith()
    const said = JSON.stringify([
      (await run()).told, await run({ types: ['wrong horse'] }), await run({ args: ['gone', 'out'] }),
    ])
    for (const words of [PASSPHRASE, 'wrong horse', 'Marta', 'canary']) expect(said).not.toContain(words)
  })

  test('explains itself when asked, and when it is not understood', async () => {
    await vaultWith()
    expect((await run({ args: ['--help'] })).answer).toContain('--recovery')
    expect(await run({ args: [place.path] })).toMatchObject({ exit: EXIT.unclear, asked: [] })
    expect(readdirSync(temporaryIn(place.folder))).toEqual([])
  })
})
