/**
 * What can be typed between sessions: addresses, a town, letters, programs, bookings. Every field is given a marker, what is kept
 * and what is left. By mouse, and quickly: whether the fields can be used is asked elsewhere.
 */
import { expect, type Locator, type Page } from '@playwright/test'
import { EVERY_WORDS } from '../../renderer/strings/calendar.ts'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { letters } from '../../renderer/strings/letters.ts'
import { nudgeSettings, nudging } from '../../renderer/strings/nudges.ts'
import { programs } from '../../renderer/strings/programs.ts'
import { sessions } from '../../renderer/strings/sessions.ts'
import { kindWords, toSend } from '../../renderer/strings/to-send.ts'
import type { RunningApp } from './app.ts'
import { mouse, openClient, openRoom } from './screens.ts'

/** Each a word that stands in no program and no dictionary. */
export const betweenMarkers = {
  email: 'krumhelvane.post@brindlequay.example',
  leftEmail: 'gorsewimble@fennimarrow.example',
  phone: '962 774 018 335',
  dialled: '962774018335',
  town: 'Wexendrool-on-Tarn',
  subject: 'Mivvlegarth of our hour together',
  letter: 'Corvendish greets you from the mill',
  letterDraft: 'Skellowby draft that nobody kept',
  program: 'Grimmelhaven leadership year',
  renamedProgram: 'Thistlemarch leadership year',
  leftProgram: 'Ruddlecombe never begun',
  who: 'Hobblequist',
  day: 'Trundlemas eve',
  time: 'Quorfnight',
  place: 'Pellandrow House, the blue door',
  seriesPlace: 'https://meet.vorticane.example/umbrelthwaite',
  groupPlace: 'Jessamund hall above the smithy',
  otherPlace: 'Ferrowick Lane, ring twice',
  leftPlace: 'Ogglethorn barn if it rains',
}

/** What the fake programs were handed, link by link. */
export interface FakePrograms { readonly opened: () => Promise<readonly string[]> }

/** In the place of the machine's mail and SMS programs: two that keep what they are handed, in memory. */
export const fakePrograms = async ({ app }: Pick<RunningApp, 'app'>): Promise<FakePrograms> => {
  await app.evaluate(({ app: electron, shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { opened })
    electron.getApplicationNameForProtocol = () => 'Letters'
    shell.openExternal = (link) => {
      opened.push(link)
      return Promise.resolve()
    }
  })
  return { opened: () => app.evaluate(() => (globalThis as unknown as { opened: readonly string[] }).opened) }
}

const button = (within: Page | Locator, name: string): Locator => within.getByRole('button', { name: new RegExp(`^${name}`, 'u') }).first()
const field = (page: Page, name: string): Locator => page.getByRole('textbox', { name, exact: true })

/** On the page of a client: how to reach her, kept and left; the town she lives in. */
export const contactBy = async (page: Page): Promise<void> => {
  await button(page, clientWords.contact.add).click()
  await field(page, clientWords.contact.email).fill(betweenMarkers.email)
  await field(page, clientWords.contact.phone).fill(`+${betweenMarkers.phone}`)
  await page.keyboard.press('Enter')
  await expect(page.getByText(betweenMarkers.email)).toBeVisible()
  await button(page.locator('.contact'), clientWords.contact.change).click()
  await field(page, clientWords.contact.email).fill(betweenMarkers.leftEmail)
  await page.keyboard.press('Escape')
  await expect(page.getByText(betweenMarkers.email)).toBeVisible()

  await button(page.locator('.nudging'), nudging.change).click()
  const town = page.getByRole('combobox', { name: nudging.zone })
  await town.fill(betweenMarkers.town)
  await expect(page.getByText(nudging.zoneNone)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(town).toHaveCount(0)
}

/** In Settings: a letter that is kept, and one that is only typed. */
export const lettersBy = async (page: Page): Promise<void> => {
  await openRoom(page, mouse(page), 'settings')
  await button(page, nudgeSettings.writeLetters).click()
  await page.getByRole('tab', { name: kindWords['follow-up'] }).click()
  await field(page, letters.subject).fill(betweenMarkers.subject)
  await field(page, letters.text).fill(`{name}, ${betweenMarkers.letter}\n\n{items}`)
  await page.keyboard.press('Control+Enter')
  await expect(page.getByText(letters.own)).toBeVisible()
  await page.getByRole('tab', { name: kindWords.midpoint }).click()
  await field(page, letters.text).fill(betweenMarkers.letterDraft)
  await expect(page.getByRole('region', { name: letters.preview })).toContainText(betweenMarkers.letterDraft)
}

/** In Settings: a program that is added, called otherwise, and put over a client’s work; and one that is left. */
export const programsBy = async (page: Page, client: string): Promise<void> => {
  await openRoom(page, mouse(page), 'settings')
  await button(page, programs.open).click()
  await button(page, programs.add).click()
  await field(page, programs.addName).fill(betweenMarkers.leftProgram)
  await page.keyboard.press('Escape')
  await button(page, programs.add).click()
  await field(page, programs.addName).fill(betweenMarkers.program)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: programs.renameIt(betweenMarkers.program) }).click()
  await field(page, programs.newName).fill(betweenMarkers.renamedProgram)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: betweenMarkers.renamedProgram })).toBeVisible()
  await openClient(page, mouse(page), client)
  await page.locator('.which-program').getByRole('button').click()
  await page.getByRole('option', { name: betweenMarkers.renamedProgram }).click()
  await expect(page.locator('.which-program')).toContainText(betweenMarkers.renamedProgram)
}

