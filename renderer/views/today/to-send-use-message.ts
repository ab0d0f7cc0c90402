import { useCallback, useEffect, useState } from 'react'
import type { ToSendEntry } from '../../../shared/ipc/nudges.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { toSend as words } from '../../strings/to-send.ts'
import { refOf } from './to-send-words.ts'

/** What can be done with a message. Opening and copying change nothing: whether it was sent, only she knows. */
export interface MessageActions {
  /** Answers whether a program took it. */
  readonly open: () => Promise<boolean>
  readonly copy: () => Promise<boolean>
  readonly markSent: () => void
  readonly letGo: () => void
  /** What has come of it, where nothing is to be undone; null while there is nothing to say. */
  readonly said: string | null
  /** Why the last of them could not be done; null if nothing stood in the way. */
  readonly problem: string | null
}

/** So long a copied text stays on the clipboard, in milliseconds. */
const ON_CLIPBOARD = 30_000

export const useMessage = (entry: ToSendEntry): MessageActions => {
  const { offer } = useUndo()
  const [problem, setProblem] = useState<string | null>(null)
  const [copies, setCopies] = useState(0)
  useEffect(() => {
    if (copies === 0) return undefined
    const timer = setTimeout(() => { setCopies(0) }, ON_CLIPBOARD)
    return () => { clearTimeout(timer) }
  }, [copies])
  const { channel, address, subject, text } = entry

  const open = useCallback(async () => {
    const answer = await call('host.writeTo', { channel, address, subject, text })
    setProblem(answer.ok ? null : words.advice(answer.error))
    return answer.ok
  }, [channel, address, subject, text])

  const copy = useCallback(async () => {
    const answer = await call('host.copyText', { text })
    setProblem(answer.ok ? null : words.advice(answer.error))
    // Said beside the letter: an undo that is still offered stays.
    setCopies((times) => (answer.ok ? times + 1 : 0))
    return answer.ok
  }, [text])

  const settle = async (channelName: 'messages.sent' | 'messages.letGo', sentence: string) => {
    const answer = await call(channelName, refOf(entry))
    if (answer.ok) offer({ sentence, changeId: answer.value.changeId })
    else setProblem(adviceFor(answer.error))
  }
  return {
    open, copy, problem, said: copies > 0 ? words.copied : null,
    markSent: () => { void settle('messages.sent', words.sent(entry)) },
    letGo: () => { void settle('messages.letGo', words.letGone(entry)) },
  }
}
