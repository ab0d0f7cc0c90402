/**
 * Messages between sessions in the real app, by keyboard alone: what was agreed stands under To send, is opened in the
 * mail program (a faked one), marked as sent, taken back and let go. Nothing is sent by Stillroom (E32 to E36, law 7).
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { letters } from '../../renderer/strings/letters.ts'
import { nudgeSettings, nudging } from '../../renderer/strings/nudges.ts'
import { programs } from '../../renderer/strings/programs.ts'
import { settings } from '../../renderer/strings/settings.ts'
import { toSend } from '../../renderer/strings/to-send.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, type RunningApp } from '../support/app.ts'
import { copyOfMade, PASSPHRASE } from '../support/begun.ts'
import { lookOver } from '../support/look-over.ts'
import {
  firstClientBy, firstRunBy, keyboard, lockBy, lockScreen, openClient, openRoom, saveBy, undoBy, unlockBy,
} from '../support/screens.ts'

const MARTA = 'Marta Oliveira'
const MAIL = 'marta@example.pt'

let running: RunningApp
let page: Page

const hand = () => keyboard(page)
const plain = (text: string): string => text.replaceAll(/[\u2068\u2069]/gu, '')
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' })
const section = (): Locator => page.getByRole('region', { name: toSend.head })
const entries = (): Locator => page.locator('.to-send-entry')
const ring = (): Locator => entries().first().locator('[data-entry]')
const noon = (): Date => {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 12)
}

/** In the place of the machine's programs: one that answers to mail alone, and keeps what it was handed. */
const fakePrograms = () => running.app.evaluate(({ app, shell }) => {
  const opened: string[] = []
  Object.assign(globalThis, { opened })
  app.getApplicationNameForProtocol = (link) => (link.startsWith('mailto:') ? 'Letters' : '')
  shell.openExternal = (link) => {
    opened.push(link)
    return Promise.resolve()
  }
})
const opened = (): Promise<readonly string[]> =>
  running.app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened)
const clipboard = (): Promise<string> => running.app.evaluate(({ clipboard: board }) => board.readText())

/** Two things are agreed with Marta, who has an e-mail address. */
const agreedWithMarta = async (userData: string, at: number): Promise<void> => {
  const clock = join(userData, 'clock')
  writeFileSync(clock, String(at - Date.now()))
  running = await launchApp({ userData, env: { STILLROOM_TEST_CLOCK: clock } })
  page = running.page
  await firstRunBy(page, hand(), PASSPHRASE)
  await firstClientBy(page, hand(), MARTA)
  await page.keyboard.insertText('She came in tired.\n[] Ask Marek about the rota, in 9 days\n[] Walk before breakfast, in 10 days')
  await saveBy(page, hand(), 2)
  await hand().press(button(clientWords.contact.add))
  await hand().write(page.getByLabel(clientWords.contact.email, { exact: true }), MAIL)
  await page.keyboard.press('Enter')
  await expect(page.getByText(MAIL)).toBeVisible()
  await running.close()
}

/** Her page is open. */
test.beforeEach(async () => {
  // By day: nothing is ready in her quiet hours.
  const midday = noon().getTime()
  const userData = await copyOfMade(`agreed with Marta at ${String(midday)}`, (made) => agreedWithMarta(made, midday))
  const clock = join(userData, 'clock')
  // What was just agreed is confirmed at the next quarter of an hour.
  writeFileSync(clock, String(midday + 16 * 60_000 - Date.now()))
  running = await launchApp({ userData, env: { STILLROOM_TEST_CLOCK: clock } })
  page = running.page
  await fakePrograms()
  await unlockBy(page, hand(), PASSPHRASE)
  await openClient(page, hand(), MARTA)
  await expect(page.getByText(MAIL)).toBeVisible()
})
test.afterEach(() => running.close())

