import { useEffect, useState } from 'react'
import type { Work } from '../../shared/ipc/contract.ts'
import { onNotice } from '../api.ts'
import type { HowFar } from '../app/use-progress.ts'

/** Before so many milliseconds have passed, what is left is anybody's guess. */
const WORTH_SAYING_AFTER = 2_000

/** A figure and when it was told, in milliseconds of a clock that only goes forward. */
export interface Told { readonly done: number, readonly at: number }

/** How many seconds are left at the pace since the first figure; null while that says nothing yet, and at the end. */
export const secondsToGo = (first: Told, { done, total }: HowFar, now: number): number | null => {
  const [passed, came] = [now - first.at, done - first.done]
  if (passed < WORTH_SAYING_AFTER || came <= 0 || done >= total) return null
  return Math.ceil((total - done) / came * passed / 1000)
}

/** How many seconds a long work will still take, reckoned anew each time it is told of; null until there is a pace. */
export const useTimeLeft = (work: Work): number | null => {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    let first: Told | null = null
    return onNotice((notice) => {
      if (notice.type !== 'progress' || notice.work !== work) return
      const at = performance.now()
      // Less done than at first: another work of the kind has begun.
      if (first === null || notice.done < first.done) first = { done: notice.done, at }
      setLeft(secondsToGo(first, notice, at))
      if (notice.done >= notice.total) first = null
    })
  }, [work])
  return left
}
