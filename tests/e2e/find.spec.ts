/** Find anything, in the real app, by keyboard alone. */
import { expect, test, type Page } from '@playwright/test'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { find } from '../../renderer/strings/find.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import {
  draftKept, editorOf, findBy, findField, firstClientBy, firstRunBy, foundRows, itemOf, keyboard, markBy, noteText,
  openRoom, saveBy, selectedRow, selectRowBy, tabs, writeNoteBy,
} from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MARTA = 'Marta Oliveira'
const ZOE = 'Zoë Marchetti'

const MARTA_NOTE = [
  'She spoke of the school, and of the long mornings in the orchard.',
  'The café on the corner is where she writes now.',
  '',
  'Commitments',
  '[] Ask Marek about the rota, in 2 days',
].join('\n')

let running: RunningApp
let page: Page

const hand = () => keyboard(page)
const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const selectedWords = () => page.evaluate(() => getSelection()?.toString() ?? '')

test.beforeAll(async () => {
  running = await launchApp({ userData: newUserData() })
  page = running.page
  await firstRunBy(page, hand(), PASSPHRASE)
  await firstClientBy(page, hand(), MARTA)
  await page.keyboard.insertText(MARTA_NOTE)
  await saveBy(page, hand(), 1)
  await openRoom(page, hand(), 'clients')
  await hand().press(page.getByRole('button', { name: clientsWords.add, exact: true }))
  await page.keyboard.type(ZOE)
  await page.keyboard.press('Enter')
  await expect(heading(ZOE)).toBeVisible()
  await writeNoteBy(page, hand())
  await page.keyboard.insertText('Wrote the summary before the meeting.')
  await saveBy(page, hand(), 0)
  await openRoom(page, hand(), 'today')
})
test.afterAll(() => running.close())
test.afterEach(async () => {
  if (await findField(page).count() > 0) await page.keyboard.press('Escape')
})

test('a sentence is found without its accent, and its note opens with it selected', async () => {
  await findBy(page, 'cafe on the corner', 'The café on the corner')
  await expect(foundRows(page).filter({ hasText: 'The café' }).locator('b').filter({ hasText: 'café' })).toHaveCount(1)
  await expect(findField(page)).toHaveAttribute('aria-activedescendant', /.+/u)
  await selectRowBy(page, 'The café on the corner')
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
  await expect.poll(selectedWords).toContain('café')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('over a note that is being written: Escape gives the focus and the cursor back, and leaves the note alone', async () => {
  await findBy(page, 'zoe', ZOE)
  await selectRowBy(page, `Write a note on ${ZOE}`)
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.insertText('one three')
  for (let times = 0; times < ' three'.length; times++) await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toBeFocused()
  await page.keyboard.type('orchard')
  await expect(foundRows(page).filter({ hasText: 'orchard' }).first()).toBeVisible()
  await lookOver(page, 'find anything over a note')
  await page.keyboard.press('Escape')
  await expect(findField(page)).toHaveCount(0)
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.insertText(' two')
  expect(await noteText(page)).toBe('one two three')
  await draftKept(page)
})

test('what is half written is found while it is, and Ctrl+Enter writes a note on the client of a row', async () => {
  await findBy(page, 'one two', 'one two three')
  await selectRowBy(page, 'one two three')
  await expect(selectedRow(page)).toContainText('half written')
  await page.keyboard.press('Control+A')
  await page.keyboard.type('marta')
  await expect(selectedRow(page)).toContainText(MARTA)
  await page.keyboard.press('Control+Enter')
  await expect(findField(page)).toHaveCount(0)
  await expect(editorOf(page)).toBeFocused()
  await expect(editorOf(page).getByText(noteWords.hintLater)).toBeVisible()
  await page.keyboard.insertText('About Marta')
  expect(await noteText(page)).toBe('About Marta')
  await expect(tabs(page).and(page.getByRole('tab', { selected: true }))).toContainText(MARTA)
})

test('what waits opens on the client’s page with the focus on it, what is done in its note', async () => {
  await findBy(page, 'marek', 'Ask Marek about the rota')
  await selectRowBy(page, /Ask Marek.*due/u)
  await page.keyboard.press('Enter')
  await expect(heading(MARTA)).toBeVisible()
  await expect(itemOf(page, 'Ask Marek about the rota').getByRole('button').first()).toBeFocused()
  await markBy(page, hand(), 'Ask Marek about the rota', 'Done')
  await expect(itemOf(page, 'Ask Marek about the rota')).toBeHidden()
  await findBy(page, 'marek', /done$/u)
  await selectRowBy(page, /done$/u)
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
  await expect.poll(selectedWords).toContain('Ask Marek about the rota')
})

test('before anything is typed it says what can be found, and does what can be done', async () => {
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toHaveAttribute('placeholder', find.teaches)
  await lookOver(page, 'find anything, nothing typed')
  await selectRowBy(page, find.commands.goTo('Privacy'))
  await page.keyboard.press('Enter')
  await expect(heading('Privacy')).toBeVisible()
})

test('the arrows go round, Home and End stay with the words, with Ctrl they are the list’s', async () => {
  await findBy(page, 'mar', ZOE)
  const rows = foundRows(page)
  const selected = () => rows.evaluateAll((all) => all.findIndex((row) => row.getAttribute('aria-selected') === 'true'))
  expect(await selected()).toBe(0)
  await page.keyboard.press('ArrowUp')
  expect(await selected()).toBe(await rows.count() - 1)
  await page.keyboard.press('ArrowDown')
  expect(await selected()).toBe(0)
  await page.keyboard.press('Control+End')
  expect(await selected()).toBe(await rows.count() - 1)
  await page.keyboard.press('Home')
  await page.keyboard.type('z')
  await expect(findField(page)).toHaveValue('zmar')
  await lookOver(page, 'find anything, nothing found')
})

test('it is seen at once, also after the window was made lower while a field had the focus', async () => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toBeFocused()
  // As an on-screen keyboard would, to a library that waits for one.
  await page.setViewportSize({ width: 1280, height: 600 })
  await page.waitForTimeout(400)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.waitForTimeout(400)
  await page.keyboard.press('Escape')
  await expect(findField(page)).toHaveCount(0)
  const seen = await page.evaluate(async () => {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true, bubbles: true }))
    await new Promise((resolve) => { setTimeout(resolve, 100) })
    return [...document.querySelectorAll('.scrim, .palette')].map((place) => {
      const { opacity, clip, clipPath, maskImage } = getComputedStyle(place)
      return `${opacity} ${clip} ${clipPath} ${maskImage || 'none'}`
    })
  })
  expect(seen).toEqual(['1 auto none none', '1 auto none none'])
})

