/** Every screen in the real app, in both lights and both sizes: axe finds no violation, and nothing is clipped. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { addDays } from '../../shared/domain/day.ts'
import type { Input, Output } from '../../shared/ipc/contract.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import { backups, folderAdvice } from '../../renderer/strings/backups.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { dueWords, itemWords, ownerWords } from '../../renderer/strings/items.ts'
import { joining } from '../../renderer/strings/joining.ts'
import { leaving } from '../../renderer/strings/leaving.ts'
import { lock as lockWords } from '../../renderer/strings/lock.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { privacy } from '../../renderer/strings/privacy.ts'
import { restore, restoreAdvice } from '../../renderer/strings/restore.ts'
import { roles } from '../../renderer/strings/roles.ts'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { launchApp, newUserData } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import {
  draftKept, firstClientBy, itemOf, lockBy, lockScreen, mouse, openClient, openRoom, saveBy, unlockBy, writeNoteBy,
} from '../support/screens.ts'
import { answerDialogs, attachBy, chooseBackupFolderBy, openBackups } from '../support/screens-backups.ts'
import { joinBy, unlockAsBy, whoIsThere } from '../support/screens-keys.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const THEIRS = 'seven herons over the weir'
const NAMES = [
  'Callum Reid', 'Dr. Ifeoma Nwachukwu-Oyelaran', 'Jonas Weidenbacher', 'דנה כהן', 'Søren Kjærgård', 'Ana', 'Wen Li',
  'Bartholomew Featherstonehaugh-Cholmondeley of the Long Name',
]
const NOTE = [
  'She opened with the Monday report again.', '', 'Commitments',
  '[] Add one line to the brief, in 2 days', 'Leave the next report alone',
  '-> @coach send her the delegation ladder tomorrow', '[] Ring the school, in 40 days',
].join('\n')

const exactly = (name: string): RegExp => new RegExp(`^${name}$`, 'u')

const ask = async <Name extends 'today' | 'clients' | 'clients.add' | 'items.edit' | 'users' | 'users.invite' | 'users.confirm'>(
  page: Page, channel: Name, input: Input<Name>,
): Promise<Output<Name>> => {
  const answer = await page.evaluate(([name, given]) =>
    window.stillroom.call(name as string, given), [channel, input] as const) as Answer<Output<Name>>
  if (!answer.ok) throw new Error(`${channel}: ${answer.error.code}`)
  return answer.value
}

test('every screen can be read and used by everybody', async () => {
  test.setTimeout(600_000)
  const userData = newUserData()
  const running = await launchApp({ userData })
  const { page } = running
  const hand = mouse(page)
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const look = (screen: string) => test.step(screen, () => lookOver(page, screen))

  await expect(page.getByRole('heading', { name: firstRun.passphrase.title })).toBeVisible()
  await look('passphrase, empty')
  await page.getByLabel(firstRun.field.label, { exact: true }).fill(PASSPHRASE)
  await page.getByLabel(firstRun.field.again, { exact: true }).fill('something else')
  await look('passphrase, two that differ')
  await page.getByLabel(firstRun.field.again, { exact: true }).fill(PASSPHRASE)
  await look('passphrase, twice the same')
  await button(firstRun.passphrase.go).click()

  await expect(page.getByRole('heading', { name: firstRun.sheet.title })).toBeVisible({ timeout: 30_000 })
  await look('recovery sheet')
  const groups = (await page.locator('.groups li').allInnerTexts()).map((text) => text.trim().slice(-4))
  await button(firstRun.sheet.byHand).click()
  await look('recovery sheet, covered, to be typed back')
  await page.locator('.typeback input').fill('0000')
  await button(firstRun.sheet.open).click()
  await look('recovery sheet, typed back wrongly')
  const asked = Number(/\d/u.exec(await page.locator('.typeback .label').innerText())?.[0])
  await page.locator('.typeback input').fill(groups[asked - 1] ?? '')
  await look('recovery sheet, typed back')
  await button(firstRun.sheet.open).click()

  await expect(page.getByRole('heading', { name: clientsWords.question })).toBeVisible({ timeout: 30_000 })
  await look('the first client')
  await button(clientsWords.firstName).click()
  await page.getByRole('textbox', { name: clientsWords.name, exact: true }).fill('  ')
  await page.keyboard.press('Enter')
  await expect(page.getByText(clientsWords.needsName)).toBeVisible()
  await look('the first client, without a name')
  await page.keyboard.press('Escape')
  await firstClientBy(page, hand, 'Marta Oliveira')

  await look('an empty note')
  await page.keyboard.insertText(NOTE)
  await expect(page.getByRole('heading', { name: noteWords.agreed(4) })).toBeVisible()
  await draftKept(page)
  await look('a note with what was agreed')
  await page.getByRole('checkbox', { name: noteWords.tick('Leave the next report alone') }).locator('xpath=ancestor::label').click()
  await look('a note with one left out')
  await button(ownerWords.chip('Marta')).first().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('a note, choosing who does it')
  await page.keyboard.press('Escape')
  await page.locator('.proposals .chip:not(.owner-chip)').first().click()
  await expect(page.getByRole('grid')).toBeVisible()
  await look('a note, choosing a day')
  await page.keyboard.press('Escape')
  await button(noteWords.changeWords('Add one line to the brief')).click()
  await look('a note, other words for what was agreed')
  await page.keyboard.press('Enter')
  await saveBy(page, hand, 3)

  await look('a client, just saved')
  await itemOf(page, 'Add one line to the brief').getByRole('button').first().click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('what became of an item')
  await page.getByRole('menuitem', { name: itemWords.edit }).click()
  await look('an item, changed where it stands')
  await page.getByRole('textbox', { name: itemWords.text }).fill('')
  await page.keyboard.press('Enter')
  await expect(page.getByText(itemWords.needsWords)).toBeVisible()
  await look('an item without words')
  await page.keyboard.press('Escape')

  for (const name of NAMES) await ask(page, 'clients.add', { name })
  const { open, today } = await ask(page, 'today', {})
  for (const [index, item] of open.slice(0, 2).entries()) {
    const { id, owner } = item
    await ask(page, 'items.edit', { itemId: id, owner, due: addDays(today, index === 0 ? -9 : 0) })
  }
  for (const name of ['Callum Reid', 'דנה כהן']) {
    await openClient(page, hand, name)
    await look(`a client without notes, ${name}`)
    await writeNoteBy(page, hand)
    await page.keyboard.insertText('Half a sentence')
    await draftKept(page)
    await page.keyboard.press('Escape')
    await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
  }
  await look('a client with a draft')

  await openRoom(page, hand, 'today')
  await expect(page.getByRole('heading', { name: todayWords.overdue })).toBeVisible()
  await expect(page.getByRole('heading', { name: todayWords.dueToday })).toBeVisible()
  await expect(page.getByRole('heading', { name: todayWords.coming })).toBeVisible()
  await look('Today')
  await button(dueWords.newDate).click()
  await look('Today, a new date')
  await page.keyboard.press('Escape')

  await openRoom(page, hand, 'clients')
  const filter = page.getByRole('textbox', { name: clientsWords.filter })
  await expect(filter).toBeVisible()
  await look('Clients')
  await filter.fill('mar')
  await look('Clients, found by name')
  await filter.fill('zzz')
  await look('Clients, none found')
  await filter.fill('')
  await button(clientsWords.add).click()
  await look('Clients, one more')
  await page.keyboard.press('Escape')

  await openRoom(page, hand, 'privacy')
  for (const { tab } of [privacy.kept, privacy.left, privacy.open]) {
    await page.getByRole('tab', { name: tab }).click()
    await look(`Privacy, ${tab}`)
  }

  const elsewhere = join(userData, 'elsewhere')
  mkdirSync(elsewhere)
  await openBackups(page, hand)
  await answerDialogs(running, join(userData, 'practice'))
  await button(backups.first.choose).click()
  await expect(page.getByText(folderAdvice({ code: 'not-allowed' }))).toBeVisible()
  await look('Backups, the folder of the practice itself')
  await answerDialogs(running, elsewhere)
  await chooseBackupFolderBy(page, hand)
  rmSync(elsewhere, { recursive: true })
  await button(backups.last.go).click()
  await expect(page.getByText(backups.away.title)).toBeVisible({ timeout: 30_000 })
  await openRoom(page, hand, 'today')
  await expect(page.getByText(backups.failed.title)).toBeVisible()
  await look('Today, a backup that did not succeed')

  await openClient(page, hand, 'Callum Reid')
  await button(clientWords.contact.add).click()
  await look('a client, how to reach them')
  await page.keyboard.press('Escape')
  await button(clientWords.more).click()
  await expect(page.getByRole('menu')).toBeVisible()
  await look('a client, what is seldom wanted')
  await page.keyboard.press('Escape')
  await writeNoteBy(page, hand)
  const file = join(userData, 'a plan, and what came of it.txt')
  writeFileSync(file, 'the plan')
  await answerDialogs(running, file)
  await attachBy(page, hand, 'a plan, and what came of it.txt')
  await look('a note with an attached file')

  await page.keyboard.press('Escape')
  mkdirSync(elsewhere)
  await answerDialogs(running, elsewhere)
  await openRoom(page, hand, 'settings')
  await button(leaving.step).click()
  await expect(page.getByRole('heading', { name: leaving.head })).toBeFocused()
  await look('taking everything along')
  await button(leaving.go).click()
  await expect(page.getByRole('heading', { name: leaving.done.title })).toBeVisible({ timeout: 60_000 })
  await look('everything taken along')
  const { groups: code } = await ask(page, 'users.invite', { role: 'manager', name: 'Teresa' })

  await lockBy(running)
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  await look('the lock')
  await button(lockWords.ways.restore).click()
  await answerDialogs(running, file)
  await button(restore.choose).click()
  await expect(page.getByText(restoreAdvice({ code: 'not-a-backup' }))).toBeVisible({ timeout: 30_000 })
  await look('restoring, from what is no backup')
  await button(exactly(restore.back)).click()
  await button(lockWords.ways.join).click()
  await page.getByLabel(joining.code.label, { exact: true }).fill('AB12')
  await page.keyboard.press('Enter')
  await expect(page.getByText(joining.code.notYet(1))).toBeVisible()
  await look('an invitation, half its code typed')
  await button(exactly(joining.back)).click()
  await joinBy(page, hand, code.join(' '), THEIRS)
  await lockScreen(page).fill('not this one')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible({ timeout: 30_000 })
  await look('the lock, a wrong passphrase')
  await button(lockWords.passphrase.useSheet).click()
  await look('the lock, with the sheet')
  await page.getByLabel(lockWords.sheet.label).fill('AB')
  await page.keyboard.press('Enter')
  await look('the lock, a sheet half typed')
  await page.getByLabel(lockWords.sheet.label).fill(groups.join(' '))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: lockWords.choose.title })).toBeVisible({ timeout: 30_000 })
  await look('a new passphrase')
  await lockBy(running)
  await unlockBy(page, hand, PASSPHRASE)
  for (const { id } of (await ask(page, 'users', {})).requests) await ask(page, 'users.confirm', { requestId: id })
  await lockBy(running)
  await expect(whoIsThere(page, 'manager')).toBeVisible({ timeout: 30_000 })
  await look('the lock, where several may open it')
  await unlockAsBy(page, hand, 'manager', THEIRS)
  await expect(page.getByRole('heading', { name: roles.manager.title })).toBeVisible()
  await look('what a manager has')
  await running.close()
})
