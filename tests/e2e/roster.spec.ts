/** The roster in the real app, by keyboard alone: who needs the coach, and what was agreed checked by one key. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { clients } from '../../renderer/strings/clients.ts'
import { engagement } from '../../renderer/strings/engagement.ts'
import { itemWords } from '../../renderer/strings/items.ts'
import { stepFor } from '../../renderer/strings/roster.ts'
import { sessions } from '../../renderer/strings/sessions.ts'
import { thresholds } from '../../renderer/strings/thresholds.ts'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import { firstClientBy, firstRunBy, keyboard, openClient, openRoom, saveBy, writeNoteBy } from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MARTA = 'Marta Oliveira'
const JONAS = 'Jonas Weber'
const ASK = 'Ask Ravi about the rota'
const OUTLINE = 'Write the two-page outline'

let running: RunningApp
let page: Page
let clock: string

/** The clock of the practice is put there, and goes on from it. */
const setClock = (instant: string) => { writeFileSync(clock, String(Date.parse(instant) - Date.now())) }

const hand = () => keyboard(page)
const row = (name: string): Locator => page.locator('.roster .row', { hasText: name })
const nameIn = (name: string): Locator => page.locator('.roster').getByRole('button', { name, exact: true })
const tab = (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`, 'u') })
const said = (sentence: RegExp | string): Locator => page.getByRole('status').getByText(sentence)
const itemWith = (text: string): Locator => page.locator('.item', { hasText: text })
const stateOf = (text: string): Locator => itemWith(text).locator('.state')

const toRow = async (name: string) => {
  await openRoom(page, hand(), 'clients')
  await expect(row(name)).toBeVisible()
  await nameIn(name).focus()
}

/** Unfolds her row and goes to what was agreed. */
const toItem = async (name: string, text: string) => {
  await toRow(name)
  await page.keyboard.press('ArrowRight')
  await expect(stateOf(text)).toBeVisible()
  for (let times = 0; times < 10; times++) {
    if (await stateOf(text).evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`no arrow comes to ${text}`)
}

test.beforeAll(async () => {
  const userData = newUserData()
  clock = path.join(userData, 'test-clock')
  setClock('2026-11-17T09:00:00.000Z')
  running = await launchApp({ userData, env: { STILLROOM_TEST_CLOCK: clock, TZ: 'UTC' } })
  page = running.page
  await firstRunBy(page, hand(), PASSPHRASE)
  await firstClientBy(page, hand(), MARTA)
  await page.keyboard.insertText(`She came in tired.\n[] ${ASK}, in 3 days\n[] ${OUTLINE}, in 9 days`)
  await saveBy(page, hand(), 2)
  await openRoom(page, hand(), 'clients')
  await hand().press(page.getByRole('button', { name: clients.add, exact: true }))
  await page.keyboard.type(JONAS)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: JONAS, level: 1 })).toBeVisible()
  await writeNoteBy(page, hand())
  await page.keyboard.insertText('Began.\n[] Walk before breakfast, in 6 days')
  await saveBy(page, hand(), 1)
})
test.afterAll(() => running.close())

test('E38: what is late stands on the roster from the day after it was due, and Today names who needs her', async () => {
  setClock('2026-11-20T23:50:00.000Z')
  await openRoom(page, hand(), 'today')
  await openRoom(page, hand(), 'clients')
  await expect(row(MARTA)).toContainText('No next session booked')
  setClock('2026-11-21T00:01:00.000Z')
  await openRoom(page, hand(), 'today')
  await expect(page.locator('.needs-you .row').first()).toContainText(MARTA)
  await expect(page.locator('.needs-you .late').first()).toHaveText('Overdue since yesterday')
  await expect(page.getByRole('heading', { name: todayWords.needsYou })).toBeVisible()
  await openRoom(page, hand(), 'clients')
  await expect(page.locator('.roster .row-open').first()).toHaveText(MARTA)
  await expect(row(MARTA).locator('.late')).toHaveText('Overdue since yesterday')
  await lookOver(page, 'the roster')
})

test('E31: by one key from the roster, done and back; stuck, and what stands in the way by one more', async () => {
  await toRow(MARTA)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: stepFor('review-items', MARTA) })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(stateOf(ASK)).toBeFocused()
  await lookOver(page, 'a row unfolded')
  await page.keyboard.press('d')
  await expect(said(new RegExp(`^Marked done: .*${ASK}`, 'u'))).toBeVisible()
  await expect(stateOf(ASK)).toHaveCount(0)
  // Her row says how it stands now, in its place; the focus is on what came next.
  await expect(row(MARTA)).not.toContainText('Overdue')
  await expect(stateOf(OUTLINE)).toBeFocused()
  await page.keyboard.press('Control+Z')
  await expect(said(words.undone)).toBeVisible()
  await expect(stateOf(ASK)).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(stateOf(ASK)).toBeFocused()
  await page.keyboard.press('s')
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await lookOver(page, 'what stands in the way')
  await page.keyboard.press('w')
  await expect(itemWith(ASK)).toContainText('stuck since today: workload')
  await expect(page.getByRole('menu')).toHaveCount(0)
  await page.keyboard.press('ArrowLeft')
  await expect(nameIn(MARTA)).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('.unfolded')).toHaveCount(0)
  await expect(nameIn(MARTA)).toBeFocused()
})

test('E31: with Shift it is her word, shown with when she said it; the coach confirms it by one key, and can take it back', async () => {
  await toItem(MARTA, OUTLINE)
  await page.keyboard.press('Shift+D')
  await expect(said(/says it is done/u)).toBeVisible()
  await expect(itemWith(OUTLINE)).toContainText(/Marta says it is done, today \d\d:\d\d/u)
  await expect(itemWith(OUTLINE).getByRole('button', { name: itemWords.confirmIt(OUTLINE) })).toBeVisible()
  await expect(stateOf(OUTLINE)).toBeFocused()
  // On her page it waits with what is open.
  await openClient(page, hand(), MARTA)
  await expect(itemWith(OUTLINE)).toContainText('Marta says it is done')
  await stateOf(OUTLINE).focus()
  await page.keyboard.press('d')
  await expect(said(/^Confirmed as done/u)).toBeVisible()
  await expect(page.getByText('Done and skipped, 1')).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(itemWith(OUTLINE)).toContainText('Marta says it is done')
  await page.keyboard.press('Control+Z')
})

test('E39: the digits and the arrow keys choose whom it shows', async () => {
  await openRoom(page, hand(), 'clients')
  await expect(tab(clients.shown.stuck)).toContainText('1')
  await page.keyboard.press('4')
  await expect(tab(clients.shown.stuck)).toHaveAttribute('aria-selected', 'true')
  await expect(row(MARTA)).toBeVisible()
  await expect(row(JONAS)).toHaveCount(0)
  await tab(clients.shown.stuck).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(tab(clients.shown.improving)).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(page.getByText(clients.nobody['needs-adjustment'])).toBeVisible()
  await lookOver(page, 'nobody to show')
  await page.keyboard.press('1')
  await expect(row(JONAS)).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('.roster .row-open').first()).toBeFocused()
})

test('E38: the step books her where it stands; then she is not without a session any more', async () => {
  await toRow(JONAS)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: stepFor('book', JONAS) })).toBeFocused()
  await page.keyboard.press('Enter')
  const form = page.getByRole('dialog', { name: sessions.form.book, exact: true })
  await expect(form).toContainText(JONAS)
  await hand().press(form.locator('button[type=submit]'))
  await expect(form).toHaveCount(0)
  await expect(row(JONAS)).not.toContainText('No next session booked')
  await page.keyboard.press('Control+Z')
  await expect(row(JONAS)).toContainText('No next session booked')
})

test('E45: the work ends and is taken up again; past clients have a tab of their own', async () => {
  await openClient(page, hand(), JONAS)
  await hand().press(page.getByRole('button', { name: engagement.end, exact: true }))
  await expect(page.getByText(/One thing goes on waiting\.$/u)).toBeVisible()
  await expect(page.getByRole('button', { name: engagement.end, exact: true })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(said(engagement.endedNow)).toBeVisible()
  await expect(page.getByRole('button', { name: engagement.resume, exact: true })).toBeFocused()
  await openRoom(page, hand(), 'clients')
  await expect(row(MARTA)).toBeVisible()
  await expect(row(JONAS)).toHaveCount(0)
  await page.keyboard.press('6')
  await expect(row(JONAS)).toContainText('Ended today')
  await lookOver(page, 'past clients')
  await nameIn(JONAS).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(said(/goes on\.$/u)).toBeVisible()
  await expect(tab(clients.shown.past)).toHaveCount(0)
  await expect(row(JONAS)).toBeVisible()
})

test('E38: from when on somebody needs her is hers to say, and can be undone', async () => {
  await openRoom(page, hand(), 'settings')
  const chip = page.getByRole('button', { name: new RegExp(`^${thresholds.names.quiet}`, 'u') })
  await hand().press(chip)
  await hand().choose(page.getByRole('menuitemradio', { name: '28 days' }))
  await expect(said(thresholds.changed('quiet', 28))).toBeVisible()
  await expect(page.getByText(thresholds.atFirst('quiet'))).toBeVisible()
  await page.keyboard.press('Control+Z')
  await expect(page.getByText(thresholds.atFirst('quiet'))).toHaveCount(0)
})
