import { useId } from 'react'
import { dayIn } from '../../../shared/domain/day.ts'
import type { TimelineEntry } from '../../../shared/ipc/views.ts'
import { RovingGroup, useRoving } from '../../components/roving.tsx'
import { VirtualList } from '../../components/virtual-list.tsx'
import { dayBriefly, exactInstant } from '../../strings/dates.ts'
import { client as words } from '../../strings/client.ts'

interface Props {
  readonly entries: readonly TimelineEntry[]
  readonly today: string
  readonly zone: string
  readonly onOpen: (noteId: string) => void
}

/** The height of an entry with an opening of two lines, in pixels. */
const ENTRY_HEIGHT = 112

const idOf = ({ noteId }: TimelineEntry): string => noteId

/** Every note, newest first. One stop for Tab, arrows from there. */
export const Timeline = ({ entries, today, zone, onOpen }: Props) => {
  const id = useId()
  return (
    <aside className="margin notes-margin" aria-labelledby={id}>
      <h2 className="head" id={id}>{words.notes}</h2>
      {entries.length === 0
        ? <p>{words.noNotes}</p>
        : (
          <RovingGroup ids={entries.map(idOf)}>
            <VirtualList
              as="ol"
              className="notes-list"
              entries={entries}
              idOf={idOf}
              estimate={ENTRY_HEIGHT}
              render={(entry) => <Entry entry={entry} today={today} zone={zone} onOpen={onOpen} />}
            />
          </RovingGroup>
        )}
    </aside>
  )
}

const Entry = ({ entry, today, zone, onOpen }: Omit<Props, 'entries'> & { readonly entry: TimelineEntry }) => {
  const { noteId, begunAt, savedAt, hasDraft } = entry
  const { current } = useRoving()
  const isDraft = savedAt === null
  const occasion = isDraft ? words.draft : words.session(entry)
  const day = dayBriefly(dayIn(begunAt, zone), today)
  return (
    <div data-entry-of={noteId}>
      <button
        type="button"
        className="note-entry"
        data-entry={noteId}
        tabIndex={current === noteId ? 0 : -1}
        onClick={() => { onOpen(noteId) }}
      >
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
    </div>
  )
}
