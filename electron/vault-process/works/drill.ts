/** V18: the restore drill: the newest backup opened as a practice of its own, by a process of its own. */
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { ErrorCode } from '../../../shared/ipc/errors.ts'
import type { DrillTask, FromDrill } from '../../ipc/drill-wire.ts'
import { wipe } from '../../vault/sodium.ts'
import type { DrillPort, WorksParts } from '../works-types.ts'
import type { Backups } from './backups.ts'
import type { Tools } from './line.ts'

type Ended = Exclude<FromDrill, { readonly type: 'progress' }>

/** What a drill may end with that is told as it is. */
const AS_IT_IS: readonly ErrorCode[] = ['disk-full', 'disk-failed', 'read-only', 'no-folder']
/** What it says of a backup that does not become a practice again. */
const DAMAGE: readonly ErrorCode[] = ['backup-damaged', 'not-a-backup', 'vault-damaged', 'not-a-vault']

/** Sends the task and waits for the end. Rejects with the signal's reason, and where the process ends without one. */
const answerOver = (port: DrillPort, task: DrillTask, { signal, progress }: Tools): Promise<Ended> =>
  new Promise<Ended>((resolve, reject) => {
    const stop = (): void => reject(signal.reason)
    signal.addEventListener('abort', stop, { once: true })
    port.on('message', ({ data }) => {
      if (data.type === 'progress') progress(data.done, data.total)
      else resolve(data)
    })
    // Nothing is known of the backup then, good or bad: it must not be told as damaged, nor put on record.
    port.on('close', () => reject(new Error('a drill ended without an answer')))
    port.start()
    port.postMessage(task)
    // What was sent is a copy.
    wipe(task.seed)
    if (signal.aborted) stop()
  }).finally(() => port.close())

/** The port, unless the work is ended first: one that comes later is closed. */
const portOrEnd = (wanted: Promise<DrillPort>, signal: AbortSignal): Promise<DrillPort> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
    wanted.then((port) => {
      if (signal.aborted) port.close()
      resolve(port)
    }, reject)
  })

export const drillTask = (
  { vault, engine: { records }, clock, drillPort }: WorksParts, backups: Backups,
) => async (tools: Tools): Promise<Answer<Output<'backups.drill'>>> => {
  const newest = await backups.newest()
  // None at all, or all of them from before the keys were renewed (V7): those open with the passphrase of their time.
  if (!newest) return failed({ code: 'not-found' })
  tools.signal.throwIfAborted()
  const port = await portOrEnd(drillPort(), tools.signal)
  const { seed } = vault.forBackup()
  const ended = await answerOver(port, { backupPath: newest.path, seed, vaultId: vault.id }, tools)
  const at = clock.now().toISOString()
  if (ended.type === 'failed') {
    if (AS_IT_IS.includes(ended.code)) return failed({ code: ended.code })
    if (ended.code === 'wrong-passphrase') return failed({ code: 'not-found' })
    if (!DAMAGE.includes(ended.code)) throw new Error('a drill failed for no reason there is')
    backups.foundDamaged(newest.path)
    await records.drillDone({ at, records: 0, whole: false })
    return failed({ code: 'backup-damaged' })
  }
  const { madeAt, records: opened, whole } = ended.findings
  await records.drillDone({ at, records: opened, whole })
  return ok({ madeAt, records: opened, whole })
}
