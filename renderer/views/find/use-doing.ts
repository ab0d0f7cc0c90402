import { useCallback } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useAlways } from '../../app/always.tsx'
import { useNavigation } from '../../app/navigation.ts'
import { useUndo } from '../../app/undo.ts'
import { visit } from '../../app/visit.ts'
import { useWriting } from '../../components/use-writing.ts'
import { adviceFor } from '../../strings/advice.ts'
import { clients } from '../../strings/clients.ts'
import { settings } from '../../strings/settings.ts'
import type { Doing } from './entries.ts'

type Done = Exclude<Doing, { does: 'name-client' }>

/**
 * Does what a row says. Gives back what went wrong where the list has to stay for it: a name that was typed is not
 * lost. Everything else says by itself what went wrong; the list is closed first, or by what opens a note.
 */
export const useDoing = (close: () => void): ((doing: Done) => Promise<CallError | null>) => {
  const { go } = useNavigation()
  const { quickNote } = useAlways()
  const { write } = useWriting()
  const { offer, say } = useUndo()

  return useCallback(async (doing: Done) => {
    if (doing.does === 'add-client') {
      const answer = await call('clients.add', { name: doing.name })
      if (!answer.ok) return answer.error
      close()
      go({ room: 'client', clientId: answer.value.clientId })
      offer({ sentence: clients.added(doing.name), changeId: answer.value.changeId })
      return null
    }
    if (doing.does === 'quick-note') {
      quickNote()
      return null
    }
    if (doing.does === 'write') {
      await write(doing.clientId, { uncover: close })
      return null
    }
    close()
    switch (doing.does) {
      case 'go': go(doing.place); break
      case 'lock': await call('host.lock', {}); break
      case 'visit': {
        const failure = await visit(doing.practice)
        if (failure !== null) say(failure)
        break
      }
      case 'look': {
        const answer = await call('settings.change', { look: doing.look })
        if (answer.ok) offer({ sentence: settings.look.changed[doing.look], changeId: answer.value.changeId })
        else say(adviceFor(answer.error))
      }
    }
    return null
  }, [close, go, offer, quickNote, say, write])
}
