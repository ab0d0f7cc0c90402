/** A damaged, foreign or older practice file in the real app: what is wrong, what was kept, what to do (V11, V13, V15, V16). */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, cpSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, type Page } from '@playwright/test'
import { strings } from '../../electron/host/strings.ts'
import { ROW_KIND, ROWS, structuralKey } from '../../electron/vault/format.ts'
import { openStore, type Store } from '../../electron/vault/store.ts'
import { lock as lockWords, type Cause } from '../../renderer/strings/lock.ts'
import { privacy as privacyWords } from '../../renderer/strings/privacy.ts'
import { today as todayWords } from '../../renderer/strings/today.ts'
import { argumentsOf, environmentOf, executable, launchApp, newUserData, type RunningApp } from '../support/app.ts'
import { lookOver } from '../support/look-over.ts'
import {
  firstClientBy, firstRunBy, itemOf, lockBy, lockScreen, mouse, openClient, openRoom, saveBy, unlockBy, writeNoteBy,
} from '../support/screens.ts'

const PASSPHRASE = 'copper ladle winter orchard'
const NAME = 'Marta Oliveira'
const ITEM = 'Walk before breakfast'
const AFTERWARDS = 'Ring the school'

const fileIn = (userData: string): string => join(userData, 'practice', 'practice.stillroom')

/** With one client, one item, and a first note that is by far the longest record. Closed, its log folded into it. */
const made = newUserData()
test.beforeAll(async () => {
  const userData = made
  const running = await launchApp({ userData })
  const { page } = running
  await firstRunBy(page, mouse(page), PASSPHRASE)
  await firstClientBy(page, mouse(page), NAME)
  await page.keyboard.insertText(`${'She said it again. '.repeat(1_000)}\n[] ${ITEM} tomorrow`)
  await saveBy(page, mouse(page), 1)
  await running.close()
  // A machine that is busy may end the process before it has folded the log: what is done to the file is then undone.
  onFile(fileIn(made), () => undefined)
  expect(readdirSync(dirname(fileIn(made)))).toEqual(['practice.stillroom'])
})

