import { PLAIN_NOTE, type Note } from '../../../shared/schemas/notes.ts'

/** A note of which nothing was typed yet. Never written (E3). `begunAt` is an instant. */
export const emptyNote = (parts: Pick<Note, 'id' | 'clientId' | 'begunAt' | 'sessionId'>): Note =>
  ({ ...PLAIN_NOTE, ...parts, kind: 'session', text: '', savedAt: null })

/** What is to be shown of a note: what was typed last. */
export const shownText = (note: Note): string => note.draft?.text ?? note.text
