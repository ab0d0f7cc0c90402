/**
 * What has to be kept before the window is ended. Main says `locking`, the open screen keeps its drafts,
 * and the answer tells main that the window may go. Main waits only so long: locking comes first.
 */
import { useEffect, useRef } from 'react'
import { call, onNotice } from '../api.ts'

/** Answers whether all it had to keep is durable. */
type Task = () => Promise<boolean>

const tasks = new Set<Task>()

/** Keeps what there is to keep, now. Answers whether all of it is durable. */
export const keepAll = async (): Promise<boolean> => {
  const kept = await Promise.allSettled([...tasks].map((task) => task()))
  return kept.every((one) => one.status === 'fulfilled' && one.value)
}

/** Answers `locking` for the whole window; called once, when the window starts. */
export const answerLocking = (): (() => void) => onNotice((notice) => {
  if (notice.type !== 'locking') return
  void keepAll().then((draftsKept) => call('host.readyToLock', { draftsKept }))
})

/** Runs the task before the practice is locked, until what it gives back is called. */
export const beforeLock = (task: Task): (() => void) => {
  tasks.add(task)
  return () => { tasks.delete(task) }
}

/** Runs the task before the practice is locked, while the component is on screen. */
export const useBeforeLock = (task: Task): void => {
  const latest = useRef(task)
  useEffect(() => { latest.current = task })
  useEffect(() => beforeLock(() => latest.current()), [])
}
