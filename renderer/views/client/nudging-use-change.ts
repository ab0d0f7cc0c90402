import { useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'

export type NudgingChange = Omit<Input<'clients.nudging'>, 'clientId'>

export interface ChangeNudging {
  /** Answers whether it was kept. */
  readonly change: (wanted: NudgingChange, sentence: string) => Promise<boolean>
  /** Why the last change was not kept; null if nothing stood in the way. */
  readonly error: string | null
}

/** Changes what holds for one client at once, and offers undo; a refusal is said where it was chosen. */
export const useChangeNudging = (clientId: string): ChangeNudging => {
  const { offer } = useUndo()
  const [error, setError] = useState<string | null>(null)
  const change = async (wanted: NudgingChange, sentence: string): Promise<boolean> => {
    const answer = await call('clients.nudging', { clientId, ...wanted })
    setError(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence, changeId: answer.value.changeId })
    return answer.ok
  }
  return { change, error }
}
