/** The brief before a session in the real app, by keyboard alone: opened from Today, checked, printed, and gone on from. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { strings } from '../../electron/host/strings.ts'
import { brief } from '../../renderer/strings/brief.ts'
import { momentum } from '../../renderer/strings/momentum.ts'
import { today } from '../../renderer/strings/today.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import { shownReminders } from '../support/reminders.ts'
import {
  editorOf, firstClientBy, firstRunBy, itemOf, keyboard, lockBy, lockScreen, openClient, openRoom, saveBy,
} from '../support/screens.ts'
import { bookBy } from '../support/screens-sessions.ts'
import { testClock, type TestClock } from '../support/test-clock.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MARTA = 'Marta Oliveira'
const NOTE = [
  'Key points', 'She cannot hand over the last look.', '', '[] Write the brief for the call list, in 3 days',
  '[] Ask Ravi what was missing, tomorrow', '-> @coach send her the ladder, in 7 days',
]

/** All that is said of a session, whoever it is with. */
const reminderWords = { title: strings.title, body: strings.reminders.session.body, steps: [strings.reminders.session.step] }

let running: RunningApp
let page: Page
let clock: TestClock

const hand = () => keyboard(page)
const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: typeof name === 'string' })

/** As she presses it from the top of Today: the focus is on no control. */
const enterOnToday = async () => {
  await openRoom(page, hand(), 'today')
  await expect(button(new RegExp(`^${today.openBrief}`, 'u')).first()).toBeVisible()
  await page.locator('h1').focus()
  await page.keyboard.press('Enter')
}

test.beforeEach(async () => {
  const userData = newUserData()
  clock = testClock(userData, '2026-11-24T09:00:00.000Z')
  running = await launchApp({ userData, env: clock.env })
  page = running.page
  await firstRunBy(page, hand(), PASSPHRASE)
  await firstClientBy(page, hand(), MARTA)
})
test.afterEach(() => running.close())

test('E41: Enter on Today opens it; it is checked by the same keys, fits a page, and leads to the note', async () => {
  await page.keyboard.insertText(NOTE.join('\n'))
  await saveBy(page, hand(), 3)
  await bookBy(page, MARTA, '1 December', '1000')

  await test.step('three hours before, it is on Today and not yet what Enter does', async () => {
    await clock.goTo(page, '2026-12-01T07:00:00.000Z')
    await openRoom(page, hand(), 'today')
    await expect(page.locator('.sheet.next')).toContainText('Next, at 10:00')
    await page.locator('h1').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: /agreed on/u })).toHaveCount(0)
  })

  await test.step('48 minutes before, Enter opens the brief', async () => {
    await clock.goTo(page, '2026-12-01T09:12:00.000Z')
    await expect(page.locator('.sheet.next')).toContainText('Next, in 48 minutes')
    await expect(page.locator('.sheet.next')).toContainText('Three things were agreed last time. Two are overdue.')
    await lookOver(page, 'Today, a session is near')
    await enterOnToday()
    await expect(page.getByRole('heading', { name: 'Three things were agreed on Tuesday 24 November' })).toBeVisible()
    await expect(page.getByText('Session 2, today 10:00 to 11:00, in 48 minutes')).toBeVisible()
    await expect(page.getByText('She cannot hand over the last look.')).toBeVisible()
    await expect(button(new RegExp(`^${brief.write}`, 'u'))).toBeVisible()
    await lookOver(page, 'the brief')
  })

  await test.step('an item is checked where it stands, and undone', async () => {
    const task = itemOf(page, 'Ask Ravi what was missing')
    await task.getByRole('button').first().focus()
    await page.keyboard.press('d')
    await expect(task).toContainText('Done today')
    await page.keyboard.press('Control+Z')
    await expect(task).toContainText('was due')
  })

  await test.step('it prints on one page', async () => {
    const pdf = await running.app.evaluate(async ({ BrowserWindow }) =>
      (await BrowserWindow.getAllWindows().at(-1)?.webContents.printToPDF({ pageSize: 'A4', preferCSSPageSize: true }))?.toString('latin1'))
    expect(/\/Count\s+(\d+)/u.exec(pdf ?? '')?.[1]).toBe('1')
  })

  const reminders = await shownReminders(running)
  await test.step('E10: ten minutes before, the system says so without a name; pressed, it leads to the brief', async () => {
    await button(brief.back).focus()
    await page.keyboard.press('Enter')
    await expect(page.locator('.sheet.next')).toBeVisible()
    await clock.goTo(page, '2026-12-01T09:50:01.000Z')
    await expect.poll(reminders.said).toEqual([reminderWords])
    await expect(page.locator('.sheet.next')).toBeVisible()
    await reminders.press(0)
    await expect(page.getByRole('heading', { name: MARTA, level: 1 })).toBeVisible()
    await expect(page.getByText('Session 2, today 10:00 to 11:00, in 10 minutes')).toBeVisible()
  })

  await test.step('half an hour before, Enter starts the note of this session', async () => {
    await clock.goTo(page, '2026-12-01T09:58:00.000Z')
    await expect(button(new RegExp(`^${brief.start}`, 'u'))).toBeVisible()
    await page.locator('h1').focus()
    await page.keyboard.press('Enter')
    await expect(editorOf(page)).toBeFocused()
    await page.keyboard.insertText('She kept the last look.')
    await saveBy(page, hand(), 0)
    await openRoom(page, hand(), 'today')
    await expect(page.locator('.sheet.next')).toHaveCount(0)
    await expect(page.locator('.day')).toContainText('held')
  })

  await test.step('E10: locked, it says no more than open; pressed, it waits behind the lock and leads to the brief', async () => {
    await bookBy(page, MARTA, 'today', '1130')
    await lockBy(running)
    await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
    await clock.goTo(page, '2026-12-01T11:20:01.000Z')
    await expect.poll(reminders.said).toEqual([reminderWords, reminderWords])
    await reminders.press(1)
    await expect(lockScreen(page)).toBeVisible()
    await expect(page.getByText(MARTA)).toHaveCount(0)
    await hand().write(lockScreen(page), PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: MARTA, level: 1 })).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Session 3, today 11:30 to 12:30, in 10 minutes')).toBeVisible()
  })
})

test('E41: of a first session there is nothing to look back on; E42: the strip has its table one key away', async () => {
  await page.keyboard.insertText('[] Walk before breakfast, today')
  await bookedBeforeSaving()
  await enterOnToday()
  await expect(page.getByText(brief.first)).toBeVisible()
  await lookOver(page, 'the brief of a first session')
  await button(brief.back).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await openClient(page, hand(), MARTA)
  await page.locator('h1').focus()
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: momentum.head })).toBeVisible()
  await lookOver(page, 'the weeks as a table')
  await page.keyboard.press('t')
  await expect(page.getByRole('table', { name: momentum.head })).toHaveCount(0)
})

/** The note stays half written; the session begins in an hour. */
const bookedBeforeSaving = async () => {
  await page.getByRole('textbox').first().waitFor()
  await page.keyboard.press('Tab')
  await hand().press(button(MARTA))
  await bookBy(page, MARTA, 'today', '1000')
}
