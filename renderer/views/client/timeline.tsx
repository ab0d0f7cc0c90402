import { useId } from 'react'
import { dayIn } from '../../../shared/domain/day.ts'
import type { TimelineEntry } from '../../../shared/ipc/views.ts'
import { dayBriefly, exactInstant } from '../../strings/dates.ts'
import { client as words } from '../../strings/client.ts'

interface Props {
  readonly entries: readonly TimelineEntry[]
  readonly today: string
  readonly zone: string
  readonly onOpen: (noteId: string) => void
}

/** Every note, newest first. */
export const Timeline = ({ entries, today, zone, onOpen }: Props) => {
  const id = useId()
  return (
    <aside className="margin notes-margin" aria-labelledby={id}>
      <h2 className="head" id={id}>{words.notes}</h2>
      {entries.length === 0
        ? <p>{words.noNotes}</p>
        : (
          <ol className="notes-list">
            {entries.map((entry) => (
              <Entry key={entry.noteId} entry={entry} today={today} zone={zone} onOpen={onOpen} />
            ))}
          </ol>
        )}
    </aside>
  )
}

const Entry = ({ entry, today, zone, onOpen }: Omit<Props, 'entries'> & { readonly entry: TimelineEntry }) => {
  const { begunAt, savedAt, hasDraft } = entry
  const isDraft = savedAt === null
  const occasion = isDraft ? words.draft : words.session(entry)
  const day = dayBriefly(dayIn(begunAt, zone), today)
  return (
    <li>
      <button type="button" className="note-entry" onClick={() => { onOpen(entry.noteId) }}>
        <span className="note-entry-head">
          {occasion}, <time dateTime={begunAt} title={exactInstant(begunAt, zone)}>{day}</time>
        </span>
        {entry.opening !== '' && <span className="words" dir="auto">{entry.opening}</span>}
        {!isDraft && (
          <span className="note-entry-foot">
            {words.agreed(entry.agreed)}{hasDraft && `, ${words.changed}`}
          </span>
        )}
      </button>
    </li>
  )
}
