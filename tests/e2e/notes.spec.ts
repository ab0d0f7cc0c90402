/** Several notes at once, quick notes, and a note about the wrong client: in the real app, by keyboard alone. */
import { expect, test, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { find as findWords } from '../../renderer/strings/find.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { picker } from '../../renderer/strings/picker.ts'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { begunPractice, PASSPHRASE } from '../support/begun.ts'
import { lookOver } from '../support/look-over.ts'
import {
  chooseBy, draftKept, editorOf, findBy, findField, firstClientBy, itemOf, keyboard, lockBy, moveBy, noteText,
  openClient, openRoom, quickNoteBy, saveBy, tabs, undoBy, unlockBy, whomField,
} from '../support/screens.ts'

const MARTA = 'Marta Oliveira'
const JONAS = 'Jonas Weber'

let running: RunningApp
let page: Page

test.beforeEach(async () => {
  running = await launchApp({ userData: await begunPractice() })
  page = running.page
  await unlockBy(page, keyboard(page), PASSPHRASE)
  await firstClientBy(page, keyboard(page), MARTA)
})
test.afterEach(() => running.close())

const hand = () => keyboard(page)
const type = (words: string) => page.keyboard.insertText(words)
const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const shownDraftKept = () =>
  expect(page.getByText(new RegExp(`^${noteWords.draftKept('')}`, 'u')).filter({ visible: true })).toBeVisible()

/** A line a screenful down, so that the note has to be scrolled. */
const LONG = Array.from({ length: 60 }, (_, line) => `line ${String(line + 1)}`).join('\n')
const scrolled = () => page.locator('.open-note:not([hidden]) .editor').evaluate((sheet) => sheet.scrollTop)

test('two notes at once: each keeps its words, its cursor, its place and what can be undone', async () => {
  await type(LONG)
  await page.keyboard.press('Control+Home')
  for (let line = 0; line < 29; line++) await page.keyboard.press('ArrowDown')
  await type('here ')
  const place = await scrolled()
  expect(place).toBeGreaterThan(0)

  await quickNoteBy(page)
  await type('Jonas called about the rota')
  await expect(tabs(page)).toHaveCount(2)
  await expect(page.getByRole('tab', { selected: true })).toHaveText(noteWords.nameOf(
    { clientName: null, session: null, opening: 'Jonas called about the rota' },
  ))

  await page.keyboard.press('Control+Tab')
  await expect(heading(noteWords.session(1))).toBeVisible()
  await expect(editorOf(page)).toBeFocused()
  expect(await scrolled()).toBe(place)
  await type('and there ')
  expect((await noteText(page)).split('\n')).toContain('here and there line 30')
  // One step back, or two at once if they were typed in one go.
  await page.keyboard.press('Control+Z')
  expect(await noteText(page)).toMatch(/^(here )?line 30$/mu)

  await test.step('a save without anybody asks whom, and loses nothing', async () => {
    await page.keyboard.press('Control+Shift+Tab')
    await expect(heading(noteWords.quickNote)).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('alert').filter({ hasText: noteWords.askWhom })).toBeVisible()
    await expect(whomField(page)).toBeFocused()
    expect(await noteText(page)).toBe('Jonas called about the rota')
  })
  await test.step('a name that is nobody’s yet is added; the writing goes on', async () => {
    await chooseBy(page, JONAS, picker.add(JONAS))
    await expect(editorOf(page)).toBeFocused()
    await expect(heading(noteWords.session(1))).toBeVisible()
    await page.keyboard.press('Control+End')
    await type(', again')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(noteWords.saved(0))).toBeVisible()
  })
  await test.step('the note worked on before is there again', async () => {
    await expect(tabs(page)).toHaveCount(0)
    await expect(editorOf(page)).toBeFocused()
    expect((await noteText(page)).split('\n')).toHaveLength(60)
    expect(await scrolled()).toBe(place)
  })
  await test.step('three letters choose her, and Ctrl+Enter saves', async () => {
    await quickNoteBy(page)
    await type('A second call\n[] Send the list by Friday')
    await expect(page.getByRole('heading', { name: noteWords.agreed(1) })).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(whomField(page)).toBeFocused()
    await chooseBy(page, 'jon', JONAS)
    await expect(heading(noteWords.session(2))).toBeVisible()
    await expect(page.getByText(noteWords.willHave(1, JONAS))).toBeVisible()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(noteWords.saved(1))).toBeVisible()
    await expect(heading(noteWords.session(1))).toBeVisible()
  })
  await test.step('the way back closes the last one', async () => {
    await page.keyboard.press('Escape')
    await expect(heading(MARTA)).toBeVisible()
    await openClient(page, hand(), JONAS)
    await expect(page.locator('.notes-list')).toContainText('Jonas called about the rota, again')
    await expect(itemOf(page, 'Send the list')).toBeVisible()
  })
})

