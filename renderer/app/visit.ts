import type { Input } from '../../shared/ipc/contract.ts'
import { call } from '../api.ts'
import { adviceFor } from '../strings/advice.ts'
import { sample } from '../strings/sample.ts'
import { keepAll } from './before-lock.ts'

/**
 * Goes to the other practice, which ends this window. To the sample only once every draft is kept: a lock cannot wait
 * for a disk that takes nothing, a walk through the sample can.
 * @returns what to say where nothing came of it; null when it is under way
 */
export const visit = async (practice: Input<'host.visit'>['practice']): Promise<string | null> => {
  if (practice === 'sample' && !await keepAll()) return sample.notKept
  const answer = await call('host.visit', { practice })
  return answer.ok ? null : adviceFor(answer.error)
}
