/** Input that is too long, odd or empty, in the real app: kept as it is, or refused with a sentence, and never lost. */
import { createHash } from 'node:crypto'
import { expect, test, type Page } from '@playwright/test'
import type { TodayView } from '../../shared/ipc/views.ts'
import { LIMITS } from '../../shared/schemas/common.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { inFigures } from '../../renderer/strings/numbers.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { begunPractice, PASSPHRASE } from '../support/begun.ts'
import {
  draftKept, editorOf, firstClientBy, lockBy, mouse, openClient, openRoom, saveBy, unlockBy, writeNoteBy,
} from '../support/screens.ts'

const NAME = 'Marta Oliveira'

/** Length and hash stand for a text of megabytes; code units, so that half a surrogate pair counts as it is. */
interface Print { readonly length: number, readonly hash: string }
const printOf = (text: string): Print =>
  ({ length: text.length, hash: createHash('sha256').update(Buffer.from(text, 'utf16le')).digest('hex') })

let running: RunningApp
let page: Page

test.beforeEach(async () => {
  running = await launchApp({ userData: await begunPractice() })
  page = running.page
  await unlockBy(page, mouse(page), PASSPHRASE)
  await firstClientBy(page, mouse(page), NAME)
})
test.afterEach(() => running.close())

/** Puts the words on the clipboard and pastes them where the cursor is, as the menu of the system would. */
const paste = (text: string): Promise<void> => running.app.evaluate(async ({ BrowserWindow, clipboard }, words) => {
  await clipboard.writeText(words)
  BrowserWindow.getAllWindows().at(-1)?.webContents.paste()
}, text)

/** What stands in the editor, all of it: what is copied when everything is selected. */
const inEditor = async (): Promise<Print> => {
  await running.app.evaluate(({ clipboard }) => { clipboard.clear() })
  await editorOf(page).focus()
  await page.keyboard.press('Control+A')
  await running.app.evaluate(({ BrowserWindow }) => { BrowserWindow.getAllWindows().at(-1)?.webContents.copy() })
  await expect.poll(() => running.app.evaluate(async ({ clipboard }) => (await clipboard.readText()).length)).toBeGreaterThan(0)
  return printOf(await running.app.evaluate(({ clipboard }) => clipboard.readText()))
}

const drafts = async (): Promise<TodayView['drafts']> => {
  const answer = await page.evaluate(() => window.stillroom.call('today', {})) as { readonly value: TodayView }
  return answer.value.drafts
}

/** What is kept of the one draft there is, as the disk has it. */
const kept = async (): Promise<Print> => {
  const [draft] = await drafts()
  if (!draft) return printOf('')
  const units = await page.evaluate(async ({ noteId, clientId }) => {
    const answer = await window.stillroom.call('note', { noteId, clientId }) as { value: { text: string } }
    // As figures: half a surrogate pair would not survive the way out of the page.
    const { text } = answer.value
    const bytes = new Uint8Array(text.length * 2)
    for (let i = 0; i < text.length; i++) {
      bytes[i * 2] = text.charCodeAt(i) & 255
      bytes[i * 2 + 1] = text.charCodeAt(i) >> 8
    }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    return { length: text.length, hash: [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') }
  }, { noteId: draft.noteId, clientId: draft.clientId })
  return units
}

const away = async (): Promise<void> => {
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: NAME, level: 1 })).toBeVisible({ timeout: 60_000 })
}
const back = async (): Promise<void> => {
  await openClient(page, mouse(page), NAME)
  await writeNoteBy(page, mouse(page))
}
const lockAndBack = async (): Promise<void> => {
  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await back()
}

const SENTENCE = 'She said “más despacio”, and meant it: 慢一点. '
const BIG = SENTENCE.repeat(Math.ceil(5_000_000 / SENTENCE.length)).slice(0, 5_000_000)

test('five megabytes pasted into a note are kept to the letter; beyond what a note holds the paste is refused whole', async () => {
  test.setTimeout(400_000)
  const lines = BIG.replaceAll('. ', '.\n')
  const whole = printOf(lines)
  await paste(lines)
  await expect.poll(kept, { timeout: 60_000 }).toEqual(whole)
  expect(await inEditor()).toEqual(whole)
  await page.keyboard.press('ArrowRight')

  await away()
  await back()
  expect(await inEditor()).toEqual(whole)
  await page.keyboard.press('ArrowRight')

  // Pasted over everything that is selected it would fit, and change nothing: the cursor may be late in so long a note.
  await expect(async () => {
    await page.keyboard.press('Control+End')
    await paste(lines)
    await expect(page.getByRole('alert')).toContainText(noteWords.tooLong, { timeout: 20_000 })
  }).toPass({ timeout: 150_000 })
  expect(await inEditor()).toEqual(whole)
  await page.getByRole('button', { name: noteWords.understood }).click()
  await expect(page.getByText(noteWords.tooLong)).toHaveCount(0)

  // What still fits is taken.
  await editorOf(page).focus()
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('The end.')
  const longer = printOf(`${lines}The end.`)
  await expect.poll(kept, { timeout: 60_000 }).toEqual(longer)
  await lockAndBack()
  expect(await kept()).toEqual(longer)
  expect(await inEditor()).toEqual(longer)
  await saveBy(page, mouse(page), 0)
  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await openClient(page, mouse(page), NAME)
  await page.getByRole('main').getByRole('button', { name: /Session 1/u }).first().click()
  await expect(editorOf(page)).toBeFocused()
  expect(await inEditor()).toEqual(longer)
})

