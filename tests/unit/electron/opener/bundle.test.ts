/** The opener as somebody runs it: one file, a Node, three libraries; the key derived as in the app. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { isBuiltin } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NETWORK_MODULES } from '../../../../build/lint/rooms.ts'
import { bundleOpener, OPENER_LIBRARIES } from '../../../../build/opener-bundle.ts'
import { outFolder, root } from '../../../../build/root.ts'
import { writeExport } from '../../../../electron/export/write-export.ts'
import { workerStretch } from '../../../../electron/vault/kdf.ts'
import { openVault } from '../../../../electron/vault/open-vault.ts'
import { prepareVault } from '../../../../electron/vault/prepare-vault.ts'
import { client, note, session } from '../export/exported.ts'
import { contentsOf, MADE_AT, writeRecords } from './practice-file.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MOST_BYTES = 200_000

let file = ''
let folder = ''
let bundleFolder = ''
let vaultFile = ''

const records = {
  clients: [client(1, 'Marta Oliveira')], sessions: [session(3, {})], notes: [note(2, { text: 'words\r\n\ud83d' })],
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'stillroom-opener-'))
  // Below the project, where its libraries are found; a folder of its own, as other tests may build it too.
  mkdirSync(path.join(outFolder, 'checks'), { recursive: true })
  bundleFolder = mkdtempSync(path.join(outFolder, 'checks', 'opener-'))
  file = await bundleOpener(bundleFolder)
  vaultFile = path.join(folder, 'practice.stillroom')
  // The bundle is its own key derivation thread.
  const stretch = workerStretch(pathToFileURL(file))
  const now = (): Date => new Date('2026-03-02T09:30:00.000Z')
  const written = (await prepareVault({ passphrase: PASSPHRASE, now: now(), stretch })).write(vaultFile)
  if (!written.ok) throw written.error
  const opened = await openVault({
    path: vaultFile, seenPath: path.join(folder, 'seen'), stretch, now,
    secret: { kind: 'passphrase', text: PASSPHRASE },
  })
  if (!opened.ok) throw opened.error
  writeRecords(opened.value.vault, records)
  opened.value.vault.close()
})

afterAll(() => {
  for (const each of [folder, bundleFolder]) rmSync(each, { recursive: true, force: true })
})

interface Ended { readonly code: number | null, readonly out: string, readonly told: string }

const start = (program: string, args: readonly string[], temporary: string) => {
  const child = spawn(process.execPath, [program, ...args], {
    cwd: folder, stdio: 'pipe', env: { PATH: process.env['PATH'], TMPDIR: temporary, TEMP: temporary, TMP: temporary },
  })
  let out = ''
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => { out += text })
  child.stderr.setEncoding('utf8').on('data', (text: string) => { told += text })
  const ended = new Promise<Ended>((resolve) => { child.on('close', (code) => { resolve({ code, out, told }) }) })
  return { child, ended }
}

const temporary = (): string => mkdtempSync(path.join(folder, 'tmp-'))

const run = (program: string, args: readonly string[], typed: string, inside = temporary()): Promise<Ended> => {
  const { child, ended } = start(program, args, inside)
  child.stdin.on('error', () => undefined)
  child.stdin.end(typed)
  return ended
}

/** Whatever the code loads by name. */
const loaded = (code: string): readonly string[] =>
  [...code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["'`]([^"'`]+)["'`]/g)]
    .map(([, name = '']) => name)

describe('V19: the opener, bundled', () => {
  test('is one small file that loads Node, libsodium and libsql, and nothing else', () => {
    expect(readdirSync(bundleFolder).sort()).toEqual(['package.json', 'stillroom-open.mjs'])
    expect(statSync(file).size).toBeLessThan(MOST_BYTES)
    const code = readFileSync(file, 'utf8')
    expect(code.startsWith('#!/usr/bin/env node\n')).toBe(true)
    const names = [...new Set(loaded(code))]
    expect(names.filter((name) => !isBuiltin(name)).sort()).toEqual([...OPENER_LIBRARIES])
    expect(names.filter((name) => NETWORK_MODULES.has(name.replace(/^node:/, '')))).toEqual([])
    expect(code).not.toMatch(/rxdb|RxDB|\belectron["'`]|\bfetch\s*\(/)
    expect(code).not.toContain(root)
  })

  test('asks npm for our own versions', () => {
    const packageOf = (inside: string): unknown => JSON.parse(readFileSync(path.join(inside, 'package.json'), 'utf8'))
    const about = packageOf(bundleFolder) as Record<string, unknown>
    const ours = packageOf(root) as Record<string, Record<string, string>>
    const bin = { 'stillroom-open': 'stillroom-open.mjs' }
    expect(about).toMatchObject({ name: 'stillroom-open', type: 'module', bin })
    expect(about['dependencies']).toEqual({
      'libsodium-wrappers': ours['devDependencies']?.['libsodium-wrappers'],
      'libsodium-wrappers-sumo': ours['devDependencies']?.['libsodium-wrappers-sumo'],
      'libsql': ours['dependencies']?.['libsql'],
    })
  })

  test('opens a practice with its passphrase and writes the app’s export, to the byte', async () => {
    const before = readFileSync(vaultFile)
    const inside = temporary()
    const args = [vaultFile, path.join(folder, 'out'), '--made-at', MADE_AT]
    const ended = await run(file, args, `${PASSPHRASE}\n`, inside)
    expect(ended).toMatchObject({ code: 0 })
    expect(readdirSync(inside)).toEqual([])
    expect(readFileSync(vaultFile).equals(before)).toBe(true)
    expect(readdirSync(folder).filter((name) => name.startsWith('practice'))).toEqual(['practice.stillroom'])
    const app = path.join(folder, 'app')
    mkdirSync(app)
    const written = await writeExport({ records, unopened: 0, madeAt: new Date(MADE_AT), folder: app, zone: 'UTC' })
    if (written.kind !== 'written') throw new Error('cancelled')
    expect([...contentsOf(ended.out.trim())].sort()).toEqual([...contentsOf(written.path)].sort())
  })

  test('a wrong passphrase is a sentence, a number, and nothing on the disk', async () => {
    const ended = await run(file, [vaultFile, path.join(folder, 'none')], 'wrong horse\n')
    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.told).toContain('That passphrase does not open this practice.')
    expect(ended.told).not.toMatch(/wrong horse|\bat .*\.mjs/)
    expect(existsSync(path.join(folder, 'none'))).toBe(false)
  })

  test('without its libraries it says what to do', async () => {
    const alone = path.join(folder, 'alone')
    cpSync(bundleFolder, alone, { recursive: true })
    const ended = await run(path.join(alone, 'stillroom-open.mjs'), ['--help'], '')
    const told = 'The libraries stillroom-open needs are not here. In its folder run once: npm install\n'
    expect(ended).toEqual({ code: 1, out: '', told })
  })

  test.skipIf(process.platform === 'win32')('told to end while it waits, it leaves nothing', async () => {
    const inside = temporary()
    const { child, ended } = start(file, [vaultFile, path.join(folder, 'stopped')], inside)
    while (!readdirSync(inside).some((name) => existsSync(path.join(inside, name, 'practice.stillroom')))) {
      await new Promise((resolve) => { setTimeout(resolve, 20) })
    }
    child.kill('SIGTERM')
    expect(await ended).toMatchObject({ code: 130, out: '' })
    expect(readdirSync(inside)).toEqual([])
    expect(existsSync(path.join(folder, 'stopped'))).toBe(false)
  })
})