interface Booking {
  readonly people: readonly string[]
  readonly day: string
  readonly time: string
  readonly place: string
  readonly isSeries?: boolean
}

const book = async (page: Page, { people, day, time, place, isSeries = false }: Booking): Promise<void> => {
  await page.keyboard.press('b')
  const form = page.getByRole('dialog', { name: sessions.form.book, exact: true })
  for (const name of people) {
    await form.getByRole('combobox').first().fill(betweenMarkers.who)
    await form.getByRole('combobox').first().fill(name)
    await expect(page.getByRole('option', { selected: true })).toHaveText(name)
    await page.keyboard.press('Enter')
    await expect(form.locator('.chip', { hasText: name })).toBeVisible()
  }
  await field(page, sessions.form.day).fill(betweenMarkers.day)
  await field(page, sessions.form.time).fill(betweenMarkers.time)
  await field(page, sessions.form.place).fill(place)
  await page.keyboard.press('Enter')
  await expect(form.getByText(sessions.form.problems.day)).toBeVisible()
  await field(page, sessions.form.day).fill(day)
  await field(page, sessions.form.time).fill(time)
  if (isSeries) {
    await form.getByRole('button', { name: new RegExp(EVERY_WORDS.never, 'u') }).click()
    await page.getByRole('option', { name: EVERY_WORDS.week, exact: true }).click()
  }
  await form.locator('button[type=submit]').click()
  await expect(form).toHaveCount(0)
}

/** In the calendar: one session, a series and a group, each somewhere; one is moved elsewhere, or nearly. */
export const bookingsBy = async (page: Page, [one, other]: readonly [string, string]): Promise<void> => {
  await openRoom(page, mouse(page), 'calendar')
  await expect(page.locator('.week-grid')).toBeVisible()
  await book(page, { people: [one], day: 'tomorrow', time: '10:00', place: betweenMarkers.place })
  await book(page, { people: [one], day: 'tomorrow', time: '12:00', place: betweenMarkers.seriesPlace, isSeries: true })
  await book(page, { people: [one, other], day: 'tomorrow', time: '14:00', place: betweenMarkers.groupPlace })
  await page.locator('.week-column .session', { hasText: one }).first().click()
  const details = page.locator('.session-details')
  await expect(details).toContainText(betweenMarkers.place)
  for (const [place, key] of [[betweenMarkers.otherPlace, 'Enter'], [betweenMarkers.leftPlace, 'Escape']] as const) {
    await button(details.locator('.session-place'), sessions.acts.changePlace).click()
    await details.getByRole('textbox').fill(place)
    await details.getByRole('textbox').press(key)
    await expect(details.locator('.session-place')).toContainText(betweenMarkers.otherPlace)
  }
  await expect(details.locator(':focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(details).toHaveCount(0)
}

/** On the page of a client with something agreed: her letter, copied, and opened as mail and as an SMS. */
export const writeToBy = async (page: Page, handedTo: FakePrograms): Promise<void> => {
  const part = page.locator('.follow-up')
  const handed = async (channel: 'email' | 'sms', times: number) => {
    await button(part, toSend.open[channel]).click()
    await button(part, toSend.notYet).click()
    expect(await handedTo.opened()).toHaveLength(times)
  }
  await button(part, 'Write to').click()
  await expect(part.locator('.letter')).toContainText(betweenMarkers.letter)
  await handed('email', 1)
  await button(page.locator('.nudging'), nudging.change).click()
  await page.getByText(nudging.reachableBy.sms, { exact: true }).click()
  await button(page.locator('.nudging'), nudging.done).click()
  await handed('sms', 2)
  await button(part, 'Copy the message').click()
  await expect(part.getByText(toSend.copied)).toBeVisible()
}
