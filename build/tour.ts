/**
 * `npm run tour`: the real app walked through as a coach would, with numbered pictures in out/tour, light and dark,
 * large and small, and a short report. It fails where the walk fails.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { launchApp, type RunningApp } from '../tests/support/app.ts'
import {
  draftKept, firstClientBy, firstRunBy, keyboard, lockBy, lockScreen, openClient, openRoom, saveBy, unlockBy, writeNoteBy,
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
        await page.screenshot({ path: path.join(folder, `${number}-${name}-${colorScheme}-${String(size.width)}.png`) })
      }
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize(SIZES[0])
    taken.push({ number, name, what })
    say(`${number} ${what}`)
  }
  return { take, taken }
}

const walk = async (running: RunningApp, take: ReturnType<typeof camera>['take']): Promise<void> => {
  const { page } = running
  const hand = keyboard(page)
  await page.getByRole('heading').first().waitFor()
  await take('passphrase', 'The first start asks for a passphrase.')
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
