/** V7: the way through all records while a rotation is under way. */
import { changedEpochs } from './changed-epochs.ts'
import type { Desk, Writing } from './desk.ts'
import { hidOfKey } from './record-row.ts'
import { missingInOlder, planReseal, withoutOlder } from './rotation.ts'
import { changedDirectory } from './slots.ts'
import type { DamageReport, RotationState } from './types.ts'

export interface Resealing {
  readonly state: () => RotationState | null
  readonly some: (records: number, now: Date) => void
  /** A rotation began: every record is to be looked at. */
  readonly begun: () => void
}

/**
 * @param isHeld whether somebody still needs the keys of the older epochs (attachments that are being sealed anew): then
 *   the last step waits, and the state stands at its end
 */
export const createResealing = (desk: Desk, damage: DamageReport, isHeld: () => boolean): Resealing => {
  /** Hids that were not looked at yet; null before they were listed. */
  let queue: Uint8Array[] | null = null
  let total = 0
  let left = 0
  /** Every record was looked at, and those that are left do not open: they keep their epoch (V11). */
  let stands = false

  const isUnderWay = (): boolean => desk.now().epochs.length > 1 && !stands
  const listed = (): Uint8Array[] => {
    if (queue !== null) return queue
    const hids = desk.now().holder.store.keys().flatMap(key => hidOfKey(key) ?? [])
    queue = hids
    total = hids.length
    left = 0
    return hids
  }

  /** The last step: nothing of the older epochs is left but their keys. */
  const finish = (now: Date): void => {
    const { epochs, directory, holder } = desk.now()
    const [current] = epochs
    const gone = withoutOlder(epochs, directory)
    const gaps = [...new Set([...damage.disagreeing, ...missingInOlder(epochs)])]
    const kept = changedEpochs({ vaultId: holder.vaultId, now, random: holder.random }, gone.epochs,
      new Map(gaps.length > 0 ? [[current.epoch, { gaps }]] : []))
    const signed = changedDirectory(holder, directory, gone.directory)
    desk.write({
      rows: [...gone.rows, ...kept.rows, ...signed.rows],
      next: { epochs: kept.epochs, directory: signed.next },
      removes: true,
    })
    desk.see()
  }
  const step = (hids: readonly Uint8Array[], now: Date): void => {
    const { epochs, holder } = desk.now()
    const done = planReseal(desk.planInput(), hids)
    const count = (): void => { left += done.left }
    if (done.resealed === 0) return count()
    const next = changedEpochs({ vaultId: holder.vaultId, now, random: holder.random }, epochs, done.plan.epochs)
    // Emptying the log for every step would take longer than the step; the last one does.
    const writing: Writing = { rows: next.rows, records: done.plan.rows, next: { epochs: next.epochs }, removes: false }
    desk.write(writing)
    count()
  }

  return {
    state: () => {
      if (!isUnderWay()) return null
      const waiting = listed().length
      return { done: total - waiting, total: Math.max(total, 1) }
    },
    some: (records, now) => {
      if (!isUnderWay()) return
      desk.refuseWrites()
      desk.refuseOthers()
      const waiting = listed()
      // Taken out only once they are done: after a full disk they are looked at again.
      const hids = waiting.slice(-records)
      if (hids.length > 0) step(hids, now)
      waiting.length -= hids.length
      if (waiting.length > 0 || isHeld()) return
      queue = null
      if (left > 0) {
        stands = true
        desk.sweepAfter()
      } else {
        finish(now)
      }
    },
    begun: () => {
      queue = null
      stands = false
    },
  }
}
