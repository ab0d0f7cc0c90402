/** V7: the way through all records while a rotation is under way. */
import { hex, u32 } from './bytes.ts'
import { changedEpochs } from './changed-epochs.ts'
import type { Desk, Writing } from './desk.ts'
import { ROW_KIND } from './format.ts'
import { markedIn } from './ledger.ts'
import { EPOCH_AT, hidOfKey } from './record-row.ts'
import { planReseal, withoutOlder } from './rotation.ts'
import { changedDirectory } from './slots.ts'
import type { RotationState } from './types.ts'

export interface Resealing {
  readonly state: () => RotationState | null
  readonly some: (records: number, now: Date) => void
  /** A rotation began: every record is of an older epoch now. */
  readonly begun: () => void
}

/**
 * @param isHeld whether somebody still needs the keys of the older epochs (attachments that are being sealed anew): then
 *   the last step waits, and the state stands at its end
 */
export const createResealing = (desk: Desk, isHeld: () => boolean): Resealing => {
  /** Hids that were not looked at yet; null before they were listed. */
  let queue: Uint8Array[] | null = null
  let total = 0
  /** Every record was looked at, and one that opened could not be re-sealed: nothing goes on before the next opening. */
  let stands = false

  const isUnderWay = (): boolean => desk.now().epochs.length > 1 && !stands
  /**
   * Records of older epochs, by what stands in the table. Those that did not open stay as they are (V11) and keep no
   * epoch alive: else one bit, turned without a key, would keep every older key in the file for ever, that of a user
   * who was removed (V7) and of what was erased (V17) among them.
   */
  const remaining = (): Uint8Array[] => {
    const { epochs: [, ...older], holder } = desk.now()
    const { closed } = desk.planInput()
    return older.flatMap(({ epoch }) => holder.store.keysOf(ROW_KIND.record, EPOCH_AT, u32(epoch)))
      .flatMap(key => hidOfKey(key) ?? []).filter(hid => !closed.has(hex(hid)))
  }
  const listed = (): Uint8Array[] => {
    if (queue !== null) return queue
    const hids = remaining()
    queue = hids
    total = Math.max(hids.length, 1)
    return hids
  }

  /** The last step: nothing of the older epochs is left that opens. */
  const finish = (now: Date): void => {
    const { epochs, directory, holder } = desk.now()
    const [current] = epochs
    const gone = withoutOlder(epochs, directory)
    // What did not agree in an epoch is not forgotten with it.
    const gaps = markedIn(epochs)
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
    if (done.resealed === 0) return
    const next = changedEpochs({ vaultId: holder.vaultId, now, random: holder.random }, epochs, done.plan.epochs)
    // Emptying the log for every step would take longer than the step; the last one does.
    const writing: Writing = { rows: next.rows, records: done.plan.rows, next: { epochs: next.epochs }, removes: false }
    desk.write(writing)
  }

  return {
    state: () => {
      if (!isUnderWay()) return null
      const waiting = listed().length
      return { done: total - waiting, total }
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
      if (remaining().length > 0) {
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
