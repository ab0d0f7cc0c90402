/** E25: files kept with a note, as the records know them. */
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../../shared/schemas/common.ts'
import type { Attachment } from '../../../../shared/schemas/notes.ts'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'

const file = (desk: Desk, name = 'wheel.pdf'): Attachment =>
  ({ id: freshId(), name, bytes: 1_024, addedAt: desk.clock.at, digest: 'd'.repeat(64) })

const attach = async (desk: Desk, noteId: string, attachment = file(desk)): Promise<{ readonly id: string, readonly changeId: string }> => {
  const answer = await desk.engine.records.attachmentAdded(noteId, attachment)
  if (!answer.ok) throw new Error(answer.error.code)
  return { id: attachment.id, changeId: answer.value.changeId }
}

const names = async (desk: Desk, noteId: string): Promise<readonly string[]> =>
  (await desk.get('note', { noteId, clientId: null })).attachments.map(({ name }) => name)

describe('E25: a file', () => {
  test('is added to a saved note, a draft, and a quick note; and taken away from it', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const saved = await writeNote(desk, clientId)
    const draft = freshId()
    await desk.get('notes.keepDraft', { noteId: draft, clientId, text: 'begun', cursor: 0, corrections: [] })
    const quick = freshId()
    await desk.get('notes.keepDraft', { noteId: quick, clientId: null, text: 'who', cursor: 0, corrections: [] })
    for (const noteId of [saved.noteId, draft, quick]) {
      const one = await attach(desk, noteId)
      await attach(desk, noteId, file(desk, 'second.png'))
      expect(await names(desk, noteId)).toEqual(['wheel.pdf', 'second.png'])
      await desk.get('attachments.remove', { noteId, attachmentId: one.id })
      expect(await names(desk, noteId)).toEqual(['second.png'])
      expect(await desk.refusal('attachments.remove', { noteId, attachmentId: one.id })).toBe('not-found')
    }
    expect(await desk.refusal('attachments.remove', { noteId: freshId(), attachmentId: freshId() })).toBe('not-found')
    expect(await desk.engine.records.attachmentAdded(freshId(), file(desk))).toMatchObject({ ok: false, error: { code: 'not-found' } })
    expect((await desk.chain()).whole).toBe(true)
  })

  test('E5: undo takes it away again, or brings its reference back as it was', async () => {
    const desk = await sitDown()
    const { noteId } = await writeNote(desk, await addClient(desk))
    const before = await desk.everything()
    const added = await attach(desk, noteId)
    const withFile = await desk.everything()
    const removed = await desk.get('attachments.remove', { noteId, attachmentId: added.id })
    await desk.get('undo', { changeId: removed.changeId })
    expect(await desk.everything()).toEqual(withFile)
    await desk.get('undo', { changeId: added.changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('keeps a note that has no word: an emptied draft loses no file, and is shown as what is unfinished', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    const noteId = freshId()
    const draft = { noteId, clientId, cursor: 0, corrections: [] }
    await desk.get('notes.keepDraft', { ...draft, text: 'begun' })
    const { id } = await attach(desk, noteId)
    await desk.get('notes.keepDraft', { ...draft, text: '' })
    expect(await names(desk, noteId)).toEqual(['wheel.pdf'])
    expect((await desk.get('today', {})).drafts).toMatchObject([{ noteId, opening: '' }])
    // Without the file it is nothing again (E3).
    await desk.get('attachments.remove', { noteId, attachmentId: id })
    await desk.get('notes.keepDraft', { ...draft, text: '' })
    expect(await desk.database.get('notes', noteId)).toBeNull()
  })

  test('stays with its note when that is saved, corrected, or goes to somebody else', async () => {
    const desk = await sitDown()
    const [marta, jonas] = [await addClient(desk), await addClient(desk, 'Jonas')]
    const noteId = freshId()
    const typed = { noteId, clientId: marta, text: 'begun', corrections: [] }
    await desk.get('notes.keepDraft', { ...typed, cursor: 0 })
    await attach(desk, noteId)
    const { changeId } = await desk.get('notes.save', { ...typed, confirmed: [] })
    await desk.get('notes.save', { ...typed, text: 'begun, and ended', confirmed: [] })
    await desk.get('notes.move', { noteId, clientId: jonas })
    expect(await names(desk, noteId)).toEqual(['wheel.pdf'])
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
  })

  test('beyond the limit of a note is refused', async () => {
    const desk = await sitDown()
    const { noteId } = await writeNote(desk, await addClient(desk))
    for (let index = 0; index < LIMITS.attachments; index += 1) await attach(desk, noteId)
    expect(await desk.engine.records.attachmentAdded(noteId, file(desk))).toMatchObject({ ok: false, error: { code: 'too-large' } })
  })
})
