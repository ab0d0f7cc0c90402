import { randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { practiceOpener } from '../../../../electron/vault-process/practice.ts'
import { openVault } from '../../../../electron/vault/open-vault.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { quietParts } from '../../../support/quiet-practice.ts'
import { firstRun, newFolder, OTHER, PASSPHRASE, putOlderCopyBack, start, stretch } from './process.ts'

describe('E12: the first run', () => {
  test('V5: writes nothing before the sheet is typed back, then opens the practice', async () => {
    const process = start(newFolder())
    expect(await process.get('vault.state', {})).toEqual({
      state: 'absent', because: null, choosePassphrase: false, sample: false, role: null, roles: [], invited: false,
      quickUnlock: false,
    })
    const begun = await process.get('vault.begin', { passphrase: PASSPHRASE })
    expect(begun.madeOn).toBe('2026-11-18')
    expect(existsSync(process.vault)).toBe(false)
    const wrong = begun.groups[begun.askFor % 7] ?? ''
    expect(await process.refusal('vault.finish', { group: wrong, place: 'paper' })).toBe('wrong-group')
    expect(existsSync(process.vault)).toBe(false)
    expect(process.gate.caller()).toBe('anybody')
    await process.get('vault.finish', { group: begun.groups[begun.askFor - 1] ?? '', place: 'removable' })
    expect(process.gate.caller()).toBe('coach')
    expect(process.told.opened).toBe(1)
    expect(await process.get('vault.state', {})).toEqual({
      state: 'open', because: null, choosePassphrase: false, sample: false, role: 'coach', roles: ['coach'],
      invited: false, quickUnlock: false,
    })
    expect(process.told.roles).toEqual(['coach'])
    expect(await process.get('privacy', {})).toMatchObject({ sheetPlace: 'removable', sheetMadeAt: '2026-11-17T22:30:00.000Z' })
  })

  test('V5: small letters, spaces, O for 0 and I or L for 1 are read as they are meant', async () => {
    const process = start(newFolder())
    const { groups, askFor } = await process.get('vault.begin', { passphrase: PASSPHRASE })
    const typed = ` ${(groups[askFor - 1] ?? '').toLowerCase().replace(/0/g, 'o').replace(/1/g, 'l')} `
    await process.get('vault.finish', { group: typed, place: 'paper' })
  })

  test('begun twice, only the second sheet counts', async () => {
    const process = start(newFolder())
    const first = await process.get('vault.begin', { passphrase: PASSPHRASE })
    const second = await process.get('vault.begin', { passphrase: OTHER })
    const stale = first.groups[second.askFor - 1] ?? ''
    expect(await process.refusal('vault.finish', { group: stale, place: 'paper' })).toBe('wrong-group')
    await process.get('vault.finish', { group: second.groups[second.askFor - 1] ?? '', place: 'paper' })
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    await process.get('vault.unlock', { passphrase: OTHER })
  })

  test('finishing what was not begun, and beginning where there is a practice, is refused', async () => {
    const folder = newFolder()
    const process = start(folder)
    expect(await process.refusal('vault.finish', { group: 'AAAA', place: 'paper' })).toBe('not-begun')
    await firstRun(process)
    expect(await process.refusal('vault.begin', { passphrase: PASSPHRASE })).toBe('vault-exists')
    await process.gate.close()
    expect(await process.refusal('vault.begin', { passphrase: PASSPHRASE })).toBe('vault-exists')
  })

  test('a file that is no vault is left alone', async () => {
    const process = start(newFolder())
    writeFileSync(process.vault, 'somebody else’s letter')
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'unusable', because: 'not-a-vault' })
    expect(await process.refusal('vault.begin', { passphrase: PASSPHRASE })).toBe('vault-exists')
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('not-a-vault')
  })

  test('a full disk can be mended: the sheet in hand stays the right one', async () => {
    const broken: { write?: VaultFault } = { write: new VaultFault('disk-full', 'no room') }
    const process = start(newFolder(), { broken })
    const { groups, askFor } = await process.get('vault.begin', { passphrase: PASSPHRASE })
    const finish = { group: groups[askFor - 1] ?? '', place: 'paper' } as const
    expect(await process.refusal('vault.finish', finish)).toBe('disk-full')
    expect(process.gate.caller()).toBe('anybody')
    delete broken.write
    await process.get('vault.finish', finish)
    await process.gate.close()
    await process.get('vault.unlockWithSheet', { code: groups.join('') })
  })

  test.each(['short', '1234567', 'password', 'PASSWORD', 'aaaaaaaaaaaa', '👩👩👩👩👩👩👩👩', 'ｐａｓｓｗｏｒｄ', '        '])(
    '%j is below the floor', async (passphrase) => {
      const process = start(newFolder())
      expect(await process.refusal('vault.begin', { passphrase })).toBe('weak-passphrase')
      expect(await process.refusal('vault.finish', { group: 'AAAA', place: 'paper' })).toBe('not-begun')
    },
  )
})

