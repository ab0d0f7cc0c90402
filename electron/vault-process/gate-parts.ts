/** What the gate stands on, and what it offers. */
import type { Role } from '../../shared/domain/compartment.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import type { Handlers, VaultChannel } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/define.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { NamelessNotice } from '../engine/rooms/notices.ts'
import type { Stretch } from '../vault/kdf.ts'
import type { openVault } from '../vault/open-vault.ts'
import type { Pauses } from '../vault/pauses.ts'
import type { prepareVault } from '../vault/prepare-vault.ts'
import type { askToJoin, lookAtVault } from '../vault/shut-vault.ts'
import type { Places } from './places.ts'
import type { Empty, OpenPractice } from './practice.ts'
import type { Progress } from './progress.ts'
import type { Keychain } from './quick.ts'
import type { ShutWorks } from './works-types.ts'

/** How the sample practice comes into being, and goes. */
export interface SampleMaker {
  /** Puts the made-up people into an empty practice. */
  readonly fill: (into: Empty, onProgress: Progress) => Promise<void>
  /** Removes what an earlier try left. */
  readonly discard: () => void
}

export interface GateParts {
  /** For the sample practice, and only for it, what makes it: made-up people, under a key nobody keeps. */
  readonly sample: SampleMaker | null
  readonly paths: { readonly vault: string, readonly seen: string }
  readonly stretch: Stretch
  readonly clock: Clock
  readonly chance: Chance
  readonly pauses: Pauses
  readonly vaults: {
    readonly prepareVault: typeof prepareVault
    readonly openVault: typeof openVault
    readonly lookAtVault: typeof lookAtVault
    readonly askToJoin: typeof askToJoin
  }
  readonly openPractice: OpenPractice
  readonly shutWorks: ShutWorks
  /** What was chosen; forgotten when the practice closes. */
  readonly places: Pick<Places, 'forget'>
  /** V6: whether main has a key for this practice, and its hold on it. */
  readonly quickUnlock: boolean
  readonly keychain: Keychain
  /** Told when keys are about to be held, and when none came of it. */
  readonly holding: (keys: boolean) => void
  /** Told how far a long work has come, in records. */
  readonly progress: (work: 'opening' | 'sample', done: number, total: number) => void
  /** Told the settings main acts by, before the practice is said to be open and whenever they change. */
  readonly preferences: (preferences: Preferences) => void
  /** Told whose practice is about to be said to be open. */
  readonly role: (role: Role) => void
  /** Told once the practice is open. */
  readonly opened: () => void
  /** Told which records a command changed: ids, never content. */
  readonly changed: (ids: readonly string[]) => void
}

export interface Gate {
  readonly handlers: Handlers<VaultChannel>
  /** Who is calling at present; for the guard. */
  readonly caller: () => Caller
  /** V20: what main may still show after locking; nothing while it is shut. */
  readonly notices: () => Promise<readonly NamelessNotice[]>
  /** Ends long works, waits for what is being written, then frees the file. */
  readonly close: () => Promise<void>
}
