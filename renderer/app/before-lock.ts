/**
 * What has to be kept before the window is ended. Main says `locking`, the open screen keeps its drafts,
 * and the answer tells main that the window may go. Main waits only so long: locking comes first.
 */
import { useEffect, useRef } from 'react'
import { call, onNotice } from '../api.ts'

/** Answers whether all it had to keep is durable. */
type Task = () => Promise<boolean>

const tasks = new Set<Task>()

/** Answers `locking` for the whole window; called once, when the window starts. */
export const answerLocking = (): (() => void) => onNotice((notice) => {
  if (notice.type !== 'locking') return
  void Promise.allSettled([...tasks].map((task) => task())).then((kept) =>
    call('host.readyToLock', { draftsKept: kept.every((one) => one.status === 'fulfilled' && one.value) }))
})

/** Runs the task before the practice is locked, while the component is on screen. */
export const useBeforeLock = (task: Task): void => {
  const latest = useRef(task)
  useEffect(() => { latest.current = task })
  useEffect(() => {
    const run: Task = () => latest.current()
    tasks.add(run)
    return () => { tasks.delete(run) }
  }, [])
}
