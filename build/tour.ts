/**
 * `npm run tour`: the real app walked through as a coach would, with numbered pictures in out/tour, light and dark,
 * large and small, and a short report. It fails where the walk fails.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp, throughLock, type RunningApp } from '../tests/support/app.ts'
import { brief } from '../renderer/strings/brief.ts'
import { calendar } from '../renderer/strings/calendar.ts'
import { find } from '../renderer/strings/find.ts'
import { sample } from '../renderer/strings/sample.ts'
import { sessions } from '../renderer/strings/sessions.ts'
import {
  draftKept, editorOf, findBy, findField, firstClientBy, firstRunBy, keyboard, lockBy, lockScreen, openClient, openRoom,
  quickNoteBy, saveBy, selectRowBy, unlockBy, writeNoteBy,
} from '../tests/support/screens.ts'
import { openAppSession } from './app-session.ts'
import { endWithUs } from './child.ts'
import { outFolder } from './root.ts'
import { runScript, say } from './say.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const NAME = 'Marta Oliveira'
const NOTE = [
  'She opened with the Monday report again. Ravi’s version went out at 09:40 without her touching it, and nobody noticed.',
  '',
  'We looked at what the rewriting used to buy her: an hour of calm on Sunday evening, then another week of owning it.',
  '',
  'Commitments',
  '[] Add one line to the brief: who reads it, in 2 days',
  '[] Leave the next report alone until Ravi asks',
  '-> @coach send her the delegation ladder tomorrow',
].join('\n')

const SIZES = [{ width: 1280, height: 800 }, { width: 1000, height: 700 }] as const
const SCHEMES = ['light', 'dark'] as const

const folder = path.join(outFolder, 'tour')

/** Takes a picture of what is open in both sizes and both lights, and notes it for the report. */
const camera = (page: Page) => {
  const taken: { readonly number: string, readonly name: string, readonly what: string }[] = []
  const take = async (name: string, what: string): Promise<void> => {
    const number = String(taken.length + 1).padStart(2, '0')
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme })
      for (const size of SIZES) {
        await page.setViewportSize(size)
        // What fades in is there: a picture is not of a moment.
        await page.screenshot({
          path: path.join(folder, `${number}-${name}-${colorScheme}-${String(size.width)}.png`), animations: 'disabled',
        })
      }
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(SIZES[0])
    taken.push({ number, name, what })
    say(`${number} ${what}`)
  }
  return { take, taken }
}

type Take = ReturnType<typeof camera>['take']

/** From her row, as the key hint says. */
const unfoldFirst = async (page: Page): Promise<void> => {
  await page.locator('.roster [data-entry]').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.locator('.roster .item').first().waitFor()
}

/** A year of made-up work, looked at from the inside. */
const walkSample = async ({ page }: RunningApp, take: Take): Promise<void> => {
  const hand = keyboard(page)
  await throughLock(page, () => hand.press(page.getByRole('button', { name: sample.offer, exact: true })))
  await page.getByRole('navigation').waitFor({ timeout: 60_000 })
  await take('sample-today', 'The sample practice: a year of made-up work, and said so in every room.')
  await hand.press(page.locator('.to-send-read').first())
  await page.locator('.letter').waitFor()
  await take('to-send', 'To send: each message is ready, as the client would read it. Nothing is sent by itself.')
  await openRoom(page, hand, 'calendar')
  await hand.press(page.getByRole('button', { name: calendar.later, exact: true }))
  await page.locator('.week-column .session').first().waitFor()
  await take('calendar', 'The calendar: a week, and whom she meets in it.')
  await page.locator('.week-column .session').first().focus()
  await page.keyboard.press('Enter')
  await hand.press(page.getByRole('button', { name: sessions.acts.brief, exact: true }).first())
  await page.locator('.brief h1').waitFor()
  await take('brief', 'The brief before a session: what was agreed, what came of it, and the lines that matter of the last note.')
  await hand.press(page.getByRole('button', { name: brief.back, exact: true }))
  await openRoom(page, hand, 'my-practice')
  await page.locator('.measures').waitFor()
  await take('my-practice', 'My practice: what the records say of the coach’s own work.')
  await openRoom(page, hand, 'clients')
  await page.locator('.roster .row').first().waitFor()
  await take('sample-clients', 'Clients, 28 of them, by who needs the coach: one reason, one step, twelve weeks; thousands scroll the same way.')
  await unfoldFirst(page)
  await take('roster-unfolded', 'A row unfolds: what waits is marked by one key, without leaving the list.')
  await openClient(page, hand, NAME)
  await take('sample-client', 'A client with a year of notes.')
  await page.keyboard.press('Control+K')
  await findField(page).waitFor()
  await take('palette-empty', 'Ctrl+K, before anything is typed.')
  await page.keyboard.press('Escape')
  await findBy(page, 'mar', 'Mar')
  await take('palette', 'Find anything: people, notes, what was agreed, commands.')
  await page.keyboard.press('Escape')
  await findBy(page, 'zzyzx', find.commands.quickNote)
  await take('palette-nothing', 'Nothing has those words, and what can be done instead.')
  await page.keyboard.press('Escape')
  await findBy(page, 'monday report', /Monday report/iu)
  await selectRowBy(page, /Monday report/iu)
  await page.keyboard.press('Enter')
  await editorOf(page).waitFor()
  await take('found-note', 'A note opens at the line that was found.')
  await quickNoteBy(page)
  await page.keyboard.type('Callum rang on the way to the train. He wants Thursday instead.')
  await take('two-notes', 'Ctrl+N: a quick note beside the one that is open, about nobody yet.')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await openRoom(page, hand, 'settings')
  await take('sample-settings', 'Settings, in the sample.')
  const band = page.getByRole('complementary', { name: sample.band.label })
  await throughLock(page, () => hand.press(band.getByRole('button', { name: sample.band.leave, exact: true })))
  await page.getByRole('button', { name: sample.offer, exact: true }).waitFor({ timeout: 30_000 })
}

