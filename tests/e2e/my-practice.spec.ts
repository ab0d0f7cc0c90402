/** My practice in the real app, by keyboard: the sample’s figures, what is behind them, and the steps that move them. */
import { expect, test, type Locator, type Page } from '@playwright/test'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { MEASURE_WORDS } from '../../renderer/strings/measure-names.ts'
import { measures as words } from '../../renderer/strings/measures.ts'
import { clients } from '../../renderer/strings/clients.ts'
import { sample } from '../../renderer/strings/sample.ts'
import { words as appWords } from '../../renderer/strings/words.ts'
import type { Measure } from '../../shared/domain/measures/names.ts'
import { launchApp, newUserData, throughLock } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import { firstRunBy, keyboard, openRoom, undoBy, type Hand } from '../support/screens.ts'

const table = (page: Page): Locator => page.getByRole('table', { name: words.table })

const row = (page: Page, measure: Measure): Locator =>
  table(page).locator('tr.figure').filter({ has: page.getByRole('button', { name: MEASURE_WORDS[measure].name, exact: true }) })

const myPracticeBy = async (page: Page, hand: Hand): Promise<void> => {
  await openRoom(page, hand, 'my-practice')
  await expect(page.getByRole('heading', { name: words.title, level: 1 })).toBeVisible()
}

/** The sample practice, from the first page of the first run. */
const sampleBy = async (page: Page, hand: Hand): Promise<void> => {
  await expect(page.getByRole('heading', { name: firstRun.passphrase.title })).toBeVisible()
  await throughLock(page, () => hand.press(page.getByRole('button', { name: sample.offer })))
  await expect(page.getByRole('complementary', { name: sample.band.label })).toBeVisible({ timeout: 60_000 })
}

test('by keyboard: the figures of the sample, what is behind them, what they are compared with, and their steps', async () => {
  const running = await launchApp({ userData: newUserData() })
  const { page } = running
  const hand = keyboard(page)
  await sampleBy(page, hand)
  await myPracticeBy(page, hand)

  await test.step('shares with what they are taken from, beside what others claim', async () => {
    await expect(row(page, 'completion')).toContainText(/\d+%\s*\d+ of \d+/u)
    await expect(row(page, 'assigned')).toContainText(/\d/u)
    await expect(table(page).getByRole('columnheader', { name: words.claimed })).toBeVisible()
    await expect(page.getByText(words.footnote)).toBeVisible()
    await expect(row(page, 'completion').getByRole('img')).toHaveAttribute('aria-label', /^From \d+%/u)
    await lookOver(page, 'My practice')
  })

  await test.step('T opens the months behind a line and says what it means, and closes them', async () => {
    const name = row(page, 'completion').getByRole('button').first()
    await hand.press(name)
    const months = page.getByRole('table', { name: words.months('completion') })
    await expect(months.getByRole('columnheader')).toHaveCount(12)
    await expect(page.getByText(MEASURE_WORDS.completion.what)).toBeVisible()
    await lookOver(page, 'My practice, the months behind a figure')
    await page.keyboard.press('t')
    await expect(months).toHaveCount(0)
    await page.keyboard.press('t')
    await expect(months).toBeVisible()
    await page.keyboard.press('t')
  })

  await test.step('another month to compare with can be chosen, and undone', async () => {
    const chip = page.getByRole('button', { name: /^Compared with/u })
    const before = await chip.innerText()
    await hand.press(chip)
    await expect(page.getByRole('menu')).toBeVisible()
    await lookOver(page, 'My practice, choosing a month')
    await hand.choose(page.getByRole('menuitemradio').nth(1))
    await expect(chip).not.toHaveText(before)
    await undoBy(page, hand)
    await expect(chip).toHaveText(before)
  })

  await test.step('what only she can say is asked for, kept, and can be undone', async () => {
    const form = page.locator('.report-form')
    await hand.write(form.getByLabel(words.report.hours), 'much')
    await page.keyboard.press('Enter')
    await expect(page.getByText(words.report.hoursWrong)).toBeVisible()
    await form.getByLabel(words.report.hours).fill('6,5')
    await page.keyboard.press('Enter')
    await expect(form).toHaveCount(0)
    await expect(row(page, 'admin-hours')).toContainText('6.5 h a week')
    await lookOver(page, 'My practice, what she wrote down')
    await undoBy(page, hand)
    await expect(form).toBeVisible()
  })

  await test.step('the spans are one choice, moved through by the arrows', async () => {
    await page.getByRole('radio').first().focus()
    await page.keyboard.press('ArrowRight')
    await expect(page.getByRole('radio').nth(1)).toBeChecked()
    await page.keyboard.press('ArrowRight')
    await expect(table(page).getByRole('columnheader').nth(1)).toHaveText(/ to /u)
    await lookOver(page, 'My practice, a quarter')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
  })

  await test.step('a figure that asks for a decision leads to what would move it', async () => {
    await hand.press(row(page, 'overdue-caught').getByRole('button', { name: words.stepFor('roster', 'overdue-caught') }))
    await expect(page.getByRole('heading', { name: clients.title, level: 1 })).toBeVisible()
    await myPracticeBy(page, hand)
    await hand.press(row(page, 'capture-time').getByRole('button', { name: words.stepFor('capture', 'capture-time') }))
    await expect(page.getByText(words.capture.words)).toBeVisible()
    await lookOver(page, 'My practice, how to write down what was agreed')
    await page.keyboard.press('Escape')
    await expect(page.getByText(words.capture.words)).toHaveCount(0)
    // The coach of the sample writes often enough, and seldom after a session.
    await expect(row(page, 'reminders').getByRole('button', { name: words.stepFor('reminders', 'reminders') })).toHaveCount(0)
    await hand.press(row(page, 'follow-ups').getByRole('button', { name: words.stepFor('today', 'follow-ups') }))
    await expect(page.locator('main.today')).toBeVisible()
  })
  await running.close()
})

test('a practice that has just begun says when there will be something, and a young one what is missing', async () => {
  const running = await launchApp({ userData: newUserData() })
  const { page } = running
  const hand = keyboard(page)
  await firstRunBy(page, hand, 'copper ladle winter orchard')
  await myPracticeBy(page, hand)
  await expect(page.getByText(words.empty)).toBeVisible()
  await lookOver(page, 'My practice, empty')

  await page.evaluate(async () => {
    const call = async (channel: string, input: unknown): Promise<Record<string, string>> =>
      (await window.stillroom.call(channel, input) as { value: Record<string, string> }).value
    const { clientId } = await call('clients.add', { name: 'Marta Oliveira' })
    const { noteId } = await call('notes.begin', { clientId })
    await call('notes.save', { noteId, clientId, text: 'She came in tired.', corrections: [], confirmed: [] })
  })
  await expect(row(page, 'attendance')).toContainText('Two more sessions and this can be said')
  await expect(row(page, 'attendance')).not.toContainText('%')
  await expect(page.getByText(words.baseline.none)).toBeVisible()
  await lookOver(page, 'My practice, too early to say')
  await expect(page.getByRole('navigation').getByRole('button', { name: appWords.rooms['my-practice'] })).toHaveAttribute('aria-current', 'page')
  await running.close()
})
