import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import type { Stretch } from '../../../../electron/vault/kdf.ts'
import { openVault } from '../../../../electron/vault/open-vault.ts'
import { createPauses } from '../../../../electron/vault/pauses.ts'
import { prepareVault } from '../../../../electron/vault/prepare-vault.ts'
import { VaultFault, type Vault } from '../../../../electron/vault/types.ts'
import { createKeys, type KeyHolder } from '../../../../electron/vault-process/keys.ts'
import { createQuick } from '../../../../electron/vault-process/quick.ts'
import { ok } from '../../../../shared/domain/result.ts'
import type { Answer } from '../../../../shared/ipc/define.ts'

const PASSPHRASE = 'a long walk by the river'
const OTHER = 'another walk, another river'
const NOW = new Date('2026-11-17T22:30:00.000Z')

const stretch: Stretch = async (secret, salt) => createHash('sha256').update(secret).update(salt).digest()

const ended: (() => void)[] = []
afterEach(() => { for (const end of ended.splice(0).reverse()) end() })

/** An open vault, what is put on record about it, and the keys over both. */
const sitDown = async (recordAnswer: Answer<Record<never, never>> = ok({})) => {
  const folder = mkdtempSync(join(tmpdir(), 'keys-'))
  ended.push(() => rmSync(folder, { recursive: true, force: true }))
  const path = join(folder, 'practice.stillroom')
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch })
  prepared.write(path)
  const oldCode = prepared.recoveryGroups.reveal().join('')
  const openWith = (secret: { kind: 'passphrase' | 'recovery', text: string }) =>
    openVault({ path, seenPath: join(folder, 'seen'), secret, stretch, now: () => NOW })
  const opened = await openWith({ kind: 'passphrase', text: PASSPHRASE })
  if (!opened.ok) throw opened.error
  const { vault } = opened.value
  ended.push(vault.close)
  const time = { ms: 0 }
  const recorded: string[] = []
  const records: KeyHolder['records'] = {
    sheetKept: async (place) => { recorded.push(`sheet ${place}`); return recordAnswer },
    passphraseRenewed: async () => { recorded.push('passphrase'); return recordAnswer },
  }
  const keys = createKeys({
    pauses: createPauses(() => time.ms),
    clock: { now: () => NOW, zone: () => 'Asia/Tokyo' }, chance: { id: () => randomBytes(16).toString('hex') },
    quick: createQuick({ wanted: async () => null, keep: async () => false, forget: () => undefined }, false),
  })
  const holder: KeyHolder = { vault, records, begun: () => { recorded.push('rotation') } }
  /** Whether a secret opens the file once it is closed. */
  const opensAfter = async (kind: 'passphrase' | 'recovery', text: string): Promise<boolean> => {
    vault.close()
    const again = await openWith({ kind, text })
    if (again.ok) again.value.vault.close()
    return again.ok
  }
  return { keys, holder, vault, path, oldCode, recorded, time, opensAfter }
}

const codeOf = (answer: Answer<unknown>): string => (answer.ok ? 'ok' : answer.error.code)

const begun = async ({ keys, holder }: Awaited<ReturnType<typeof sitDown>>) => {
  const answer = await keys.beginSheet(holder, { current: PASSPHRASE })
  if (!answer.ok) throw new Error(answer.error.code)
  return { ...answer.value, typed: answer.value.groups[answer.value.askFor - 1] ?? '' }
}

describe('E19: another passphrase', () => {
  test('takes the place of the present one, and is put on record', async () => {
    const desk = await sitDown()
    expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: PASSPHRASE, next: OTHER }))).toBe('ok')
    expect(desk.recorded).toEqual(['rotation', 'passphrase'])
    expect(await desk.opensAfter('passphrase', PASSPHRASE)).toBe(false)
    expect(await desk.opensAfter('passphrase', OTHER)).toBe(true)
    expect(await desk.opensAfter('recovery', desk.oldCode)).toBe(true)
  })

  test('needs the present one, whatever the next is like', async () => {
    const desk = await sitDown()
    const before = readFileSync(desk.path)
    for (const next of [OTHER, 'short', PASSPHRASE]) {
      expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: OTHER, next }))).toBe('wrong-passphrase')
    }
    expect(desk.recorded).toEqual([])
    expect(readFileSync(desk.path).equals(before)).toBe(true)
  })

  test('stands above the floor', async () => {
    const desk = await sitDown()
    expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: PASSPHRASE, next: 'password' })))
      .toBe('weak-passphrase')
    expect(await desk.opensAfter('passphrase', PASSPHRASE)).toBe(true)
  })

  test('E1: the one it has already is taken, and nothing is written or put on record', async () => {
    const desk = await sitDown()
    const before = readFileSync(desk.path)
    expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: PASSPHRASE, next: PASSPHRASE }))).toBe('ok')
    expect(desk.recorded).toEqual([])
    expect(readFileSync(desk.path).equals(before)).toBe(true)
  })

  test('counts although the disk is too full to put it on record', async () => {
    const desk = await sitDown({ ok: false, error: { code: 'disk-full' } })
    expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: PASSPHRASE, next: OTHER }))).toBe('ok')
    expect(await desk.opensAfter('passphrase', OTHER)).toBe(true)
  })
})

