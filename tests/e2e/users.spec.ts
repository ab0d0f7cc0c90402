/** Somebody beside the coach, in the real app: asked in, confirmed, at work, and removed. By keyboard. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { adviceFor } from '../../renderer/strings/advice.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { joining } from '../../renderer/strings/joining.ts'
import { lock as lockWords } from '../../renderer/strings/lock.ts'
import { privacy } from '../../renderer/strings/privacy.ts'
import { roles } from '../../renderer/strings/roles.ts'
import { users } from '../../renderer/strings/users.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { searchFiles } from '../support/canary.ts'
import { lookOver } from '../support/look-over.ts'
import {
  editorOf, firstClientBy, firstRunBy, itemOf, keyboard, lockBy, markBy, openClient, openRoom, saveBy, unlockBy, type Hand,
} from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const HERS = 'seven herons over the weir'
const SECRET = 'what she told nobody xq7'
const ITEM = 'Ring the bank zz4'

const named = (name: string): RegExp => new RegExp(`^${name}`, 'u')
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

const whoCanOpen = async (page: Page, hand: Hand): Promise<void> => {
  await openRoom(page, hand, 'privacy')
  await page.getByRole('tab', { selected: true }).press('ArrowRight')
  for (let steps = 0; steps < 5 && await page.getByRole('tab', { selected: true }).innerText() !== privacy.open.tab; steps += 1) {
    await page.keyboard.press('ArrowRight')
  }
  await expect(page.getByRole('heading', { name: users.head })).toBeVisible()
}

/** At the lock: who is there, and her passphrase. */
const unlockAs = async (page: Page, hand: Hand, role: 'coach' | 'admin', passphrase: string): Promise<void> => {
  await expect(page.getByRole('radio', { name: roles.names[role], exact: true })).toBeVisible({ timeout: 30_000 })
  await page.getByRole('radio', { name: roles.names[role], exact: true }).focus()
  await page.keyboard.press('Space')
  await hand.write(page.getByLabel(lockWords.passphrase.label, { exact: true }), passphrase)
  await page.keyboard.press('Enter')
}

test('an assistant is asked in, opens what is hers and nothing else, and opens nothing once she is removed', async () => {
  test.setTimeout(180_000)
  const userData = newUserData()
  const running: RunningApp = await launchApp({ userData })
  const { page } = running
  const hand = keyboard(page)
  await firstRunBy(page, hand, PASSPHRASE)
  await firstClientBy(page, hand, 'Amara Obi')
  await editorOf(page).pressSequentially(`${SECRET}\n\nCommitments\n- [ ] ${ITEM} by Friday\n`)
  await saveBy(page, hand, 1)

  await whoCanOpen(page, hand)
  await lookOver(page, 'Who can open what')
  await hand.press(button(page, users.invite))
  await hand.write(page.getByLabel(users.form.name, { exact: true }), 'Anna Berg')
  await lookOver(page, 'An invitation')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('list', { name: users.code.label })).toBeVisible()
  const groups = await page.getByRole('list', { name: users.code.label }).getByRole('listitem').allInnerTexts()
  expect(groups).toHaveLength(7)
  await lookOver(page, 'The code of an invitation')
  await hand.press(button(page, users.code.done))
  await expect(page.getByRole('heading', { name: users.invited.head })).toBeVisible()

  await lockBy(running)
  await hand.press(button(page, lockWords.ways.join))
  await hand.write(page.getByLabel(joining.code.label), groups.join(' ').trim())
  await hand.write(page.getByLabel(joining.passphrase, { exact: true }), HERS)
  await hand.write(page.getByLabel(firstRun.field.again, { exact: true }), HERS)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: joining.asked.title })).toBeVisible({ timeout: 30_000 })
  const told = (await page.getByRole('list', { name: joining.asked.groups }).locator('li > span:first-child').allInnerTexts()).join(' ')
  await lookOver(page, 'Asked to join')
  await hand.press(button(page, joining.asked.done))

  // Not confirmed: her passphrase opens nothing yet.
  await hand.write(page.getByLabel(lockWords.passphrase.label, { exact: true }), HERS)
  await page.keyboard.press('Enter')
  await expect(page.getByText(adviceFor({ code: 'wrong-passphrase' }))).toBeVisible({ timeout: 30_000 })
  await page.keyboard.press('Control+a')
  await unlockBy(page, hand, PASSPHRASE)
  await whoCanOpen(page, hand)
  const asking = page.getByRole('group', { name: users.asking.joins(users.name('Anna Berg', 'admin')) })
  await expect(asking).toContainText(told)
  await lookOver(page, 'Somebody asks to join')
  await hand.press(asking.getByRole('button', { name: users.asking.confirm.joins, exact: true }))
  await expect(asking).toBeHidden()
  await expect(page.getByRole('heading', { name: 'Anna Berg' })).toBeVisible()

  await lockBy(running)
  await unlockAs(page, hand, 'admin', HERS)
  // Asked for anew after each lock: there is another window then.
  const nav = () => page.getByRole('navigation')
  await expect(nav()).toContainText(roles.signedIn.admin, { timeout: 30_000 })
  await expect(nav().getByRole('button', { name: words.rooms.today, exact: true })).toHaveCount(0)
  await openClient(page, hand, 'Amara Obi')
  await expect(page.getByText(clientWords.notesSealed)).toBeVisible()
  expect(await page.content()).not.toContain(SECRET)
  expect(await page.content()).not.toContain(ITEM)
  await lookOver(page, 'A client, to the assistant')
  await markBy(page, hand, 'Sealed', 'Done')
  await hand.press(button(page, clientWords.contact.add))
  await hand.write(page.getByLabel(clientWords.contact.email), 'amara@example.org')
  await page.keyboard.press('Enter')
  await expect(page.getByText('amara@example.org')).toBeVisible()

  await lockBy(running)
  await unlockAs(page, hand, 'coach', PASSPHRASE)
  await expect(nav().getByRole('button', { name: words.rooms.today, exact: true })).toBeVisible({ timeout: 30_000 })
  await openClient(page, hand, 'Amara Obi')
  await expect(page.getByText('amara@example.org')).toBeVisible()
  await expect(page.getByText(SECRET)).toBeVisible()
  await hand.press(page.getByRole('button', { name: named('Done and skipped') }))
  await expect(itemOf(page, ITEM)).toBeVisible()

  await whoCanOpen(page, hand)
  await hand.press(page.getByRole('button', { name: named(`${users.remove.step}: `) }))
  const question = page.getByRole('group', { name: users.remove.ask(users.name('Anna Berg', 'admin')) })
  await lookOver(page, 'Removing somebody')
  await hand.press(question.getByRole('button', { name: users.remove.go, exact: true }))
  await expect(page.getByRole('heading', { name: 'Anna Berg' })).toBeHidden()
  await expect(page.getByRole('heading', { name: users.rotation.head })).toBeHidden({ timeout: 30_000 })

  await lockBy(running)
  await expect(page.getByRole('radio')).toHaveCount(0)
  await hand.write(page.getByLabel(lockWords.passphrase.label, { exact: true }), HERS)
  await page.keyboard.press('Enter')
  await expect(page.getByText(adviceFor({ code: 'wrong-passphrase' }))).toBeVisible({ timeout: 30_000 })
  await running.close()
  expect(searchFiles([userData], [SECRET, ITEM, 'Anna Berg', 'amara@example.org']).finds).toEqual([])
})