test('E36: what was agreed stands under To send; opened, marked as sent, taken back, and let go', async () => {
  await openRoom(page, hand(), 'today')
  await expect(entries()).toHaveCount(1)
  await expect(section()).toContainText(MARTA)
  await expect(section()).toContainText('What we agreed, by e-mail')
  await lookOver(page, 'Today, something to send')

  await test.step('it is read where it stands', async () => {
    await hand().press(ring().locator('xpath=..').getByRole('button', { name: /^Read it/u }))
    await expect(page.locator('.letter')).toContainText('1. Ask Marek about the rota')
    await expect(page.locator('.letter')).toContainText('2. Walk before breakfast')
    await lookOver(page, 'Today, a message read')
    await page.keyboard.press('Enter')
    await expect(page.locator('.letter')).toHaveCount(0)
  })
  await test.step('one press opens it in the mail program; then it is asked whether it was sent', async () => {
    await ring().focus()
    await page.keyboard.press('o')
    await expect(button(toSend.markSent)).toBeFocused()
    const [link = ''] = await opened()
    const { protocol, pathname, searchParams } = new URL(link)
    expect([protocol, pathname, searchParams.get('subject')]).toEqual(['mailto:', MAIL, 'What we agreed'])
    expect(searchParams.get('body')).toMatch(/^Dear Marta,\r\n[^]*1\. Ask Marek about the rota[^]*2\. Walk before breakfast/u)
    await lookOver(page, 'Today, asked whether it was sent')
  })
  await test.step('marked as sent it is gone; undone it is back', async () => {
    await page.keyboard.press('Enter')
    await expect(entries()).toHaveCount(0)
    await expect(page.getByText(/^Marked as sent: what we agreed/u)).toBeVisible()
    await undoBy(page, hand())
    await expect(entries()).toHaveCount(1)
  })
  await test.step('let go it is gone too, and undone it is back', async () => {
    await ring().focus()
    await page.keyboard.press('l')
    await expect(entries()).toHaveCount(0)
    // Whoever presses on begins nothing.
    await expect(page.getByText(words.lastOfThem)).toBeFocused()
    await lookOver(page, 'Today, the last message gone')
    await undoBy(page, hand())
    await expect(entries()).toHaveCount(1)
  })
  await test.step('copied it lies on the clipboard, until the practice is locked', async () => {
    await ring().focus()
    await page.keyboard.press('c')
    await expect(page.getByText(toSend.copied)).toBeVisible()
    await expect.poll(clipboard).toContain('Ask Marek about the rota')
    await lockBy(running)
    await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
    await expect.poll(clipboard).not.toContain('Ask Marek')
  })
})

test('S0-50: two presses from the saved note to the mail program; without a program the letter can be copied', async () => {
  await hand().press(page.getByRole('button', { name: /^Write to/u }))
  await expect(page.locator('.follow-up .letter')).toContainText('After our session')
  await expect(button(/^Open in mail/u)).toBeFocused()
  await lookOver(page, 'a follow-up')
  await page.keyboard.press('Enter')
  await expect(button(toSend.markSent)).toBeFocused()
  expect((await opened()).map((link) => new URL(link).searchParams.get('subject'))).toEqual(['After our session'])

  await hand().press(button(toSend.notYet))
  await running.app.evaluate(({ app }) => { app.getApplicationNameForProtocol = () => '' })
  await expect(button(/^Open in mail/u)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('Copy the letter')
  expect(await opened()).toHaveLength(1)

  await hand().press(page.getByRole('button', { name: /^Copy the message/u }))
  await expect.poll(clipboard).toContain('Walk before breakfast')
  await hand().press(button(toSend.markSent))
  await expect(page.locator('.follow-up')).toHaveCount(0)
  await expect(page.locator('.nudging')).toContainText('After the session, by e-mail')
  await undoBy(page, hand())
  await expect(page.locator('.follow-up')).toBeVisible()
})

/** A program in which nothing goes out at once; the first client is in it. */
const programBy = async (name: string): Promise<void> => {
  await openRoom(page, hand(), 'settings')
  await hand().press(button(programs.open))
  await expect(page.getByRole('heading', { name: programs.title, level: 1 })).toBeFocused()
  await expect(page.getByText(programs.none)).toBeVisible()
  for (const typed of ['Career', 'Carere', name]) {
    await hand().press(button(programs.add))
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: typed, level: 2 })).toBeVisible()
    await expect(button(programs.add)).toBeFocused()
  }
  await hand().press(button(programs.removeIt('Carere')))
  await expect(page.getByRole('heading', { name: 'Carere' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: programs.title, level: 1 })).toBeFocused()
  await hand().press(button(programs.renameIt('Career')))
  await page.keyboard.type('Coaching')
  await page.keyboard.press('Enter')
  await expect(button(programs.renameIt('Coaching'))).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('leadership')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('one of that name already')
  await page.keyboard.press('Escape')
  await expect(button(programs.renameIt('Coaching'))).toBeFocused()

  await hand().press(button(programs.changeIt(name)))
  await expect(page.getByRole('radio', { name: programs.by.practice })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('group', { name: nudgeSettings.stage.confirmation })).toBeVisible()
  await page.getByRole('group', { name: nudgeSettings.stage.confirmation }).getByRole('radio', { name: 'By e-mail' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page.getByRole('group', { name: nudgeSettings.stage.confirmation }).getByRole('radio', { name: 'Not' })).toBeChecked()
  await lookOver(page, 'the programs')
  await page.keyboard.press('Escape')
  await expect(button(programs.changeIt(name))).toBeFocused()
  await expect(page.getByText('A plan of its own: half-way and the day before by SMS. Nobody is in it now.')).toBeVisible()
}