/** A copy of that practice, for one test to harm. */
const practice = (): { readonly userData: string, readonly file: string } => {
  const userData = newUserData()
  cpSync(made, userData, { recursive: true })
  return { userData, file: fileIn(userData) }
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const onFile = (file: string, work: (store: Store) => void): void => {
  const store = openStore(file)
  try {
    work(store)
  } finally {
    store.close()
  }
}

/** Flips the lowest bit of one byte; a negative place counts from the end. */
const flip = (store: Store, key: Uint8Array, at: number): void => {
  const value = store.get(key)
  if (!value) throw new Error('there is no such row')
  const changed = Uint8Array.from(value)
  const place = at < 0 ? changed.length + at : at
  changed[place] = (changed[place] ?? 0) ^ 1
  store.transaction(({ put }) => { put(key, changed) })
}

const longestRecord = (store: Store): Uint8Array => {
  let longest = { key: new Uint8Array(), length: 0 }
  for (const row of store.rows()) {
    if (row?.key[0] !== ROW_KIND.record || row.value.length <= longest.length) continue
    longest = { key: Uint8Array.from(row.key), length: row.value.length }
  }
  return longest.key
}

const tells = async (page: Page, because: Cause): Promise<void> => {
  const { title, kept, todo } = lockWords.unusable.causes[because]
  await expect(page.getByRole('heading', { name: title })).toBeVisible()
  await expect(page.getByText(kept)).toBeVisible()
  await expect(page.getByText(todo)).toBeVisible()
}

/** Starts the app over a file that cannot be opened: it says why, and leaves the file as it is, to the byte. */
const isLeftAlone = async (userData: string, file: string, because: Cause): Promise<RunningApp> => {
  const before = { hash: hashOf(file), written: statSync(file).mtimeMs, beside: readdirSync(dirname(file)) }
  const running = await launchApp({ userData })
  const { page } = running
  await tells(page, because)
  await page.getByRole('button', { name: lockWords.unusable.again }).click()
  await tells(page, because)
  // Asked past the screen too: neither opened nor begun over.
  const past = await page.evaluate(async (passphrase) => [
    await window.stillroom.call('vault.unlock', { passphrase }), await window.stillroom.call('vault.begin', { passphrase }),
  ], PASSPHRASE)
  expect(past).toMatchObject([{ ok: false, error: { code: because } }, { ok: false, error: { code: 'vault-exists' } }])
  expect({ hash: hashOf(file), written: statSync(file).mtimeMs, beside: readdirSync(dirname(file)) }).toEqual(before)
  return running
}

test('V11: a record that does not open is told and kept as it is; the rest is there, and goes on being written', async () => {
  const { userData, file } = practice()
  let damaged: Uint8Array | null = null
  onFile(file, (store) => {
    const key = longestRecord(store)
    flip(store, key, -1)
    damaged = store.get(key)
  })
  const running = await launchApp({ userData })
  const { page } = running
  await unlockBy(page, mouse(page), PASSPHRASE)
  // Asked for anew each time: after a lock, `page` is another window.
  const notice = () => page.getByRole('region', { name: todayWords.damageLabel })
  await expect(notice()).toContainText('One record did not open. It is kept as it is; the other')
  await expect(itemOf(page, ITEM)).toBeVisible()
  await lookOver(page, 'Today with a record that did not open')
  await notice().getByRole('button', { name: todayWords.seePrivacy }).click()
  await expect(page.getByText(privacyWords.damage)).toBeVisible()
  await expect(page.getByText('One record did not open.')).toBeVisible()
  await lookOver(page, 'Privacy with a record that did not open')
  await openClient(page, mouse(page), NAME)
  await expect(itemOf(page, ITEM)).toBeVisible()
  await writeNoteBy(page, mouse(page))
  await page.keyboard.insertText(`Written afterwards\n[] ${AFTERWARDS} tomorrow`)
  await saveBy(page, mouse(page), 1)

  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await expect(notice()).toContainText('One record did not open.')
  await expect(itemOf(page, ITEM)).toBeVisible()
  await expect(itemOf(page, AFTERWARDS)).toBeVisible()
  await running.close()
  onFile(file, (store) => { expect(store.get(longestRecord(store)), 'the damaged record, as it was').toEqual(damaged) })
})

test('V13: one damaged header opens and heals; with both damaged it says so and leaves the file as it is', async () => {
  const { userData, file } = practice()
  const [first, second] = ROWS.headers
  let whole: Uint8Array | null = null
  onFile(file, (store) => {
    whole = store.get(structuralKey(second))
    flip(store, structuralKey(first), 3)
  })
  const healing = await launchApp({ userData })
  await unlockBy(healing.page, mouse(healing.page), PASSPHRASE)
  await expect(itemOf(healing.page, ITEM)).toBeVisible()
  await healing.close()
  onFile(file, (store) => {
    expect(store.get(structuralKey(first)), 'healed from the other').toEqual(whole)
    for (const name of ROWS.headers) flip(store, structuralKey(name), 3)
  })

  const running = await isLeftAlone(userData, file, 'vault-damaged')
  await lookOver(running.page, 'a damaged practice')
  // What it advises works: the file is put right, and it opens.
  onFile(file, (store) => { for (const name of ROWS.headers) flip(store, structuralKey(name), 3) })
  await running.page.getByRole('button', { name: lockWords.unusable.again }).click()
  await unlockBy(running.page, mouse(running.page), PASSPHRASE)
  await expect(itemOf(running.page, ITEM)).toBeVisible()
  await running.close()
})

test('a foreign file in the place of the practice is left as it is, and putting the practice back opens it', async () => {
  const { userData, file } = practice()
  const own = `${file}.put-away`
  copyFileSync(file, own)
  writeFileSync(file, 'A shopping list: bread, milk, candles.\n'.repeat(500))
  const running = await isLeftAlone(userData, file, 'not-a-vault')
  await lookOver(running.page, 'a foreign file')
  copyFileSync(own, file)
  rmSync(own)
  await running.page.getByRole('button', { name: lockWords.unusable.again }).click()
  await unlockBy(running.page, mouse(running.page), PASSPHRASE)
  await expect(itemOf(running.page, ITEM)).toBeVisible()
  await running.close()
})

test('a file whose pages were overwritten or cut short is told, not opened over, and not written to', async () => {
  const { userData, file } = practice()
  const whole = readFileSync(file)
  // The first page is left: SQLite takes it for a database, and finds out further in.
  const overwritten = Buffer.from(whole)
  overwritten.fill(0xa5, 8_192)
  for (const bad of [overwritten, whole.subarray(0, 8_192 + 100), whole.subarray(0, 0)]) {
    writeFileSync(file, bad)
    const before = hashOf(file)
    const running = await launchApp({ userData })
    const { page } = running
    await expect(page.getByRole('heading', { name: lockWords.unusable.causes['vault-damaged'].title })
      .or(page.getByRole('heading', { name: lockWords.unusable.causes['not-a-vault'].title }))).toBeVisible()
    await running.close()
    expect(hashOf(file), `${String(bad.length)} bytes`).toBe(before)
  }
})

test('V15: one practice, one Stillroom: a second start says so, and so does a file that another program holds', async () => {
  const { userData, file } = practice()
  const holder = openStore(file)
  const running = await launchApp({ userData })
  const { page } = running
  await tells(page, 'open-elsewhere')
  await lookOver(page, 'open elsewhere')
  holder.close()
  await page.getByRole('button', { name: lockWords.unusable.again }).click()
  await unlockBy(page, mouse(page), PASSPHRASE)
  await expect(itemOf(page, ITEM)).toBeVisible()

  const second = spawn(await executable(), argumentsOf(), { env: environmentOf(userData) })
  let said = ''
  second.stdout.on('data', (text: Buffer) => { said += text.toString() })
  const [code] = await once(second, 'exit') as [number]
  expect(code).toBe(0)
  expect(said).toContain(strings.alreadyOpen)
  await openRoom(page, mouse(page), 'clients')
  await openClient(page, mouse(page), NAME)
  await expect(itemOf(page, ITEM)).toBeVisible()
  await running.close()
})

test('V16: an older copy of the whole file is noticed; left closed nothing changes, accepted it is the practice', async () => {
  const { userData, file } = practice()
  const older = `${file}.backup`
  copyFileSync(file, older)
  const between = await launchApp({ userData })
  await unlockBy(between.page, mouse(between.page), PASSPHRASE)
  await openClient(between.page, mouse(between.page), NAME)
  await writeNoteBy(between.page, mouse(between.page))
  await between.page.keyboard.insertText(`Written after the copy\n[] ${AFTERWARDS} tomorrow`)
  await saveBy(between.page, mouse(between.page), 1)
  await between.close()
  copyFileSync(older, file)
  rmSync(older)

  const running = await launchApp({ userData })
  const { page } = running
  const question = () => page.getByRole('heading', { name: /^This looks like an older copy/u })
  const type = async (): Promise<void> => {
    await expect(lockScreen(page)).toBeVisible({ timeout: 30_000 })
    await lockScreen(page).fill(PASSPHRASE)
    await page.keyboard.press('Enter')
    await expect(question()).toBeVisible({ timeout: 30_000 })
  }
  await type()
  await lookOver(page, 'an older copy')
  expect(await page.evaluate(() => window.stillroom.call('today', {}))).toEqual({ ok: false, error: { code: 'not-allowed' } })
  await lockBy(running)
  await type()
  await page.getByRole('button', { name: lockWords.older.accept }).click()
  await expect(itemOf(page, ITEM)).toBeVisible()
  await expect(page.getByText(AFTERWARDS)).toHaveCount(0)
  await lockBy(running)
  await unlockBy(page, mouse(page), PASSPHRASE)
  await expect(itemOf(page, ITEM)).toBeVisible()
  await running.close()
})