test('one line of five million characters without a break is kept too', async () => {
  const line = 'ab'.repeat(2_500_000)
  await paste(line)
  await expect.poll(kept, { timeout: 60_000 }).toEqual(printOf(line))
  await lockAndBack()
  expect(await kept()).toEqual(printOf(line))
})

test('NUL, halves of surrogate pairs, marks of direction and right-to-left words are kept as they are', async () => {
  const units = [
    ...'before \0 after\nhalf: ', '\ud83d', ...' other half: ', '\udc69', ...'\n', ...'שלום, דנה. نراك غدًا\n',
    ...'\u202eturned\u202c\u2066apart\u2069 \ufeff\u200d\n', ...'e\u0301 \u{1f469}\u200d\u{1f469}\u200d\u{1f467}\n[] \0\ud800 ring, tomorrow',
  ].join('')
  const whole = printOf(units)
  await page.keyboard.insertText('x')
  await draftKept(page)
  const [draft] = await drafts()
  await away()
  const codes = Array.from({ length: units.length }, (_, index) => units.charCodeAt(index))
  const answer = await page.evaluate(({ noteId, clientId, codes: figures }) => window.stillroom.call('notes.keepDraft', {
    noteId, clientId, text: String.fromCharCode(...figures), cursor: 0, corrections: [],
  }), { noteId: draft?.noteId, clientId: draft?.clientId, codes })
  expect(answer).toMatchObject({ ok: true })
  expect(await kept()).toEqual(whole)

  // Through the editor and back, with one word added at its end.
  await back()
  await expect(editorOf(page)).toContainText('שלום')
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText(' more')
  await expect.poll(kept).toEqual(printOf(`${units} more`))
  await lockAndBack()
  expect(await kept()).toEqual(printOf(`${units} more`))
  await saveBy(page, mouse(page), 1)
  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await openClient(page, mouse(page), NAME)
  await page.getByRole('main').getByRole('button', { name: /Session 1/u }).first().click()
  await expect(editorOf(page)).toContainText('نراك غدًا')
})

test('ten thousand commitment lines: two hundred are listed, the rest is counted, and saving works', async () => {
  test.setTimeout(400_000)
  const lines = Array.from({ length: 10_000 }, (_, index) => `[] Thing number ${String(index + 1)}, tomorrow`).join('\n')
  await paste(lines)
  await expect(page.getByRole('heading', { name: noteWords.agreed(10_000) })).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.proposals > li')).toHaveCount(LIMITS.proposals)
  await expect(page.getByText(noteWords.tooMany(10_000 - LIMITS.proposals))).toBeVisible()
  await expect.poll(kept, { timeout: 60_000 }).toEqual(printOf(lines))
  await saveBy(page, mouse(page), LIMITS.proposals)
  await expect(page.getByRole('main')).toContainText(inFigures(LIMITS.proposals))

  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await openClient(page, mouse(page), NAME)
  await expect(page.getByRole('main').getByText('Thing number 200', { exact: true })).toHaveCount(1)
  await expect(page.getByRole('main').getByText('Thing number 201', { exact: true })).toHaveCount(0)
  await page.getByRole('main').getByRole('button', { name: /Session 1/u }).first().click()
  await expect(page.locator('.proposals > li').first()).toContainText('Thing number 201', { timeout: 60_000 })
  expect(await inEditor()).toEqual(printOf(lines))
})

test('names: two hundred characters, right to left, emoji; one of spaces or one too long is refused with a sentence', async () => {
  await page.keyboard.press('Escape')
  const names = [
    'Anna-Lena '.repeat(20).trim().padEnd(LIMITS.name, 'x'), 'W'.repeat(LIMITS.name), 'דנה כהן', 'نور الهدى',
    '\u{1f469}\u200d\u{1f469}\u200d\u{1f467} Ana', '\u{1f33f}', '<b>Tom</b> & "Co"',
  ]
  const field = page.getByRole('textbox', { name: clientsWords.addName })
  const isClipped = () => page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth)
  for (const name of names) {
    await openRoom(page, mouse(page), 'clients')
    await page.getByRole('button', { name: clientsWords.add }).click()
    await field.fill(`  ${name} `)
    await page.keyboard.press('Enter')
    await expect(field).toHaveCount(0)
    await openClient(page, mouse(page), name)
    expect(await isClipped(), name).toBe(false)
  }
  await openRoom(page, mouse(page), 'clients')
  await page.getByRole('button', { name: clientsWords.add }).click()
  for (const none of ['   ', '\u3000\u00a0', '\u200d\u200b']) {
    await field.fill(none)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toBeVisible()
    await expect(field).toHaveValue(none)
  }
  await field.fill('  ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(clientsWords.needsName)
  const long = 'L'.repeat(LIMITS.name + 1)
  await field.fill(long)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toHaveText(clientsWords.nameTooLong(long.length))
  await expect(field).toHaveValue(long)
  await page.keyboard.press('Escape')

  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  for (const name of [NAME, ...names]) await openClient(page, mouse(page), name)
  // The longest still leaves room for what can be done with it.
  await openClient(page, mouse(page), 'W'.repeat(LIMITS.name))
  await expect(page.getByRole('button', { name: clientWords.rename })).toBeInViewport()
  await writeNoteBy(page, mouse(page))
  expect(await isClipped()).toBe(false)
})
