/**
 * The app as a coach meets it: each screen is a few things she can do there.
 * Every step can be done with the mouse or with the keyboard alone; tests say which hand they use.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { find as findWords } from '../../renderer/strings/find.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { itemWords } from '../../renderer/strings/items.ts'
import { lock as lockWords } from '../../renderer/strings/lock.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { words } from '../../renderer/strings/words.ts'
import { pressLockKey, type RunningApp } from './app.ts'

export interface Hand {
  readonly press: (target: Locator) => Promise<void>
  readonly write: (target: Locator, text: string) => Promise<void>
  /** Takes an entry of the menu that is open. */
  readonly choose: (entry: Locator) => Promise<void>
}

const isCheckbox = (target: Locator): Promise<boolean> => target.evaluate((element) => element.matches('input[type=checkbox]'))

export const mouse = (page: Page): Hand => ({
  // The mark one sees lies over the box itself.
  press: async (target) => (await isCheckbox(target) ? target.locator('xpath=ancestor::label').click() : target.click()),
  choose: (entry) => entry.click(),
  write: async (target, text) => {
    await target.click()
    await page.keyboard.type(text)
  },
})

const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement || element.contains(document.activeElement))

const press = async (page: Page, key: string, most: number, until: () => Promise<boolean>): Promise<boolean> => {
  for (let times = 0; times < most; times++) {
    if (await until()) return true
    await page.keyboard.press(key)
  }
  return until()
}

/** Walks with Tab, and with the arrows inside a list, until the target has the focus; fails where that never comes. */
const walkTo = async (page: Page, target: Locator): Promise<void> => {
  await expect(target).toBeVisible()
  const inItsList = (): Promise<boolean> => target.evaluate((element) =>
    element === document.activeElement || element.contains(document.activeElement)
    || ((element.closest('.roster') ?? element.closest('ul, ol'))?.contains(document.activeElement) ?? false))
  const isThere = () => isFocused(target)
  if (await press(page, 'Tab', 80, inItsList)) {
    if (await press(page, 'ArrowDown', 60, isThere)) return
    if (await press(page, 'ArrowUp', 80, isThere)) return
    if (await press(page, 'Tab', 80, isThere)) return
  }
  throw new Error(`the keyboard never comes to ${String(target)}`)
}

export const keyboard = (page: Page): Hand => ({
  press: async (target) => {
    await walkTo(page, target)
    await page.keyboard.press(await isCheckbox(target) ? 'Space' : 'Enter')
  },
  write: async (target, text) => {
    await walkTo(page, target)
    await page.keyboard.type(text)
  },
  choose: async (entry) => {
    if (!await press(page, 'ArrowDown', 20, () => isFocused(entry))) throw new Error(`no arrow comes to ${String(entry)}`)
    await page.keyboard.press('Enter')
  },
})

