import { useEffect, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import type { CANCELLABLE } from '../../shared/ipc/contract.ts'
import { call } from '../api.ts'
import { useProgress } from '../app/use-progress.ts'
import { works } from '../strings/works.ts'
import { ProgressLine } from './progress-line.tsx'
import { useTimeLeft } from './use-time-left.ts'

/** What is said of one kind of work while it is under way. */
export interface WorkWords {
  readonly label: string
  /** Before anything could be counted. */
  readonly beginning: string
  /** @param left seconds; null while nobody knows */
  readonly progress: (done: number, total: number, left: number | null) => string
  /** All is counted, and it is not over yet. */
  readonly ending: string
}

interface Props {
  readonly work: (typeof CANCELLABLE)[number]
  readonly words: WorkWords
}

/**
 * How far a long work has come, how long it will still take, and the way to end it. To be on screen only while the work
 * is under way: what was told of the one before is not of this one.
 */
export const WorkProgress = ({ work, words }: Props) => {
  const howFar = useProgress(work)
  const left = useTimeLeft(work)
  const [isStopping, setStopping] = useState(false)
  const stopper = useRef<HTMLButtonElement>(null)
  // The button that began it is gone: whoever pressed it goes on here, and nobody else is moved.
  useEffect(() => { if (document.activeElement === document.body) stopper.current?.focus() }, [])
  const stop = () => {
    setStopping(true)
    void call('work.cancel', { work })
  }
  const said = howFar === null ? words.beginning
    : howFar.done >= howFar.total ? words.ending : words.progress(howFar.done, howFar.total, left)
  return (
    <div className="work" role="group" aria-label={words.label}>
      <ProgressLine label={words.label} howFar={howFar} words={said} />
      <Button ref={stopper} className="button is-small" isPending={isStopping} onPress={stop}>
        {isStopping ? works.stopping : works.stop}
      </Button>
    </div>
  )
}
