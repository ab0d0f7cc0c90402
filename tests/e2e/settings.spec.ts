/** Settings in the real app, by keyboard: the look, when it locks, and the two keys to the practice. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { lock as lockWords } from '../../renderer/strings/lock.ts'
import { settings } from '../../renderer/strings/settings.ts'
import { launchApp, newUserData } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import { firstRunBy, keyboard, lockBy, lockScreen, openRoom, undoBy, unlockBy, type Hand } from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const OTHER = 'seven herons over the weir'

const named = (name: string): RegExp => new RegExp(`^${name}`, 'u')
const radio = (page: Page, name: string): Locator => page.getByRole('radio', { name, exact: true })

/** Settings, from anywhere in the practice. */
const settingsBy = async (page: Page, hand: Hand): Promise<void> => {
  await openRoom(page, hand, 'settings')
  await expect(page.getByRole('heading', { name: settings.title, level: 1 })).toBeVisible()
}

/** Walks to a group of choices by Tab, which stops at the one that is made, and on with the arrows. */
const choose = async (page: Page, from: string, to: string, arrow: 'ArrowLeft' | 'ArrowRight'): Promise<void> => {
  const isAt = (name: string) => radio(page, name).evaluate((element) => element === document.activeElement)
  for (let steps = 0; steps < 60 && !await isAt(from); steps += 1) await page.keyboard.press('Tab')
  for (let steps = 0; steps < 6 && !await isAt(to); steps += 1) await page.keyboard.press(arrow)
  await expect(radio(page, to)).toBeFocused()
  await expect(radio(page, to)).toBeChecked()
}

/** Whether the page is drawn dark. Playwright shows every fresh page a light system until it is told not to. */
const isDark = async (page: Page): Promise<boolean> => {
  await page.emulateMedia({ colorScheme: null })
  return page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
}

const present = (page: Page): Locator => page.getByLabel(settings.keys.present, { exact: true })

test('where the practice lies is said; look and locking are taken at once, can be undone, and hold over a restart', async () => {
  const userData = newUserData()
  const first = await launchApp({ userData })
  const hand = keyboard(first.page)
  await firstRunBy(first.page, hand, PASSPHRASE)
  await settingsBy(first.page, hand)
  await lookOver(first.page, 'Settings')
  await expect(first.page.locator('.place')).toContainText(userData)
  await expect(first.page.locator('.place')).toContainText(/\d (KB|MB)/u)
  expect(await isDark(first.page)).toBe(false)

  await choose(first.page, settings.look.choices.system, settings.look.choices.dark, 'ArrowLeft')
  await expect(first.page.getByText(settings.look.changed.dark)).toBeVisible()
  await expect.poll(() => isDark(first.page)).toBe(true)
  await undoBy(first.page, hand)
  await expect(radio(first.page, settings.look.choices.system)).toBeChecked()
  await expect.poll(() => isDark(first.page)).toBe(false)

  await choose(first.page, settings.look.choices.system, settings.look.choices.dark, 'ArrowLeft')
  await choose(first.page, settings.locking.choice(5), settings.locking.choice(15), 'ArrowRight')
  await expect(first.page.getByText(settings.locking.changed(15))).toBeVisible()
  // Nothing is typed in a ring: Ctrl+Z takes the choice back from where it was made.
  await first.page.keyboard.press('Control+Z')
  await expect(radio(first.page, settings.locking.choice(10))).toBeChecked()
  await first.close()

  const second = await launchApp({ userData })
  await expect(lockScreen(second.page)).toBeVisible({ timeout: 30_000 })
  expect(await isDark(second.page), 'sealed until it is unlocked').toBe(false)
  await unlockBy(second.page, keyboard(second.page), PASSPHRASE)
  await expect.poll(() => isDark(second.page)).toBe(true)
  await settingsBy(second.page, keyboard(second.page))
  await expect(radio(second.page, settings.look.choices.dark)).toBeChecked()
  await expect(radio(second.page, settings.locking.choice(10))).toBeChecked()
  await second.close()
})

