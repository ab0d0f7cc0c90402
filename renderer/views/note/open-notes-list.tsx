import { useId } from 'react'
import { Button } from 'react-aria-components'
import { useNavigation } from '../../app/navigation.ts'
import { note as words } from '../../strings/note.ts'
import { useNoteNames } from './note-names.tsx'

/** In the list of rooms: the notes that were left open. One press, and the writing goes on where it stopped. */
export const OpenNotesList = () => {
  const { notes, go } = useNavigation()
  const names = useNoteNames()
  const id = useId()
  if (notes.length === 0) return null
  return (
    <div className="notes-left-open">
      <p className="caption" id={id}>{words.tabs}</p>
      <ul aria-labelledby={id}>
        {notes.map((note) => (
          <li key={note.noteId}>
            <Button onPress={() => { go(note) }}><span>{names.get(note.noteId) ?? words.quickNote}</span></Button>
          </li>
        ))}
      </ul>
    </div>
  )
}
