/**
 * What the services of the engine stand on: reading by query, writing by change sets.
 * A service reads, a pure function decides what changes, `commit` makes all of it durable at once.
 */
import type { CollectionName } from '../../shared/schemas/dictionary.ts'
import type { RecordOf } from '../../shared/schemas/dictionary.ts'
import type { RECORDS } from '../../shared/schemas/registry.ts'
import type { CommitOptions } from '../vault/types.ts'

/**
 * A record. Whoever holds no key for a class gets it without the fields of that class (V1), which the type does not
 * say: what an admin may ask for goes by `sealed.ts`.
 */
export type Doc<Name extends CollectionName> = RecordOf<(typeof RECORDS)[Name]>

/** One record before and after. `before: null` creates it, `after: null` deletes it. */
export type Change = {
  readonly [Name in CollectionName]: {
    readonly collection: Name
    readonly before: Doc<Name> | null
    readonly after: Doc<Name> | null
  }
}[CollectionName]

/** A MongoDB-style selector over the indexed fields, as RxDB takes it. */
export type Selector = Readonly<Record<string, unknown>>

/** Readers hold this; it cannot write. */
export interface Reader {
  readonly get: <Name extends CollectionName>(collection: Name, id: string) => Promise<Doc<Name> | null>
  readonly find: <Name extends CollectionName>(collection: Name, selector?: Selector) => Promise<readonly Doc<Name>[]>
  readonly count: (collection: CollectionName) => Promise<number>
}

/** A record was not what the change set said it was: somebody wrote in between. */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}

export type CommitListener = (ids: readonly string[], touched: ReadonlySet<CollectionName>) => void

export interface Database extends Reader {
  /**
   * Shows `visit` every record that is found, one after another, as it stands in memory: for whoever walks past all of
   * a kind and keeps a little of each. To copy and freeze them first, as `find` does, takes longer than all the rest.
   * What is shown is not to be written to.
   */
  readonly walk: <Name extends CollectionName>(
    collection: Name, visit: (record: Doc<Name>) => void, selector?: Selector,
  ) => Promise<void>
  /**
   * Makes a change set durable in one transaction and then visible (V10). All or nothing.
   * Throws Conflict, or VaultFault when the disk refuses; then nothing changed.
   * With `eraseClient` her keys go in the same transaction (V17), and what was deleted leaves memory with it.
   */
  readonly commit: (changes: readonly Change[], options?: CommitOptions) => Promise<void>
  /** Calls back with the ids of the records each commit touched, and their kinds, after it is visible. */
  readonly onCommit: (listener: CommitListener) => () => void
  readonly close: () => Promise<void>
}