test('the passphrase is changed; the old one opens nothing, the new one and the sheet do', async () => {
  const running = await launchApp({ userData: newUserData() })
  const { page } = running
  const hand = keyboard(page)
  const groups = await firstRunBy(page, hand, PASSPHRASE)
  await settingsBy(page, hand)
  await hand.press(page.getByRole('button', { name: settings.keys.change }))
  await expect(present(page)).toBeFocused()
  await lookOver(page, 'a changed passphrase')

  await page.keyboard.type('not this one')
  await hand.write(page.getByLabel(settings.change.next, { exact: true }), OTHER)
  await hand.write(page.getByLabel(firstRun.field.again, { exact: true }), OTHER)
  await page.keyboard.press('Enter')
  await expect(page.getByText(settings.keys.presentWrong)).toBeVisible({ timeout: 30_000 })
  await expect(present(page)).toBeFocused()
  await lookOver(page, 'a changed passphrase, the present one wrong')

  // It is selected: the next letter begins anew.
  await page.keyboard.type(PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByText(settings.change.done)).toBeVisible({ timeout: 30_000 })
  await expect(page.getByRole('heading', { name: settings.title, level: 1 })).toBeFocused()

  await lockBy(running)
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  await hand.write(lockScreen(page), PASSPHRASE)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('does not open this practice', { timeout: 30_000 })
  await page.keyboard.type(OTHER)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })

  await lockBy(running)
  await openWithSheet(page, hand, groups)
  await expect(page.getByRole('heading', { name: lockWords.choose.title })).toBeVisible({ timeout: 30_000 })
  await running.close()
})

/** From the lock screen: types the seven groups. */
const openWithSheet = async (page: Page, hand: Hand, groups: readonly string[]): Promise<void> => {
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  await hand.press(page.getByRole('button', { name: lockWords.passphrase.useSheet }))
  await hand.write(page.getByLabel(lockWords.sheet.label), groups.join(' '))
  await page.keyboard.press('Enter')
}

test('V5: a new recovery sheet takes the place of the old one once it is typed back, not before', async () => {
  const running = await launchApp({ userData: newUserData() })
  const { page } = running
  const hand = keyboard(page)
  const old = await firstRunBy(page, hand, PASSPHRASE)

  const beginBy = async (): Promise<readonly string[]> => {
    await settingsBy(page, hand)
    await hand.press(page.getByRole('button', { name: settings.keys.renew }))
    await expect(present(page)).toBeFocused()
    await page.keyboard.type(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: settings.sheet.keep.title })).toBeVisible({ timeout: 30_000 })
    const groups = (await page.locator('.groups li').allInnerTexts()).map((text) => text.trim().slice(-4))
    expect(groups).toHaveLength(7)
    await hand.press(page.getByRole('button', { name: firstRun.sheet.byHand }))
    return groups
  }

  // The room's own name leads back to its front.
  await settingsBy(page, hand)
  await hand.press(page.getByRole('button', { name: settings.keys.renew }))
  await expect(present(page)).toBeFocused()

  // Left in the middle: written down, not typed back. Whichever way out she takes, she is told which one counts.
  await beginBy()
  await settingsBy(page, hand)
  await expect(page.getByText(settings.sheet.left)).toBeVisible()
  const left = await beginBy()
  await lookOver(page, 'a new recovery sheet, to be typed back')
  await hand.press(page.getByRole('button', { name: settings.sheet.keep.back, exact: true }))
  await expect(page.getByText(settings.sheet.left)).toBeVisible()

  const groups = await beginBy()
  expect(groups).not.toEqual(old)
  const asked = Number(/\d/u.exec(await page.locator('.typeback .label').innerText())?.[0])
  await hand.write(page.locator('.typeback input').first(), groups[asked - 1] ?? '')
  await hand.press(page.getByRole('button', { name: named(settings.sheet.keep.open) }))
  await expect(page.getByText(settings.sheet.done)).toBeVisible({ timeout: 30_000 })

  await lockBy(running)
  for (const dead of [old, left]) {
    await openWithSheet(page, hand, dead)
    await expect(page.getByText(lockWords.sheet.opensNothing)).toBeVisible({ timeout: 30_000 })
    await hand.press(page.getByRole('button', { name: lockWords.sheet.usePassphrase }))
  }
  await openWithSheet(page, hand, groups)
  await expect(page.getByRole('heading', { name: lockWords.choose.title })).toBeVisible({ timeout: 30_000 })
  await running.close()
})
