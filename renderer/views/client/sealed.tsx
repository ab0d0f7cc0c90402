import { client as words } from '../../strings/client.ts'

/** In the place of the notes, for whoever holds no key for them (V1): that they are sealed. */
export const SealedNotes = () => (
  <aside className="margin notes-margin">
    <h2 className="head">{words.notes}</h2>
    <p>{words.notesSealed}</p>
  </aside>
)
