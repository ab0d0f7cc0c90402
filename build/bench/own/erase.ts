/** Erases a client, and drives the renewing of all keys that follows, with nobody else at work. */
import { after } from '../../../electron/vault-process/works/automatic.ts'
import type { PracticeFile } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { watchTurns } from '../turns.ts'
import { valueOf } from './asking.ts'
import { openPracticeFile } from './practice-file.ts'

export interface EraseInput extends PracticeFile {
  /** Or only until she is erased. */
  readonly untilRenewed: boolean
}

export interface EraseFigures {
  /** Of hers. */
  readonly records: number
  /** Milliseconds until her erasure is durable. */
  readonly committed: number
  readonly renewal: {
    /** Milliseconds from then until no older key is left. */
    readonly took: number
    /** Records that were looked at. */
    readonly records: number
    /** Milliseconds. */
    readonly longestTurn: number
  } | null
}

job<EraseInput, EraseFigures>(async ({ untilRenewed, ...file }) => {
  const seen = { records: 0, over: (): void => undefined }
  const over = new Promise<void>((resolve) => { seen.over = resolve })
  const { practice, vault } = await openPracticeFile(file, {
    tellKeys: (_done, total) => {
      seen.records = Math.max(seen.records, total)
      if (vault.owner.rotation() === null) seen.over()
    },
    ...(untilRenewed ? { after } : {}),
  })
  const { handlers } = practice.engine
  const { clients } = await valueOf(handlers['clients']({}))
  const client = clients[Math.floor(clients.length / 2)]
  if (!client) throw new Error('there is no client to erase')

  const begun = performance.now()
  const { records } = await valueOf(handlers['erase']({ clientId: client.id, name: client.name }))
  const erased = performance.now()
  let renewal: EraseFigures['renewal'] = null
  if (untilRenewed) {
    const turns = watchTurns()
    await over
    renewal = { took: performance.now() - erased, records: seen.records, longestTurn: turns.longest() }
  }
  await practice.close()
  return { records, committed: erased - begun, renewal }
})
