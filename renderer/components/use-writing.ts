import { useCallback, useMemo } from 'react'
import type { CallError } from '../../shared/ipc/errors.ts'
import { call } from '../api.ts'
import { useNavigation } from '../app/navigation.ts'
import { useUndo } from '../app/undo.ts'
import { adviceFor } from '../strings/advice.ts'

interface How {
  /** The first note there is. */
  readonly first?: boolean
  /** The session it is the note of (E29): booked, and begun or about to. */
  readonly sessionId?: string
  /**
   * Takes away what lies over the page, at the moment the note opens or it is known that it does not: taken away
   * before, what is typed meanwhile would go into a note that is open below.
   */
  readonly uncover?: () => void
}

export interface Writing {
  /**
   * A new note about the client, or her unfinished first draft, of the session if one is named; null: a quick note nobody
   * was chosen for yet.
   * Gives back what went wrong, already said.
   */
  readonly write: (clientId: string | null, how?: How) => Promise<CallError | null>
  /** The note that is half written, wherever it stands in her timeline. */
  readonly goOn: (clientId: string) => Promise<CallError | null>
  /** Null: a quick note nobody was chosen for yet. */
  readonly open: (clientId: string | null, noteId: string) => void
}

/** The ways into a note. */
export const useWriting = (): Writing => {
  const { go } = useNavigation()
  const { say } = useUndo()

  const open = useCallback((clientId: string | null, noteId: string) => { go({ room: 'note', clientId, noteId }) }, [go])

  const write = useCallback(async (clientId: string | null, { first = false, sessionId, uncover }: How = {}) => {
    const answer = await call('notes.begin', { clientId, ...(sessionId === undefined ? {} : { sessionId }) })
    uncover?.()
    if (answer.ok) {
      go({ room: 'note', clientId, noteId: answer.value.noteId, ...(first ? { first } : {}) })
      return null
    }
    say(adviceFor(answer.error))
    return answer.error
  }, [go, say])

  const goOn = useCallback(async (clientId: string) => {
    // A draft may be of a note that was saved before; only the timeline knows which.
    const answer = await call('client', { clientId })
    const entry = answer.ok ? answer.value.timeline.find((one) => one.hasDraft) : undefined
    if (!entry) return write(clientId)
    open(clientId, entry.noteId)
    return null
  }, [open, write])

  return useMemo(() => ({ write, goOn, open }), [write, goOn, open])
}
