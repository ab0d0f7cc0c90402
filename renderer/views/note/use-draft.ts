import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import { beforeLock, useBeforeLock } from '../../app/before-lock.ts'
import { draftKeeper, keepAfterwards, type Keeping } from './draft-keeper.ts'
import type { EditorHandle } from './editor/editor.tsx'
import type { Draft, useAbout } from './use-about.ts'

/** On its way to the disk a third of a second after the first unkept keystroke: at most half a second can be lost. */
const WAIT_MS = 300

/** Ties the keeper to the editor: what is typed is kept, also when the window closes or the practice is locked. */
export const useDraft = (note: NoteView, corrections: readonly Correction[], keep: ReturnType<typeof useAbout>['keep']) => {
  const editor = useRef<EditorHandle | null>(null)
  const latest = useRef(corrections)
  useEffect(() => { latest.current = corrections })
  const [keeping, setKeeping] = useState<Keeping>(
    note.draftKeptAt === null ? { state: 'nothing-yet' } : { state: 'kept', at: note.draftKeptAt },
  )

  const keeper = useMemo(() => draftKeeper<Draft>({
    draft: () => ({
      text: editor.current?.text() ?? note.text,
      cursor: editor.current?.cursor() ?? 0,
      corrections: latest.current,
    }),
    keep,
    onState: (state, kept) => {
      setKeeping(state)
      if (kept) editor.current?.markKept(kept.text)
      editor.current?.showUnkept(state.state === 'failed')
    },
    waitMs: WAIT_MS,
    lastKeptAt: note.draftKeptAt,
  }), [note, keep])

  useBeforeLock(keeper.flush)
  useEffect(() => () => { keepAfterwards(keeper, beforeLock) }, [keeper])

  const onEditor = useCallback((handle: EditorHandle | null) => {
    // What unmounts the editor flushes first; the last words stay readable until then.
    if (handle) editor.current = handle
  }, [])
  return { keeper, keeping, editor, onEditor }
}
