/** Many clients on the screen: the roster opened, scrolled from end to end, narrowed by letters, one unfolded; and Today. */
import { setTimeout as wait } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { clients as words } from '../../renderer/strings/clients.ts'
import { launchApp } from '../../tests/support/app.ts'
import { mouse, openRoom } from '../../tests/support/screens.ts'
import { testClock } from '../../tests/support/test-clock.ts'
import { unlock } from './felt.ts'
import { median } from './figures.ts'
import { NOW } from './own/practice-file.ts'
import { ownRow, type Row } from './rows.ts'
import { keystrokes, lateFrameRow, longTaskRow, watched, type Watched } from './smooth.ts'

export interface FeltRosterInput {
  /** The folder of a user whose practice was made at the bench's own present. */
  readonly userData: string
  readonly env: Readonly<Record<string, string>>
  readonly clients: number
}

/** Letters that leave ever fewer, and in the end one or none. */
const FILTER = 'client 99'

/** As one notch of a wheel has. */
const PIXELS_A_TURN = 120

/** The most turns of the wheel: far more than any list has pixels for. */
const MOST_TURNS = 2_000

const topOf = (page: Page): Promise<number> => page.locator('.room').evaluate((room) => room.scrollTop)

/** A turn of the wheel with every frame, until the list moves no more. */
const scrollToTheEnd = async (page: Page, direction: 1 | -1): Promise<void> => {
  await page.mouse.move(640, 500)
  let still = 0
  let last = await topOf(page)
  for (let turn = 0; turn < MOST_TURNS; turn += 1) {
    await page.mouse.wheel(0, direction * PIXELS_A_TURN)
    await wait(16)
    if (turn % 10 !== 9) continue
    const top = await topOf(page)
    still = top === last ? still + 1 : 0
    if (still === 2) return
    last = top
  }
  throw new Error('the list has no end')
}

/** Longer than Today takes until everything on it stands there: each of its lists is asked for by itself. */
const ALL_OF_TODAY_MS = 1_500

const openToday = async (page: Page): Promise<void> => {
  await openRoom(page, mouse(page), 'today')
  await page.locator('.coming').waitFor()
  await wait(ALL_OF_TODAY_MS)
}

/** Today opened, and the last of its lists shown whole. */
const measureToday = async (page: Page, name: string): Promise<readonly Row[]> => {
  const opening = await watched(page, async () => {
    for (let time = 0; time < 5; time += 1) {
      await openRoom(page, mouse(page), 'settings')
      await wait(500)
      await openToday(page)
    }
  })
  const elements = await page.locator('*').count()
  const step = page.locator('.coming .more-step').last()
  const rest = await watched(page, async () => {
    await step.click()
    await expect(step).toHaveAttribute('aria-expanded', 'true')
  })
  return [
    longTaskRow(`${name}: opening Today, five times`, opening),
    ownRow(`${name}: what Today is made of`, 'elements', elements),
    longTaskRow(`${name}: the rest of its last list`, rest),
  ]
}

/** @returns rows of the roster of that many clients, and of Today */
export const measureFeltRoster = async ({ userData, env, clients }: FeltRosterInput): Promise<readonly Row[]> => {
  const running = await launchApp({ userData, env: { ...env, ...testClock(userData, NOW.toISOString()).env } })
  const { page } = running
  const name = `${clients.toLocaleString('en-GB')} clients`
  const hand = mouse(page)
  const rows: Row[] = []
  const add = (what: string, seen: Watched) => {
    rows.push(longTaskRow(`${name}: ${what}`, seen), lateFrameRow(`${name}: ${what}`, seen))
  }
  const open = async () => {
    await openRoom(page, hand, 'clients')
    await page.locator('.roster .row').first().waitFor()
  }
  try {
    await unlock(running)
    // What the start has left to do is no part of it.
    await wait(2_000)
    const opening: number[] = []
    add('opening the roster', await watched(page, async () => {
      for (let time = 0; time < 5; time += 1) {
        // From a room that has little to draw, and has ended drawing it.
        await openRoom(page, hand, 'settings')
        await wait(500)
        const begun = performance.now()
        await open()
        opening.push(performance.now() - begun)
      }
    }))
    rows.push(ownRow(`${name}: from the press to the first rows, p50`, 'ms', median(opening)))
    add('scrolling the roster to its end', await watched(page, () => scrollToTheEnd(page, 1)))
    await expect(page.locator('.roster .row-open').last()).toBeInViewport()
    add('and back', await watched(page, () => scrollToTheEnd(page, -1)))
    const filter = page.getByRole('textbox', { name: words.filter, exact: true })
    await filter.click()
    let strokes: readonly number[] = []
    add('filtering the roster', await watched(page, async () => { strokes = await keystrokes(page, FILTER) }))
    await expect(page.locator('.roster .row-open').first()).toHaveText(/99/u)
    rows.push(ownRow(`${name}: a letter in the filter to the next frame, p50`, 'ms', median(strokes), { target: 'two frames' }))
    rows.push(ownRow(`${name}: of them the slowest`, 'ms', Math.max(...strokes)))
    add('everyone again', await watched(page, () => page.keyboard.press('Escape')))
    await page.locator('.roster .row-open').first().focus()
    add('a row unfolded', await watched(page, async () => {
      await page.keyboard.press('ArrowRight')
      await page.locator('.roster .unfolded').waitFor()
    }))
    rows.push(...await measureToday(page, name))
    return rows
  } finally {
    await running.close()
  }
}
