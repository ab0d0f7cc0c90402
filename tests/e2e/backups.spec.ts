/**
 * A year of practice, backed up, lost, and brought back: compared record by record. And what leaves in open formats,
 * and what is erased. By keyboard, in the real app; the system's own dialogs answer what they are told.
 */
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { backups } from '../../renderer/strings/backups.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { erasing } from '../../renderer/strings/erasing.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { leaving } from '../../renderer/strings/leaving.ts'
import { privacy } from '../../renderer/strings/privacy.ts'
import { restore } from '../../renderer/strings/restore.ts'
import { users } from '../../renderer/strings/users.ts'
import { COLLECTIONS } from '../../shared/schemas/dictionary.ts'
import { SAMPLE } from '../../electron/sample/options.ts'
import { openVault } from '../../electron/vault/open-vault.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { searchFiles } from '../support/canary.ts'
import { lookOver } from '../support/look-over.ts'
import { builtStretch, makePractice, PASSPHRASE, practiceIn } from '../support/made-practice.ts'
import { keyboard, lockScreen, openClient, openRoom, unlockBy, type Hand } from '../support/screens.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

/** What the system's dialog will answer from now on. */
const choosing = ({ app }: Pick<RunningApp, 'app'>, path: string): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] })
  }, path)

const tab = async (page: Page, hand: Hand, name: string): Promise<void> => {
  await openRoom(page, hand, 'privacy')
  await page.getByRole('tab', { selected: true }).focus()
  for (let steps = 0; steps < 8 && await page.getByRole('tab', { selected: true }).innerText() !== name; steps += 1) {
    await page.keyboard.press('ArrowRight')
  }
  await expect(page.getByRole('tab', { name, selected: true })).toBeVisible()
}

/** Every record of a closed practice, by collection and id, as text. */
const recordsOf = async (userData: string): Promise<ReadonlyMap<string, string>> => {
  const opened = await openVault({
    ...practiceIn(userData), secret: { kind: 'passphrase', text: PASSPHRASE }, stretch: builtStretch, now: () => new Date(),
  })
  if (!opened.ok) throw opened.error
  const { vault } = opened.value
  expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
  const found = new Map(COLLECTIONS.flatMap((collection) => vault.take(collection).map(({ id, fields }) =>
    [`${collection}/${id}`, JSON.stringify(fields)] as const)))
  vault.close()
  return found
}

