/** What a person feels, measured in the real app with a practice open: starting, unlocking, typing, scrolling, finding. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { find as findWords } from '../../renderer/strings/find.ts'
import { launchApp, type RunningApp } from '../../tests/support/app.ts'
import { PASSPHRASE } from '../../tests/support/made-practice.ts'
import { lockBy, lockScreen, mouse, openRoom, writeNoteBy } from '../../tests/support/screens.ts'
import { median } from './figures.ts'
import { ownRow, type Row } from './rows.ts'
import { keystrokes, longTaskRow, watched } from './smooth.ts'

export interface FeltInput {
  /** The folder of a user whose practice opens with the bench's passphrase. */
  readonly userData: string
  readonly env: Readonly<Record<string, string>>
  /** How the practice is called in the rows. */
  readonly name: string
  /** What is typed into the palette. */
  readonly questions: readonly string[]
}

const TIMES = 5

/** Milliseconds from starting the program to a passphrase field that can be typed in, driver's own time included. */
export const startToLockScreen = async (input: Pick<FeltInput, 'userData' | 'env'>): Promise<number> => {
  const all: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const begun = performance.now()
    const running = await launchApp(input)
    await lockScreen(running.page).waitFor()
    all.push(performance.now() - begun)
    await running.close()
  }
  return median(all)
}

/** From the passphrase to Today, in milliseconds. */
export const unlock = async ({ page }: RunningApp): Promise<number> => {
  await lockScreen(page).fill(PASSPHRASE)
  const begun = performance.now()
  await page.keyboard.press('Enter')
  await page.getByRole('navigation').waitFor({ timeout: 120_000 })
  await page.locator('main h1').first().waitFor()
  return performance.now() - begun
}

/** What the vault process may hold, in megabytes. */
const MOST: Readonly<Record<string, string>> = { 'sample': '200', 'ten years': '700' }

/** Megabytes by process, as the system counts what each holds. */
const memoryRows = async (running: RunningApp, name: string, when: string): Promise<readonly Row[]> =>
  (await memoryOf(running)).map(({ name: process, megabytes }) => ownRow(
    `${name}: memory of ${process}, ${when}`, 'MB', megabytes,
    process === VAULT && MOST[name] !== undefined ? { target: `under ${MOST[name]}` } : {},
  ))

const VAULT = 'Stillroom vault'

const memoryOf = async ({ app }: RunningApp): Promise<readonly { readonly name: string, readonly megabytes: number }[]> => {
  const metrics = await app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ type, name, memory }) =>
    ({ type, name: name ?? '', kibibytes: memory.workingSetSize })))
  const named: Readonly<Record<string, string>> = { Browser: 'main', Tab: 'page', GPU: 'graphics' }
  return metrics
    .map(({ type, name, kibibytes }) => ({ name: named[type] ?? name, megabytes: kibibytes / 1024 }))
    .filter(({ name }) => ['main', 'page', 'graphics', VAULT].includes(name))
}

const TYPED = 'She told of the Monday report again and of what it costs her to leave it alone for once. '.repeat(3)

const scroll = async (page: Page): Promise<void> => {
  await page.mouse.move(640, 500)
  for (let step = 0; step < 60; step += 1) {
    await page.mouse.wheel(0, 900)
    await wait(16)
  }
  const top = await page.locator('.room').evaluate((room) => room.scrollTop)
  if (top === 0) throw new Error('nothing was scrolled')
}

const felt = async (running: RunningApp, { name, questions }: FeltInput): Promise<readonly Row[]> => {
  const { page } = running
  const hand = mouse(page)
  const rows: Row[] = []
  await openRoom(page, hand, 'clients')
  await page.locator('.roster .row').first().waitFor()
  rows.push(longTaskRow(`${name}: scrolling the clients`, await watched(page, () => scroll(page))))
  await openRoom(page, hand, 'clients')
  await page.locator('.roster .row-open').first().click()
  await page.locator('.notes-list button').first().waitFor()
  rows.push(longTaskRow(`${name}: scrolling a client’s notes`, await watched(page, () => scroll(page))))
  await writeNoteBy(page, hand)
  let strokes: readonly number[] = []
  rows.push(longTaskRow(`${name}: typing a note`, await watched(page, async () => { strokes = await keystrokes(page, TYPED) })))
  rows.push(ownRow(`${name}: keystroke to the next frame, p50`, 'ms', median(strokes), { target: 'under 17' }))
  await page.keyboard.press('Escape')
  await page.getByRole('navigation').waitFor()
  rows.push(longTaskRow(`${name}: finding`, await watched(page, async () => {
    for (const question of questions) {
      await page.keyboard.press('Control+k')
      await page.getByRole('dialog', { name: findWords.title }).waitFor()
      await page.keyboard.type(question, { delay: 60 })
      await wait(500)
      await page.keyboard.press('Escape')
    }
  })))
  return rows
}

/** @returns rows for the practice of that user's folder */
export const measureFelt = async (input: FeltInput): Promise<readonly Row[]> => {
  const running = await launchApp(input)
  try {
    const first = await unlock(running)
    const memory = await memoryRows(running, input.name, 'just opened')
    const again: number[] = []
    for (let time = 1; time < TIMES; time += 1) {
      await lockBy(running)
      await lockScreen(running.page).waitFor({ timeout: 30_000 })
      again.push(await unlock(running))
    }
    return [
      ownRow(`${input.name}: passphrase to Today, key derivation included`, 's', median([first, ...again]) / 1000),
      ...memory,
      ...await felt(running, input),
      ...await memoryRows(running, input.name, 'after work'),
    ]
  } finally {
    await running.close()
  }
}

