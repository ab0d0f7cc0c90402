import { useEffect, useRef, type KeyboardEvent, type RefObject } from 'react'
import type { NotePlace } from '../../app/trail.ts'
import { note as words } from '../../strings/note.ts'
import { useNoteNames } from './note-names.tsx'

interface Props {
  readonly notes: readonly NotePlace[]
  readonly shown: string
  readonly onShow: (note: NotePlace) => void
  /** The shown tab was pressed: on to the words. */
  readonly onEnter: () => void
  /** Set while the arrow keys walk through the tabs: the next strip takes the focus over from this one. */
  readonly byArrows: RefObject<boolean>
}

export const tabIdOf = (noteId: string): string => `tab-${noteId}`
export const panelIdOf = (noteId: string): string => `note-${noteId}`

/** The open notes, where there is more than one. Each note's top bar has a strip; only that of the shown note stands. */
export const TabStrip = ({ notes, shown, onShow, onEnter, byArrows }: Props) => {
  const names = useNoteNames()
  const current = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!byArrows.current) return
    byArrows.current = false
    current.current?.focus()
  }, [byArrows])

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const index = notes.findIndex(({ noteId }) => noteId === shown)
    const to = placeAfter(event.key, index, notes.length)
    const note = to === null ? undefined : notes[to]
    if (!note) return
    event.preventDefault()
    byArrows.current = true
    onShow(note)
  }

  return (
    <div className="open-tabs" role="tablist" aria-label={words.tabs} onKeyDown={onKeyDown}>
      {notes.map((note) => {
        const isShown = note.noteId === shown
        const name = names.get(note.noteId) ?? words.quickNote
        return (
          <button
            key={note.noteId}
            {...(isShown ? { ref: current } : {})}
            type="button"
            role="tab"
            id={tabIdOf(note.noteId)}
            aria-selected={isShown}
            aria-controls={panelIdOf(note.noteId)}
            tabIndex={isShown ? 0 : -1}
            title={name}
            onClick={() => { if (isShown) onEnter(); else onShow(note) }}
          >
            <span>{name}</span>
          </button>
        )
      })}
    </div>
  )
}

/** Where a key of the strip leads; null for any other key. */
const placeAfter = (key: string, index: number, length: number): number | null => {
  switch (key) {
    case 'ArrowRight': return (index + 1) % length
    case 'ArrowLeft': return (index - 1 + length) % length
    case 'Home': return 0
    case 'End': return length - 1
    default: return null
  }
}