const button = (page: Page, name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' })
const named = (words: string): RegExp => new RegExp(`^${words.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&')}`, 'u')

/** First run: a passphrase twice, the sheet written down by hand, one group typed back. Answers the seven groups. */
export const firstRunBy = async (
  page: Page, hand: Hand, passphrase: string, stops: { readonly onSheet?: () => Promise<void> } = {},
): Promise<readonly string[]> => {
  await expect(page.getByRole('heading', { name: firstRun.passphrase.title })).toBeVisible()
  await hand.write(page.getByLabel(firstRun.field.label, { exact: true }), passphrase)
  await hand.write(page.getByLabel(firstRun.field.again, { exact: true }), passphrase)
  await hand.press(button(page, firstRun.passphrase.go))
  await expect(page.getByRole('heading', { name: firstRun.sheet.title })).toBeVisible({ timeout: 30_000 })
  await stops.onSheet?.()
  // Each stands under its number.
  const groups = (await page.locator('.groups li').allInnerTexts()).map((text) => text.trim().slice(-4))
  expect(groups).toHaveLength(7)
  await hand.press(button(page, firstRun.sheet.byHand))
  const asked = Number(/\d/u.exec(await page.locator('.typeback .label').innerText())?.[0])
  await hand.write(page.locator('.typeback input').first(), groups[asked - 1] ?? '')
  await hand.press(button(page, named(firstRun.sheet.open)))
  await expect(page.getByRole('heading', { name: clientsWords.question })).toBeVisible({ timeout: 30_000 })
  return groups
}

/** The very first name: the note opens at once. */
export const firstClientBy = async (page: Page, hand: Hand, name: string): Promise<void> => {
  await hand.press(button(page, named(clientsWords.firstName)))
  await hand.write(page.getByRole('textbox', { name: clientsWords.name, exact: true }), name)
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
}

export const editorOf = (page: Page): Locator => page.getByRole('textbox', { name: noteWords.editorLabel, exact: true })

/** What stands in the open note, line for line. */
export const noteText = (page: Page): Promise<string> =>
  editorOf(page).evaluate((content) => [...content.querySelectorAll('.cm-line')]
    .map((line) => [...line.childNodes].filter((node) => !(node instanceof Element && node.classList.contains('n')))
      .map((node) => node.textContent).join('')).join('\n'))

/** Waits until what was typed is on the disk. */
export const draftKept = (page: Page): Promise<void> => expect(page.getByText(named(noteWords.draftKept('')))).toBeVisible()

/** Saves and waits for the client's page. */
export const saveBy = async (page: Page, hand: Hand, things: number): Promise<void> => {
  await hand.press(button(page, named(noteWords.saveAndConfirm(things))))
  await expect(page.getByText(noteWords.saved(things))).toBeVisible()
}

type Room = 'today' | 'clients' | 'calendar' | 'my-practice' | 'privacy' | 'settings'

export const openRoom = (page: Page, hand: Hand, room: Room): Promise<void> =>
  hand.press(page.getByRole('navigation').getByRole('button', { name: words.rooms[room], exact: true }))

export const openClient = async (page: Page, hand: Hand, name: string): Promise<void> => {
  await openRoom(page, hand, 'clients')
  const row = page.locator('.roster').getByRole('button', { name, exact: true }).first()
  await expect(page.locator('.roster .row').first()).toBeVisible()
  // Of a long list only what is seen stands in the page.
  if (!await row.isVisible()) await hand.write(page.getByRole('textbox', { name: clientsWords.filter, exact: true }), name)
  await hand.press(row)
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

export const writeNoteBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(page.getByRole('main').getByRole('button', { name: new RegExp(`^(${clientWords.write}|${clientWords.goOn})`, 'u') }).first())
  await expect(editorOf(page)).toBeFocused()
}

/** The item whose words these are. */
export const itemOf = (page: Page, text: string): Locator => page.getByRole('listitem').filter({ hasText: text }).first()

/** Marks an item through its menu. */
export const markBy = async (page: Page, hand: Hand, text: string, as: string): Promise<void> => {
  await hand.press(itemOf(page, text).getByRole('button').first())
  const choice = page.getByRole('menuitem', { name: named(as) }).or(page.getByRole('menuitemradio', { name: named(as) }))
  await expect(choice.first()).toBeVisible()
  await hand.choose(choice.first())
}

/** Locks by Ctrl+L, and waits for the fresh window. */
export const lockBy = ({ page }: Pick<RunningApp, 'page'>): Promise<void> => pressLockKey(page)

export const lockScreen = (page: Page): Locator => page.getByLabel(lockWords.passphrase.label, { exact: true })

export const unlockBy = async (page: Page, hand: Hand, passphrase: string): Promise<void> => {
  await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
  await hand.write(lockScreen(page), passphrase)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation')).toBeVisible({ timeout: 30_000 })
}

export { itemWords }

// Notes on screen: several at once, quick ones, and whom they are about.

/** Ctrl+N, from wherever she is: an empty note about nobody yet, ready to be written in. */
export const quickNoteBy = async (page: Page): Promise<void> => {
  await page.keyboard.press('Control+N')
  await expect(page.getByRole('heading', { name: noteWords.quickNote, level: 1 })).toBeVisible()
  await expect(editorOf(page)).toBeFocused()
}

export const tabs = (page: Page): Locator => page.getByRole('tab')

export const whomField = (page: Page): Locator => page.getByRole('combobox', { name: noteWords.whom, exact: true })

/** Types letters of a name into the field that has the focus, and takes the first name that is listed. */
export const chooseBy = async (page: Page, letters: string, name: string): Promise<void> => {
  await page.keyboard.type(letters)
  await expect(page.getByRole('option', { selected: true })).toHaveText(name)
  await page.keyboard.press('Enter')
}

/** Opens the choice of whom the note is really about, and takes the first name listed for these letters. */
export const moveBy = async (page: Page, hand: Hand, letters: string, name: string): Promise<void> => {
  await hand.press(button(page, noteWords.moveLabel))
  await expect(page.getByRole('combobox', { name: noteWords.moveTo, exact: true })).toBeFocused()
  await chooseBy(page, letters, name)
  await expect(editorOf(page)).toBeFocused()
}

/** Undo, by the button of the sentence that offers it. */
export const undoBy = async (page: Page, hand: Hand): Promise<void> => {
  await hand.press(page.getByRole('status').getByRole('button', { name: named(words.undo) }))
  await expect(page.getByText(words.undone, { exact: true })).toBeVisible()
}

/** The field of Find anything, while it is open. */
export const findField = (page: Page): Locator => page.getByRole('combobox', { name: findWords.title, exact: true })

/** What was found, row by row, in all sections. */
export const foundRows = (page: Page): Locator => page.getByRole('listbox', { name: findWords.results }).getByRole('option')

/** The row the arrow keys have come to. */
export const selectedRow = (page: Page): Locator => page.getByRole('option', { selected: true })

/** Opens Find anything by its key and types; waits for the first row that is about it. */
export const findBy = async (page: Page, typed: string, row: string | RegExp): Promise<void> => {
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toBeFocused()
  await page.keyboard.type(typed)
  await expect(foundRows(page).filter({ hasText: row }).first()).toBeVisible()
}

/** Goes to a row with the arrow keys. */
export const selectRowBy = async (page: Page, row: string | RegExp): Promise<void> => {
  const isThere = () => selectedRow(page).filter({ hasText: row }).count().then((count) => count > 0)
  if (!await press(page, 'ArrowDown', 40, isThere)) throw new Error(`no arrow comes to ${String(row)}`)
}
