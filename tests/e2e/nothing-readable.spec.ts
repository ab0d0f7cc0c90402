/**
 * Law 1, as an attacker: markers typed into every field of every screen, then the raw disk searched; and what leaves by
 * a link or the clipboard leaves by nothing else, and no longer than it should.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { client as clientWords } from '../../renderer/strings/client.ts'
import { clients as clientsWords } from '../../renderer/strings/clients.ts'
import { find } from '../../renderer/strings/find.ts'
import { firstRun } from '../../renderer/strings/first-run.ts'
import { itemWords } from '../../renderer/strings/items.ts'
import { note as noteWords } from '../../renderer/strings/note.ts'
import { picker } from '../../renderer/strings/picker.ts'
import { settings } from '../../renderer/strings/settings.ts'
import { launchApp, newUserData } from '../support/app.ts'
import { filesBelow, formsOf, searchFiles } from '../support/canary.ts'
import {
  chooseBy, draftKept, editorOf, findField, firstClientBy, firstRunBy, itemOf, lockBy, lockScreen, mouse,
  openRoom, quickNoteBy, saveBy, unlockBy, whomField, writeNoteBy,
} from '../support/screens.ts'
import { socketsToOthers } from '../support/sockets.ts'
import {
  betweenMarkers, bookingsBy, contactBy, fakePrograms, lettersBy, programsBy, writeToBy,
} from '../support/typed-between-sessions.ts'

/** Each a word that stands in no program and no dictionary. */
const markers = {
  passphrase: 'Zyqwarthe-passphrase-7781',
  wrong: 'Vexobrind-wrong-4410',
  name: 'Ostrelquin Marvaddle',
  renamed: 'Ostrelquin Pevantry',
  note: 'Hufflegramont said it plainly',
  item: 'Quibbertson the ledger of herons',
  correctedItem: 'Snorvelling toward the lighthouse',
  editedItem: 'Drumblewick before the equinox',
  draft: 'Plinthorax never to be saved',
  filter: 'Yarrowmixture',
  sought: 'Wembleforth in the orchard',
  quick: 'Tazzelwurm rang twice',
  chosen: 'Jorvalind Quistmoor',
  nextPassphrase: 'Brundlemere-next-passphrase-3390',
}

