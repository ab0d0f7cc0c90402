/** Sessions, as a coach books them by keyboard. */
import { expect, type Page } from '@playwright/test'
import { sessions } from '../../renderer/strings/sessions.ts'
import { keyboard, openRoom } from './screens.ts'

/** B in the calendar, the first letters of a name, a day and a time as they may be typed. */
export const bookBy = async (page: Page, name: string, day: string, time: string): Promise<void> => {
  const hand = keyboard(page)
  await openRoom(page, hand, 'calendar')
  await expect(page.locator('.week-grid')).toBeVisible()
  await page.keyboard.press('b')
  await expect(page.getByRole('combobox', { name: sessions.form.who, exact: true })).toBeFocused()
  await page.keyboard.type(name.slice(0, 3).toLowerCase())
  await expect(page.getByRole('option', { selected: true })).toHaveText(name)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('textbox', { name: sessions.form.day, exact: true })).toBeFocused()
  await page.keyboard.type(day)
  await hand.write(page.getByRole('textbox', { name: sessions.form.time, exact: true }), time)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByText(/^Booked/u)).toBeVisible()
}
