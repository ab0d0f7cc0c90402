import { useEffect, useState } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { Failure } from '../../components/failure.tsx'
import { note as words } from '../../strings/note.ts'
import { Desk } from './desk.tsx'

interface Props {
  readonly clientId: string
  readonly noteId: string
  /** The very first note of a practice: the empty page shows what a commitment looks like. */
  readonly first: boolean
}

type Opening =
  | { readonly state: 'loading' }
  | { readonly state: 'ready', readonly value: NoteView }
  | { readonly state: 'failed', readonly error: CallError, readonly again: () => void }

/** Opens a note once. From then on the desk owns what is typed; no later answer may overwrite it. */
export const Note = ({ clientId, noteId, first }: Props) => {
  const [asked, setAsked] = useState<Opening>({ state: 'loading' })
  const [tries, setTries] = useState(0)

  useEffect(() => {
    let gone = false
    void call('note', { noteId, clientId }).then((answer) => {
      if (gone) return
      if (answer.ok) setAsked({ state: 'ready', value: answer.value })
      else setAsked({ state: 'failed', error: answer.error, again: () => { setTries((n) => n + 1) } })
    })
    return () => { gone = true }
  }, [noteId, clientId, tries])

  switch (asked.state) {
    case 'loading': return <div className="window is-alone" aria-busy="true"><p className="visually-hidden">{words.loading}</p></div>
    case 'failed': return <Failure error={asked.error} again={asked.again} />
    case 'ready': return <Desk note={asked.value} first={first} />
  }
}
