/** What travels between the processes beside the calls of the contract. */

/** The names main and the preload know each other by. */
export const WIRE = { call: 'call', port: 'port', notice: 'notice' } as const

/** Main answers the channels named so, the vault process all others; a contract test holds the contract to it. */
export const isMainChannel = (channel: string): boolean => channel.startsWith('host.')

/** A reminder main may show while the practice is locked: when, and of what kind. No name, no id (V20). */
export interface ReminderNotice { readonly at: string; readonly kind: 'item-due' }

/** From main to the vault process: take the port that comes along, let go of the one held, close the practice. */
export interface ToVault { readonly type: 'port' | 'let-go' | 'close' }

/** From the vault process to main. */
export type FromVault =
  /** The practice was opened: what was to be said while it was locked need not be. */
  | { readonly type: 'opened' }
  /** Whether it holds keys, or is about to: from the moment a secret is tried, also while the coach is being asked about an older copy. */
  | { readonly type: 'holding', readonly keys: boolean }
  /** A passphrase or a code that opened nothing; main counts them over the end of a process. */
  | { readonly type: 'wrong-guess' }
  /** Everything is durable and the file is free. */
  | { readonly type: 'closed', readonly notices: readonly ReminderNotice[] }

/** What the vault process is told on its command line: paths and a switch, nothing secret. */
export interface VaultArguments {
  readonly vault: string
  readonly seen: string
  readonly kdfWorker: string
  readonly checkOutputs: boolean
  /** Wrong passphrases in a row since the last right one. */
  readonly wrongGuesses: number
}
