import { useCallback, useState } from 'react'
import type { Attachment } from '../../../shared/schemas/notes.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { attachmentAdvice, attachments as words } from '../../strings/attachments.ts'

/** What is under way: the dialog is open, or the file is on its way. `id` is of the file that is taken out. */
export type Doing =
  | { readonly is: 'choosing', readonly id: string | null }
  | { readonly is: 'adding', readonly name: string }
  | { readonly is: 'taking-out', readonly name: string, readonly id: string }

/** `refused`: it wants a look. `told`: she ended it herself. */
export interface Said { readonly as: 'refused' | 'told', readonly sentence: string }

interface Parts {
  readonly noteId: string
  /** Puts what was typed on the disk: a file is kept with a note that is there. False where that failed. */
  readonly keep: () => Promise<boolean>
  /** What is kept with the note now. */
  readonly ask: () => Promise<void>
}

/** Attaching a file, writing a copy of one, taking one away. One at a time; each is told where the files stand. */
export const useAttachments = ({ noteId, keep, ask }: Parts) => {
  const undo = useUndo()
  const [doing, setDoing] = useState<Doing | null>(null)
  const [said, setSaid] = useState<Said | null>(null)

  const choose = useCallback(async (purpose: 'attach' | 'take-out', id: string | null) => {
    setSaid(null)
    setDoing({ is: 'choosing', id })
    const picked = await call('host.pickPlace', { purpose })
    if (picked.ok && picked.value.place !== null) return { place: picked.value.place, shown: picked.value.shown }
    setDoing(null)
    if (!picked.ok) setSaid({ as: 'refused', sentence: adviceFor(picked.error) })
    return null
  }, [])

  const add = useCallback(async () => {
    const chosen = await choose('attach', null)
    if (!chosen) return
    setDoing({ is: 'adding', name: chosen.shown })
    // What fails here is told by the keeping itself.
    const isKept = await keep()
    const answer = isKept ? await call('attachments.add', { noteId, place: chosen.place }) : null
    if (answer?.ok) {
      const { attachment, changeId } = answer.value
      await ask()
      undo.offer({ sentence: words.added(attachment.name), changeId })
    } else if (answer) setSaid(saidOf('add', answer.error))
    setDoing(null)
  }, [choose, keep, ask, undo, noteId])

  const takeOut = useCallback(async ({ id, name }: Attachment) => {
    const chosen = await choose('take-out', id)
    if (!chosen) return
    setDoing({ is: 'taking-out', id, name })
    const answer = await call('attachments.takeOut', { noteId, attachmentId: id, place: chosen.place })
    setDoing(null)
    if (answer.ok) undo.say(words.saved(answer.value.name))
    else setSaid(saidOf('take-out', answer.error))
  }, [choose, undo, noteId])

  const remove = useCallback(async ({ id, name }: Attachment) => {
    setSaid(null)
    const answer = await call('attachments.remove', { noteId, attachmentId: id })
    if (!answer.ok) setSaid(saidOf('remove', answer.error))
    // Also where it was gone already: the list is what is there.
    await ask()
    if (answer.ok) undo.offer({ sentence: words.removed(name), changeId: answer.value.changeId })
  }, [ask, undo, noteId])

  return { doing, said, add, takeOut, remove }
}

const saidOf = (deed: Parameters<typeof attachmentAdvice>[0], error: Parameters<typeof attachmentAdvice>[1]): Said =>
  ({ as: error.code === 'cancelled' ? 'told' : 'refused', sentence: attachmentAdvice(deed, error) })
