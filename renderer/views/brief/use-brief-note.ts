import type { BriefView } from '../../../shared/ipc/brief.ts'
import { useWriting } from '../../components/use-writing.ts'
import { brief as words } from '../../strings/brief.ts'

export interface BriefNote {
  readonly words: string
  readonly act: () => void
  /** The note is this session's, or will be (E29): it is what the page is for. */
  readonly isForThis: boolean
  readonly hint: string | null
}

/** The way into the note: this session's once there is one, or once it can be begun; null where none will be written. */
export const useBriefNote = (view: BriefView): BriefNote | null => {
  const { write, open } = useWriting()
  const { sessionId, clientId, noteId, state, now, noteFrom } = view
  if (noteId !== null) {
    return { words: words.openNote, act: () => { open(clientId, noteId) }, isForThis: true, hint: null }
  }
  if (state !== 'booked') return null
  const isForThis = now >= noteFrom
  return {
    words: isForThis ? words.start : words.write, act: () => { void write(clientId, isForThis ? { sessionId } : {}) }, isForThis,
    hint: isForThis ? null : words.noteFrom(view),
  }
}
