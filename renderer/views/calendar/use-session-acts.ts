import { useMemo } from 'react'
import type { CallError } from '../../../shared/ipc/errors.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { sessions as words } from '../../strings/sessions.ts'

/** One click each, and undo. A refusal is said where undo would stand; each gives back whether it was kept. */
export interface SessionActs {
  readonly cancel: (sessionId: string, later: boolean) => Promise<boolean>
  readonly miss: (sessionId: string, name: string) => Promise<boolean>
  readonly reopen: (sessionId: string) => Promise<boolean>
  readonly waive: (sessionId: string) => Promise<boolean>
  readonly place: (sessionId: string, place: string) => Promise<boolean>
}

type Kept<Value> = { readonly ok: true, readonly value: Value } | { readonly ok: false, readonly error: CallError }

export const useSessionActs = (): SessionActs => {
  const { offer, say } = useUndo()
  return useMemo(() => {
    const told = async <Value extends { readonly changeId: string }>(
      asked: Promise<Kept<Value>>, sentence: (value: Value) => string,
    ): Promise<boolean> => {
      const answer = await asked
      if (answer.ok) offer({ sentence: sentence(answer.value), changeId: answer.value.changeId })
      else say(adviceFor(answer.error))
      return answer.ok
    }
    return {
      cancel: (sessionId, later) =>
        told(call('sessions.cancel', { sessionId, later }), (value) => words.done.cancelled(later, value)),
      miss: (sessionId, name) => told(call('sessions.miss', { sessionId }), (value) => words.done.missed(name, value)),
      reopen: (sessionId) => told(call('sessions.reopen', { sessionId }), words.done.reopened),
      waive: (sessionId) => told(call('sessions.waiveNote', { sessionId }), () => words.done.waived),
      place: (sessionId, place) => told(call('sessions.place', { sessionId, later: false, place }), () => words.done.placed),
    }
  }, [offer, say])
}