test('locked with two notes open, both drafts are there afterwards, and the quick one is still about nobody', async () => {
  await type('Marta, half written')
  await quickNoteBy(page)
  await type('Whoever this was')
  // At once: what was typed last is kept by the lock itself.
  await lockBy(running)
  await unlockBy(page, hand(), PASSPHRASE)

  const quick = page.getByRole('button', { name: todayWords.goOnWith(null), exact: true })
    .or(page.getByRole('region', { name: todayWords.goOnWith(null), exact: true }).getByRole('button'))
  await expect(page.getByText('Marta, half written')).toBeVisible()
  await expect(page.getByText('Whoever this was')).toBeVisible()
  await hand().press(quick)
  await expect(heading(noteWords.quickNote)).toBeVisible()
  await expect(editorOf(page)).toBeFocused()
  await type(', on the phone')
  expect(await noteText(page)).toBe('Whoever this was, on the phone')
  await shownDraftKept()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Whoever this was, on the phone')).toBeVisible()
})

test('a key that is held saves, or leaves, one note and not the one behind it', async () => {
  const hold = async (key: string) => {
    // Down again without going up: what a key that is held does.
    for (let time = 0; time < 4; time++) {
      await page.keyboard.down(key)
      await page.waitForTimeout(250)
    }
    await page.keyboard.up(key)
  }
  await type('About Marta\n[] Ring the school by Friday')
  await quickNoteBy(page)
  await type('Of nobody yet')
  await shownDraftKept()
  await expect(tabs(page)).toHaveCount(2)
  await hold('Escape')
  await expect(heading(noteWords.session(1))).toBeVisible()
  await expect(editorOf(page)).toBeFocused()

  await quickNoteBy(page)
  await whomField(page).focus()
  await chooseBy(page, 'mar', MARTA)
  await expect(editorOf(page)).toBeFocused()
  await type('Another hour')
  await page.keyboard.down('Control')
  await hold('Enter')
  await page.keyboard.up('Control')
  await expect(heading(noteWords.session(2))).toBeVisible()
  expect(await noteText(page)).toContain('Ring the school')

  // Enter opens what was found, and the match is selected: held on, it would write over it.
  await shownDraftKept()
  await findBy(page, 'hour', 'Another hour')
  await hold('Enter')
  await expect(heading(noteWords.session(1))).toBeVisible()
  expect(await noteText(page)).toBe('Another hour')
})

test('Enter that is held on after a save that asks whom chooses nobody', async () => {
  await quickNoteBy(page)
  await type('Of nobody yet')
  await page.keyboard.down('Control')
  await page.keyboard.down('Enter')
  await expect(page.getByRole('option')).toHaveText(MARTA)
  await page.keyboard.up('Control')
  await page.keyboard.down('Enter')
  await page.keyboard.down('Enter')
  await page.keyboard.up('Enter')
  await expect(page.getByText(noteWords.askWhom)).toBeVisible()
  await expect(whomField(page)).toBeFocused()
  // Nor a new press: before a letter or an arrow nobody is meant.
  await page.keyboard.press('Enter')
  await expect(whomField(page)).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('option', { selected: true })).toHaveText(MARTA)
  await page.keyboard.press('Enter')
  await expect(whomField(page)).toHaveCount(0)
})

test('while it is chosen whom a note is about no key goes elsewhere: the name would be typed over another note', async () => {
  await type('Marta, half written')
  await hand().press(page.getByRole('button', { name: noteWords.moveLabel, exact: true }))
  const choice = page.getByRole('combobox', { name: noteWords.moveTo, exact: true })
  await expect(choice).toBeFocused()
  await page.keyboard.press('Control+N')
  await page.keyboard.press('Control+K')
  await page.keyboard.type('jo')
  await expect(choice).toHaveValue('jo')
  await expect(findField(page)).toHaveCount(0)
  await expect(tabs(page)).toHaveCount(0)

  await page.keyboard.press('Escape')
  await expect(choice).toHaveCount(0)
  await quickNoteBy(page)
  await expect(tabs(page)).toHaveCount(2)
})

test('a saved note goes to whom it is about, with its items, and comes back by undo; the writing goes on', async () => {
  await hand().write(editorOf(page), 'About Jonas, in truth\n')
  await type('[] Ring the school by Friday\n[] Walk before breakfast')
  await saveBy(page, hand(), 2)
  // Her own page means a note about her by the same key.
  await openRoom(page, hand(), 'today')
  await quickNoteBy(page)
  await page.keyboard.press('Shift+Tab')
  await expect(whomField(page)).toBeFocused()
  await chooseBy(page, JONAS, picker.add(JONAS))
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.press('Escape')

  await openClient(page, hand(), MARTA)
  await hand().press(page.locator('.note-entry').first())
  await expect(editorOf(page)).toBeFocused()
  await page.keyboard.press('Control+End')
  await type('\nand more')
  await moveBy(page, hand(), 'jon', JONAS)
  // Not one keystroke is lost, and Ctrl+Z is still the note's own.
  await type(' to say')
  await expect(page.getByText(noteWords.moved(JONAS, 2))).toBeVisible()
  expect((await noteText(page)).split('\n').at(-1)).toBe('and more to say')
  await page.keyboard.press('Control+Z')
  await expect.poll(async () => (await noteText(page)).includes('to say')).toBe(false)
  await draftKept(page)
  await page.keyboard.press('Escape')
  await expect(heading(JONAS)).toBeVisible()
  await expect(itemOf(page, 'Ring the school')).toBeVisible()
  await expect(itemOf(page, 'Walk before breakfast')).toBeVisible()

  await test.step('moved again, and undone at once', async () => {
    await hand().press(page.locator('.note-entry').first())
    await moveBy(page, hand(), 'mart', MARTA)
    await expect(page.getByRole('button', { name: MARTA, exact: true })).toBeVisible()
    await undoBy(page, hand())
    // The desk follows back.
    await expect(page.getByRole('button', { name: JONAS, exact: true })).toBeVisible()
    await hand().write(editorOf(page), ' Kept under Jonas.')
    await draftKept(page)
    await page.keyboard.press('Escape')
    await expect(heading(JONAS)).toBeVisible()
    await expect(itemOf(page, 'Ring the school')).toBeVisible()
    await openClient(page, hand(), MARTA)
    await expect(page.getByText('Ring the school')).toHaveCount(0)
    await expect(page.getByText(clientWords.noNotes)).toBeVisible()
  })
})

