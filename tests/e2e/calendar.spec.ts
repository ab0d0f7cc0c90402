/** The calendar in the real app, by keyboard alone: booking, moving, cancelling, missing, and a series. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test, type Locator, type Page } from '@playwright/test'
import { calendar, EVERY_WORDS } from '../../renderer/strings/calendar.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { sessions } from '../../renderer/strings/sessions.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import { firstClientBy, firstRunBy, itemOf, keyboard, openClient, openRoom, saveBy } from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const MARTA = 'Marta Oliveira'
const TASK = 'Ask Marek about the rota'

let running: RunningApp
let page: Page
let clock: string

/** A Tuesday. The clock of the practice is put there, and goes on from it. */
const setClock = (instant: string) => { writeFileSync(clock, String(Date.parse(instant) - Date.now())) }

test.beforeEach(async () => {
  const userData = newUserData()
  clock = path.join(userData, 'test-clock')
  setClock('2026-11-24T09:00:00.000Z')
  running = await launchApp({ userData, env: { STILLROOM_TEST_CLOCK: clock, TZ: 'UTC' } })
  page = running.page
  await firstRunBy(page, keyboard(page), PASSPHRASE)
  await firstClientBy(page, keyboard(page), MARTA)
})
test.afterEach(() => running.close())

const hand = () => keyboard(page)
const dialog = (): Locator => page.getByRole('dialog', { name: sessions.form.book, exact: true })
const said = (sentence: string): Locator => page.getByRole('status').getByText(sentence)
const session = (name: string): Locator => page.locator('.session', { hasText: name })
const inCalendar = async () => {
  await openRoom(page, hand(), 'calendar')
  await expect(page.locator('.week-grid')).toBeVisible()
}

const field = (name: string): Locator => page.getByRole('textbox', { name, exact: true })

/** Types over the day, where the focus comes to, and over the time after it. */
const typeWhen = async ({ day, time }: { readonly day: string, readonly time?: string }) => {
  await expect(field(sessions.form.day)).toBeFocused()
  await page.keyboard.type(day)
  if (time !== undefined) await hand().write(field(sessions.form.time), time)
}

/** B, letters of her name, a day, a time; Enter is left to the test. */
const fillBooking = async (when: { readonly day: string, readonly time: string }) => {
  await page.keyboard.press('b')
  await expect(page.getByRole('combobox', { name: sessions.form.who, exact: true })).toBeFocused()
  await page.keyboard.type('mar')
  await expect(page.getByRole('option', { selected: true })).toHaveText(MARTA)
  await page.keyboard.press('Enter')
  await typeWhen(when)
}

/** From the head of today to her session, and opens it. */
const openSession = async () => {
  await session(MARTA).focus()
  await page.keyboard.press('Enter')
  await expect(page.locator('.session-details')).toBeVisible()
}

