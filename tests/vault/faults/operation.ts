/**
 * What the faults are let loose on: an operation of the vault that can be made again and again. Each entry of
 * OPERATIONS (operations.ts) meets every fault: kill -9, a power cut, a full disk, a read-only folder, a clock that jumps.
 */
import { join } from 'node:path'
import { VaultFault } from '../../../electron/vault/types.ts'
import { NOW } from '../fixture.ts'
import type { Random } from './random.ts'

/** Where an operation works. All it writes lies in the folder; a power cut moves the whole of it elsewhere. */
export interface Ground {
  readonly folder: string
  readonly path: string
  readonly seenPath: string
  readonly now: () => Date
}

export const groundIn = (folder: string, now = () => NOW): Ground =>
  ({ folder, path: join(folder, 'vault', 'practice.vault'), seenPath: join(folder, 'seen'), now })

/** An operation under way, with whatever it holds open. */
export interface Acting<Change> {
  /** Thinks of the next change. It is written down before it is made: plain JSON, and all the check needs to know. */
  next(): Change
  /** Makes it. What returns is acknowledged: it must be there from now on. What throws VaultFault must not. */
  make(change: Change): void | Promise<void>
  /** Lets go of everything. Not called when the power goes. */
  end(): void
}

/** What must be there after the fault, and the change it fell into: there as a whole, or not at all. */
export interface Faced<Change> {
  readonly kept: readonly Change[]
  readonly maybe: Change | null
}

/** `Known` is what must be there before the first change: plain JSON, for it goes to another process. */
export interface Operation<Known = unknown, Change = unknown> {
  readonly name: string
  /**
   * Each change opens the vault and closes it. On a full disk its log cannot be emptied, and keeps the file to the
   * process until that ends: changes after a refused one may find it open-elsewhere.
   */
  readonly opensEachTime?: true
  /** Puts down what the operation needs, and closes it. */
  prepare(ground: Ground, random: Random): Promise<Known>
  /** Rejects with VaultFault where the disk does not let it begin. */
  act(ground: Ground, known: Known, random: Random): Promise<Acting<Change>>
  /** Opens what is there and throws unless it is right. Answers what is known from now on. */
  check(ground: Ground, known: Known, faced: Faced<Change>): Promise<Known>
}

/** What is told of a change, as it happens. */
export type Told = { readonly begun: unknown } | { readonly kept: true } | { readonly refused: string }

/** Makes the next change and tells of it. Answers the fault that refused it, null when it was made. */
export const makeNext = async (acting: Acting<unknown>, tell: (told: Told) => void): Promise<VaultFault | null> => {
  const change = acting.next()
  tell({ begun: change })
  try {
    await acting.make(change)
  } catch (error) {
    if (!(error instanceof VaultFault)) throw error
    tell({ refused: error.code })
    return error
  }
  tell({ kept: true })
  return null
}

export const facedBy = (told: readonly Told[]): Faced<unknown> => {
  const kept: unknown[] = []
  let begun: { readonly change: unknown } | null = null
  for (const each of told) {
    if ('begun' in each) {
      begun = { change: each.begun }
      continue
    }
    if (begun !== null && 'kept' in each) kept.push(begun.change)
    begun = null
  }
  return { kept, maybe: begun?.change ?? null }
}

/** The app is still usable: one more change, by whoever comes next, and it is there. */
export const goesOn = async (operation: Operation, ground: Ground, known: unknown, random: Random): Promise<unknown> => {
  const told: Told[] = []
  const acting = await operation.act(ground, known, random)
  try {
    const refused = await makeNext(acting, each => told.push(each))
    if (refused !== null) throw refused
  } finally {
    acting.end()
  }
  return operation.check(ground, known, facedBy(told))
}
