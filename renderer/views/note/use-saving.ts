import { useCallback, useState, type RefObject } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { note as words } from '../../strings/note.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import { confirmationsOf } from './confirmations.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import type { EditorHandle } from './editor/editor.tsx'
import type { Numbered } from './proposals.tsx'
import type { About } from './use-about.ts'

interface Parts {
  readonly about: About
  readonly keeper: DraftKeeper
  readonly editor: RefObject<EditorHandle | null>
  /** Those she left ticked. */
  readonly ticked: readonly Numbered[]
  readonly corrections: readonly Correction[]
  /** The note may not be saved before it is about somebody. All of it is on the disk. */
  readonly onNobody: () => void
  readonly onDone: () => void
}

/** Saving, and throwing away. What failed can be tried again, and no more than that is done. */
export const useSaving = ({ about, keeper, editor, ticked, corrections, onNobody, onDone }: Parts) => {
  const undo = useUndo()
  const [failure, setFailure] = useState<{ readonly error: CallError, readonly confirming: boolean } | null>(null)
  const [isSaving, setSaving] = useState(false)
  const { id, clientId, defaultDue, defaultDueFrom } = about

  const save = useCallback(async (confirming: boolean) => {
    const text = editor.current?.text() ?? ''
    if (text.trim() === '') {
      undo.say(words.empty)
      return
    }
    if (clientId === null) {
      // What fails here is told by the keeping itself.
      if (await keeper.flush()) onNobody()
      return
    }
    setSaving(true)
    const confirmed = confirming ? confirmationsOf(ticked, { defaultDue, defaultDueFrom }) : []
    keeper.settle()
    const answer = await call('notes.save', { noteId: id, clientId, text, corrections: [...corrections], confirmed })
    setSaving(false)
    if (answer.ok) {
      undo.offer({ sentence: words.saved(confirmed.length), changeId: answer.value.changeId })
      onDone()
      return
    }
    setFailure({ error: answer.error, confirming })
    editor.current?.showUnkept(true)
    keeper.touch()
  }, [id, clientId, defaultDue, defaultDueFrom, corrections, editor, keeper, ticked, onNobody, onDone, undo])

  /** Does once more what failed: a draft is kept, a save confirms only what it was to confirm. */
  const tryAgain = useCallback(() => {
    setFailure(null)
    if (failure) void save(failure.confirming)
    else void keeper.flush()
  }, [failure, keeper, save])

  const discard = useCallback(() => {
    keeper.settle()
    void call('notes.discardDraft', { noteId: id }).then((answer) => {
      if (answer.ok) {
        undo.offer({ sentence: words.discarded, changeId: answer.value.changeId })
        onDone()
      } else if (answer.error.code === 'not-found') onDone()
      else {
        // It is still there, and so is what is only on the screen.
        keeper.touch()
        undo.say(adviceFor(answer.error))
      }
    })
  }, [id, keeper, onDone, undo])

  return { save, tryAgain, discard, isSaving, failure: failure?.error ?? null }
}