describe('E12: unlocking', () => {
  test('what was written before is there, whatever process opens it', async () => {
    const folder = newFolder()
    const first = start(folder)
    await firstRun(first)
    const { clientId } = await first.get('clients.add', { name: 'Marta' })
    const { noteId } = await first.get('notes.begin', { clientId })
    await first.get('notes.keepDraft', { noteId, clientId, text: 'half a thought', cursor: 4, corrections: [] })
    expect(first.told.changed).toBeGreaterThan(0)
    await first.gate.close()
    const second = start(folder)
    expect(await second.get('vault.state', {})).toMatchObject({ state: 'locked' })
    expect(await second.get('vault.unlock', { passphrase: PASSPHRASE }))
      .toEqual({ outcome: 'open', writtenAt: null, choosePassphrase: false })
    expect(await second.get('note', { noteId, clientId })).toMatchObject({ text: 'half a thought', cursor: 4 })
    await second.get('clients.add', { name: 'Jonas' })
    expect((await second.get('clients', {})).clients.map(({ name }) => name)).toEqual(['Jonas', 'Marta'])
  })

  test('the channels of the practice are refused before, by the guard and by the gate itself', async () => {
    const process = start(newFolder())
    expect(await process.refusal('clients', {})).toBe('not-allowed')
    expect(await process.gate.handlers['clients']({})).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(await process.gate.handlers['clients.add']({ name: 'x' })).toEqual({ ok: false, error: { code: 'not-allowed' } })
    expect(await process.refusal('vault.choosePassphrase', { passphrase: OTHER })).toBe('not-allowed')
    expect(await process.gate.notices()).toEqual([])
  })

  test('where there is no vault it says so', async () => {
    expect(await start(newFolder()).refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('no-vault')
  })

  test('three wrong guesses are free, then the pause grows; the right one ends it', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.gate.close()
    for (let guess = 0; guess < 4; guess += 1) {
      expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    }
    expect(await process.call('vault.unlock', { passphrase: PASSPHRASE }))
      .toEqual({ ok: false, error: { code: 'too-soon', detail: { seconds: 1 } } })
    process.time.ms += 1_000
    expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    process.time.ms += 1_000
    expect(await process.call('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ error: { detail: { seconds: 1 } } })
    process.time.ms += 1_000
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
  })

  test('a mistyped sheet costs no pause, a sheet of another practice does', async () => {
    const folder = newFolder()
    const process = start(folder)
    const own = await firstRun(process)
    await process.gate.close()
    const elsewhere = start(newFolder())
    const other = await firstRun(elsewhere)
    await elsewhere.gate.close()
    for (let slip = 0; slip < 10; slip += 1) {
      expect(await process.refusal('vault.unlockWithSheet', { code: own.slice(1) })).toBe('wrong-code')
    }
    for (let guess = 0; guess < 4; guess += 1) {
      expect(await process.refusal('vault.unlockWithSheet', { code: other })).toBe('wrong-code')
    }
    expect(await process.refusal('vault.unlockWithSheet', { code: own })).toBe('too-soon')
  })

  test('two unlocks at once open it once', async () => {
    const process = start(newFolder())
    await firstRun(process)
    await process.gate.close()
    const unlock = () => process.get('vault.unlock', { passphrase: PASSPHRASE })
    const both = [unlock(), unlock()]
    expect((await Promise.all(both)).map(({ outcome }) => outcome)).toEqual(['open', 'open'])
    expect(process.told.opened).toBe(2)
  })

  test('V15: a vault open in another process is said to be', async () => {
    const folder = newFolder()
    const first = start(folder)
    await firstRun(first)
    const second = start(folder)
    expect(await second.get('vault.state', {})).toMatchObject({ state: 'unusable', because: 'open-elsewhere' })
    expect(await second.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('open-elsewhere')
  })

  test('a practice that cannot be built leaves the vault free and the gate shut', async () => {
    const folder = newFolder()
    const process = start(folder)
    await firstRun(process)
    await process.gate.close()
    const clock = { now: () => new Date(), zone: () => 'UTC' }
    const chance = { id: () => randomBytes(16).toString('hex') }
    const opened = await openVault({
      path: process.vault, seenPath: process.seen, secret: { kind: 'passphrase', text: PASSPHRASE }, stretch, now: clock.now,
    })
    if (!opened.ok) throw opened.error
    const { vault } = opened.value
    const refusing = { ...vault, take: () => { throw new VaultFault('vault-damaged', 'damaged') } }
    await expect(practiceOpener(quietParts(clock, chance))(refusing)).rejects.toThrow(VaultFault)
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
  })
})

describe('E13: the recovery sheet', () => {
  test('opens everything, and a new passphrase is asked for until one is chosen', async () => {
    const process = start(newFolder())
    const sheet = await firstRun(process)
    await process.get('clients.add', { name: 'Marta' })
    await process.gate.close()
    expect(await process.get('vault.unlockWithSheet', { code: sheet.toLowerCase() }))
      .toEqual({ outcome: 'open', writtenAt: null, choosePassphrase: true })
    expect((await process.get('clients', {})).clients).toHaveLength(1)
    expect(await process.refusal('vault.choosePassphrase', { passphrase: 'short' })).toBe('weak-passphrase')
    expect(await process.get('vault.state', {})).toMatchObject({ choosePassphrase: true })
    await process.get('vault.choosePassphrase', { passphrase: OTHER })
    expect(await process.get('vault.state', {})).toMatchObject({ choosePassphrase: false })
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    await process.get('vault.unlock', { passphrase: OTHER })
    expect(await process.refusal('vault.choosePassphrase', { passphrase: PASSPHRASE })).toBe('not-allowed')
  })
})

describe('V16: an older copy', () => {
  const olderCopy = async () => {
    const folder = newFolder()
    const process = start(folder)
    await firstRun(process)
    await process.gate.close()
    await putOlderCopyBack(process, folder)
    return process
  }

  test('is not built upon before the coach accepts it', async () => {
    const process = await olderCopy()
    expect(await process.get('vault.unlock', { passphrase: PASSPHRASE }))
      .toEqual({ outcome: 'older-copy', writtenAt: '2026-11-17T22:30:00.000Z', choosePassphrase: false })
    expect(process.gate.caller()).toBe('anybody')
    expect(await process.refusal('clients', {})).toBe('not-allowed')
    expect(await process.get('vault.state', {})).toMatchObject({ state: 'older-copy' })
    await process.get('vault.acceptOlderCopy', {})
    expect((await process.get('clients', {})).clients).toEqual([])
    await process.gate.close()
    expect(await process.get('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ outcome: 'open' })
  })

  test('that was not accepted is asked about again', async () => {
    const process = await olderCopy()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    await process.gate.close()
    expect(await process.get('vault.unlock', { passphrase: PASSPHRASE })).toMatchObject({ outcome: 'older-copy' })
  })

  test('that is not there cannot be accepted', async () => {
    expect(await start(newFolder()).refusal('vault.acceptOlderCopy', {})).toBe('not-found')
  })
})

test('V20: what is due is handed over without a name while the practice is open', async () => {
  const process = start(newFolder())
  await firstRun(process)
  const { clientId } = await process.get('clients.add', { name: 'Marta' })
  const { noteId } = await process.get('notes.begin', { clientId })
  await process.get('notes.save', {
    noteId, clientId, text: '[] call', corrections: [],
    confirmed: [{ line: '[] call', text: 'call', owner: 'client', due: '2026-11-20' }],
  })
  expect(await process.gate.notices()).toEqual([
    { at: '2026-11-20T00:00:00.000Z', kind: 'item-due' }, { at: '2026-11-21T00:00:00.000Z', kind: 'item-overdue' },
  ])
})

test('opening a practice of many records tells how far it has come, one of few says nothing', async () => {
  const process = start(newFolder(), { broken: { records: [400, 125_000] } })
  await firstRun(process)
  expect(process.told.progress).toEqual(['opening 1 of 125000'])
})

test('main is told the settings it acts by when the practice is opened, and each time they change', async () => {
  const process = start(newFolder())
  await firstRun(process)
  expect(process.told.preferences.at(-1)).toEqual({ look: 'system', lockAfterMinutes: 5 })
  await process.get('settings.change', { look: 'dark' })
  await expect.poll(() => process.told.preferences.at(-1)).toEqual({ look: 'dark', lockAfterMinutes: 5 })
  await process.get('settings.change', { lockAfterMinutes: 30 })
  await expect.poll(() => process.told.preferences.at(-1)).toEqual({ look: 'dark', lockAfterMinutes: 30 })
  await process.gate.close()
  process.told.preferences.length = 0
  await process.get('vault.unlock', { passphrase: PASSPHRASE })
  // Told before the answer, so that the first page is drawn in her own light.
  expect(process.told.preferences).toEqual([{ look: 'dark', lockAfterMinutes: 30 }])
  await process.get('clients.add', { name: 'Marta' })
  expect(process.told.preferences).toHaveLength(1)
})

describe('E19: the keys of an open practice', () => {
  test('another passphrase opens it from then on; which of the two was typed is proved first', async () => {
    const process = start(newFolder())
    await firstRun(process)
    expect(await process.refusal('vault.changePassphrase', { current: OTHER, next: OTHER })).toBe('wrong-passphrase')
    await process.get('vault.changePassphrase', { current: PASSPHRASE, next: OTHER })
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('wrong-passphrase')
    await process.get('vault.unlock', { passphrase: OTHER })
    expect((await process.get('privacy', {})).kept).toContainEqual({ collection: 'events', count: 2 })
  })

  test('V5: another sheet opens it from then on, its place and day are on record, and the old one opens nothing', async () => {
    const process = start(newFolder())
    const old = await firstRun(process)
    process.time.now = new Date('2026-12-24T10:00:00.000Z')
    const { groups, askFor } = await process.get('vault.beginSheet', { current: PASSPHRASE })
    await process.get('vault.finishSheet', { group: groups[askFor - 1] ?? '', place: 'removable' })
    expect(await process.get('settings', {}))
      .toMatchObject({ sheet: { place: 'removable', madeAt: '2026-12-24T10:00:00.000Z' } })
    await process.gate.close()
    expect(await process.refusal('vault.unlockWithSheet', { code: old })).toBe('wrong-code')
    await process.get('vault.unlockWithSheet', { code: groups.join('') })
  })

  test('a sheet that was begun is forgotten by locking', async () => {
    const process = start(newFolder())
    const old = await firstRun(process)
    const { groups, askFor } = await process.get('vault.beginSheet', { current: PASSPHRASE })
    await process.gate.close()
    await process.get('vault.unlock', { passphrase: PASSPHRASE })
    expect(await process.refusal('vault.finishSheet', { group: groups[askFor - 1] ?? '', place: 'paper' })).toBe('not-begun')
    await process.gate.close()
    await process.get('vault.unlockWithSheet', { code: old })
  })

  test('wrong guesses at it and at the lock are one row', async () => {
    const process = start(newFolder())
    await firstRun(process)
    for (let guess = 0; guess < 3; guess += 1) {
      expect(await process.refusal('vault.beginSheet', { current: OTHER })).toBe('wrong-passphrase')
    }
    await process.gate.close()
    expect(await process.refusal('vault.unlock', { passphrase: OTHER })).toBe('wrong-passphrase')
    expect(await process.refusal('vault.unlock', { passphrase: PASSPHRASE })).toBe('too-soon')
  })

  test('is refused while it is shut, and to whoever came in by the sheet and has not chosen a passphrase yet', async () => {
    const process = start(newFolder())
    const ask = () => Promise.all([
      process.refusal('vault.changePassphrase', { current: PASSPHRASE, next: OTHER }),
      process.refusal('vault.beginSheet', { current: PASSPHRASE }),
      process.refusal('vault.finishSheet', { group: 'AAAA', place: 'paper' }),
    ])
    const refused = ['not-allowed', 'not-allowed', 'not-allowed']
    expect(await ask()).toEqual(refused)
    const sheet = await firstRun(process)
    await process.gate.close()
    await process.get('vault.unlockWithSheet', { code: sheet })
    expect(await ask()).toEqual(refused)
    await process.get('vault.choosePassphrase', { passphrase: OTHER })
    await process.get('vault.beginSheet', { current: OTHER })
  })
})