test('reminders of one client: her program, the town she lives in, a pause, a plan of her own; each can be undone', async () => {
  const part = page.locator('.nudging')
  await expect(part).toContainText('Half-way')
  await programBy('Leadership')
  await openClient(page, hand(), MARTA)
  await hand().press(page.getByRole('button', { name: new RegExp(programs.which, 'u') }))
  await page.keyboard.press('End')
  await lookOver(page, 'the program of a client')
  await page.keyboard.press('Enter')
  await expect(part).toContainText('The plan of \u2068Leadership\u2069: half-way and the day before by SMS.')
  await openRoom(page, hand(), 'today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(entries()).toHaveCount(0)
  await undoBy(page, hand())
  await expect(entries()).toHaveCount(1)
  await openClient(page, hand(), MARTA)
  await hand().press(part.getByRole('button', { name: nudging.change, exact: true }))
  const zone = page.getByRole('combobox', { name: nudging.zone })
  await expect(zone).toBeFocused()
  await page.keyboard.type('tokyo')
  await expect(page.getByRole('option', { name: /Tokyo/u })).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByText(/lives by the clock of Tokyo$/u)).toBeVisible()
  await page.getByRole('radio', { name: nudging.by('practice', null), exact: true }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(part.getByRole('group', { name: nudgeSettings.stage.midpoint })).toBeVisible()
  await lookOver(page, 'the reminders of a client, changed')
  await hand().press(part.getByRole('button', { name: new RegExp(`^${nudging.done}`, 'u') }))
  await expect(part).toContainText('A plan of their own')
  await expect(part).toContainText('in Tokyo')

  await hand().press(part.getByRole('button', { name: nudging.pause, exact: true }))
  await expect(page.getByRole('button', { name: 'Two weeks' })).toBeVisible()
  await hand().press(page.getByRole('button', { name: 'Two weeks' }))
  await expect(part).toContainText('Paused until')
  await lookOver(page, 'the reminders of a client, paused')
  await openRoom(page, hand(), 'today')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(entries()).toHaveCount(0)
  await openClient(page, hand(), MARTA)
  await hand().press(part.getByRole('button', { name: nudging.goOn }))
  await expect(part).not.toContainText('Paused')
  await page.keyboard.press('Control+Z')
  await expect(page.getByText(words.undone, { exact: true })).toBeVisible()
  await expect(part).toContainText('Paused until')
})

test('a letter is written in her own words, seen as a client would read it, kept, and given back', async () => {
  await openRoom(page, hand(), 'settings')
  const part = page.locator('.nudges-part')
  await expect(part).toContainText('Nothing is sent by itself')
  await hand().press(part.getByRole('button', { name: nudgeSettings.writeLetters }))
  await expect(page.getByRole('heading', { name: letters.title, level: 1 })).toBeVisible()
  const preview = page.getByRole('region', { name: letters.preview })
  await expect(preview).toContainText('this is what we agreed')
  await lookOver(page, 'the letters')

  const text = page.getByRole('textbox', { name: letters.text, exact: true })
  await hand().write(text, '')
  await page.keyboard.press('Control+A')
  await page.keyboard.insertText('Hello {name}, a word from me.')
  await expect(page.getByText(letters.warnings.noItems)).toBeVisible()
  await expect(preview).toContainText('a word from me')
  await expect(preview).not.toContainText('{name}')
  await lookOver(page, 'a letter with a warning')
  await hand().press(button(letters.insertIt(letters.places.items)))
  await expect(text).toBeFocused()
  await expect(page.getByText(letters.warnings.noItems)).toHaveCount(0)
  await expect(preview).toContainText('1.')

  await hand().press(button(letters.back))
  await expect(page.getByText(letters.unkept(1))).toBeVisible()
  await hand().press(button(letters.keepAll))
  await expect(page.getByRole('heading', { name: settings.title, level: 1 })).toBeVisible()
  await expect(part).toContainText(nudgeSettings.lettersWhat(1))

  await openRoom(page, hand(), 'today')
  await expect(entries()).toHaveCount(1)
  await ring().focus()
  await page.keyboard.press('r')
  await expect(page.locator('.letter')).toContainText('Hello Marta, a word from me.')
  expect(plain(await page.locator('.letter').innerText())).toContain('1. Ask Marek about the rota')

  await openRoom(page, hand(), 'settings')
  await hand().press(part.getByRole('button', { name: nudgeSettings.writeLetters }))
  await hand().press(button(letters.reset))
  await expect(preview).toContainText('this is what we agreed')
})