const walk = async (running: RunningApp, take: Take): Promise<void> => {
  const { page } = running
  const hand = keyboard(page)
  await page.getByRole('heading').first().waitFor()
  await take('passphrase', 'The first start asks for a passphrase.')
  await walkSample(running, take)
  await firstRunBy(page, hand, PASSPHRASE, { onSheet: () => take('recovery-sheet', 'The recovery sheet is shown once.') })
  await take('empty', 'No client yet: one question, one button.')
  await firstClientBy(page, hand, NAME)
  await take('empty-note', 'A name, and the note is open.')
  await page.keyboard.insertText(NOTE)
  await draftKept(page)
  await take('note', 'What was agreed is read from the note while she types.')
  await saveBy(page, hand, 3)
  await take('client', 'Saved: three things take effect.')
  await writeNoteBy(page, hand)
  await page.keyboard.insertText('The second note is left half written')
  await draftKept(page)
  await lockBy(running)
  await lockScreen(page).waitFor({ timeout: 30_000 })
  await take('lock', 'Locked in the middle of a note.')
  await unlockBy(page, hand, PASSPHRASE)
  await openRoom(page, hand, 'today')
  await take('today', 'Today: the draft, and the three things with their days.')
  await openRoom(page, hand, 'clients')
  await take('clients', 'Clients, by need.')
  await openClient(page, hand, NAME)
  await openRoom(page, hand, 'privacy')
  await take('privacy', 'Privacy: what is kept, why, and who can open it.')
  await openRoom(page, hand, 'settings')
  await take('settings', 'Settings: look, locking, keys, and where the practice lies.')
}

runScript(async () => {
  endWithUs()
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const userData = mkdtempSync(path.join(tmpdir(), 'stillroom-tour-'))
  const session = await openAppSession()
  const running = await launchApp({ userData, env: session.env })
  try {
    const { take, taken } = camera(running.page)
    const begun = performance.now()
    await walk(running, take)
    const seconds = Math.round((performance.now() - begun) / 1000)
    const report = [
      '# The tour',
      '',
      `${String(taken.length)} stations in ${String(seconds)} seconds, in the real app (${session.kind} runtime), by keyboard alone. Each in light and dark, 1280 by 800 and 1000 by 700.`,
      '',
      ...taken.map(({ number, name, what }) => `${number}. ${what} (\`${number}-${name}-light-1280.png\` and three more)`),
      '',
    ].join('\n')
    writeFileSync(path.join(folder, 'report.md'), report)
    say(`The tour is in ${path.relative(process.cwd(), folder)}: ${String(taken.length * SIZES.length * SCHEMES.length)} pictures and report.md.`)
    return 0
  } finally {
    await running.close()
    session.close()
    rmSync(userData, { recursive: true, force: true })
  }
})
