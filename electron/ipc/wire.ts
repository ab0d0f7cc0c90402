/** What travels between the processes beside the calls of the contract. */
import type { Role } from '../../shared/domain/compartment.ts'
import type { PlacePurpose } from '../../shared/ipc/contract.ts'
import type { Preferences } from '../../shared/schemas/library.ts'

/** The names main and the preload know each other by. */
export const WIRE = { call: 'call', port: 'port', notice: 'notice' } as const

/** Main answers the channels named so, the vault process all others; a contract test holds the contract to it. */
export const isMainChannel = (channel: string): boolean => channel.startsWith('host.')

/** The coach's own practice, or the sample: made-up people in a vault and a vault process of their own. */
export type PracticeName = 'own' | 'sample'

/** A reminder main may show, also while the practice is locked: when, and of what kind. No name, no id (V20, E10). */
export interface ReminderNotice { readonly at: string; readonly kind: 'item-due' | 'item-overdue' | 'session' }

/** From main to the vault process. */
export type ToVault =
  /** Take the port that comes along, let go of the one held, close the practice. */
  | { readonly type: 'port' | 'let-go' | 'close' }
  /** The coach chose a place with the system's dialog; the page knows it by its token alone. */
  | { readonly type: 'place', readonly token: string, readonly path: string, readonly purpose: PlacePurpose }
  /** V6: the answer to `keychain-wanted` and `keychain-keep`; null where there is none, or it was refused. */
  | { readonly type: 'keychain', readonly key: string | null }
  /** V18: the end of a restore drill's process, on the port that comes along. */
  | { readonly type: 'drill-port' }

/** The first thing a window hears over its port: somebody is at the other end. */
export interface Served { readonly type: 'served' }

/** From the vault process to main. */
export type FromVault =
  /** The practice was opened: what was to be said while it was locked need not be. */
  | { readonly type: 'opened' }
  /** Whether it holds keys, or is about to: from the moment a secret is tried, also while the coach is being asked about an older copy. */
  | { readonly type: 'holding', readonly keys: boolean }
  /** V20: whether a long work the coach waits for is under way. */
  | { readonly type: 'working', readonly working: boolean }
  /** A passphrase or a code that opened nothing; main counts them over the end of a process. */
  | { readonly type: 'wrong-guess' }
  /** The right one, also where the practice is open and it was only asked for: the row of wrong ones has ended. */
  | { readonly type: 'right-guess' }
  /** The settings of the practice that is open: told when it is opened, and whenever they change. */
  | { readonly type: 'preferences' } & Preferences
  /** V6: asks main for the key in this machine's keychain; to keep one there; to take it out. It is main's for that moment. */
  | { readonly type: 'keychain-wanted' }
  | { readonly type: 'keychain-keep', readonly key: string }
  | { readonly type: 'keychain-forget' }
  /** V18: wants a process of its own for a restore drill. */
  | { readonly type: 'drill-wanted' }
  /** What is to be announced in the next seven days, while the practice is open. Replaces what was told before. */
  | { readonly type: 'notices', readonly notices: readonly ReminderNotice[] }
  /** A user of that role has opened the practice. */
  | { readonly type: 'role', readonly role: Role }
  /** Everything is durable and the file is free. */
  | { readonly type: 'closed', readonly notices: readonly ReminderNotice[] | null }

/** What the vault process is told on its command line: paths and a switch, nothing secret. */
export interface VaultArguments {
  readonly vault: string
  readonly seen: string
  /** True for the sample practice: it is made there, and nothing else is opened. */
  readonly sample: boolean
  /** What the sample practice begins with: the screens stay as the coach has them. */
  readonly preferences: Preferences
  readonly kdfWorker: string
  readonly checkOutputs: boolean
  /** A file a test moves the clock by; null in a packaged app. */
  readonly testClock: string | null
  /** Wrong passphrases in a row since the last right one. */
  readonly wrongGuesses: number
  /** V6: main keeps a key for it, sealed by this machine's keychain. Whether that still opens it is another matter. */
  readonly quickUnlock: boolean
}
