import { createHash } from 'node:crypto'
import {
  chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs'
import { open } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { exportFolderName } from '../../../../electron/export/export-folder.ts'
import { writeExport, type ExportHandle, type ExportJob } from '../../../../electron/export/write-export.ts'
import { damaged } from '../../../../electron/vault/format.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { filesBelow } from '../../../support/canary.ts'
import { client, exported, handle, MADE_AT, note } from './exported.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(path.join(os.tmpdir(), 'stillroom-export-')) })
afterEach(() => { rmSync(folder, { recursive: true, force: true }) })

const NAME = 'Stillroom export 2026-11-21 0930'
const records = {
  clients: [client(1, 'Marta Oliveira'), client(2, 'Ben')],
  notes: Array.from({ length: 40 }, (_, index) =>
    note(100 + index, { clientId: handle(1 + (index % 2)), text: `words ${index}\n`.repeat(20) })),
}
const job = (change: Partial<ExportJob> = {}): ExportJob =>
  ({ records, madeAt: MADE_AT, unopened: 0, folder, zone: 'UTC', ...change })

/** Real files, until so many bytes were written. */
const failingAt = (bytes: number, code: string) => {
  let left = bytes
  return async (file: string): Promise<ExportHandle> => {
    const handle = await open(file, 'wx', 0o600)
    return {
      write: async (content) => {
        left -= content.length
        if (left < 0) throw Object.assign(new Error(`${code}, write '${file}'`), { code })
        await handle.writeFile(content)
      },
      sync: () => handle.sync(),
      close: () => handle.close(),
    }
  }
}

const faultOf = async (work: Promise<unknown>): Promise<VaultFault> => {
  const error: unknown = await work.then(() => null, (thrown: unknown) => thrown)
  if (!(error instanceof VaultFault)) throw new Error('no fault')
  return error
}

describe('V19: writing an export', () => {
  test('it is whole, under its name, with everything in it, readable by its owner alone', async () => {
    const outcome = await writeExport(job())
    const files = await exported({ records })
    expect(outcome).toMatchObject({ kind: 'written', name: NAME, path: path.join(folder, NAME), records: 42, lost: 0 })
    expect(outcome).toMatchObject({ files: files.size + 1 })
    expect(readdirSync(folder)).toEqual([NAME])
    for (const [inside, bytes] of files) {
      expect(readFileSync(path.join(folder, NAME, inside)).equals(bytes), inside).toBe(true)
    }
    expect(filesBelow(folder)).toHaveLength(files.size + 1)
    if (process.platform === 'win32') return
    expect(statSync(path.join(folder, NAME)).mode & 0o777).toBe(0o700)
    expect(statSync(path.join(folder, NAME, 'clients')).mode & 0o777).toBe(0o700)
    for (const file of filesBelow(folder)) expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  test('the manifest names every other file with its length and SHA-256', async () => {
    const outcome = await writeExport(job())
    if (outcome.kind !== 'written') throw new Error('cancelled')
    const manifest = JSON.parse(readFileSync(path.join(outcome.path, 'manifest.json'), 'utf8')) as {
      readonly madeAt: string
      readonly counts: unknown
      readonly files: readonly { readonly path: string, readonly bytes: number, readonly sha256: string }[]
    }
    expect(manifest.madeAt).toBe(MADE_AT.toISOString())
    expect(manifest.counts).toMatchObject({ clients: 2, notes: 40, events: 0 })
    const found = filesBelow(outcome.path).map((file) => path.relative(outcome.path, file).split(path.sep).join('/'))
    expect(manifest.files.map((file) => file.path).sort())
      .toEqual(found.filter((file) => file !== 'manifest.json').sort())
    for (const file of manifest.files) {
      const bytes = readFileSync(path.join(outcome.path, file.path))
      expect([file.bytes, file.sha256]).toEqual([bytes.length, createHash('sha256').update(bytes).digest('hex')])
    }
    expect(outcome.bytes).toBe(filesBelow(outcome.path).reduce((sum, file) => sum + statSync(file).size, 0))
  })

  test('what is there already is left alone: another export, and one a crash left', async () => {
    mkdirSync(path.join(folder, NAME))
    writeFileSync(path.join(folder, NAME, 'mine.txt'), 'mine')
    mkdirSync(path.join(folder, `${NAME} (2).unfinished`))
    expect(await writeExport(job())).toMatchObject({ name: `${NAME} (3)` })
    expect(readdirSync(folder).sort()).toEqual([NAME, `${NAME} (2).unfinished`, `${NAME} (3)`])
    expect(readFileSync(path.join(folder, NAME, 'mine.txt'), 'utf8')).toBe('mine')
  })

  test('while it is written it has another name', async () => {
    const seen = new Set<string>()
    await writeExport(job({ onProgress: () => { for (const name of readdirSync(folder)) seen.add(name) } }))
    expect([...seen].sort()).toEqual([NAME, `${NAME}.unfinished`])
  })

  test('progress rises in records and ends with all of them', async () => {
    const told: (readonly [number, number])[] = []
    await writeExport(job({ onProgress: (done, total) => { told.push([done, total]) } }))
    expect(told.length).toBeGreaterThan(20)
    expect(told.every(([done, total], index) => total === 42 && done >= (told[index - 1]?.[0] ?? 0))).toBe(true)
    expect(told.at(-1)).toEqual([42, 42])
  })

  test('cancelled before, in the middle or at the last moment, it leaves nothing', async () => {
    writeFileSync(path.join(folder, 'mine.txt'), 'mine')
    const early = new AbortController()
    early.abort()
    expect(await writeExport(job({ signal: early.signal }))).toEqual({ kind: 'cancelled' })
    for (const when of [1, 10, 41]) {
      const controller = new AbortController()
      const onProgress = (done: number): void => { if (done >= when) controller.abort() }
      expect(await writeExport(job({ signal: controller.signal, onProgress }))).toEqual({ kind: 'cancelled' })
      expect(readdirSync(folder)).toEqual(['mine.txt'])
    }
  })

  test('a full disk, at whatever byte, is a fault without a path in it, and leaves nothing', async () => {
    const whole = await writeExport(job())
    if (whole.kind !== 'written') throw new Error('cancelled')
    rmSync(whole.path, { recursive: true })
    for (const part of [0, 0.3, 0.7, 0.999]) {
      const fault = await faultOf(writeExport(job({ openFile: failingAt(Math.floor(whole.bytes * part), 'ENOSPC') })))
      expect(fault.code).toBe('disk-full')
      expect(fault.message).not.toContain(folder)
      expect(readdirSync(folder)).toEqual([])
    }
    expect((await faultOf(writeExport(job({ openFile: failingAt(9, 'EIO') })))).code).toBe('disk-failed')
    expect((await faultOf(writeExport(job({ openFile: failingAt(9, 'EROFS') })))).code).toBe('read-only')
    const openFile = (): Promise<never> => Promise.reject(Object.assign(new Error('x'), { code: 'EEXIST' }))
    expect((await faultOf(writeExport(job({ openFile })))).code).toBe('disk-failed')
  })

  test('a folder that is gone, or no folder, or not to be written to, is a fault', async () => {
    expect((await faultOf(writeExport(job({ folder: path.join(folder, 'gone') })))).code).toBe('disk-failed')
    writeFileSync(path.join(folder, 'file'), '')
    expect((await faultOf(writeExport(job({ folder: path.join(folder, 'file') })))).code).toBe('disk-failed')
    if (process.platform === 'win32' || process.getuid?.() === 0) return
    chmodSync(folder, 0o500)
    expect((await faultOf(writeExport(job()))).code).toBe('read-only')
    chmodSync(folder, 0o700)
  })

  test('V11, V12: an attachment that does not open is left out and counted; the rest is written', async () => {
    const attachments = [
      { clientId: handle(1), name: 'good.txt', read: async function* () { yield Buffer.from('good') } },
      {
        clientId: handle(1), name: 'bad.txt',
        read: async function* () { yield Buffer.from('half'); throw damaged('cut') },
      },
    ]
    const outcome = await writeExport(job({ attachments }))
    if (outcome.kind !== 'written') throw new Error('cancelled')
    expect(outcome.lost).toBe(1)
    expect(readdirSync(path.join(outcome.path, 'clients/Marta Oliveira (00000000)/attachments'))).toEqual(['good.txt'])
    const manifest = readFileSync(path.join(outcome.path, 'manifest.json'), 'utf8')
    expect(manifest).toContain('"unopenedAttachments": 1')
    expect(manifest).not.toContain('bad.txt')
  })

  test('a bug in reading is thrown, and leaves nothing either', async () => {
    const read = async function* () { yield Buffer.from('a'); throw new TypeError('a bug') }
    const attachments = [{ clientId: handle(1), name: 'a', read }]
    await expect(writeExport(job({ attachments }))).rejects.toThrow(TypeError)
    expect(readdirSync(folder)).toEqual([])
  })

  test('the event loop turns while it is written', async () => {
    let turns = 0
    const timer = setInterval(() => { turns += 1 }, 1)
    const many = Array.from({ length: 1500 }, (_, index) => note(1000 + index, {}))
    await writeExport(job({ records: { ...records, notes: many } })).finally(() => { clearInterval(timer) })
    expect(turns).toBeGreaterThan(20)
    expect(existsSync(path.join(folder, NAME))).toBe(true)
  })
})

test('the folder is named on the clock of the zone', () => {
  expect(exportFolderName(MADE_AT, 'Asia/Tokyo')).toBe('Stillroom export 2026-11-21 1830')
  expect(exportFolderName(new Date('2026-12-31T23:59:00Z'), 'Pacific/Auckland'))
    .toBe('Stillroom export 2027-01-01 1259')
  expect(() => exportFolderName(new Date(Number.NaN), 'UTC')).toThrow(RangeError)
})
