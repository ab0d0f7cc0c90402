/** The recovery sheet on paper or in a file (V5). It is what the window shows; main never sees the code itself. */
import { chmod, open } from 'node:fs/promises'
import { WORDS_FOR_THIS_COMPUTER, type Handlers } from '../../shared/ipc/contract.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'

export interface SheetParts {
  readonly printers: () => Promise<number>
  /** Shows the system's print dialog. Resolves with why nothing was printed, or null when it was. */
  readonly print: () => Promise<string | null>
  readonly pdf: () => Promise<Uint8Array>
  /** Asks for a place; null when the coach cancels. */
  readonly askPlace: () => Promise<string | null>
  readonly isRemovable: (file: string) => Promise<boolean>
}

type Sheet = Pick<Handlers<'host.printSheet' | 'host.saveSheet'>, 'host.printSheet' | 'host.saveSheet'>

export const createSheet = (parts: SheetParts): Sheet => {
  /** Chosen, but on this computer: waits for the words, so that nobody is asked twice for a place. */
  let chosen: string | null = null

  return {
    'host.printSheet': async () => {
      if (await parts.printers() === 0) return { ok: true, value: { outcome: 'no-printer' } }
      const failure = await parts.print()
      return { ok: true, value: { outcome: failure === null ? 'printed' : 'cancelled' } }
    },

    'host.saveSheet': async ({ words }) => {
      const file = (words !== null ? chosen : null) ?? await parts.askPlace()
      chosen = null
      if (file === null) return { ok: true, value: { outcome: 'cancelled' } }
      const removable = await parts.isRemovable(file)
      if (!removable && !areTheWords(words)) {
        chosen = file
        return { ok: false, error: { code: 'needs-words' } }
      }
      const failure = await writePrivately(file, await parts.pdf())
      if (failure) return { ok: false, error: { code: failure } }
      return { ok: true, value: { outcome: removable ? 'removable' : 'this-computer' } }
    },
  }
}

const areTheWords = (words: string | null): boolean =>
  words !== null && words.trim().toLowerCase().replace(/\s+/g, ' ') === WORDS_FOR_THIS_COMPUTER

/** Writes for the owner's eyes only, and makes it durable: the sheet may be all there is one day. */
const writePrivately = async (file: string, bytes: Uint8Array): Promise<ErrorCode | null> => {
  try {
    const handle = await open(file, 'w', 0o600)
    try {
      // A file that was there keeps its mode, so it is set once more. A stick with FAT has none to set.
      await chmod(file, 0o600).catch(() => {})
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return null
  } catch (fault) {
    return codeOf(fault)
  }
}

const codeOf = (fault: unknown): ErrorCode => {
  const code = fault instanceof Error && 'code' in fault ? fault.code : null
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full'
  if (code === 'EROFS' || code === 'EACCES' || code === 'EPERM') return 'read-only'
  return 'disk-failed'
}
