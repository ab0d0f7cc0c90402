/**
 * What travels to and from the process of a restore drill (V18). The vault process and it speak over a channel of their
 * own: main makes it, hands out its two ends, and sees nothing of what goes over it.
 */
import type { ErrorCode } from '../../shared/ipc/errors.ts'

/** What main puts on its command line: paths, nothing secret. */
export interface DrillArguments {
  /** For this drill alone; it makes it, and removes it. Absolute. */
  readonly folder: string
}

/** From main, with the port that comes along. There is no second message: what takes too long is killed. */
export interface ToDrill { readonly type: 'begin' }

/**
 * The one thing the vault process sends over the port. When it has its answer it closes the port; closing it before
 * gives the drill up.
 */
export interface DrillTask {
  /** Absolute. */
  readonly backupPath: string
  /** The owner's. The sender wipes its own copy, the drill the one that came. */
  readonly seed: Uint8Array
  /** Whose backup it has to be: 16 bytes as lower-case hex. */
  readonly vaultId: string
}

export interface DrillFindings {
  /** ISO instant, UTC: of the backup. */
  readonly madeAt: string
  /** Records that opened. */
  readonly records: number
  /** Records there are by the backup's own account. */
  readonly listed: number
  readonly attachments: number
  /** Over the hashes of all rows and attachments, as read back from the restored copy: 64 hex digits. */
  readonly digest: string
  /** Every row and attachment is the one the backup lists, every record opened, and the manifests agree (V16). */
  readonly whole: boolean
}

/** From the drill to the vault process. `found` or `failed` is the last; a port that closes before is a failure. */
export type FromDrill =
  /** How far it has come, in bytes. */
  | { readonly type: 'progress', readonly done: number, readonly total: number }
  | { readonly type: 'found', readonly findings: DrillFindings }
  /** Why there is nothing to tell: `wrong-passphrase` for a backup from before the keys were last renewed (V7). */
  | { readonly type: 'failed', readonly code: ErrorCode }
