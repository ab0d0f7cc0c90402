/**
 * V12: what a crash, a removal or a move left of sealed files goes when the practice is opened the next time. V11: what
 * notes name and is not there is counted.
 */
import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Engine } from '../../engine/create-engine.ts'
import type { Doc, Reader } from '../../engine/types.ts'
import { attachmentFiles, orphans, sweep } from '../../vault/attachments/tidy.ts'
import { isSpared } from '../../vault/attachments/spared.ts'
import { ATTACHED_TO, type AttachmentVault } from '../../vault/attachments/vault-side.ts'
import { VaultFault, type Vault } from '../../vault/types.ts'
import type { After } from './automatic.ts'

export interface SweepParts {
  readonly folder: string
  readonly vault: Pick<Vault, 'id' | 'damage'>
  readonly side: Pick<AttachmentVault, 'names'>
  readonly read: Reader
  /** When the practice was opened: what is younger may have been written since, and not be named yet. */
  readonly openedAt: Date
  /** V16: what no record of it names, those of the newer one may. */
  readonly isOlderCopy: boolean
  /** Called once it is known that files are missing. */
  readonly found: () => void
}

const HID_DIGITS = 64
/** File systems keep the time of a file to some milliseconds, some to two seconds. */
const GRAIN = 2_000

/** The notes that name files. */
export type Naming = readonly Doc<'notes'>[]

/** Of each file that notes name, every name it may have in the folder. */
export const namesOfEach = (notes: Naming, side: Pick<AttachmentVault, 'names'>): readonly (readonly string[])[] =>
  notes.flatMap(({ attachments }) => attachments.map(({ id }) => side.names(id)))

export const notesWithFiles = async (read: Reader): Promise<Naming> =>
  (await read.find('notes')).filter(({ attachments }) => attachments.length > 0)

const namesOf = (notes: Naming, side: SweepParts['side']): ReadonlySet<string> => new Set(namesOfEach(notes, side).flat())

/** A record that did not open may name any file. */
const isWhole = ({ damage: { unopened, disagreeing } }: SweepParts['vault']): boolean =>
  unopened === 0 && !disagreeing.includes(ATTACHED_TO)

interface Swept {
  readonly notes: Naming
  /** How many of the files they name lie in the folder under none of their names. */
  readonly missing: number
}

const NOTHING: Swept = { notes: [], missing: 0 }

const missingOf = (notes: Naming, side: SweepParts['side'], there: ReadonlySet<string>): number =>
  namesOfEach(notes, side).filter((names) => !names.some((name) => there.has(name))).length

/** @param untouched nothing was written since the opening that an undo could take back */
const sweepOnce = async (
  { folder, vault, side, read, openedAt, isOlderCopy }: SweepParts, untouched: boolean,
): Promise<Swept> => {
  const notes = await notesWithFiles(read)
  const files = await attachmentFiles(folder)
  const missing = missingOf(notes, side, new Set(files.map(({ name }) => name)))
  if (files.length === 0) return { notes, missing }
  const found = await orphans({
    folder, vaultId: Uint8Array.from(Buffer.from(vault.id, 'hex')), known: namesOf(notes, side),
    compartments: untouched && !isOlderCopy && isWhole(vault) ? [ATTACHED_TO] : [],
  })
  // Once more: keys may have been renewed since, and files sealed anew under them (V7).
  const named = namesOf(notes, side)
  const spared = await isSpared(folder, GRAIN)
  const isToGo = await Promise.all(found.map(async ({ name, isPart }) => {
    const { mtimeMs } = await lstat(join(folder, name)).catch(() => ({ mtimeMs: Number.POSITIVE_INFINITY }))
    if (mtimeMs >= openedAt.getTime() - GRAIN) return false
    return isPart || (!named.has(name.slice(0, HID_DIGITS)) && !spared(mtimeMs))
  }))
  await sweep(folder, found.filter((_, place) => isToGo[place]))
  return { notes, missing }
}

export interface Sweep {
  /** Begins it, if it was not begun yet; answers the notes that name files. A disk that refuses is asked later. */
  readonly done: () => Promise<Naming>
  /** V11: how many files that notes name were not there; 0 before it was done. */
  readonly missing: () => number
  /** It is not begun any more; resolves once nothing is under way. Never rejects. */
  readonly close: () => Promise<void>
}

/** Milliseconds after opening: what the coach came for is on the screen. */
export const SOON = 2_000

/**
 * Removes what no record names. Once, when the practice was opened: from the first writing on, a file that no record
 * names may be wanted back by an undo. Where the coach was quicker, unfinished files alone go, and the others wait for
 * the next opening.
 */
export const createSweep = (parts: SweepParts, onChange: Engine['onChange'], later: After): Sweep => {
  let untouched = true
  let missing = 0
  let under: Promise<Naming> | null = null
  const stop = onChange(() => { untouched = false })
  const done = (): Promise<Naming> => {
    forget()
    stop()
    under ??= sweepOnce(parts, untouched).catch((error: unknown) => {
      if (error instanceof VaultFault) return NOTHING
      throw error
    }).then((found) => {
      missing = found.missing
      if (missing > 0) parts.found()
      return found.notes
    })
    return under
  }
  const forget = later(SOON, () => void done().catch(() => undefined))
  return {
    done,
    missing: () => missing,
    close: async () => {
      forget()
      stop()
      await under?.catch(() => undefined)
    },
  }
}
