/** A year of practice in it, by keyboard alone: a sentence from last March is found, opened, mended; a note is moved. */
import { expect, test, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { find } from '../../renderer/strings/find.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { words } from '../../renderer/strings/words.ts'
import { SAMPLE } from '../../electron/sample/options.ts'
import type { SamplePractice } from '../../electron/sample/sample-practice.ts'
import { dayIn } from '../../shared/domain/day.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { makePractice, PASSPHRASE } from '../support/made-practice.ts'
import {
  chooseBy, editorOf, findBy, keyboard, moveBy, noteText, openClient, quickNoteBy, selectedRow, selectRowBy, unlockBy, whomField,
} from '../support/screens.ts'

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone

let running: RunningApp
let page: Page
let practice: SamplePractice

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const selectedWords = () => page.evaluate(() => getSelection()?.toString() ?? '')

/** A sentence that stands in one note of last March and in no other note. */
const sentenceOfMarch = () => {
  const isOfMarch = ({ begunAt, savedAt, draft }: SamplePractice['notes'][number]) =>
    savedAt !== null && draft === null && dayIn(begunAt, zone).slice(5, 7) === '03'
  for (const found of practice.notes.filter(isOfMarch)) {
    for (const [sentence] of found.text.matchAll(/[A-Z][a-z ,]{40,90}\./gu)) {
      if (practice.notes.filter(({ text }) => text.includes(sentence)).length === 1) return { found, sentence }
    }
  }
  throw new Error('no sentence of March stands alone')
}

test.beforeAll(async () => {
  const userData = newUserData()
  practice = await makePractice(userData, { ...SAMPLE, now: new Date(), zone })
  running = await launchApp({ userData })
  page = running.page
  await unlockBy(page, keyboard(page), PASSPHRASE)
})
test.afterAll(() => running.close())

test('a sentence from last March is found, opened at its line, mended, saved, and the saving undone', async () => {
  const { found, sentence } = sentenceOfMarch()
  const client = practice.clients.find(({ id }) => id === found.clientId)?.name ?? ''
  const typed = sentence.slice(0, 40).trim().toLowerCase()
  const mended = `What was said in March,${sentence.slice(typed.length)}`

  await findBy(page, typed, sentence.slice(0, 20))
  await selectRowBy(page, sentence.slice(0, 20))
  await expect(selectedRow(page)).toContainText(sentence.slice(0, 20))
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
  expect((await selectedWords()).toLowerCase()).toBe(typed)

  await test.step('a word is mended, taken back, mended again', async () => {
    await page.keyboard.type('What was said in March,')
    expect(await noteText(page)).toContain(mended)
    for (let step = 0; step < 5 && !(await noteText(page)).includes(sentence); step += 1) await page.keyboard.press('Control+Z')
    expect(await noteText(page)).toContain(sentence)
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('Control+Shift+Z')
    expect(await noteText(page)).toContain(mended)
  })
  await test.step('it is saved, and its client’s page is there', async () => {
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(noteWords.saved(0), { exact: true })).toBeVisible()
    await expect(heading(client)).toBeVisible()
  })
  await test.step('undo gives the saved words back, and keeps the mended ones as a draft', async () => {
    await page.keyboard.press('Control+Z')
    await expect(page.getByText(words.undone, { exact: true })).toBeVisible()
    await expect(page.getByRole('main').getByRole('button', { name: new RegExp(`^${clientWords.goOn}`, 'u') })).toBeVisible()
    await findBy(page, 'said in March', 'What was said in March')
    await page.keyboard.press('Escape')
  })
})

test('a quick note is written from anywhere, given to one client, and moved to another', async () => {
  const [first, second] = practice.clients
    .map(({ name }) => name).filter((name) => /^[a-z]+ [a-z]+$/iu.test(name)).sort()
  if (first === undefined || second === undefined) throw new Error('two plain names are wanted')
  const line = 'A word about the rota, on the stairs.'

  await findBy(page, 'go to today', find.commands.goTo(words.rooms.today))
  await selectRowBy(page, find.commands.goTo(words.rooms.today))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('navigation').getByRole('button', { name: words.rooms.today, exact: true })).toHaveAttribute('aria-current', 'page')
  await quickNoteBy(page)
  await page.keyboard.type(line)
  await page.keyboard.press('Control+Enter')
  await expect(whomField(page)).toBeFocused()
  await chooseBy(page, first, first)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(noteWords.saved(0), { exact: true })).toBeVisible()
  await expect(heading(first)).toBeVisible()

  await findBy(page, 'rota on the stairs', line.slice(0, 10))
  await selectRowBy(page, line.slice(0, 10))
  await page.keyboard.press('Enter')
  await expect(editorOf(page)).toBeFocused()
  await moveBy(page, keyboard(page), second, second)
  await expect(page.getByText(noteWords.moved(second, 0), { exact: true })).toBeVisible()
  await page.keyboard.press('Escape')
  await openClient(page, keyboard(page), second)
  await expect(page.locator('.notes-list')).toContainText(line)
})
