/** Whether the page kept up while something was done in it: tasks that were too long, frames that came too late. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { ownRow, type Row } from './rows.ts'

export interface Watched {
  /** Everything that kept the page busy for more than 50 ms, in milliseconds. */
  readonly tasks: readonly number[]
  /** From each frame to the next, in milliseconds. */
  readonly frames: readonly number[]
}

/** A frame that took longer has dropped one, at sixty a second: milliseconds. */
const LATE_FRAME = 25

/** Does the work, and tells how the page kept up meanwhile. */
export const watched = async (page: Page, work: () => Promise<void>): Promise<Watched> => {
  await page.evaluate(() => {
    // Methods, and no functions with a name of their own: what builds this file would call a helper the page has not.
    const watching = {
      tasks: [] as number[],
      frames: [] as number[],
      last: performance.now(),
      isOver: false,
      observer: new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) watching.tasks.push(duration)
      }),
      frame(now: number) {
        watching.frames.push(now - watching.last)
        watching.last = now
        if (!watching.isOver) requestAnimationFrame((at) => { watching.frame(at) })
      },
      end() {
        watching.isOver = true
        watching.observer.disconnect()
        // The first one is from no frame to the first.
        return { tasks: watching.tasks, frames: watching.frames.slice(1) }
      },
    }
    watching.observer.observe({ type: 'longtask' })
    requestAnimationFrame((at) => { watching.frame(at) })
    Object.assign(window, { watching })
  })
  await work()
  // An entry comes after its task.
  await wait(300)
  return page.evaluate(() => (window as unknown as { watching: { end: () => Watched } }).watching.end())
}

export const longTaskRow = (name: string, { tasks }: Watched): Row =>
  ownRow(name, 'tasks over 50 ms', tasks.length, {
    target: '0', ...(tasks.length > 0 ? { why: tasks.map((ms) => `${String(Math.round(ms))} ms`).join(', ') } : {}),
  })

/** The share of frames that came late: what an eye sees as a jerk. */
export const lateFrameRow = (name: string, { frames }: Watched): Row => {
  const late = frames.filter((ms) => ms > LATE_FRAME)
  const longest = frames.length === 0 ? null : Math.max(...frames)
  return ownRow(
    `${name}: frames over ${String(LATE_FRAME)} ms`, '%', frames.length === 0 ? null : (late.length / frames.length) * 100,
    { why: longest === null ? 'no frame was drawn' : `${String(late.length)} of ${String(frames.length)}, the longest ${String(Math.round(longest))} ms` },
  )
}

/** From the key going down to the next frame that shows it, in milliseconds, for every keystroke. */
export const keystrokes = async (page: Page, text: string): Promise<readonly number[]> => {
  await page.evaluate(() => {
    const typing = {
      seen: [] as number[],
      isOver: false,
      end() {
        typing.isOver = true
        return typing.seen
      },
    }
    window.addEventListener('keydown', () => {
      if (typing.isOver) return
      const begun = performance.now()
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => { typing.seen.push(performance.now() - begun) }
        channel.port2.postMessage(null)
      })
    }, { capture: true })
    Object.assign(window, { typing })
  })
  await page.keyboard.type(text, { delay: 25 })
  await wait(300)
  return page.evaluate(() => (window as unknown as { typing: { end: () => number[] } }).typing.end())
}
