/** The recovery sheet on paper or in a file (V5). It is what the window shows; only the finished page passes through main, once. */
import { WORDS_FOR_THIS_COMPUTER, type Handlers } from '../../shared/ipc/contract.ts'
import { writePrivately } from './private-file.ts'

export interface SheetParts {
  /** The page that is shown, to tell it from another that took its place. */
  readonly page: () => unknown
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
  let chosen: { readonly file: string, readonly page: unknown } | null = null

  return {
    'host.printSheet': async () => {
      if (await parts.printers() === 0) return { ok: true, value: { outcome: 'no-printer' } }
      const failure = await parts.print()
      return { ok: true, value: { outcome: failure === null ? 'printed' : 'cancelled' } }
    },

    'host.saveSheet': async ({ words }) => {
      const page = parts.page()
      // As it stands there now: while a place is chosen, the coach can go on to a note, and that belongs in no file.
      const bytes = await parts.pdf()
      const waiting = words !== null && chosen !== null && chosen.page === page ? chosen.file : null
      const file = waiting ?? await parts.askPlace()
      chosen = null
      if (file === null) return { ok: true, value: { outcome: 'cancelled' } }
      const removable = await parts.isRemovable(file)
      // Locked meanwhile: what was begun is forgotten, and nobody is to keep a sheet that opens nothing.
      if (parts.page() !== page) return { ok: true, value: { outcome: 'cancelled' } }
      if (!removable && !areTheWords(words)) {
        chosen = { file, page }
        return { ok: false, error: { code: 'needs-words' } }
      }
      // Whole or not at all: the sheet may be all there is one day.
      const failure = await writePrivately(file, bytes)
      if (failure) return { ok: false, error: { code: failure } }
      return { ok: true, value: { outcome: removable ? 'removable' : 'this-computer' } }
    },
  }
}

const areTheWords = (words: string | null): boolean =>
  words !== null && words.trim().toLowerCase().replace(/\s+/g, ' ') === WORDS_FOR_THIS_COMPUTER
