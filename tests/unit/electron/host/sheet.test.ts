import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSheet, type SheetParts } from '../../../../electron/host/sheet.ts'
import { WORDS_FOR_THIS_COMPUTER } from '../../../../shared/ipc/contract.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'stillroom-sheet-')) })
afterEach(() => rmSync(folder, { recursive: true }))

const sheetWith = (over: Partial<SheetParts>) => createSheet({
  page: () => 'the sheet',
  printers: () => Promise.resolve(1),
  print: () => Promise.resolve(null),
  pdf: () => Promise.resolve(new TextEncoder().encode('%PDF')),
  askPlace: () => Promise.resolve(join(folder, 'sheet.pdf')),
  isRemovable: () => Promise.resolve(false),
  ...over,
})
const needsWords = { ok: false, error: { code: 'needs-words' } }
const saved = (outcome: string) => ({ ok: true, value: { outcome } })

describe('V5: saving the recovery sheet', () => {
  test('on removable media needs no words', async () => {
    const sheet = sheetWith({ isRemovable: () => Promise.resolve(true) })
    expect(await sheet['host.saveSheet']({ words: null })).toEqual(saved('removable'))
    expect(readFileSync(join(folder, 'sheet.pdf'), 'utf8')).toBe('%PDF')
  })

  test('on this computer writes nothing before the words are typed, and asks for a place once', async () => {
    let asked = 0
    const sheet = sheetWith({ askPlace: () => { asked += 1; return Promise.resolve(join(folder, 'sheet.pdf')) } })
    for (const words of [null, '', 'yes', 'on this computer please', 'on that computer']) {
      expect(await sheet['host.saveSheet']({ words })).toEqual(needsWords)
      expect(existsSync(join(folder, 'sheet.pdf'))).toBe(false)
    }
    expect(await sheet['host.saveSheet']({ words: `  ${WORDS_FOR_THIS_COMPUTER.toUpperCase()} ` })).toEqual(saved('this-computer'))
    expect(asked).toBe(1)
  })

  test('asks for a place again when it is begun again', async () => {
    const places = [join(folder, 'one.pdf'), join(folder, 'two.pdf')]
    const sheet = sheetWith({ askPlace: () => Promise.resolve(places.shift() ?? null) })
    await sheet['host.saveSheet']({ words: null })
    await sheet['host.saveSheet']({ words: null })
    expect(await sheet['host.saveSheet']({ words: WORDS_FOR_THIS_COMPUTER })).toEqual(saved('this-computer'))
    expect([existsSync(join(folder, 'one.pdf')), existsSync(join(folder, 'two.pdf'))]).toEqual([false, true])
  })

  test('saves what stood there when it was asked for, wherever the coach went while she chose a place', async () => {
    let shown = 'the sheet'
    const sheet = sheetWith({
      pdf: () => Promise.resolve(new TextEncoder().encode(shown)),
      askPlace: () => { shown = 'a note'; return Promise.resolve(join(folder, 'sheet.pdf')) },
      isRemovable: () => Promise.resolve(true),
    })
    expect(await sheet['host.saveSheet']({ words: null })).toEqual(saved('removable'))
    expect(readFileSync(join(folder, 'sheet.pdf'), 'utf8')).toBe('the sheet')
  })

  test('saves nothing once another page took the place of the one that asked: its sheet is forgotten', async () => {
    let page = 'settings'
    const lockThen = (file: string) => () => { page = 'the lock screen'; return Promise.resolve(file) }
    const sheet = sheetWith({
      page: () => page, askPlace: lockThen(join(folder, 'sheet.pdf')), isRemovable: () => Promise.resolve(true),
    })
    expect(await sheet['host.saveSheet']({ words: null })).toEqual(saved('cancelled'))
    expect(existsSync(join(folder, 'sheet.pdf'))).toBe(false)
  })

  test('a place that was chosen for one page is not written to for another', async () => {
    let page = 'settings'
    const places = [join(folder, 'one.pdf'), null]
    const sheet = sheetWith({ page: () => page, askPlace: () => Promise.resolve(places.shift() ?? null) })
    expect(await sheet['host.saveSheet']({ words: null })).toEqual(needsWords)
    page = 'another'
    expect(await sheet['host.saveSheet']({ words: WORDS_FOR_THIS_COMPUTER })).toEqual(saved('cancelled'))
    expect(existsSync(join(folder, 'one.pdf'))).toBe(false)
  })

  test('is cancelled when no place is chosen', async () => {
    const sheet = sheetWith({ askPlace: () => Promise.resolve(null) })
    expect(await sheet['host.saveSheet']({ words: null })).toEqual(saved('cancelled'))
  })

  test('is for the owner alone, over an older file too', async () => {
    const file = join(folder, 'sheet.pdf')
    writeFileSync(file, 'a longer older file')
    chmodSync(file, 0o644)
    await sheetWith({ isRemovable: () => Promise.resolve(true) })['host.saveSheet']({ words: null })
    expect(readFileSync(file, 'utf8')).toBe('%PDF')
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('says what is wrong with a place that cannot be written', async () => {
    const at = (path: string) => sheetWith({
      askPlace: () => Promise.resolve(path), isRemovable: () => Promise.resolve(true),
    })['host.saveSheet']({ words: null })
    expect(await at(join(folder, 'no/such/folder.pdf'))).toEqual({ ok: false, error: { code: 'disk-failed' } })
  })

  test('that cannot be written whole leaves what was there, and nothing half written', async () => {
    const file = join(folder, 'sheet.pdf')
    writeFileSync(file, 'the older sheet')
    const answer = await sheetWith({
      isRemovable: () => Promise.resolve(true),
      // What no disk can write stands for a disk that fails in the middle.
      pdf: () => Promise.resolve(Symbol('unwritable') as never),
    })['host.saveSheet']({ words: null })
    expect(answer).toEqual({ ok: false, error: { code: 'disk-failed' } })
    expect(readFileSync(file, 'utf8')).toBe('the older sheet')
    expect(existsSync(`${file}.part`)).toBe(false)
  })

  test('takes the place of a link, and never follows it', async () => {
    const elsewhere = join(folder, 'elsewhere.pdf')
    const file = join(folder, 'sheet.pdf')
    writeFileSync(elsewhere, 'untouched')
    symlinkSync(elsewhere, file)
    await sheetWith({ isRemovable: () => Promise.resolve(true) })['host.saveSheet']({ words: null })
    expect(readFileSync(elsewhere, 'utf8')).toBe('untouched')
    expect(readFileSync(file, 'utf8')).toBe('%PDF')
  })
})

describe('printing the sheet', () => {
  test.each([
    ['printed', {}],
    ['cancelled', { print: () => Promise.resolve('Print job canceled') }],
    ['no-printer', { printers: () => Promise.resolve(0) }],
  ])('is answered with %s', async (outcome, parts: Partial<SheetParts>) => {
    expect(await sheetWith(parts)['host.printSheet']({})).toEqual(saved(outcome))
  })
})
