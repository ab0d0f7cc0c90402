/** Backups, the export, the keychain and attached files, as a coach meets them. Places are answered for the system's dialog. */
import { expect, type Locator, type Page } from '@playwright/test'
import { attachments } from '../../renderer/strings/attachments.ts'
import { backups } from '../../renderer/strings/backups.ts'
import { leaving } from '../../renderer/strings/leaving.ts'
import { settings } from '../../renderer/strings/settings.ts'
import type { RunningApp } from './app.ts'
import { openRoom, type Hand } from './screens.ts'

const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true })

/** From now on the system's dialog answers with this path, absolute; with null it is left without a choice. */
export const answerDialogs = ({ app }: Pick<RunningApp, 'app'>, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve(
      chosen === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [chosen] },
    )
  }, path)

export const openBackups = async (page: Page, hand: Hand): Promise<void> => {
  await openRoom(page, hand, 'privacy')
  const tab = page.getByRole('tab', { name: backups.tab, exact: true })
  await expect(tab).toBeVisible()
  // Tab stops at the one that is open; the arrows go on from there.
  await hand.press(page.getByRole('tab', { selected: true }))
  for (let times = 0; times < 6 && await tab.getAttribute('aria-selected') !== 'true'; times++) {
    await page.keyboard.press('ArrowRight')
  }
  await expect(tab).toHaveAttribute('aria-selected', 'true')
}

/** The first folder; waits until the first backup is written, opened again and matched. `answerDialogs` comes before. */
export const chooseBackupFolderBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(button(page, backups.first.choose))
  await backupMatched(page)
}

/** Waits for the sentence that the backup of today opened and matched, and for the step that makes the next one. */
export const backupMatched = async (page: Page): Promise<void> => {
  await expect(page.getByText(/^The backup of today at .* opened and every record matched\.$/u)).toBeVisible({ timeout: 120_000 })
  await expect(button(page, backups.last.go)).toBeVisible({ timeout: 120_000 })
}

export const backUpBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(button(page, backups.last.go))
  await backupMatched(page)
}

/** Tries a restore and answers what is said of it. */
export const tryRestoreBy = async (page: Page, hand: Hand): Promise<string> => {
  await hand.press(button(page, backups.drill.go))
  const said = page.getByText(/opened from the backup of/u)
  await expect(said).toBeVisible({ timeout: 120_000 })
  return said.innerText()
}

/** The rows of the list of backups, newest first. */
export const backupRows = (page: Page): Locator => page.locator('.backups tbody tr')

/** Takes everything along into the place `answerDialogs` was given; answers the folder it went into. */
export const exportBy = async (page: Page, hand: Hand): Promise<string> => {
  await openRoom(page, hand, 'settings')
  await hand.press(button(page, leaving.step))
  await expect(page.getByText(leaving.warning.title)).toBeVisible()
  await hand.press(button(page, leaving.go))
  await expect(page.getByRole('heading', { name: leaving.done.title })).toBeVisible({ timeout: 120_000 })
  const folder = await page.locator('.folder').innerText()
  await hand.press(button(page, leaving.done.close))
  return folder
}

/** Turns opening by the keychain on or off in Settings. */
export const turnKeychainBy = async (page: Page, hand: Hand, turns: 'on' | 'off', passphrase: string): Promise<void> => {
  await openRoom(page, hand, 'settings')
  await hand.press(button(page, turns === 'on' ? settings.keys.useKeychain : settings.keys.leaveKeychain))
  await hand.write(page.getByLabel(settings.keys.present, { exact: true }), passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByText(settings.keychain[turns].done)).toBeVisible({ timeout: 60_000 })
}

/** The files of the open note. */
export const attachedFiles = (page: Page): Locator => page.locator('.open-note:not([hidden]) .file')
export const attachedFile = (page: Page, name: string): Locator => attachedFiles(page).filter({ hasText: name })

/** Attaches the file `answerDialogs` was given to the note that is open. */
export const attachBy = async (page: Page, hand: Hand, name: string): Promise<void> => {
  await hand.press(button(page, attachments.add))
  await expect(attachedFile(page, name)).toBeVisible({ timeout: 120_000 })
}

/** Writes a copy into the folder `answerDialogs` was given; answers the name it got. */
export const saveCopyBy = async (page: Page, hand: Hand, name: string): Promise<string> => {
  await hand.press(button(page, attachments.saveThis(name)))
  const said = page.getByRole('status').getByText(/^Saved as/u)
  await expect(said).toBeVisible({ timeout: 120_000 })
  return /“\u2068?(.*?)\u2069?”/u.exec(await said.innerText())?.[1] ?? ''
}

/** Takes a file away from its note; undo is `undoBy`. */
export const removeFileBy = async (page: Page, hand: Hand, name: string): Promise<void> => {
  await hand.press(button(page, attachments.removeThis(name)))
  await expect(attachedFile(page, name)).toBeHidden()
}
