import { Button } from 'react-aria-components'
import type { NoteView } from '../../../shared/ipc/views.ts'
import { ChevronLeft } from '../../components/icons.tsx'
import { instantInWords } from '../../strings/dates.ts'
import { note as words } from '../../strings/note.ts'
import type { Keeping } from './draft-keeper.ts'

interface Props {
  readonly note: NoteView
  readonly keeping: Keeping
  /** Something was typed that is not saved. */
  readonly isDraft: boolean
  readonly onBack: () => void
  readonly onDiscard: () => void
}

/** The way back, which note it is, and what is known about its keeping. */
export const TopBar = ({ note, keeping, isDraft, onBack, onDiscard }: Props) => (
  <header className="topbar">
    <Button className="way-back" onPress={onBack}><ChevronLeft /> <span className="way-back-name">{note.clientName}</span></Button>
    <span className="topbar-end">
      {isDraft && <Button className="button is-small is-plain" onPress={onDiscard}>{words.discard}</Button>}
      <KeptHint keeping={keeping} note={note} />
    </span>
  </header>
)

const KeptHint = ({ keeping, note }: Pick<Props, 'keeping' | 'note'>) => {
  const at = (instant: string) => instantInWords(instant, note.today, note.zone)
  switch (keeping.state) {
    case 'nothing-yet': return note.savedAt === null ? null : <span className="hint">{words.savedOn(at(note.savedAt))}</span>
    case 'typing': return <span className="hint">{keeping.lastKeptAt === null ? words.typing : words.draftKept(at(keeping.lastKeptAt))}</span>
    case 'kept': return <span className="hint">{words.draftKept(at(keeping.at))}</span>
    case 'failed': return <span className="hint late">{keeping.lastKeptAt === null ? words.notKeptYet : words.lastKept(at(keeping.lastKeptAt))}</span>
  }
}
