/**
 * The worked example in the real app, by keyboard alone, over four weeks of a clock that can be moved: three things are
 * agreed, confirmed, reminded of, answered for, and brought back into the next session.
 */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { obstacleWords } from '../../renderer/strings/items.ts'
import { toSend } from '../../renderer/strings/to-send.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import {
  editorOf, firstClientBy, firstRunBy, itemOf, keyboard, openClient, openRoom, saveBy,
} from '../support/screens.ts'
import { bookBy } from '../support/screens-sessions.ts'
import { testClock, type TestClock } from '../support/test-clock.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MARTA = 'Marta Oliveira'
const [BLOCK, BRIEF, ASK] = ['Block half an hour with Ravi', 'Write the brief for the call list', 'Ask Ravi what was missing']
const NOTE = ['Key points', 'She cannot hand over the last look.', '', `[] ${BLOCK}`, `[] ${BRIEF}`, `[] ${ASK}`]

let running: RunningApp
let page: Page
let clock: TestClock

const hand = () => keyboard(page)
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' })
const entries = (): Locator => page.locator('.to-send-entry')

/** In the place of the machine's mail program: one that is handed the letter and keeps it. */
const fakePrograms = () => running.app.evaluate(({ app, shell }) => {
  app.getApplicationNameForProtocol = () => 'Letters'
  shell.openExternal = () => Promise.resolve()
})

/** The one message that waits is of this kind; it is opened, and marked as sent. */
const sendTheOne = async (kind: string) => {
  await openRoom(page, hand(), 'today')
  await expect(entries()).toHaveCount(1)
  await expect(entries()).toContainText(kind)
  await entries().locator('[data-entry]').focus()
  await page.keyboard.press('o')
  await expect(button(toSend.markSent)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(entries()).toHaveCount(0)
}

const onItem = async (text: string, key: string) => {
  await itemOf(page, text).getByRole('button').first().focus()
  await page.keyboard.press(key)
}

/** From the top of Today, where the focus is on no control. */
const openBrief = async () => {
  await openRoom(page, hand(), 'today')
  await expect(page.locator('.sheet.next')).toContainText(MARTA)
  await page.locator('h1').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: MARTA, level: 1 })).toBeVisible()
}

test.beforeEach(async () => {
  const userData = newUserData()
  clock = testClock(userData, '2026-11-24T09:00:00.000Z')
  running = await launchApp({ userData, env: clock.env })
  page = running.page
  await fakePrograms()
})
test.afterEach(() => running.close())

test('S4: from the note to the brief, and on to the next note, across four weeks', async () => {
  test.setTimeout(240_000)
  await firstRunBy(page, hand(), PASSPHRASE)
  await firstClientBy(page, hand(), MARTA)

  await test.step('week one: three things are agreed; their days come from the next session (E30)', async () => {
    await page.keyboard.insertText(NOTE.join('\n'))
    await saveBy(page, hand(), 3)
    await hand().press(button(clientWords.contact.add))
    await hand().write(page.getByLabel(clientWords.contact.email, { exact: true }), 'marta@example.pt')
    await page.keyboard.press('Enter')
    await bookBy(page, MARTA, '8 December', '1000')
    await openClient(page, hand(), MARTA)
    for (const text of [BLOCK, BRIEF, ASK]) await expect(itemOf(page, text)).toContainText('Sunday 6 December')
  })

  await test.step('To send has the confirmation; opened and marked as sent it is gone (E36)', async () => {
    await clock.goTo(page, '2026-11-24T09:31:00.000Z')
    await sendTheOne('What we agreed')
  })

  await test.step('week two: half-way, and the day before (E32)', async () => {
    await clock.goTo(page, '2026-11-30T10:01:00.000Z')
    await sendTheOne('Half-way')
    await clock.goTo(page, '2026-12-05T10:01:00.000Z')
    await sendTheOne('The day before')
  })

  await test.step('one is done by her word and confirmed, one is stuck with what stands in the way (E31)', async () => {
    await openClient(page, hand(), MARTA)
    await onItem(BLOCK, 'Shift+D')
    await expect(itemOf(page, BLOCK)).toContainText('Marta says it is done')
    await onItem(BLOCK, 'd')
    await expect(button(/^Done and skipped, 1/u)).toBeVisible()
    await onItem(BRIEF, 's')
    await hand().choose(page.getByRole('menuitem', { name: new RegExp(`^${obstacleWords.confidence}`, 'u') }))
    await expect(itemOf(page, BRIEF)).toContainText('stuck since today: confidence')
  })

  await test.step('week three: what was not done is late, and on the roster the same day (E38)', async () => {
    await clock.goTo(page, '2026-12-06T23:59:00.000Z')
    await openRoom(page, hand(), 'clients')
    await expect(page.locator('.roster')).toContainText(MARTA)
    await expect(page.locator('.roster')).not.toContainText('overdue')
    await clock.goTo(page, '2026-12-07T00:01:00.000Z')
    // What is stuck waits, too.
    await expect(page.locator('.roster')).toContainText('Two things overdue, the first since yesterday')
  })

  await test.step('the brief has all of it (E41)', async () => {
    await clock.goTo(page, '2026-12-08T09:45:00.000Z')
    await openBrief()
    await expect(page.getByRole('heading', { name: 'Three things were agreed on Tuesday 24 November' })).toBeVisible()
    await expect(itemOf(page, BLOCK)).toContainText('Done on Saturday')
    await expect(itemOf(page, BRIEF)).toContainText('confidence')
    await expect(itemOf(page, ASK)).toContainText('was due Sunday, 2 days ago')
    await expect(page.getByText('She cannot hand over the last look.')).toBeVisible()
    await expect(page.getByRole('img', { name: /went back this week|went back in the week of/u })).toBeVisible()
  })

  await test.step('Enter starts the note of this session; the next one begins with what was agreed in it', async () => {
    await page.keyboard.press('Enter')
    await expect(editorOf(page)).toBeFocused()
    await page.keyboard.insertText('! She sent it without a last look.\n\n[] Hand over the report')
    await saveBy(page, hand(), 1)
    await expect(page.getByText('Session 2, today')).toBeVisible()
    await bookBy(page, MARTA, '22 December', '1000')
    await clock.goTo(page, '2026-12-22T09:50:00.000Z')
    await openBrief()
    await expect(page.getByText('Session 3, today 10:00 to 11:00, in 10 minutes')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'One thing was agreed on Tuesday 8 December' })).toBeVisible()
    await expect(page.getByText('She sent it without a last look.')).toBeVisible()
    await expect(itemOf(page, ASK)).toContainText('was due')
  })
})
