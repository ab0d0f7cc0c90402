/** What main answers: facts about the machine, locking, the sheet, places, the keychain, letters, the way to the sample. */
import type { Handlers, MainChannel, Output } from '../../shared/ipc/contract.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import type { Lock } from '../windows/lock.ts'
import type { Copies } from './copies.ts'
import type { Followed } from './followed.ts'
import type { KeychainState } from './keychain.ts'
import type { Places } from './places.ts'
import { isEvaluationRuntime, platformOf } from './runtime.ts'
import { createSheet, type SheetParts } from './sheet.ts'
import { createWriting, type WriteParts } from './write-to.ts'

export interface HostParts {
  readonly platform: string
  readonly version: string
  readonly electron: string
  readonly lock: Pick<Lock, 'lock' | 'visit' | 'windowReady' | 'last'>
  readonly sheet: SheetParts
  readonly places: Places['handlers']
  readonly writing: WriteParts
  readonly copies: Copies['handlers']
  readonly followed: Followed['handlers']
  /** V6: what kind of keychain this machine has. */
  readonly keychain: () => KeychainState
  /** Opens the system's file manager where the vault lies. */
  readonly showVault: () => void
  readonly vaultPlace: () => Output<'host.vaultPlace'>
  readonly log: (line: string) => void
}

const done: Answer<Record<string, never>> = { ok: true, value: {} }

export const hostHandlers = (parts: HostParts): Handlers<MainChannel> => ({
  ...createSheet(parts.sheet),
  ...parts.places,
  ...createWriting(parts.writing),
  ...parts.copies,
  ...parts.followed,
  'host.facts': () => ({
    ok: true,
    value: {
      platform: platformOf(parts.platform),
      version: parts.version,
      evaluationRuntime: isEvaluationRuntime(parts.electron),
      locked: parts.lock.last(),
    },
  }),
  'host.lock': () => {
    // Answered before the page that asked is ended.
    parts.lock.lock('asked').catch(() => parts.log('locking failed'))
    return done
  },
  'host.readyToLock': ({ draftsKept }) => {
    parts.lock.windowReady(draftsKept)
    return done
  },
  'host.keychain': () => ({ ok: true, value: { state: parts.keychain() } }),
  'host.showVault': () => {
    parts.showVault()
    return done
  },
  'host.vaultPlace': () => ({ ok: true, value: parts.vaultPlace() }),
  'host.visit': ({ practice }) => {
    parts.lock.visit(practice).catch(() => parts.log('going to the other practice failed'))
    return done
  },
})
