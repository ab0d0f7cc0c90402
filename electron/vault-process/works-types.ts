/**
 * The long works of a practice: backups, restoring, leaving, files kept with a note. How they join the gate, which
 * makes them when a practice opens and ends them before it closes.
 */
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import type { CANCELLABLE, Handlers, Work } from '../../shared/ipc/contract.ts'
import type { Engine, WorkChannel } from '../engine/create-engine.ts'
import type { ErasureWorks } from '../engine/erasure/service.ts'
import type { Reader } from '../engine/types.ts'
import type { DrillTask, FromDrill } from '../ipc/drill-wire.ts'
import type { Stretch } from '../vault/kdf.ts'
import type { Pauses } from '../vault/pauses.ts'
import type { Vault } from '../vault/types.ts'
import type { Places } from './places.ts'

/** Answered by the works of an open practice; before it is open the gate answers not-allowed. Cancelling is the gate's. */
export type OpenWorkChannel = Exclude<WorkChannel, 'work.cancel'>

/** Answered while the practice is shut, and only then. */
export type ShutWorkChannel = 'vault.lookAtBackup' | 'vault.restore'

export type LongWork = Exclude<Work, 'opening' | 'sample' | 'keys'>
export type Cancellable = (typeof CANCELLABLE)[number]

/** How far a work has come; its end is told too, however it ended: `done` is `total` then. */
export type TellWork = (work: LongWork, done: number, total: number) => void

/** This side of the channel to a restore drill's process: as much of Electron's MessagePortMain as is used. */
export interface DrillPort {
  readonly postMessage: (message: DrillTask) => void
  readonly on: {
    (event: 'message', listener: (event: { readonly data: FromDrill }) => void): unknown
    (event: 'close', listener: () => void): unknown
  }
  readonly start: () => void
  readonly close: () => void
}

interface WorkTools {
  /** What the coach has chosen with the system's dialog. */
  readonly places: Places
  readonly clock: Clock
  readonly chance: Chance
  /** A clock that only goes forward, in milliseconds. */
  readonly running: () => number
  readonly progress: TellWork
}

/** What the works of an open practice have to work with. */
export interface WorksParts extends WorkTools {
  readonly vault: Vault
  /** Of the vault's file. Absolute. */
  readonly vaultPath: string
  readonly read: Reader
  /** What is put on record goes through its `records`. */
  readonly engine: Engine
  /**
   * The sample practice: it has no backups, and the gate passes on none of the commands for them. Leaving works as in
   * any other.
   */
  readonly sample: boolean
  /** V16: an older copy was just taken for the true one: what it does not name, the newer one may. */
  readonly isOlderCopy: boolean
  /** V18: has main start a drill's process; the port closes when that ends. */
  readonly drillPort: () => Promise<DrillPort>
  /** Something that rooms show is known since just now, and is no record's change. */
  readonly found: () => void
}

export interface Works {
  readonly handlers: Handlers<OpenWorkChannel>
  /** Ends the work of that kind, if one is under way. */
  readonly cancel: (work: Cancellable) => void
  /** V17: what would still hold a client who is erased, and what files have to do with it. */
  readonly erasing: ErasureWorks
  /** V11: how many files that notes name are not there; 0 until they were looked for, or a backup lacked some. */
  readonly missingFiles: () => number
  /** Ends every work; resolves once none reads the vault or writes any more. Never rejects. */
  readonly close: () => Promise<void>
}

/** Called once per practice that opens: for the coach, and for the sample. Others have no work to do. */
export type CreateWorks = (parts: WorksParts) => Works

export interface ShutWorksParts extends WorkTools {
  readonly paths: { readonly vault: string, readonly seen: string }
  readonly stretch: Stretch
  /** The lock screen's: a wrong secret for a backup counts as a wrong one for the practice. */
  readonly pauses: Pauses
}

export interface ShutWorks {
  /** Called one at a time, only while the practice is shut and not the sample. A VaultFault they throw is answered. */
  readonly handlers: Handlers<ShutWorkChannel>
  readonly cancel: (work: Cancellable) => void
  /** As for `Works`. */
  readonly close: () => Promise<void>
}

/** Called once per process. */
export type CreateShutWorks = (parts: ShutWorksParts) => ShutWorks
