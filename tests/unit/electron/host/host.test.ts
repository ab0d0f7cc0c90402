import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { freshNonce, systemChance } from '../../../../electron/host/chance.ts'
import { hostHandlers } from '../../../../electron/host/handlers.ts'
import { makeUserData, pathsOf, removeSample, wipeRuns } from '../../../../electron/host/paths.ts'
import { isEvaluationRuntime, platformOf } from '../../../../electron/host/runtime.ts'

let folder = ''
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'stillroom-host-')) })
afterEach(() => rmSync(folder, { recursive: true }))

describe('the folder of a practice', () => {
  test('is the one a test names, else the user’s own; everything lies below it', () => {
    expect(pathsOf(undefined, '/home/ana/.config', '/app', false).userData).toBe(join('/home/ana/.config', 'Stillroom'))
    expect(pathsOf('', '/home/ana/.config', '/app', false).userData).toBe(join('/home/ana/.config', 'Stillroom'))
    const paths = pathsOf('/t', '/home/ana/.config', '/app', false)
    expect(paths.vault).toBe(join('/t', 'practice', 'practice.stillroom'))
    for (const path of [paths.vault, paths.seen, paths.quickUnlock, paths.runs, paths.sample.folder]) {
      expect(path.startsWith(join('/t', '/'))).toBe(true)
    }
  })

  test('is another one for a runtime that is only for evaluation', () => {
    const [own, evaluation] = [false, true].map((is) => pathsOf(undefined, '/home/ana/.config', '/app', is).userData)
    expect(evaluation).toBe(join('/home/ana/.config', 'Stillroom Evaluation'))
    expect(evaluation?.startsWith(join(own ?? '', '/'))).toBe(false)
    expect(pathsOf('/t', '/home/ana/.config', '/app', true).userData).toBe('/t')
  })

  test('is made for its owner alone', () => {
    const paths = pathsOf(join(folder, 'deep', 'user'), '', '', false)
    makeUserData(paths)
    if (process.platform !== 'win32') expect(statSync(paths.userData).mode & 0o777).toBe(0o700)
  })

  test('loses the scratch of earlier runs and nothing else', () => {
    const paths = pathsOf(folder, '', '', false)
    for (const run of ['one', 'two']) {
      mkdirSync(join(paths.runs, run, 'Cache'), { recursive: true })
      writeFileSync(join(paths.runs, run, 'Cache', 'data'), 'x')
    }
    writeFileSync(paths.seen, 'kept')
    wipeRuns(paths)
    expect(existsSync(join(paths.runs, 'one'))).toBe(false)
    expect(existsSync(join(paths.runs, 'two'))).toBe(false)
    expect(existsSync(paths.seen)).toBe(true)
    expect(() => wipeRuns(pathsOf(join(folder, 'nowhere'), '', '', false))).not.toThrow()
  })
})

test('the sample practice lies in a folder of its own, and is removed with everything in it and nothing beside it', () => {
  const paths = pathsOf(folder, '', '', false)
  for (const file of [paths.vault, paths.sample.vault, `${paths.sample.vault}-wal`, paths.sample.seen, paths.seen]) {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, 'x')
  }
  removeSample(paths.sample.folder)
  expect(existsSync(paths.sample.folder)).toBe(false)
  expect(existsSync(paths.vault)).toBe(true)
  expect(existsSync(paths.seen)).toBe(true)
  expect(() => removeSample(paths.sample.folder)).not.toThrow()
})

test('a runtime older than 40, or one that does not say, is for evaluation', () => {
  for (const old of ['25.1.1', '39.9.9', '', 'x']) expect(isEvaluationRuntime(old)).toBe(true)
  for (const current of ['40.0.0', '45.4.1']) expect(isEvaluationRuntime(current)).toBe(false)
})

test('platforms nobody has tried are called other', () => {
  expect(['linux', 'darwin', 'win32', 'freebsd'].map(platformOf)).toEqual(['linux', 'darwin', 'win32', 'other'])
})

test('ids and nonces are 128 bits and never the same', () => {
  const ids = new Set(Array.from({ length: 1_000 }, () => systemChance.id()))
  expect(ids.size).toBe(1_000)
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{32}$/)
  expect(Buffer.from(freshNonce(), 'base64')).toHaveLength(16)
  expect(freshNonce()).not.toBe(freshNonce())
})

const PLACE = { folder: '/home/ana', file: 'practice.stillroom', bytes: 4_096, conflictCopies: [] }

describe('what main answers', () => {
  const handlersWith = (asked: string[]) => hostHandlers({
    platform: 'linux', version: '0.1.0', electron: '25.1.1',
    lock: {
      lock: (because) => { asked.push(because); return Promise.reject(new Error('a lock that fails')) },
      visit: (practice) => { asked.push(`visit ${practice}`); return Promise.reject(new Error('a visit that fails')) },
      windowReady: (draftsKept) => asked.push(`ready ${String(draftsKept)}`),
      last: () => ({ because: 'idle', at: '2026-11-21T10:00:00.000Z', draftsKept: true }),
    },
    sheet: {
      page: () => null,
      printers: () => Promise.resolve(0), print: () => Promise.resolve(null), pdf: () => Promise.resolve(new Uint8Array()),
      askPlace: () => Promise.resolve(null), isRemovable: () => Promise.resolve(false),
    },
    places: {
      'host.pickPlace': ({ purpose }) => ({ ok: true, value: { place: null, shown: purpose } }),
      'host.showPlace': () => ({ ok: false, error: { code: 'place-unknown' } }),
    },
    writing: { platform: 'linux', programFor: () => '', open: () => Promise.resolve() },
    copies: { 'host.copyText': () => ({ ok: true, value: {} }) },
    followed: { 'host.takeReminder': () => ({ ok: true, value: { reminder: null } }) },
    keychain: () => 'plain-text',
    showVault: () => asked.push('show'),
    vaultPlace: () => PLACE,
    log: (line) => asked.push(line),
  })

  test('are facts about the machine', () => {
    expect(handlersWith([])['host.facts']({})).toEqual({
      ok: true,
      value: {
        platform: 'linux', version: '0.1.0', evaluationRuntime: true,
        locked: { because: 'idle', at: '2026-11-21T10:00:00.000Z', draftsKept: true },
      },
    })
  })

  test('are locking, readiness, and the ways to the vault and to the sample; a lock that fails is logged, not thrown', async () => {
    const asked: string[] = []
    const handlers = handlersWith(asked)
    for (const name of ['host.lock', 'host.showVault'] as const) {
      expect(await handlers[name]({})).toEqual({ ok: true, value: {} })
    }
    expect(await handlers['host.visit']({ practice: 'sample' })).toEqual({ ok: true, value: {} })
    expect(await handlers['host.vaultPlace']({}))
      .toEqual({ ok: true, value: PLACE })
    expect(await handlers['host.pickPlace']({ purpose: 'export' })).toEqual({ ok: true, value: { place: null, shown: 'export' } })
    expect(await handlers['host.keychain']({})).toEqual({ ok: true, value: { state: 'plain-text' } })
    expect(await handlers['host.readyToLock']({ draftsKept: false })).toEqual({ ok: true, value: {} })
    await new Promise((resolve) => { setImmediate(resolve) })
    expect(asked.sort()).toEqual([
      'asked', 'going to the other practice failed', 'locking failed', 'ready false', 'show', 'visit sample',
    ])
  })
})
