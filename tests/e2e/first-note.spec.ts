/** The four things a coach can do from the first day, in the real app: by mouse once, by keyboard once. */
import { expect, test, type Page } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { itemWords } from '../../renderer/strings/items.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { words } from '../../renderer/strings/words.ts'
import { launchApp, newUserData } from '../support/app.ts'
import {
  draftKept, editorOf, firstClientBy, firstRunBy, itemOf, keyboard, lockBy, markBy, mouse, noteText, openClient, openRoom,
  saveBy, unlockBy, writeNoteBy, type Hand,
} from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const NAME = 'Marta Oliveira'
const NOTE = [
  'She opened with the Monday report again.',
  '',
  'Commitments',
  '[] Add one line to the brief, in 2 days',
  'Leave the next report alone',
  '-> @coach send her the delegation ladder tomorrow',
]

const typeNote = async (page: Page, lines: readonly string[]) => {
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.keyboard.press('Enter')
    await page.keyboard.insertText(line)
  }
}

const walk = async (handOf: (page: Page) => Hand) => {
  const userData = newUserData()
  const first = await launchApp({ userData })
  const { page } = first
  const hand = handOf(page)

  await test.step('1: a practice is begun with a passphrase and a sheet', async () => {
    await firstRunBy(page, hand, PASSPHRASE)
  })

  await test.step('2: a name, and the note is open; what is agreed is read while she types', async () => {
    await firstClientBy(page, hand, NAME)
    await typeNote(page, NOTE)
    await expect(page.getByRole('heading', { name: noteWords.agreed(3) })).toBeVisible()
    const proposals = page.locator('.proposals > li')
    await expect(proposals).toHaveCount(3)
    await expect(proposals.nth(0)).toContainText('Add one line to the brief')
    await expect(proposals.nth(2)).toContainText('Send her the delegation ladder')
    await expect(proposals.nth(2)).toContainText('You')
    await expect(proposals.nth(2)).toContainText(/tomorrow/iu)
    // She leaves one out.
    await hand.press(page.getByRole('checkbox', { name: noteWords.tick('Leave the next report alone') }))
    await saveBy(page, hand, 2)
    await expect(page.getByRole('heading', { name: NAME, level: 1 })).toBeVisible()
    await expect(itemOf(page, 'Add one line to the brief')).toBeVisible()
    await expect(itemOf(page, 'Send her the delegation ladder')).toBeVisible()
    await expect(page.getByText('Leave the next report alone')).toHaveCount(0)
  })

  await test.step('3: a half-written note is there again after leaving it, at the cursor', async () => {
    await writeNoteBy(page, hand)
    await page.keyboard.insertText('Half a sentence, and the end')
    for (let i = 0; i < ', and the end'.length; i++) await page.keyboard.press('ArrowLeft')
    await draftKept(page)
    await hand.press(page.getByRole('button', { name: NAME }).first())
    await expect(page.getByRole('heading', { name: NAME, level: 1 })).toBeVisible()
    await openRoom(page, hand, 'today')
    await hand.press(page.getByRole('button', { name: new RegExp(`^${todayWords.goOn}`, 'u') }).first())
    await expect(editorOf(page)).toBeFocused()
    expect(await noteText(page)).toBe('Half a sentence, and the end')
    await page.keyboard.insertText(' more')
    expect(await noteText(page)).toBe('Half a sentence more, and the end')
    await draftKept(page)
  })

  await test.step('3: and after locking in the middle of a word', async () => {
    await page.keyboard.insertText(' and more')
    await lockBy(first)
    await unlockBy(page, hand, PASSPHRASE)
    await hand.press(page.getByRole('button', { name: new RegExp(`^${todayWords.goOn}`, 'u') }).first())
    await expect.poll(() => noteText(page)).toBe('Half a sentence more and more, and the end')
    await page.keyboard.press('Escape')
  })

  await test.step('4: items are marked, changed, and it is undone', async () => {
    await openClient(page, hand, NAME)
    await markBy(page, hand, 'Add one line to the brief', itemWords.done)
    const folded = page.getByText(clientWords.closed(1))
    await expect(folded).toBeVisible()
    await expect(page.getByRole('button', { name: new RegExp(`^${words.undo}`, 'u') })).toBeVisible()
    await page.keyboard.press('Control+Z')
    await expect(folded).toHaveCount(0)
    await expect(itemOf(page, 'Add one line to the brief')).toBeVisible()
  })

  await test.step('4: after quitting and starting again everything is there', async () => {
    await first.close()
    const again = await launchApp({ userData })
    await unlockBy(again.page, handOf(again.page), PASSPHRASE)
    await expect(again.page.getByRole('heading', { name: todayWords.coming })).toBeVisible()
    await expect(itemOf(again.page, 'Send her the delegation ladder')).toBeVisible()
    await openClient(again.page, handOf(again.page), NAME)
    await expect(itemOf(again.page, 'Add one line to the brief')).toBeVisible()
    await again.close()
  })
}

test('a coach keeps her first note, by mouse', async () => { await walk(mouse) })

test('a coach keeps her first note, by keyboard alone', async () => { await walk(keyboard) })
