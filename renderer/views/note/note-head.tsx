import type { NoteView } from '../../../shared/ipc/views.ts'
import { dayIn, timeIn } from '../../../shared/domain/day.ts'
import { dayByName, exactInstant } from '../../strings/dates.ts'
import { note as words } from '../../strings/note.ts'

/** When the session was, and which one. */
export const NoteHead = ({ note }: { readonly note: NoteView }) => (
  <header>
    <p className="small">
      <time dateTime={note.begunAt} title={exactInstant(note.begunAt, note.zone)}>
        {dayByName(dayIn(note.begunAt, note.zone), note.today)}, {timeIn(note.begunAt, note.zone)}
      </time>
    </p>
    <h1 className="name">{words.session(note.session)}</h1>
  </header>
)
