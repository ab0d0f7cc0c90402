import { describe, expect, test } from 'vitest'
import type { NoteView } from '../../../../shared/ipc/views.ts'
import { verdictOn } from '../../../../renderer/views/note/verdict.ts'

const KEPT = '2026-11-17T10:00:00.000Z'
const onDisk = (parts: Partial<NoteView>): NoteView => ({
  today: '2026-11-17', zone: 'Europe/Lisbon', id: 'a'.repeat(32), clientId: null, clientName: null, begunAt: KEPT,
  savedAt: null, session: null, text: '', cursor: 0, draftKeptAt: null, corrections: [], attachments: [], confirmed: [], openItems: 0,
  defaultDue: '2026-11-24', defaultDueFrom: 'a-week', ...parts,
})
const desk = (text: string, standing: 'untouched' | 'unkept' | 'kept', wasKept = true) =>
  ({ text, corrections: [], standing, wasKept })

describe('what the disk says about an open note', () => {
  test('that it is no longer there closes it, if every word of it was kept once', () => {
    expect(verdictOn(onDisk({}), desk('words', 'kept'))).toBe('gone')
    expect(verdictOn(onDisk({}), desk('words', 'untouched'))).toBe('gone')
  })

  test('words that are on no disk are never closed', () => {
    expect(verdictOn(onDisk({}), desk('words', 'unkept'))).toBe('same')
    expect(verdictOn(onDisk({}), desk('words', 'untouched', false))).not.toBe('gone')
  })

  test('a note of which everything was deleted leaves no record, and is not gone', () => {
    expect(verdictOn(onDisk({}), desk('', 'kept'))).toBe('same')
  })

  test('other words are shown where nothing was typed, and only there', () => {
    const other = onDisk({ savedAt: KEPT, draftKeptAt: KEPT, text: 'saved, and more' })
    expect(verdictOn(other, desk('saved', 'untouched'))).toBe('another')
    expect(verdictOn(other, desk('saved', 'kept'))).toBe('same')
    expect(verdictOn(other, desk('saved', 'unkept'))).toBe('same')
  })

  test('corrections are part of what stands there', () => {
    const other = onDisk({ savedAt: KEPT, text: '[] ring', corrections: [{ line: '[] ring', ticked: false }] })
    expect(verdictOn(other, desk('[] ring', 'untouched'))).toBe('another')
  })

  test('the same words moved to somebody else are the same note', () => {
    expect(verdictOn(onDisk({ clientId: 'b'.repeat(32), savedAt: KEPT, text: 'words' }), desk('words', 'untouched'))).toBe('same')
  })
})
