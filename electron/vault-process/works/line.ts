/**
 * Long works, one at a time in each line: whatever takes the whole practice stands in one, files of notes in another.
 * A work ends as an answer, and its end is told however it came.
 */
import { failed } from '../../../shared/domain/result.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { CallError, ErrorCode } from '../../../shared/ipc/errors.ts'
import { answerFault } from '../../engine/fault-answer.ts'
import { AttachmentTooLarge } from '../../vault/attachments/write.ts'
import { VaultFault } from '../../vault/types.ts'
import { steadily, type Progress } from '../progress.ts'
import type { Cancellable, TellWork } from '../works-types.ts'

/** Ends a work from within, as an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'

  constructor(readonly code: ErrorCode, readonly detail?: CallError['detail']) {
    super(`refused: ${code}`)
  }
}

/** Why a work was ended from outside. */
class Cancelled extends Error {
  override readonly name = 'Cancelled'
}

export interface Tools {
  readonly signal: AbortSignal
  readonly progress: Progress
}

export type Task<Value> = (tools: Tools) => Promise<Answer<Value>>

export interface Line {
  /** Answers busy while another work of its line is under way, cancelled when it was ended; throws bugs. */
  readonly run: <Value>(work: Cancellable, task: Task<Value>) => Promise<Answer<Value>>
  /** As `run`, but nothing is told of it, and it gives way to what the coach asks for: ended, it is cancelled. */
  readonly runQuietly: <Value>(work: Cancellable, task: Task<Value>) => Promise<Answer<Value>>
  /** From here on it is told, and does not give way. False where no such work runs quietly. */
  readonly raise: (work: Cancellable) => boolean
  readonly isRunning: (work: Cancellable) => boolean
  /** Ends the work of that kind, if one is under way. */
  readonly cancel: (work: Cancellable) => void
  /** Ends every work and takes no other; resolves once none is under way. Never rejects. */
  readonly close: () => Promise<void>
}

interface Running {
  readonly work: Cancellable
  readonly stop: () => void
  readonly over: Promise<unknown>
  quiet: boolean
}

type LineName = 'files' | 'practice'

const lineOf = (work: Cancellable): LineName => (work === 'attachment' ? 'files' : 'practice')

const answerOf = (error: unknown, signal: AbortSignal): Answer<never> => {
  const isExpected = error instanceof Cancelled || error instanceof VaultFault || error instanceof Refusal
    || error instanceof AttachmentTooLarge
  if (!isExpected) throw error
  if (signal.aborted || error instanceof Cancelled) return failed({ code: 'cancelled' })
  if (error instanceof VaultFault) return answerFault(error)
  return failed(error.detail ? { code: error.code, detail: error.detail } : { code: error.code })
}

/** @param running a clock that only goes forward, in milliseconds */
export const createLine = ({ tell, running }: { readonly tell: TellWork, readonly running: () => number }): Line => {
  const lines = new Map<LineName, Running>()
  let closed = false

  const of = (work: Cancellable): Running | null => {
    const here = lines.get(lineOf(work))
    return here?.work === work ? here : null
  }

  const begin = <Value>(work: Cancellable, task: Task<Value>, quiet: boolean): Promise<Answer<Value>> => {
    const ender = new AbortController()
    let most = 1
    const told = steadily((done, total) => tell(work, done, total), running)
    const progress: Progress = (done, total) => {
      most = Math.max(1, total)
      // All of it is told once, at the end: what is still to come after the last byte is part of the work.
      if (!here.quiet) told(Math.min(done, most - 1), most)
    }
    const perform = async (): Promise<Answer<Value>> => {
      // Whoever began it is entered in the line first.
      await Promise.resolve()
      try {
        ender.signal.throwIfAborted()
        return await task({ signal: ender.signal, progress })
      } catch (error) {
        return answerOf(error, ender.signal)
      } finally {
        lines.delete(lineOf(work))
        if (!here.quiet) tell(work, most, most)
      }
    }
    const ended = perform()
    const here: Running = {
      work, quiet, over: ended.catch(() => undefined), stop: () => ender.abort(new Cancelled('ended')),
    }
    lines.set(lineOf(work), here)
    return ended
  }

  const run = async <Value>(work: Cancellable, task: Task<Value>, quiet: boolean): Promise<Answer<Value>> => {
    const before = lines.get(lineOf(work))
    if (before?.quiet && !quiet) {
      before.stop()
      await before.over
    }
    if (closed) return failed({ code: 'cancelled' })
    // Also where somebody else was quicker after the wait.
    if (lines.has(lineOf(work))) return failed({ code: 'busy' })
    return begin(work, task, quiet)
  }

  return {
    run: (work, task) => run(work, task, false),
    runQuietly: (work, task) => run(work, task, true),
    raise: (work) => {
      const here = of(work)
      if (!here?.quiet) return false
      here.quiet = false
      return true
    },
    isRunning: (work) => of(work) !== null,
    cancel: (work) => of(work)?.stop(),
    close: async () => {
      closed = true
      const all = [...lines.values()]
      for (const { stop } of all) stop()
      await Promise.all(all.map(({ over }) => over))
    },
  }
}
