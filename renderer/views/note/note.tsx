import { useCallback, useEffect, useState } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import type { NotePlace } from '../../app/trail.ts'
import { note as words } from '../../strings/note.ts'
import { Desk } from './desk.tsx'
import type { Strip } from './top-bar.tsx'
import { Waiting } from './waiting.tsx'

interface Props {
  readonly place: NotePlace
  readonly isShown: boolean
  /** One of several that are open. */
  readonly isTabbed: boolean
  readonly strip: Strip | null
}

type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'ready', readonly value: NoteView, readonly nth: number }
  | { readonly state: 'failed', readonly error: CallError, readonly again: () => void }

/** Opens a note once. From then on the desk owns what is typed; no later answer may overwrite it. */
export const Note = ({ place, isShown, isTabbed, strip }: Props) => {
  const { noteId } = place
  // Whom it was opened about. What it becomes meanwhile the desk knows, not the place.
  const [clientId] = useState(place.clientId)
  const [asked, setAsked] = useState<Opening>({ state: 'loading' })
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let gone = false
    void call('note', { noteId, clientId }).then((answer) => {
      if (gone) return
      if (answer.ok) setAsked({ state: 'ready', value: answer.value, nth: 0 })
      else setAsked({ state: 'failed', error: answer.error, again: () => { setTries((n) => n + 1) } })
    })
    return () => { gone = true }
  }, [noteId, clientId, tries])

  const onOther = useCallback((value: NoteView) => {
    setAsked((old) => ({ state: 'ready', value, nth: old.state === 'ready' ? old.nth + 1 : 0 }))
  }, [])

  if (asked.state !== 'ready') {
    return (
      <Waiting
        place={place}
        isShown={isShown}
        strip={strip}
        failed={asked.state === 'failed' ? asked : null}
        loading={words.loading}
      />
    )
  }
  return (
    <Desk
      key={asked.nth}
      note={asked.value}
      first={place.first ?? false}
      at={place.at ?? null}
      isShown={isShown}
      isTabbed={isTabbed}
      strip={strip}
      onOther={onOther}
    />
  )
}