test('V18: a year of practice is backed up, lost, and brought back, record by record', async () => {
  test.setTimeout(240_000)
  const userData = newUserData()
  const practice = await makePractice(userData, { ...SAMPLE, now: new Date(), zone })
  const folder = join(userData, 'elsewhere')
  mkdirSync(folder)

  const first = await launchApp({ userData })
  let hand = keyboard(first.page)
  await unlockBy(first.page, hand, PASSPHRASE)
  await tab(first.page, hand, backups.tab)
  await lookOver(first.page, 'Backups, before there is one')
  await choosing(first, folder)
  await hand.press(button(first.page, backups.first.choose))
  await hand.press(button(first.page, backups.last.go))
  await expect(first.page.getByText(/^The backup of today .* opened and every record matched\.$/u)).toBeVisible({ timeout: 60_000 })
  await expect(button(first.page, backups.last.go)).toBeVisible({ timeout: 60_000 })
  await lookOver(first.page, 'Backups')
  await hand.press(button(first.page, backups.drill.go))
  await expect(first.page.getByText(/records were opened.*, and every one matched\./u).first()).toBeVisible({ timeout: 90_000 })
  await first.close()

  // The last of them by its name, which is its time.
  const backup = readdirSync(folder).sort().at(-1) ?? ''
  expect(readdirSync(folder).every((file) => file.endsWith('.srbackup'))).toBe(true)
  const [known] = practice.clients
  expect(searchFiles([folder], [known?.name ?? '', practice.notes[0]?.text.slice(0, 40) ?? '']).finds).toEqual([])
  const before = await recordsOf(userData)
  expect(before.size).toBeGreaterThan(2_000)

  // The computer is lost: another one, with nothing on it but the backup.
  const other = newUserData()
  const second = await launchApp({ userData: other })
  hand = keyboard(second.page)
  await choosing(second, join(folder, backup))
  await hand.press(button(second.page, firstRun.passphrase.restore))
  await hand.press(button(second.page, restore.choose))
  await expect(second.page.getByLabel(restore.by.passphrase, { exact: true })).toBeVisible({ timeout: 30_000 })
  await lookOver(second.page, 'A backup, found')
  await hand.write(second.page.getByLabel(restore.by.passphrase, { exact: true }), 'not the one')
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await second.page.getByLabel(restore.by.passphrase, { exact: true }).fill('')
  await hand.write(second.page.getByLabel(restore.by.passphrase, { exact: true }), PASSPHRASE)
  await second.page.keyboard.press('Enter')
  await expect(second.page.getByRole('heading', { name: restore.done.place })).toBeVisible({ timeout: 60_000 })
  await lookOver(second.page, 'Brought back')
  await hand.press(button(second.page, restore.done.go))
  await expect(lockScreen(second.page)).toBeVisible()
  await unlockBy(second.page, hand, PASSPHRASE)
  await openClient(second.page, hand, known?.name ?? '')
  await second.close()

  const after = await recordsOf(other)
  // What is newer than the backup: that it was made, and that it was brought back.
  const changed = [...after].filter(([name, fields]) => before.get(name) !== fields).map(([name]) => name.split('/')[0])
  // The outbox follows from the records: what a relay may carry is put there anew, under other handles (E37).
  expect(new Set(changed.filter((name) => name !== 'outbox'))).toEqual(new Set(['events', 'library']))
  const missing = [...before.keys()].filter((name) => !after.has(name) && !/^(events|outbox)\//u.test(name))
  expect(missing).toEqual([])
})

test('V17, V19: what is erased is nowhere in the file; what is taken along is readable, and she is not in it', async () => {
  test.setTimeout(240_000)
  const userData = newUserData()
  const practice = await makePractice(userData, { ...SAMPLE, now: new Date(), zone })
  const busiest = practice.clients.map((client) => ({
    client, notes: practice.notes.filter(({ clientId }) => clientId === client.id),
  })).reduce((one, next) => (next.notes.length > one.notes.length ? next : one))
  const { name } = busiest.client
  // The made-up people use some sentences in common.
  const others = practice.notes.filter(({ clientId }) => clientId !== busiest.client.id)
  const line = busiest.notes.flatMap(({ text }) => text.split('\n'))
    .find((each) => each.length > 30 && !others.some(({ text }) => text.includes(each))) ?? ''
  expect(line).not.toBe('')
  const kept = practice.clients.find(({ id }) => id !== busiest.client.id)?.name ?? ''

  const running = await launchApp({ userData })
  const { page } = running
  const hand = keyboard(page)
  await unlockBy(page, hand, PASSPHRASE)
  await openClient(page, hand, name)
  await hand.press(button(page, clientWords.more))
  await hand.choose(page.getByRole('menuitem', { name: users.access.step }))
  await expect(page.getByRole('heading', { name: users.access.title(name) })).toBeVisible()
  await lookOver(page, 'Who can open what of a client')
  await page.keyboard.press('Escape')
  await hand.press(button(page, clientWords.more))
  await hand.choose(page.getByRole('menuitem', { name: erasing.step }))
  await expect(button(page, erasing.go)).toBeDisabled()
  await lookOver(page, 'Erasing a client')
  await hand.write(page.getByRole('textbox'), 'Somebody Else')
  await expect(button(page, erasing.go)).toBeDisabled()
  await page.getByRole('textbox').fill('')
  await hand.write(page.getByRole('textbox'), name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: erasing.done.title })).toBeVisible({ timeout: 30_000 })
  await lookOver(page, 'The receipt')
  const proof = /[0-9a-f]{64}/u.exec(await page.locator('main').innerText())?.[0] ?? 'none'
  await hand.press(button(page, erasing.done.leave))
  await expect(page.locator('.roster')).toBeVisible()
  await expect(page.locator('.roster').getByRole('button', { name, exact: true })).toHaveCount(0)
  await openRoom(page, hand, 'privacy')
  await expect(page.getByText(proof)).toBeVisible()
  await tab(page, hand, privacy.open.tab)
  await expect(page.getByRole('heading', { name: users.rotation.head })).toBeHidden({ timeout: 60_000 })

  const folder = join(userData, 'taken')
  mkdirSync(folder)
  await choosing(running, folder)
  await openRoom(page, hand, 'settings')
  await hand.press(button(page, leaving.step))
  await hand.press(button(page, leaving.go))
  await expect(page.getByText(leaving.done.title)).toBeVisible({ timeout: 60_000 })
  await running.close()

  const [taken = ''] = readdirSync(folder)
  expect(existsSync(join(folder, taken, 'index.html'))).toBe(true)
  expect(readFileSync(join(folder, taken, 'data', 'clients.json'), 'utf8')).toContain(kept)
  expect(searchFiles([folder], [name, line]).finds).toEqual([])
  expect(searchFiles([dirname(practiceIn(userData).path)], [name, line]).finds).toEqual([])
  rmSync(folder, { recursive: true })
})
