/** What holds of every practice whose records all opened, after any sequence of commands. */
import { expect } from 'vitest'
import { NOBODY } from '../../../../shared/schemas/notes.ts'
import type { Desk } from './desk.ts'

const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): ReadonlyMap<string, Row> =>
  new Map(rows.map((row) => [row.id, row]))

/**
 * Each saved note has one session and that session is of the same client; no two of hers have one number, and only
 * what was held has one; whoever has no note of it was not met, or needs none; an item agrees with its note and its session; nobody's notes are drafts alone; nothing is of a client who is not there; and
 * the chain of events verifies.
 */
export const expectWhole = async ({ database, chain }: Desk): Promise<void> => {
  const [clients, engagements, sessions, notes, items] = await Promise.all([
    database.find('clients'), database.find('engagements'), database.find('sessions'), database.find('notes'),
    database.find('actionItems'),
  ])
  const [known, noteOf, sessionOf, engagementOf] = [byId(clients), byId(notes), byId(sessions), byId(engagements)]

  for (const note of notes) {
    const own = sessions.filter(({ noteId }) => noteId === note.id)
    expect(own).toHaveLength(note.savedAt === null ? 0 : 1)
    for (const { clientId } of own) expect(clientId).toBe(note.clientId)
    if (note.clientId === NOBODY) expect(note).toMatchObject({ savedAt: null, draft: expect.anything() as unknown })
  }
  const numbers = sessions.filter(({ number }) => number > 0).map(({ clientId, number }) => `${clientId} ${number}`)
  expect(new Set(numbers).size).toBe(numbers.length)
  for (const { noteId, noteWaivedAt, state, number, engagementId, clientId } of sessions) {
    expect(number > 0).toBe(state === 'held')
    if (state === 'held' && noteWaivedAt === null) expect(noteOf.has(noteId)).toBe(true)
    else expect(noteId).toBe('')
    expect(engagementOf.get(engagementId)?.clientId).toBe(clientId)
  }
  for (const { noteId, sessionId, clientId } of items) {
    expect(noteOf.get(noteId)?.clientId).toBe(clientId)
    expect(sessionOf.get(sessionId)).toMatchObject({ clientId, noteId })
  }
  for (const { clientId } of [...engagements, ...sessions, ...notes, ...items]) {
    expect(clientId === NOBODY || known.has(clientId)).toBe(true)
  }
  expect((await chain()).whole).toBe(true)
}
