import { useEffect, useState } from 'react'
import type { Notice } from '../../shared/ipc/contract.ts'
import { onNotice } from '../api.ts'

type Told = Extract<Notice, { readonly type: 'progress' }>

/** In records. `done` never passes `total`. */
export interface HowFar { readonly done: number, readonly total: number }

/** How far a long work has come, as the vault process tells it; null before it is first told. */
export const useProgress = (work: Told['work']): HowFar | null => {
  const [howFar, setHowFar] = useState<HowFar | null>(null)
  useEffect(() => onNotice((notice) => {
    if (notice.type === 'progress' && notice.work === work) {
      setHowFar({ done: Math.min(notice.done, notice.total), total: notice.total })
    }
  }), [work])
  return howFar
}