const selected = () => page.evaluate(() => window.getSelection()?.toString())
/** How far down the sheet the words stand that were gone to: 0 at its top, 1 at its end. */
const depth = () => page.locator('.open-note:not([hidden])').evaluate((note) => {
  const sheet = note.querySelector('.editor')?.getBoundingClientRect()
  const found = note.querySelector('.found')?.getBoundingClientRect()
  return sheet && found ? (found.top - sheet.top) / sheet.height : -1
})
/** Both sides at once: before the sheet has scrolled, they stand far below it. */
const inTheMiddle = async () => {
  await expect.poll(async () => {
    const at = await depth()
    return at > 0.3 && at < 0.7 ? 'in the middle' : at
  }).toBe('in the middle')
}

test('words that were looked for are gone to, in the middle and selected; rooms leave the notes open', async () => {
  await type(`${LONG.replace('line 50', 'a quince tree').replace('line 8', 'the walnut, again')}\n`)
  await draftKept(page)
  await quickNoteBy(page)
  await type('Something else')
  await shownDraftKept()

  await test.step('from another note, and once more from the note itself', async () => {
    await findBy(page, 'quince', /quince/u)
    await page.keyboard.press('Enter')
    await expect(heading(noteWords.session(1))).toBeVisible()
    await expect(editorOf(page)).toBeFocused()
    expect(await selected()).toBe('quince')
    await inTheMiddle()
    await findBy(page, 'walnut', /walnut/u)
    await page.keyboard.press('Enter')
    await expect(page.locator('.found')).toHaveText('walnut')
    await expect(editorOf(page)).toBeFocused()
    expect(await selected()).toBe('walnut')
    await findBy(page, 'quince', /quince/u)
    await page.keyboard.press('Enter')
    await expect(page.locator('.found')).toHaveText('quince')
    await inTheMiddle()
    await expect(tabs(page)).toHaveCount(2)
  })
  await test.step('a room lists what is open; one press, and all is as it was', async () => {
    const place = await scrolled()
    await findBy(page, findWords.commands.goTo('Clients'), findWords.commands.goTo('Clients'))
    await page.keyboard.press('Enter')
    await expect(heading(clientsWords.title)).toBeVisible()
    const left = page.getByRole('list', { name: noteWords.tabs })
    await expect(left.getByRole('listitem')).toHaveCount(2)
    await hand().press(left.getByRole('button').first())
    await expect(editorOf(page)).toBeFocused()
    expect(await selected()).toBe('quince')
    expect(await scrolled()).toBe(place)
    await type('pear')
    await expect(page.locator('.found')).toHaveCount(0)
    expect((await noteText(page)).split('\n')).toContain('a pear tree')
  })
  await test.step('the arrow keys walk through the tabs and stay there, Enter leads to the words', async () => {
    await hand().press(page.getByRole('tab', { selected: true }))
    await expect(editorOf(page)).toBeFocused()
    await page.getByRole('tab', { selected: true }).focus()
    await page.keyboard.press('ArrowRight')
    await expect(heading(noteWords.quickNote)).toBeVisible()
    await expect(page.getByRole('tab', { selected: true })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(heading(noteWords.session(1))).toBeVisible()
    await expect(page.getByRole('tab', { selected: true })).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(editorOf(page)).toBeFocused()
  })
})

test('two notes, a quick note that asks whom and the choice of somebody else stand every look', async () => {
  await type('Marta, half written')
  await quickNoteBy(page)
  await type('Whoever this was')
  await page.keyboard.press('Control+Enter')
  await expect(page.getByRole('alert').filter({ hasText: noteWords.askWhom })).toBeVisible()
  await expect(page.getByRole('option').first()).toBeVisible()
  await lookOver(page, 'a quick note that asks whom')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+Tab')
  await expect(editorOf(page)).toBeFocused()
  await lookOver(page, 'two notes')
  await hand().press(page.getByRole('button', { name: noteWords.moveLabel, exact: true }))
  await expect(page.getByRole('combobox', { name: noteWords.moveTo, exact: true })).toBeFocused()
  await lookOver(page, 'the choice of somebody else')
})