test('no word that was typed is readable on the disk: in use, locked, or killed', async () => {
  const userData = newUserData()
  const temp = join(userData, '..', `temp-${String(process.pid)}`)
  mkdirSync(temp, { recursive: true })
  const home = join(temp, 'home')
  mkdirSync(home, { recursive: true })
  const app = await launchApp({ userData, env: { TMPDIR: temp, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_CACHE_HOME: join(home, 'cache') } })
  const { page } = app
  const hand = mouse(page)
  const programs = await fakePrograms(app)
  const needles: string[] = [...Object.values(markers), ...Object.values(betweenMarkers)]
  const search = (when: string) => {
    const { finds, files } = searchFiles([userData, temp], needles)
    expect(finds, when).toEqual([])
    expect(files, 'the practice file at least was read').toBeGreaterThan(0)
    const said = Buffer.from(app.said())
    const told = needles.filter((needle) => formsOf(needle).some(({ bytes }) => said.includes(bytes)))
    expect(told, `${when}, on the terminal`).toEqual([])
  }
  // What was copied, and on Linux what was selected last; in older versions that is reached by a word.
  const copied = () => app.app.evaluate(async ({ clipboard }) => {
    const read = (board: { readonly readText: (which?: 'selection') => unknown }, which?: 'selection') => board.readText(which)
    const selected = clipboard.selection as typeof clipboard.selection | undefined
    return `${String(await read(clipboard))}\n${String(await (selected ? read(selected) : read(clipboard, 'selection')))}`
  })

  // The recovery code is a secret that was shown, not typed: each of its groups pairs with the next.
  const groups = await firstRunBy(page, hand, markers.passphrase)
  needles.push(groups.join(''), groups.join(' '), groups.join('-'))

  await firstClientBy(page, hand, markers.name)
  await page.keyboard.insertText(`${markers.note}\n[] ${markers.item}`)
  await hand.press(page.getByRole('button', { name: noteWords.changeWords(markers.item) }))
  await page.getByRole('textbox', { name: noteWords.words }).fill(markers.correctedItem)
  await page.keyboard.press('Enter')
  await saveBy(page, hand, 1)

  await itemOf(page, markers.correctedItem).getByRole('button').first().click()
  await page.getByRole('menuitem', { name: itemWords.edit }).click()
  await page.getByRole('textbox', { name: itemWords.text }).fill(markers.editedItem)
  await page.getByRole('button', { name: itemWords.keep }).click()
  await expect(itemOf(page, markers.editedItem)).toBeVisible()

  await page.getByRole('button', { name: clientWords.rename }).click()
  await page.getByRole('textbox', { name: clientWords.name, exact: true }).fill(markers.renamed)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: markers.renamed, level: 1 })).toBeVisible()

  await openRoom(page, hand, 'clients')
  for (let i = 0; i < 8; i++) {
    await page.getByRole('button', { name: clientsWords.add }).click()
    await page.getByRole('textbox', { name: clientsWords.addName }).fill(`${markers.name} ${String(i)}`)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { name: `${markers.name} ${String(i)}`, level: 1 })).toBeVisible()
    await openRoom(page, hand, 'clients')
  }
  await page.getByRole('searchbox', { name: clientsWords.filter }).or(page.getByRole('textbox', { name: clientsWords.filter })).fill(markers.filter)
  await page.getByRole('searchbox', { name: clientsWords.filter }).or(page.getByRole('textbox', { name: clientsWords.filter })).fill(markers.renamed)
  await page.getByRole('button', { name: markers.renamed, exact: true }).first().click()
  await writeNoteBy(page, hand)
  await page.keyboard.insertText(markers.draft)
  await draftKept(page)
  search('in use')

  await test.step('looked for, written about nobody yet, given to somebody, a passphrase changed', async () => {
    await page.keyboard.press('Control+K')
    await expect(findField(page)).toBeFocused()
    await page.keyboard.type(markers.sought)
    await expect(page.getByText(find.nothing).first()).toBeVisible()
    await page.keyboard.press('Escape')
    await quickNoteBy(page)
    await page.keyboard.type(markers.quick)
    search('a quick note')
    await page.keyboard.press('Control+Enter')
    await expect(whomField(page)).toBeFocused()
    await chooseBy(page, markers.chosen, picker.add(markers.chosen))
    await expect(editorOf(page)).toBeFocused()
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText(noteWords.saved(0), { exact: true })).toBeVisible()
    // The note about the first client is shown again; its words are looked for below.
    await expect(editorOf(page)).toBeFocused()
    await page.keyboard.press('Escape')
    await openRoom(page, hand, 'settings')
    await hand.press(page.getByRole('button', { name: settings.keys.change }))
    await page.getByLabel(settings.keys.present, { exact: true }).fill(markers.passphrase)
    await page.getByLabel(settings.change.next, { exact: true }).fill(markers.nextPassphrase)
    await page.getByLabel(firstRun.field.again, { exact: true }).fill(markers.nextPassphrase)
    await page.keyboard.press('Enter')
    await expect(page.getByText(settings.change.done)).toBeVisible({ timeout: 30_000 })
    search('after Settings')
  })

  await test.step('between sessions: an address, a town, letters, bookings, and messages handed on', async () => {
    await lettersBy(page)
    await bookingsBy(page, [markers.renamed, markers.chosen])
    await programsBy(page, markers.renamed)
    await contactBy(page)
    await writeToBy(page, programs)
    const [mail = '', sms = '', ...more] = await programs.opened()
    expect(more).toEqual([])
    expect(mail.startsWith(`mailto:${betweenMarkers.email}?`)).toBe(true)
    expect(new URL(mail).searchParams.get('body')).toContain(betweenMarkers.letter)
    expect(sms.startsWith(`sms:+${betweenMarkers.dialled}?body=`)).toBe(true)
    expect(await copied()).toContain(markers.editedItem)
    expect(socketsToOthers(await app.app.evaluate(({ app: electron }) => electron.getAppMetrics().map(({ pid }) => pid)))).toEqual([])
    // As she prints her brief: made as PDF in memory, by the way of the print dialog.
    await app.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().at(-1)?.webContents.printToPDF({ pageSize: 'A4' }))
    // What is selected by mouse is with the system on Linux, without having been copied.
    await page.getByRole('heading', { name: markers.renamed, level: 1 }).click({ clickCount: 3 })
    if (process.platform === 'linux') await expect.poll(copied).toContain(markers.renamed)
    search('between sessions')
  })

  await lockBy(app)
  await expect(lockScreen(page)).toBeVisible()
  search('locked')
  const left = await copied()
  expect(needles.filter((needle) => left.includes(needle)), 'on the clipboard').toEqual([])

  await lockScreen(page).fill(markers.wrong)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  search('after a wrong passphrase')

  await lockScreen(page).fill('')
  await unlockBy(page, hand, markers.nextPassphrase)
  await page.getByRole('button', { name: /^Go on writing/u }).first().click()
  await expect(editorOf(page)).toContainText(markers.draft)
  await page.keyboard.insertText(` ${markers.draft}`)
  await app.kill()
  search('after kill -9')

  expect(filesBelow(userData).some((file) => file.includes('practice')), 'the practice is where it belongs').toBe(true)
})
