import { useState } from 'react'
import type { Input } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'

/** Changes a setting at once and offers undo; a refusal is said where it was chosen. */
export const useChangeSettings = () => {
  const { offer } = useUndo()
  const [error, setError] = useState<string | null>(null)
  /** Answers whether it was kept. */
  const change = async (wanted: Input<'settings.change'>, sentence: string): Promise<boolean> => {
    const answer = await call('settings.change', wanted)
    setError(answer.ok ? null : adviceFor(answer.error))
    if (answer.ok) offer({ sentence, changeId: answer.value.changeId })
    return answer.ok
  }
  return { error, change }
}