test('what was gone to stays selected when more letters are typed', async () => {
  await findBy(page, 'mar', ZOE)
  await selectRowBy(page, /^Zoë Marchetti$|^Zoë Marchetti, /u)
  await page.keyboard.type('c')
  await expect(foundRows(page).filter({ hasText: MARTA })).toHaveCount(0)
  await expect(selectedRow(page)).toContainText(ZOE)
  await lookOver(page, 'find anything, found')
})

test('where nothing is found it says so, and a client of that name is one step away; the answer may be late', async () => {
  await openRoom(page, hand(), 'today')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('Noor Haddad')
  await expect(page.getByText(find.nothing).first()).toBeVisible()
  await selectRowBy(page, 'as a new client')
  await page.keyboard.press('Enter')
  await expect(heading('Noor Haddad')).toBeVisible()
  // Enter at once: what opens is what the words find, not what was there before.
  await page.keyboard.press('Control+K')
  await page.keyboard.type('noor haddad')
  await page.keyboard.press('Enter')
  await expect(findField(page)).toHaveCount(0)
  await expect(heading('Noor Haddad')).toBeVisible()
  await page.keyboard.press('Control+K')
  await selectRowBy(page, find.commands.addClient)
  await page.keyboard.press('Enter')
  await page.getByRole('combobox', { name: find.naming }).waitFor()
  await page.keyboard.type('Leo Fontaine')
  await page.keyboard.press('Enter')
  await expect(heading('Leo Fontaine')).toBeVisible()
})

test('Escape, and the key that opened it, close it: the focus is where it was', async () => {
  await openRoom(page, hand(), 'today')
  const before = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  const was = await before()
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toBeFocused()
  await page.keyboard.type('mar')
  await page.keyboard.press('Escape')
  await expect(findField(page)).toHaveCount(0)
  await expect.poll(before).toBe(was)
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toHaveValue('')
  await page.keyboard.press('Control+K')
  await expect(findField(page)).toHaveCount(0)
})

test('by mouse: a row opens when it is pressed, and a press beside the list closes it', async () => {
  await openRoom(page, hand(), 'today')
  await page.getByRole('button', { name: words.rooms.find }).click()
  await page.keyboard.type('zoe')
  await foundRows(page).filter({ hasText: ZOE }).first().hover()
  await page.mouse.click(10, 10)
  await expect(findField(page)).toHaveCount(0)
  await findBy(page, 'zoe', ZOE)
  await foundRows(page).filter({ hasText: ZOE }).first().click()
  await expect(heading(ZOE)).toBeVisible()
  await findBy(page, 'marta', MARTA)
  await foundRows(page).filter({ hasText: MARTA }).first().click({ modifiers: ['Control'] })
  await expect(editorOf(page)).toBeFocused()
})