test('a session is booked, moved, cancelled and missed; what was agreed without a day goes along', async () => {
  await page.keyboard.insertText(`She came in tired.\n[] ${TASK}`)
  await expect(page.getByRole('heading', { name: noteWords.agreed(1) })).toBeVisible()
  await saveBy(page, hand(), 1)
  await expect(itemOf(page, TASK)).toContainText('Tuesday 1 December')

  await test.step('E28, E30: booked with B, a name, a day and Enter; the due day is two days before it', async () => {
    await inCalendar()
    await lookOver(page, 'an empty week')
    await fillBooking({ day: '4 December', time: '1400' })
    await expect(dialog()).toContainText('Friday 4 December, 14:00 to 15:00.')
    await lookOver(page, 'the form of a session')
    await page.keyboard.press('Enter')
    await expect(said('Booked \u2068Marta\u2069 for Friday 4 December, 14:00. One due day moved with it.')).toBeVisible()
    await expect(page.getByRole('heading', { name: calendar.weekTitle('2026-11-30', '2026-12-06', '2026-11-24'), level: 1 })).toBeVisible()
    await expect(session(MARTA)).toBeVisible()
    await openClient(page, hand(), MARTA)
    await expect(itemOf(page, TASK)).toContainText('Wednesday 2 December')
  })

  await test.step('moved: the due day goes along, and the toast says so', async () => {
    await inCalendar()
    await page.keyboard.press('PageDown')
    await expect(session(MARTA)).toBeVisible()
    await openSession()
    await lookOver(page, 'a session, opened')
    await hand().press(page.getByRole('button', { name: sessions.acts.move, exact: true }))
    await typeWhen({ day: '3/12' })
    await page.keyboard.press('Enter')
    await expect(said('Moved to Thursday 3 December, 14:00. One due day moved with it.')).toBeVisible()
    await openClient(page, hand(), MARTA)
    await expect(itemOf(page, TASK)).toContainText('Tuesday 1 December')
    await expect(page.getByText('The next is Thursday 3 December, 14:00.')).toBeVisible()
    await expect(page.getByText('moved from Friday 4 December, 14:00')).toBeVisible()
    await lookOver(page, 'her page with a session')
  })

  await test.step('cancelled, and back again with undo', async () => {
    await inCalendar()
    await page.keyboard.press('PageDown')
    await openSession()
    await hand().press(page.getByRole('button', { name: sessions.acts.cancel, exact: true }))
    await expect(said('Cancelled.')).toBeVisible()
    await expect(page.locator('.week-cancelled .session')).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(said(words.undone)).toBeVisible()
    await expect(page.locator('.week-column .session')).toBeVisible()
  })

  await test.step('E29: when it has ended it waits on Today; she did not come, and it waits no more', async () => {
    setClock('2026-12-03T15:30:00.000Z')
    await openRoom(page, hand(), 'today')
    const waiting = page.getByRole('region', { name: sessions.unwritten.head })
    await expect(waiting).toContainText('Ended at 15:00')
    await lookOver(page, 'Today with a session that is not written up')
    await hand().press(waiting.getByRole('button', { name: sessions.unwritten.missedBy(MARTA), exact: true }))
    await expect(waiting).toHaveCount(0)
    await inCalendar()
    await expect(session(MARTA)).toContainText('missed')
    await lookOver(page, 'a week with a missed session')
  })
})

test('E28: a weekly series, moved from one session on', async () => {
  await page.keyboard.insertText('A first talk.')
  await saveBy(page, hand(), 0)
  await inCalendar()
  await fillBooking({ day: 'today', time: '4pm' })
  const repeats = page.getByRole('button', { name: new RegExp(EVERY_WORDS.never, 'u') })
  await hand().press(repeats)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(dialog()).toContainText('Ten sessions, Tuesdays at 16:00, from Tuesday 24 November until 26 January 2027.')
  await lookOver(page, 'the form of a series')
  await hand().press(dialog().getByRole('button', { name: new RegExp(`^${sessions.form.go} `, 'u') }))
  await expect(page.getByText(/^Ten sessions booked with/u)).toBeVisible()
  await expect(session(MARTA).last()).toBeVisible()

  await openRoom(page, hand(), 'calendar')
  await page.keyboard.press('PageDown')
  await expect(page.getByRole('heading', { name: calendar.weekTitle('2026-11-30', '2026-12-06', '2026-11-24'), level: 1 })).toBeVisible()
  await openSession()
  await hand().press(page.getByRole('button', { name: sessions.acts.move, exact: true }))
  await expect(page.getByRole('radio', { name: sessions.form.one, exact: true })).toBeChecked()
  await typeWhen({ day: '2 dec' })
  await page.getByRole('radio', { name: sessions.form.one, exact: true }).focus()
  await page.keyboard.press('ArrowDown')
  await lookOver(page, 'moving a series')
  await page.keyboard.press('Enter')
  await expect(said('Moved to Wednesday 2 December, 16:00.')).toBeVisible()
  await page.keyboard.press('PageDown')
  await expect(page.locator('.week-day').nth(2).locator('.session')).toBeVisible()
  await openClient(page, hand(), MARTA)
  await expect(page.getByRole('region', { name: sessions.ofClient.head })).toContainText('today 16:00')
  await expect(page.getByRole('button', { name: new RegExp(`^${clientWords.write}`, 'u') })).toBeVisible()
})
