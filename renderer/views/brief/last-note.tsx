import { useId } from 'react'
import { Button } from 'react-aria-components'
import type { BriefView } from '../../../shared/ipc/brief.ts'
import { useWriting } from '../../components/use-writing.ts'
import { brief as words } from '../../strings/brief.ts'

/** The key lines of the last note of a session, and the way to the whole of it. */
export const LastNote = ({ view: { note, last, clientId } }: { readonly view: BriefView }) => {
  const id = useId()
  const { open } = useWriting()
  if (!note) return last && <p className="section second">{words.noNote}</p>
  return (
    <section className="section brief-lines" aria-labelledby={id}>
      <h2 className="head" id={id}>{words.note}</h2>
      {note.lines.map((line, index) => <p key={index} className="words" dir="auto">{line}</p>)}
      <p className="small further">
        {note.furtherLines > 0 && <>{words.furtherLines(note.furtherLines)} </>}
        {note.lines.length + note.furtherLines === 0 && <>{words.emptyNote} </>}
        <Button className="step" onPress={() => { open(clientId, note.noteId) }}>{words.readNote}</Button>
      </p>
    </section>
  )
}
