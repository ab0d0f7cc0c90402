import type { Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { call } from '../../api.ts'
import { longWork } from '../../app/long-work.ts'

export type Exported = Output<'export'> & {
  /** Stands for the folder it was put into, which can be shown with it. */
  readonly place: string
}

/** The export, which goes on whatever room she is in. */
export const exporting = longWork<Exported>()

export const exportInto = (place: string): Promise<Answer<Exported>> => exporting.begin(async () => {
  const answer = await call('export', { place })
  return answer.ok ? { ok: true, value: { ...answer.value, place } } : answer
})
