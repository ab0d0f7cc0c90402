/** V19: what can be read by anybody does not stay half written in a folder of the coach's. */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { addClient, addNote, codeOf, endAll, folderFor, settled, sitDown, valueOf, type Desk } from './opened.ts'

afterEach(endAll)

const LEFT = 'Unfinished copy from Stillroom 0123456789abcdef0123456789abcdef.part'
const HERS = [
  'Unfinished copy from Stillroom.part', 'Stillroom export 2026-01-05 0800', 'notes.unfinished',
  'Unfinished copy from Stillroom 0123456789abcdef0123456789abcdef.part (1)',
]

/** A folder with what a process that was killed left in it, and with things that are hers. */
const littered = (): string => {
  const folder = folderFor('out')
  writeFileSync(join(folder, LEFT), 'words')
  mkdirSync(join(folder, 'Stillroom export 2026-01-05 0800.unfinished', 'clients'), { recursive: true })
  mkdirSync(join(folder, 'Stillroom export 2026-01-05 0800 (2).unfinished'))
  for (const name of HERS) mkdirSync(join(folder, name))
  return folder
}

const attached = async () => {
  const desk = await sitDown()
  const noteId = await addNote(desk, await addClient(desk, 'Marta'))
  const file = join(folderFor('files'), 'plan.txt')
  writeFileSync(file, Buffer.alloc(3_000_000, 7))
  const { attachment } = valueOf(await desk.works.handlers['attachments.add']({
    noteId, place: desk.choose(file, 'attach'),
  }))
  return { desk, noteId, attachmentId: attachment.id }
}
const leave = (desk: Desk, folder: string) => desk.works.handlers['export']({ place: desk.choose(folder, 'export') })

test('V19: it goes when a copy is taken out there, and what is hers stays', async () => {
  const { desk, noteId, attachmentId } = await attached()
  const folder = littered()
  const place = desk.choose(folder, 'take-out')
  expect(codeOf(await desk.works.handlers['attachments.takeOut']({ noteId, attachmentId, place }))).toBe('ok')
  expect(readdirSync(folder).sort()).toEqual([...HERS, 'plan.txt'].sort())
})

test('V19: it goes when an export is made there, and what is hers stays', async () => {
  const { desk } = await attached()
  const folder = littered()
  expect(codeOf(await leave(desk, folder))).toBe('ok')
  expect(readdirSync(folder).sort()).toEqual([...HERS, 'Stillroom export 2026-03-02 0930'].sort())
})

test('V19: while it is written, a copy can be seen, and its name says what it is', async () => {
  const { desk, noteId, attachmentId } = await attached()
  const folder = folderFor('out')
  const taking = desk.works.handlers['attachments.takeOut']({ noteId, attachmentId, place: desk.choose(folder, 'take-out') })
  await settled(() => readdirSync(folder).length > 0)
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^Unfinished copy from Stillroom [0-9a-f]{32}\.part$/u)])
  await taking
  expect(readFileSync(join(folder, 'plan.txt'))).toHaveLength(3_000_000)
})
