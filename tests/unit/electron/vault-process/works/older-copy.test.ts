/** V16, V12: an older copy that was taken for the true one does not have the files of the newer one swept away. */
import { copyFileSync, readdirSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { attachmentsFolder } from '../../../../../electron/vault/attachments/place.ts'
import { isSpared, spareBetween } from '../../../../../electron/vault/attachments/spared.ts'
import { SOON } from '../../../../../electron/vault-process/works/sweep.ts'
import { later, open } from '../../../../vault/fixture.ts'
import { addClient, addNote, atEnd, codeOf, endAll, folderFor, sitDown, sitDownAt, valueOf, type Desk } from './opened.ts'

afterEach(endAll)

const add = async (desk: Desk, noteId: string): Promise<string> => {
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, 'the plan')
  return valueOf(await desk.works.handlers['attachments.add']({ noteId, place: desk.choose(file, 'attach') })).attachment.id
}
const sealedIn = ({ place }: Pick<Desk, 'place'>): readonly string[] =>
  readdirSync(attachmentsFolder(place.path)).filter((name) => !name.startsWith('spared-'))
const swept = async (desk: Desk): Promise<void> => {
  desk.timers.advance(SOON)
  await desk.works.close()
  await desk.close()
}

test('V16: not in that session, not later, and the newer one that is put back has them', async () => {
  const first = await sitDown()
  const { place } = first
  const noteId = await addNote(first, await addClient(first, 'Marta'))
  await first.close()
  const [older, newer] = [join(place.folder, 'older'), join(place.folder, 'newer')]
  copyFileSync(place.path, older)
  const second = await sitDownAt(place, { now: later(10) })
  const attachmentId = await add(second, noteId)
  await second.close()
  const folder = attachmentsFolder(place.path)
  for (const name of sealedIn(second)) utimesSync(join(folder, name), later(10), later(10))
  renameSync(place.path, newer)
  copyFileSync(older, place.path)

  // As the gate does it when she accepts it.
  const { vault, olderCopy } = await open(place, { now: () => later(60) })
  if (!olderCopy) throw new Error('it is an older copy')
  await spareBetween(folder, new Date(olderCopy.writtenAt), later(60))
  olderCopy.accept()
  vault.close()
  await swept(await sitDownAt(place, { now: later(70), isOlderCopy: true }))
  expect(sealedIn(first)).toHaveLength(1)

  // A file of this copy's own that nothing names goes as ever.
  const third = await sitDownAt(place, { now: later(80) })
  const own = await add(third, noteId)
  const left = sealedIn(third).find((name) => third.vault.attachments.names(own).includes(name)) ?? ''
  valueOf(await third.practice.handlers['attachments.remove']({ noteId, attachmentId: own }))
  await third.close()
  utimesSync(join(folder, left), later(80), later(80))
  await swept(await sitDownAt(place, { now: later(90) }))
  expect(sealedIn(first)).toHaveLength(1)
  expect(sealedIn(first)).not.toContain(left)

  rmSync(place.path)
  renameSync(newer, place.path)
  rmSync(place.seenPath, { force: true })
  const back = await sitDownAt(place, { now: later(100) })
  atEnd(back.close)
  const out = back.choose(folderFor('out'), 'take-out')
  expect(codeOf(await back.works.handlers['attachments.takeOut']({ noteId, attachmentId, place: out }))).toBe('ok')
})

test('V16: in that session nothing finished goes, whatever its date', async () => {
  const first = await sitDown()
  const noteId = await addNote(first, await addClient(first, 'Marta'))
  const attachmentId = await add(first, noteId)
  valueOf(await first.practice.handlers['attachments.remove']({ noteId, attachmentId }))
  await first.close()
  for (const name of sealedIn(first)) utimesSync(join(attachmentsFolder(first.place.path), name), later(-99), later(-99))
  await swept(await sitDownAt(first.place, { now: later(10), isOlderCopy: true }))
  expect(sealedIn(first)).toHaveLength(1)
  await swept(await sitDownAt(first.place, { now: later(20) }))
  expect(sealedIn(first)).toEqual([])
})

test('V16: what is spared lies between the copy’s last writing and its being accepted', async () => {
  const folder = folderFor('sealed')
  expect((await isSpared(folder, 0))(0)).toBe(false)
  await spareBetween(folder, new Date(1_000), new Date(5_000))
  await spareBetween(folder, new Date(1_000), new Date(5_000))
  await spareBetween(folder, new Date(8_000), new Date(9_000))
  const spared = await isSpared(folder, 0)
  expect([999, 1_000, 5_000, 5_001, 8_500, 9_001].map(spared)).toEqual([false, true, true, false, true, false])
  expect((await isSpared(folder, 2))(998)).toBe(true)
  expect(readdirSync(folder)).toHaveLength(2)
  await spareBetween(join(folder, 'none'), new Date(0), new Date(1))
})
