/**
 * Words the coach copied, on the system's clipboard for half a minute. Other programs read it, and some keep what was
 * on it: so it is cleared again, unless something else was copied meanwhile, and at the latest when the practice is
 * locked or Stillroom ends.
 */
import type { Handlers } from '../../shared/ipc/contract.ts'

/** As much of Electron's clipboard as is used. Older versions answer at once, newer ones by and by. */
export interface ClipboardParts {
  readonly writeText: (text: string) => Promise<void> | void
  readonly readText: () => Promise<string> | string
  /** Of the clipboard; in older versions, by this word, of what was selected last. */
  readonly clear: (which?: 'selection') => void
  /** On Linux, in newer versions: what was selected last, wherever that was. */
  readonly selection?: { readonly clear: () => Promise<void> | void } | undefined
}

export interface Copies {
  readonly handlers: Handlers<'host.copyText'>
  /** Takes back what is still there. Never rejects. */
  readonly forget: () => Promise<void>
  /**
   * Takes back what was selected last. On Linux whatever is selected is with the system from then on, and a press of
   * the wheel pastes it into any program, also after the page it stood on is gone. Never throws.
   */
  readonly forgetSelected: () => void
}

/** How long a copy stays, in milliseconds. */
export const COPY_STAYS = 30_000

/** @param platform as Node names it */
export const createCopies = (clipboard: ClipboardParts, platform: string): Copies => {
  let copied: { readonly text: string, readonly timer: NodeJS.Timeout } | null = null

  const forget = async (): Promise<void> => {
    if (!copied) return
    clearTimeout(copied.timer)
    const { text } = copied
    copied = null
    // What cannot be read cannot be told from something of hers: it is left alone.
    const there = await new Promise<string>((resolve) => { resolve(clipboard.readText()) }).catch(() => null)
    if (there !== null && sameLines(there) === sameLines(text)) clipboard.clear()
  }

  return {
    handlers: {
      'host.copyText': async ({ text }) => {
        if (copied) clearTimeout(copied.timer)
        copied = { text, timer: setTimeout(() => void forget(), COPY_STAYS) }
        await clipboard.writeText(text)
        return { ok: true, value: {} }
      },
    },
    forget,
    forgetSelected: () => {
      if (platform !== 'linux') return
      // Whatever the system says to it, the practice locks.
      try {
        if (clipboard.selection) void Promise.resolve(clipboard.selection.clear()).catch(() => undefined)
        else clipboard.clear('selection')
      } catch { /* it is not reached, or not there */ }
    },
  }
}

/** Windows gives lines back with other ends than they came with. */
const sameLines = (text: string): string => text.replaceAll('\r\n', '\n')
