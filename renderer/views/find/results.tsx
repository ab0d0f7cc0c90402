import { memo, useEffect, useRef } from 'react'
import { find } from '../../strings/find.ts'
import type { Entry, Section } from './entries.ts'
import { Row } from './row.tsx'

interface Props {
  /** Of the list; rows and headings are named after it. */
  readonly id: string
  readonly sections: readonly Section[]
  readonly selected: string | null
  /** Whether the selected row is to be brought into view: one under the pointer is there already. */
  readonly isFollowed: boolean
  readonly onPoint: (key: string) => void
  readonly onPress: (entry: Entry, withCtrl: boolean) => void
}

/** The id of a row, for the field to point at. */
export const rowId = (listId: string, key: string): string => `${listId}-${key.replaceAll(' ', '-')}`

/** The rows in their sections. The focus stays in the field; the list only follows it. */
export const Results = memo(({ id, sections, selected, isFollowed, onPoint, onPress }: Props) => {
  const list = useRef<HTMLDivElement>(null)
  const first = sections[0]?.entries[0]?.key ?? null

  useEffect(() => {
    if (selected === null || !isFollowed) return
    // The heading over the first row comes into view with it.
    if (selected === first) list.current?.scrollTo({ top: 0 })
    else document.getElementById(rowId(id, selected))?.scrollIntoView({ block: 'nearest' })
    // Also where it stays selected and other rows come above it.
  }, [id, selected, first, isFollowed, sections])

  return (
    <div
      ref={list}
      id={id}
      role="listbox"
      aria-label={find.results}
      className="palette-list"
      tabIndex={-1}
      // What is pressed takes no focus from the field.
      onMouseDown={(event) => { event.preventDefault() }}
    >
      {sections.map(({ title, entries, more }) => (
        <div key={title} role="group" aria-label={title}>
          <div className="caption" aria-hidden="true">{title}</div>
          {entries.map((entry) => (
            <Row
              key={entry.key}
              id={rowId(id, entry.key)}
              entry={entry}
              isSelected={entry.key === selected}
              onPoint={onPoint}
              onPress={onPress}
            />
          ))}
          {more !== '' && <div className="small more" aria-hidden="true">{more}</div>}
        </div>
      ))}
    </div>
  )
})
Results.displayName = 'Results'
