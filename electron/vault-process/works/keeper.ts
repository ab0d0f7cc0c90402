/**
 * V7, V12, V17: sealed files come along, in the background: to the newest epoch when keys are renewed, and to the key
 * of another client when their note becomes hers. Until all have come, no epoch is retired. Those of a client who was
 * erased go at once.
 */
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { inTurn } from '../../engine/turns.ts'
import { whomOf } from '../../engine/notes/whom.ts'
import type { Engine } from '../../engine/create-engine.ts'
import type { Doc, Reader } from '../../engine/types.ts'
import { sweep } from '../../vault/attachments/tidy.ts'
import { presentKeys, type AttachmentVault } from '../../vault/attachments/vault-side.ts'
import { hex } from '../../vault/bytes.ts'
import { fault } from '../../vault/format.ts'
import { VaultFault } from '../../vault/types.ts'
import type { After } from './automatic.ts'
import type { Files, NamedFile } from './files.ts'

/** Milliseconds after opening in which the first look at all files waits for what the coach came for. */
const FIRST = 10_000
/** Milliseconds after which a disk that refused is asked again. */
const AGAIN = 60_000

export interface KeeperParts {
  readonly folder: string
  readonly vault: AttachmentVault
  readonly files: Files
  readonly read: Reader
  readonly onChange: Engine['onChange']
  /** What was not named at the opening has gone; the notes that name what is there. */
  readonly swept: () => Promise<readonly Doc<'notes'>[]>
  readonly later: After
}

export interface Keeper {
  /** A file was sealed for a note: from here on it is looked after. Called while the keys are held for it. */
  readonly added: (noteId: string, file: NamedFile, clientId: string | null) => void
  /**
   * V17: has every file of a note, but those of that client's, under the key it belongs under: what is left under hers
   * goes with her. Rejects with VaultFault where a disk refuses, or the practice is being closed.
   */
  readonly settle: (erasing: string) => Promise<void>
  /** Ends the work half-way, which leaves every file where it was or where it belongs. Never rejects. */
  readonly close: () => Promise<void>
}

interface Kept {
  readonly file: NamedFile
  readonly clientId: string | null
  /** Where it was brought to; empty before it was looked at. */
  readonly at: string
}

export const createKeeper = (parts: KeeperParts): Keeper => {
  const { folder, vault, files, read, swept, later } = parts
  const ender = new AbortController()
  const { signal } = ender
  /** Every file a note of this practice named since it was opened: an undo may bring back what none names now. */
  const kept = new Map<string, Kept>()
  const notes = new Set<string>()
  /** No two bring files at a time. */
  const inLine = inTurn()
  let settledIn = vault.names('').length > 1 ? '' : presentKeys(vault)
  let forget = (): void => undefined
  let running: Promise<void> | null = null
  let isDue = false
  /** A disk has refused, and is asked again after a while. */
  let rests = false

  const isBehind = (): boolean => settledIn !== presentKeys(vault)
  /** Asked by whoever would retire an epoch: then at the latest it is time to begin. */
  const release = vault.hold(() => {
    if (isBehind() && !rests) begin()
    return isBehind()
  })

  const look = (all: readonly Doc<'notes'>[]): void => {
    for (const { id, clientId, attachments } of all) {
      if (attachments.length > 0) notes.add(id)
      for (const file of attachments) {
        kept.set(file.id, { file, clientId: whomOf(clientId), at: kept.get(file.id)?.at ?? '' })
      }
    }
  }
  /** Where a file belongs by now; null without a key for her: she was erased, and what was hers opens for nobody. */
  const belongs = (id: string, clientId: string | null): string | null => {
    try {
      const { hid, dataKeyId } = vault.newest(id, clientId).place
      return hex(hid) + hex(dataKeyId)
    } catch (error) {
      if (error instanceof VaultFault) return null
      throw error
    }
  }
  const isNamed = async (id: string): Promise<boolean> =>
    (await read.find('notes')).some(({ attachments }) => attachments.some((file) => file.id === id))

  const tend = async (id: string, each: Kept): Promise<void> => {
    const to = belongs(id, each.clientId)
    if (to === each.at) return
    if (to === null) {
      // It may have become another's note just now: then the next pass knows.
      if (await isNamed(id)) return
      await sweep(folder, vault.names(id).map((name) => ({ name })))
      kept.delete(id)
      return
    }
    try {
      await files.bring(each.file, each.clientId, signal)
    } catch (error) {
      // V11: one that is damaged or missing has nowhere to come to; holding on to keys would not mend it.
      if (!(error instanceof VaultFault) || error.code !== 'vault-damaged') throw error
    }
    kept.set(id, { ...each, at: to })
  }

  const tendAll = async (isMeant: (each: Kept) => boolean): Promise<void> => {
    look(await read.find('notes'))
    for (const [id, each] of [...kept]) {
      if (!isMeant(each)) continue
      signal.throwIfAborted()
      await turnOfOthers()
      await tend(id, each)
    }
  }

  const pass = async (): Promise<void> => {
    look(await swept())
    while (isDue) {
      isDue = false
      const epoch = presentKeys(vault)
      await inLine(() => tendAll(() => true))
      // Files added meanwhile were sealed in this epoch, or in one that came since: then there is another pass.
      settledIn = epoch
      isDue ||= isBehind()
    }
  }
  const begin = (): void => {
    isDue = true
    if (running || signal.aborted) return
    rests = false
    forget()
    running = pass().catch(() => {
      // A disk that refused, or a bug of ours: nothing is lost, for no key goes before every file has come.
      if (signal.aborted) return
      rests = true
      forget = later(AGAIN, begin)
    }).finally(() => { running = null })
  }

  /** Typing changes a note twice a second: only one that is another's now, or gone, is a reason to look at all. */
  const check = async (ids: readonly string[]): Promise<void> => {
    for (const id of ids) {
      const note = await read.get('notes', id)
      const isSame = note?.attachments.every((file) => kept.get(file.id)?.clientId === whomOf(note.clientId))
      if (isSame !== true) return begin()
    }
  }

  /** Where there are files, each is looked at once: what became another's note may not have come along then. */
  const first = async (): Promise<void> => {
    look(await swept())
    if (kept.size > 0 || isBehind()) begin()
  }
  forget = later(isBehind() ? 0 : FIRST, () => void first().catch(begin))
  const stop = parts.onChange((ids) => {
    if (isBehind()) begin()
    else void check(ids.filter((id) => notes.has(id))).catch(() => begin())
  })

  return {
    added: (noteId, file, clientId) => {
      notes.add(noteId)
      kept.set(file.id, { file, clientId, at: '' })
      // It may have been sealed before the keys were renewed, and the others have come along without it.
      if (vault.names('').length > 1) settledIn = ''
      if (isBehind()) begin()
    },
    settle: async (erasing) => {
      look(await swept())
      try {
        await inLine(() => tendAll(({ clientId }) => clientId !== erasing))
      } catch (error) {
        throw signal.aborted ? fault('not-allowed', 'the practice is being closed') : error
      }
    },
    close: async () => {
      stop()
      forget()
      ender.abort(new Error('ended'))
      await running?.catch(() => undefined)
      await inLine(() => Promise.resolve())
      release()
    },
  }
}
