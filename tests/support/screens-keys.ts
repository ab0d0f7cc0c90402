/** What there is before the practice is open, beside a passphrase: who is there, an invitation, a backup, the keychain. */
import { expect, type ElectronApplication, type Locator, type Page } from '@playwright/test'
import type { Role } from '../../shared/domain/compartment.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { joining } from '../../renderer/strings/joining.ts'
import { lock } from '../../renderer/strings/lock.ts'
import { restore } from '../../renderer/strings/restore.ts'
import { roles } from '../../renderer/strings/roles.ts'
import { words } from '../../renderer/strings/words.ts'
import { lockScreen, type Hand } from './screens.ts'

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

const heading = (page: Page, name: string): Locator => page.getByRole('heading', { name, exact: true, level: 1 })

/** The choice of who is there; only where several may open the practice. */
export const whoIsThere = (page: Page, role: Role): Locator => page.getByRole('radio', { name: roles.names[role], exact: true })

/**
 * One of a few. With the keyboard, Tab comes to the one that is chosen and the arrows go on from there; with the mouse
 * it is clicked, wherever the focus goes then.
 */
const chooseRadioBy = async (page: Page, hand: Hand, radio: Locator): Promise<void> => {
  if (await radio.isChecked()) return
  const chosen = page.getByRole('group').filter({ has: radio }).getByRole('radio', { checked: true })
  // Nothing is typed: it is how a hand comes to a thing without pressing Enter on it.
  await hand.write(chosen, '')
  const isInGroup = (): Promise<boolean> => page.evaluate(() => document.activeElement?.matches('[type=radio]') ?? false)
  for (let times = 0; times < 3 && await isInGroup() && !await radio.isChecked(); times++) await page.keyboard.press('ArrowDown')
  if (!await radio.isChecked()) await radio.click()
  await expect(radio).toBeChecked()
}

/** At a lock that asks who is there. With the keyboard the choice is made by the arrows. */
export const chooseRoleBy = (page: Page, hand: Hand, role: Role): Promise<void> => chooseRadioBy(page, hand, whoIsThere(page, role))

/** Opens the practice as one of several. A coach who is alone is asked for nothing but her passphrase. */
export const unlockAsBy = async (page: Page, hand: Hand, role: Role, passphrase: string): Promise<void> => {
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  if (await whoIsThere(page, role).count() > 0) await chooseRoleBy(page, hand, role)
  await hand.write(lockScreen(page), passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
  if (role !== 'coach') await expect(page.getByText(roles.signedIn[role], { exact: true })).toBeVisible()
}

/** The rooms in the list on the left, by their names. */
export const roomsShown = (page: Page): Promise<readonly string[]> =>
  page.getByRole('navigation', { name: words.rooms.label }).locator('.room-link').allInnerTexts()

/** From the lock: the code of an invitation and a passphrase of her own. Answers the four groups she reads aloud. */
export const joinBy = async (page: Page, hand: Hand, code: string, passphrase: string): Promise<string> => {
  await hand.press(button(page, lock.ways.join))
  await expect(heading(page, joining.title)).toBeVisible()
  await hand.write(page.getByLabel(joining.code.label, { exact: true }), code)
  await hand.write(page.getByLabel(joining.passphrase, { exact: true }), passphrase)
  await hand.write(page.getByLabel(firstRun.field.again, { exact: true }), passphrase)
  await hand.press(button(page, joining.go))
  await expect(heading(page, joining.asked.title)).toBeVisible({ timeout: 30_000 })
  const groups = await page.locator('.fingerprint [aria-hidden]').allInnerTexts()
  await hand.press(button(page, joining.asked.done))
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  return groups.join(' ')
}

/** V6: without a passphrase. */
export const unlockQuicklyBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(button(page, lock.keychain.unlock))
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
}

/** V16: the copy that opened is an older one, and it is the one that is wanted. */
export const acceptOlderCopyBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(button(page, lock.older.accept))
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
}

/** What the system's dialog for files and folders will answer, from now on: this path, or null for a dialog left. */
export const answerDialog = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] })
  }, path)

/** From the lock or from the first run: to the page that restores, and to the file the dialog answers. */
export const chooseBackupBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(button(page, lock.ways.restore).or(button(page, firstRun.passphrase.restore)))
  await expect(heading(page, restore.title)).toBeVisible()
  await hand.press(button(page, restore.choose))
}

export interface RestoreBy {
  readonly by: 'passphrase' | 'sheet'
  /** Of the day the backup was made. */
  readonly secret: string
  readonly into: 'place' | 'beside'
}

/** On the page of a chosen backup: what opens it, where it goes, and begins. Waits for nothing. */
export const beginRestoreBy = async (page: Page, hand: Hand, { by, secret, into }: RestoreBy): Promise<void> => {
  await expect(button(page, restore.found.other)).toBeVisible()
  if (by === 'sheet') await hand.press(button(page, restore.by.useSheet))
  await hand.write(page.getByLabel(restore.by[by], { exact: true }), secret)
  const way = page.getByRole('radio', { name: restore.into[into], exact: true })
  // Where no practice is in the way there is nothing to choose.
  if (await way.count() > 0) await chooseRadioBy(page, hand, way)
  await hand.press(button(page, restore.go))
}

/** Restores, waits for the sentence about it, and goes on to the lock. */
export const restoreBy = async (page: Page, hand: Hand, wanted: RestoreBy): Promise<void> => {
  await beginRestoreBy(page, hand, wanted)
  await expect(heading(page, restore.done[wanted.into])).toBeVisible({ timeout: 120_000 })
  await hand.press(button(page, restore.done.go))
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
}
