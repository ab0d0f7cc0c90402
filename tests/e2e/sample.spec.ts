/** The sample practice as a place to go to: offered, alive, marked in every room, left in one press, and then gone. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { strings } from '../../electron/host/strings.ts'
import { WIRE } from '../../electron/ipc/wire.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { lock as lockWords } from '../../renderer/strings/lock.ts'
import { sample } from '../../renderer/strings/sample.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData, pressLockKey, throughLock, type RunningApp } from '../support/app.ts'
import { filesBelow, searchFiles } from '../support/canary.ts'
import { lookOver } from '../support/look-over.ts'
import { editorOf, keyboard, lockScreen, mouse, openRoom, unlockBy, writeNoteBy } from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const NAME = 'Marta Oliveira'

const ask = (page: Page, channel: string, input: unknown = {}): Promise<unknown> =>
  page.evaluate(([name, given]) => window.stillroom.call(name as string, given), [channel, input])

const folderOf = (userData: string): string => join(userData, 'sample')

const bandOf = (page: Page) => page.getByRole('complementary', { name: sample.band.label })
const leaveOf = (page: Page) => bandOf(page).getByRole('button', { name: sample.band.leave })
const offerOf = (page: Page) => page.getByRole('button', { name: sample.offer })
const progressOf = (page: Page) => page.getByRole('progressbar', { name: sample.making.progressLabel })

const titleOf = ({ app }: RunningApp): Promise<string> =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.getTitle() ?? '')

/** Waits until the sample is made and its first room is open. */
const inside = (page: Page): Promise<void> => expect(bandOf(page)).toBeVisible({ timeout: 60_000 })

const firstRunOf = (page: Page) => page.getByRole('heading', { name: firstRun.passphrase.title })

/** A practice of her own with one client, past the screens: it is not what these tests are about. */
const ownPractice = async (page: Page): Promise<void> => {
  const { value } = await ask(page, 'vault.begin', { passphrase: PASSPHRASE }) as { value: { groups: string[], askFor: number } }
  await ask(page, 'vault.finish', { group: value.groups[value.askFor - 1], place: 'paper' })
  expect(await ask(page, 'clients.add', { name: NAME })).toMatchObject({ ok: true })
}

/** Every file of her own practice, and what it holds. */
const ownFiles = (userData: string): readonly string[] =>
  [...filesBelow(join(userData, 'practice')), join(userData, 'seen')]
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)

test('by keyboard: from the first page into it, through every room, and out in one press', async () => {
  const userData = newUserData()
  const running = await launchApp({ userData })
  const { page } = running
  const hand = keyboard(page)
  await expect(firstRunOf(page)).toBeVisible()
  expect(existsSync(folderOf(userData))).toBe(false)

  await test.step('the offer leads there; making it shows how far it is', async () => {
    await throughLock(page, () => hand.press(offerOf(page)))
    await expect(page.getByRole('heading', { name: sample.making.title })).toBeVisible()
    await expect(progressOf(page)).toBeVisible()
    await inside(page)
    expect(await titleOf(running)).toBe(strings.sampleTitle)
  })

  await test.step('Today is alive', async () => {
    await expect(page.getByRole('navigation')).toBeVisible()
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await lookOver(page, 'Today in the sample')
  })

  await test.step('every room says what it is', async () => {
    for (const room of [words.rooms.clients, words.rooms.privacy, words.rooms.settings, words.rooms.today]) {
      await hand.press(page.getByRole('navigation').getByRole('button', { name: room, exact: true }))
      await expect(bandOf(page)).toContainText(sample.band.sentence)
      await expect(leaveOf(page)).toBeVisible()
    }
  })

  await test.step('no name of it is readable on the disk', async () => {
    const answer = await ask(page, 'clients') as { value: { clients: { name: string }[] } }
    const names = answer.value.clients.map(({ name }) => name)
    expect(names).toHaveLength(28)
    const { finds, files } = searchFiles([userData], names)
    expect(finds).toEqual([])
    expect(files).toBeGreaterThan(0)
    expect(filesBelow(folderOf(userData)).some((file) => file.endsWith('practice.stillroom'))).toBe(true)
  })

  await test.step('a note says it as well, and can be written', async () => {
    await openRoom(page, hand, 'clients')
    await hand.press(page.getByRole('main').locator('.row-open').first())
    await writeNoteBy(page, hand)
    await page.keyboard.insertText('Nothing of this will be kept')
    await expect(bandOf(page)).toBeVisible()
    await lookOver(page, 'A note in the sample')
    await expect(editorOf(page)).toContainText('Nothing of this will be kept')
  })

  await test.step('one press leaves it, and nothing of it is left', async () => {
    await throughLock(page, () => hand.press(leaveOf(page)))
    await expect(firstRunOf(page)).toBeVisible()
    await expect(bandOf(page)).toHaveCount(0)
    expect(existsSync(folderOf(userData))).toBe(false)
    expect(await titleOf(running)).toBe(strings.title)
    expect(await ask(page, 'host.facts')).toMatchObject({ value: { locked: null } })
  })
  await running.close()
})

