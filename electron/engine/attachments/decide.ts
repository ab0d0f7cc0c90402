/** V12: which files are kept with a note. The files themselves lie sealed beside the practice. */
import { LIMITS } from '../../../shared/schemas/common.ts'
import type { Attachment, Note } from '../../../shared/schemas/notes.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { whomOf } from '../notes/whom.ts'

type Changed = { readonly changeId: string }

const withFiles = (
  moment: Moment, note: Note, attachments: Note['attachments'],
  { type, id }: { readonly type: 'attachment.added' | 'attachment.removed', readonly id: string },
): Decision<Changed> => {
  const clientId = whomOf(note.clientId)
  return undoable(moment, {
    clientId,
    changes: [change('notes', note, { ...note, attachments })],
    events: [{ type, clientId, refs: [note.id, id] }],
    value: {},
  })
}

/** The note is there: kept as a draft, or saved. */
export const decideAttach = (moment: Moment, note: Note | null, attachment: Attachment): Decision<Changed> => {
  if (!note) return refuse('not-found')
  if (note.attachments.length >= LIMITS.attachments) return refuse('too-large')
  return withFiles(moment, note, [...note.attachments, attachment], { type: 'attachment.added', id: attachment.id })
}

/** Strikes the reference alone, so that undo brings it back; the file goes with the next opening. */
export const decideDetach = (moment: Moment, note: Note | null, attachmentId: string): Decision<Changed> => {
  const left = note?.attachments.filter(({ id }) => id !== attachmentId)
  if (!note || !left || left.length === note.attachments.length) return refuse('not-found')
  return withFiles(moment, note, left, { type: 'attachment.removed', id: attachmentId })
}
