import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useUndo } from '../../app/undo.ts'
import { useWriting } from '../../components/use-writing.ts'
import { clients } from '../../strings/clients.ts'

interface AddClient {
  /** Straight into a note: the first name is asked for to write about. No undo is offered there, the name can be changed. */
  readonly addFirst: (name: string) => Promise<CallError | null>
  readonly addOne: (name: string) => Promise<CallError | null>
}

export const useAddClient = (): AddClient => {
  const { go } = useNavigation()
  const { offer } = useUndo()
  const { write } = useWriting()

  const addFirst = useCallback(async (name: string) => {
    const answer = await call('clients.add', { name })
    if (!answer.ok) return answer.error
    const { clientId } = answer.value
    // She is there already: if the note does not open, her page does, and nothing is added twice.
    if (await write(clientId, { first: true })) go({ room: 'client', clientId })
    return null
  }, [go, write])

  const addOne = useCallback(async (name: string) => {
    const answer = await call('clients.add', { name })
    if (!answer.ok) return answer.error
    const { clientId, changeId } = answer.value
    go({ room: 'client', clientId })
    offer({ sentence: clients.added(name), changeId })
    return null
  }, [go, offer])

  return { addFirst, addOne }
}