test('a practice of her own is locked meanwhile, is not touched by a byte, and is there again', async () => {
  const userData = newUserData()
  const running = await launchApp({ userData })
  const { page } = running
  await ownPractice(page)
  await throughLock(page, () => ask(page, 'host.visit', { practice: 'sample' }))
  const before = ownFiles(userData)
  expect(before.length).toBeGreaterThan(1)
  await inside(page)
  expect(await ask(page, 'clients.add', { name: 'Somebody for an hour' })).toMatchObject({ ok: true })
  expect(await ask(page, 'settings.change', { look: 'dark' })).toMatchObject({ ok: true })
  await expect.poll(() => running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark')
  expect(await ask(page, 'host.vaultPlace')).toMatchObject({ value: { folder: folderOf(userData) } })
  expect(ownFiles(userData)).toEqual(before)

  // Whatever locks it leaves it.
  await pressLockKey(page)
  await expect(lockScreen(page)).toBeVisible()
  expect(existsSync(folderOf(userData))).toBe(false)
  expect(ownFiles(userData)).toEqual(before)
  expect(await running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('system')
  expect(await ask(page, 'host.vaultPlace')).toMatchObject({ value: { folder: join(userData, 'practice') } })
  await unlockBy(page, mouse(page), PASSPHRASE)
  const { value } = await ask(page, 'clients') as { value: { clients: { name: string }[] } }
  expect(value.clients.map(({ name }) => name)).toEqual([NAME])
  await running.close()
})

test('her look and her idle time are taken from her settings, and hold over a lock until the app ends', async () => {
  const userData = newUserData()
  const running = await launchApp({ userData, env: { STILLROOM_IDLE_SECONDS: '' } })
  const { page } = running
  const look = () => running.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  await ownPractice(page)
  expect(await look()).toBe('system')
  expect(await ask(page, 'settings.change', { look: 'dark' })).toMatchObject({ ok: true })
  await expect.poll(look).toBe('dark')
  // A minute and a second without a key is less than five minutes, and more than one.
  await running.app.evaluate(({ powerMonitor }) => { powerMonitor.getSystemIdleTime = () => 61 })
  await throughLock(page, () => ask(page, 'settings.change', { lockAfterMinutes: 1 }))
  expect(await ask(page, 'host.facts')).toMatchObject({ value: { locked: { because: 'idle', draftsKept: true } } })
  expect(await look()).toBe('dark')
  await running.close()

  const again = await launchApp({ userData })
  const lookAgain = () => again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)
  await expect(lockScreen(again.page)).toBeVisible()
  expect(await lookAgain()).toBe('system')
  await unlockBy(again.page, mouse(again.page), PASSPHRASE)
  expect(await lookAgain()).toBe('dark')
  await again.close()
})

test('it can be left while it is being made, even where the making hangs, and nothing of it is left', async () => {
  const userData = newUserData()
  const running = await launchApp({ userData })
  const { page } = running
  await throughLock(page, () => offerOf(page).click())
  await expect(page.getByRole('heading', { name: sample.making.title })).toBeVisible()
  process.kill((await running.pids()).vault, 'SIGSTOP')
  await lookOver(page, 'The sample being made')
  await throughLock(page, () => page.getByRole('button', { name: sample.making.leave, exact: true }).click())
  await expect(firstRunOf(page)).toBeVisible()
  expect(existsSync(folderOf(userData))).toBe(false)
  await running.close()
})

test('the lock shows how far the opening of a large practice has come, in the place where it speaks', async () => {
  const running = await launchApp({ userData: newUserData() })
  const { page } = running
  await ownPractice(page)
  await pressLockKey(page)
  await lockScreen(page).fill(PASSPHRASE)
  const { vault } = await running.pids()
  // Held in the middle of its work, as a practice of ten years holds it; what it would tell is told for it.
  process.kill(vault, 'SIGSTOP')
  await page.keyboard.press('Enter')
  await running.app.evaluate(({ BrowserWindow }, name) => {
    const notice = { type: 'progress', work: 'opening', done: 41_000, total: 125_000 }
    BrowserWindow.getAllWindows()[0]?.webContents.send(name, notice)
  }, WIRE.notice)
  await expect(page.getByText(lockWords.progress(41_000, 125_000))).toBeVisible()
  await expect(page.getByRole('progressbar', { name: lockWords.progressLabel })).toHaveAttribute('value', '41000')
  await lookOver(page, 'The lock while a large practice opens')
  process.kill(vault, 'SIGCONT')
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
  await running.close()
})

test('what a power cut leaves of it is gone with the next start, and so is what quitting leaves', async () => {
  const userData = newUserData()
  const first = await launchApp({ userData })
  await throughLock(first.page, () => ask(first.page, 'host.visit', { practice: 'sample' }))
  await inside(first.page)
  await first.kill()
  expect(existsSync(folderOf(userData))).toBe(true)

  const second = await launchApp({ userData })
  await expect(firstRunOf(second.page)).toBeVisible()
  expect(existsSync(folderOf(userData))).toBe(false)
  await throughLock(second.page, () => ask(second.page, 'host.visit', { practice: 'sample' }))
  await inside(second.page)
  await second.close()
  expect(existsSync(folderOf(userData))).toBe(false)
})
