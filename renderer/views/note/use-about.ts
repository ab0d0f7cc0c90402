import { useCallback, useEffect, useRef, useState, type RefObject } from 'react'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { NoteView } from '../../../shared/ipc/views.ts'
import type { Correction } from '../../../shared/schemas/notes.ts'
import { call, onNotice } from '../../api.ts'
import type { Named } from '../../components/client-matches.ts'

/** What is known about a note beside what is typed in it. */
export type About = Omit<NoteView, 'text' | 'cursor' | 'corrections'>

export interface Draft {
  readonly text: string
  readonly cursor: number
  readonly corrections: readonly Correction[]
}

/** Looks at a note as the disk has it; false where it is not to be followed: the desk is about to go. */
export type Judge = (view: NoteView) => boolean

/**
 * Whom a note is about and what follows from that, asked again when the note changed without this desk (moved, an undo)
 * and when it is looked at again. The text stays the desk's; all that is kept goes through here, so that every
 * keystroke is kept under whom the note is about at that moment.
 */
export const useAbout = (note: NoteView, isShown: boolean, judge: RefObject<Judge>) => {
  const [about, setAbout] = useState<About>(note)
  const whom = useRef(note.clientId)
  // Not refs, for they are counted on between renders: the latest question, own writes that will be told of,
  // who was chosen and is not on the disk yet, and a move that is under way.
  const [turn] = useState<Turn>(() => ({ latest: 0, own: 0, chosen: null, moving: null, onDisk: note.clientId }))

  const ask = useCallback(async (): Promise<void> => {
    const mine = ++turn.latest
    const answer = await call('note', { noteId: note.id, clientId: whom.current })
    if (mine !== turn.latest) return
    if (!answer.ok) {
      // The client is gone, and no record of the note is there: it is about nobody again.
      if (answer.error.code !== 'not-found' || whom.current === null) return
      whom.current = null
      turn.chosen = null
      await ask()
      return
    }
    const view = answer.value
    if (!judge.current(view)) return
    turn.onDisk = view.clientId
    if (turn.chosen && view.clientId === null) {
      setAbout({ ...view, clientId: turn.chosen.id, clientName: turn.chosen.name })
      return
    }
    turn.chosen = null
    whom.current = view.clientId
    setAbout(view)
  }, [turn, note.id, judge])

  const keep = useCallback(async (draft: Draft): Promise<Answer<Output<'notes.keepDraft'>>> => {
    // While it moves nobody knows whose the words are.
    await turn.moving
    const clientId = whom.current
    turn.own = 1
    const answer = await call('notes.keepDraft', {
      noteId: note.id, clientId, text: draft.text, cursor: draft.cursor, corrections: [...draft.corrections],
    })
    turn.own = 0
    if (answer.ok) {
      if (clientId !== turn.onDisk) void ask()
      return answer
    }
    // Refused where a move was undone a moment ago: kept under whom it is about now.
    if (answer.error.code === 'not-found') {
      await ask()
      if (whom.current !== clientId) return keep(draft)
    }
    return answer
  }, [turn, note.id, ask])

  useEffect(() => onNotice((notice) => {
    if (notice.type !== 'changed') return
    if (notice.ids.includes(note.id)) {
      // Its own keep tells of this one record, and is told before it is answered.
      if (turn.own > 0 && notice.ids.length === 1) turn.own = 0
      else void ask()
    } else if (whom.current !== null && notice.ids.includes(whom.current)) void ask()
  }), [turn, note.id, ask])

  // What other notes and rooms changed about the client is seen when this one is looked at again.
  const wasShown = useRef(isShown)
  useEffect(() => {
    if (isShown && !wasShown.current) void ask()
    wasShown.current = isShown
  }, [isShown, ask])
  useEffect(() => () => { turn.latest++ }, [turn])

  /** From now on kept under her. Before anything was typed there is nothing to keep, only to ask. */
  const choose = useCallback((client: Named) => {
    turn.latest++
    turn.chosen = client
    whom.current = client.id
    setAbout((old) => ({ ...old, clientId: client.id, clientName: client.name }))
  }, [turn])

  /** Moves what is on the disk; words typed meanwhile wait, and are kept under whom it is about then. */
  const move = useCallback(async (client: Named): Promise<Answer<Output<'notes.move'>>> => {
    const moved = call('notes.move', { noteId: note.id, clientId: client.id })
    const moving = moved.then((answer) => {
      turn.moving = null
      if (!answer.ok) return
      turn.chosen = null
      turn.onDisk = client.id
      whom.current = client.id
    })
    turn.moving = moving
    await moving
    await ask()
    return moved
  }, [turn, note.id, ask])

  return { about, ask, keep, choose, move }
}

interface Turn {
  latest: number
  own: number
  chosen: Named | null
  moving: Promise<void> | null
  onDisk: string | null
}
