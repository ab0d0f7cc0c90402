import { useCallback, useEffect } from 'react'
import { Button } from 'react-aria-components'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { useNavigation } from '../../app/navigation.ts'
import { homeOfNote, type NotePlace } from '../../app/trail.ts'
import { ChevronLeft } from '../../components/icons.tsx'
import { Failure } from '../../components/failure.tsx'
import { note as words } from '../../strings/note.ts'
import type { Strip } from './top-bar.tsx'

interface Props {
  readonly place: NotePlace
  readonly isShown: boolean
  readonly strip: Strip | null
  readonly failed: { readonly error: CallError, readonly again: () => void } | null
  readonly loading: string
}

/** A note that is not there yet, or did not come. The way back and to the other notes is there already. */
export const Waiting = ({ place, isShown, strip, failed, loading }: Props) => {
  const { closeNote } = useNavigation()
  const { noteId, clientId } = place
  const leave = useCallback(() => {
    closeNote(noteId, homeOfNote(clientId))
  }, [closeNote, noteId, clientId])

  useEffect(() => {
    if (!isShown) return
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.repeat && !event.defaultPrevented) leave()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [isShown, leave])

  return (
    <div className="window is-alone" aria-busy={failed === null}>
      <header className="topbar">
        <Button className="way-back" aria-label={words.close} onPress={leave}><ChevronLeft /></Button>
        {strip?.(() => undefined)}
      </header>
      {failed === null
        ? <p className="visually-hidden">{loading}</p>
        : <Failure error={failed.error} again={failed.again} />}
    </div>
  )
}