describe('E19: wrong guesses at the present passphrase', () => {
  test('lengthen the pause as at the lock, for both tasks together; the right one ends it', async () => {
    const desk = await sitDown()
    const wrong = () => desk.keys.changePassphrase(desk.holder, { current: 'no', next: OTHER })
    const wrongSheet = () => desk.keys.beginSheet(desk.holder, { current: 'no' })
    for (const guess of [wrong, wrongSheet, wrong, wrongSheet]) expect(codeOf(await guess())).toBe('wrong-passphrase')
    expect(await desk.keys.beginSheet(desk.holder, { current: PASSPHRASE }))
      .toEqual({ ok: false, error: { code: 'too-soon', detail: { seconds: 1 } } })
    desk.time.ms += 1_000
    expect(codeOf(await desk.keys.beginSheet(desk.holder, { current: PASSPHRASE }))).toBe('ok')
    for (let guess = 0; guess < 3; guess += 1) expect(codeOf(await wrong())).toBe('wrong-passphrase')
    expect(codeOf(await desk.keys.changePassphrase(desk.holder, { current: PASSPHRASE, next: OTHER }))).toBe('ok')
  })

  test('what is wrong with the disk is thrown, and is no guess', async () => {
    const desk = await sitDown()
    const vault: KeyHolder['vault'] = {
      ...desk.vault, provePassphrase: () => Promise.reject(new VaultFault('disk-failed', 'no answer')),
    }
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(desk.keys.beginSheet({ ...desk.holder, vault }, { current: PASSPHRASE }))
        .rejects.toMatchObject({ code: 'disk-failed' })
    }
    expect(codeOf(await desk.keys.beginSheet(desk.holder, { current: PASSPHRASE }))).toBe('ok')
  })
})

describe('E19: another recovery sheet', () => {
  test('V5: counts once one group is typed back, and the old one opens nothing then', async () => {
    const desk = await sitDown()
    const before = readFileSync(desk.path)
    const sheet = await begun(desk)
    expect(sheet.madeOn).toBe('2026-11-18')
    expect(sheet.groups.join('')).not.toBe(desk.oldCode)
    const wrong = sheet.groups[sheet.askFor % 7] ?? ''
    expect(codeOf(await desk.keys.finishSheet(desk.holder, { group: wrong, place: 'paper' }))).toBe('wrong-group')
    expect(readFileSync(desk.path).equals(before)).toBe(true)
    expect(desk.recorded).toEqual([])
    const typed = ` ${sheet.typed.toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `
    expect(codeOf(await desk.keys.finishSheet(desk.holder, { group: typed, place: 'removable' }))).toBe('ok')
    expect(desk.recorded).toEqual(['rotation', 'sheet removable'])
    expect(await desk.opensAfter('recovery', desk.oldCode)).toBe(false)
    expect(await desk.opensAfter('recovery', sheet.groups.join(''))).toBe(true)
    expect(await desk.opensAfter('passphrase', PASSPHRASE)).toBe(true)
  })

  test('V5: left before that, it opens nothing and the old one goes on', async () => {
    const desk = await sitDown()
    const sheet = await begun(desk)
    desk.keys.forget()
    expect(await desk.opensAfter('recovery', sheet.groups.join(''))).toBe(false)
    expect(await desk.opensAfter('recovery', desk.oldCode)).toBe(true)
  })

  test('is forgotten when it is finished, begun again, or the practice locks', async () => {
    const desk = await sitDown()
    const finish = (group: string) => desk.keys.finishSheet(desk.holder, { group, place: 'paper' })
    expect(codeOf(await finish('AAAA'))).toBe('not-begun')
    const first = await begun(desk)
    const second = await begun(desk)
    expect(codeOf(await finish(first.groups[second.askFor - 1] ?? ''))).toBe('wrong-group')
    expect(codeOf(await finish(second.typed))).toBe('ok')
    expect(codeOf(await finish(second.typed))).toBe('not-begun')
    const third = await begun(desk)
    desk.keys.forget()
    expect(codeOf(await finish(third.typed))).toBe('not-begun')
    const fourth = await begun(desk)
    expect(codeOf(await desk.keys.beginSheet(desk.holder, { current: 'no' }))).toBe('wrong-passphrase')
    expect(codeOf(await finish(fourth.typed))).toBe('not-begun')
  })

  test('is not finished for another vault than it was begun for', async () => {
    const desk = await sitDown()
    const sheet = await begun(desk)
    const elsewhere = await sitDown()
    expect(codeOf(await desk.keys.finishSheet(elsewhere.holder, { group: sheet.typed, place: 'paper' }))).toBe('not-begun')
  })

  test('stays begun where the disk is full, so that the sheet in hand stays the right one', async () => {
    const desk = await sitDown()
    let isFull = true
    const vault: Vault = {
      ...desk.vault,
      prepareSheet: () => {
        const prepared = desk.vault.prepareSheet()
        return {
          ...prepared,
          write: () => (isFull ? Promise.reject(new VaultFault('disk-full', 'no room')) : prepared.write()),
        }
      },
    }
    const holder = { ...desk.holder, vault }
    const answer = await desk.keys.beginSheet(holder, { current: PASSPHRASE })
    if (!answer.ok) throw new Error(answer.error.code)
    const finish = { group: answer.value.groups[answer.value.askFor - 1] ?? '', place: 'paper' } as const
    await expect(desk.keys.finishSheet(holder, finish)).rejects.toMatchObject({ code: 'disk-full' })
    expect(desk.recorded).toEqual([])
    isFull = false
    expect(codeOf(await desk.keys.finishSheet(holder, finish))).toBe('ok')
    expect(await desk.opensAfter('recovery', answer.value.groups.join(''))).toBe(true)
  })

  test('what is kept between the two steps prints as redacted', async () => {
    const desk = await sitDown()
    const prepared = desk.vault.prepareSheet()
    for (const group of prepared.recoveryGroups.reveal()) expect(inspect(prepared, { depth: 9, showHidden: true })).not.toContain(group)
  })
})
