import { useEffect, useRef } from 'react'
import { useNavigation } from '../../app/navigation.ts'
import { isOnTop } from '../../components/on-top.ts'
import { Note } from './note.tsx'
import { TabStrip } from './tab-strip.tsx'

/**
 * Every open note, of which at most one is shown. The others are only hidden: cursor, scroll, what can be undone, and
 * words the disk had no room for are as they were, from another tab or from another room.
 */
export const OpenNotes = ({ shown }: { readonly shown: string | null }) => {
  const { notes, go } = useNavigation()
  const byArrows = useRef(false)

  useEffect(() => {
    if (shown === null || notes.length < 2) return
    const onKey = (event: KeyboardEvent) => {
      // The same keys on every system: Command Tab is the system's own.
      if (event.key !== 'Tab' || !event.ctrlKey || event.altKey || event.metaKey || isOnTop(event.target)) return
      event.preventDefault()
      const index = notes.findIndex(({ noteId }) => noteId === shown)
      const next = notes[(index + (event.shiftKey ? notes.length - 1 : 1)) % notes.length]
      if (next) go(next)
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [shown, notes, go])

  return (
    <div className="open-notes" hidden={shown === null}>
      {notes.map((note) => {
        const isShown = note.noteId === shown
        return (
          <div key={note.noteId} className="open-note" hidden={!isShown} inert={!isShown}>
            <Note
              place={note}
              isShown={isShown}
              isTabbed={notes.length > 1}
              strip={isShown && notes.length > 1
                ? (onEnter) => <TabStrip notes={notes} shown={note.noteId} onShow={go} onEnter={onEnter} byArrows={byArrows} />
                : null}
            />
          </div>
        )
      })}
    </div>
  )
}
