/** Where the opening of a practice stands. One value, so that no two answers can contradict each other. */
import type { Redacted } from '../../shared/domain/redacted.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { PreparedVault } from '../vault/prepare-vault.ts'
import type { OlderCopy } from '../vault/open-vault.ts'
import type { FaultCode, Vault } from '../vault/types.ts'
import type { Practice } from './practice.ts'

/** A vault that is derived but not written: the sheet is in the coach's hand. */
export interface Begun {
  readonly prepared: PreparedVault
  /** Kept to open what is written; goes with this state. */
  readonly passphrase: Redacted<string>
  /** Which group is to be typed back, from 1. */
  readonly askFor: number
}

export type GateState =
  | { readonly is: 'shut', readonly begun: Begun | null }
  /** V16: it opened, but a newer one was seen here. Nothing is built on it before the coach accepts it. */
  | { readonly is: 'older-copy', readonly vault: Vault, readonly olderCopy: OlderCopy, readonly usedRecovery: boolean }
  | { readonly is: 'open', readonly vault: Vault, readonly practice: Practice, readonly choosePassphrase: boolean }

export const SHUT: GateState = { is: 'shut', begun: null }

type Opened = Output<'vault.unlock'>
type Shown = Output<'vault.state'>

export const openedAnswer = (state: Exclude<GateState, { readonly is: 'shut' }>): Opened => (state.is === 'open'
  ? { outcome: 'open', writtenAt: null, choosePassphrase: state.choosePassphrase }
  : { outcome: 'older-copy', writtenAt: state.olderCopy.writtenAt, choosePassphrase: state.usedRecovery })

/** Why no passphrase is worth typing. What the screen has no sentence for is the disk's fault. */
const because = (code: FaultCode): Shown['because'] => {
  switch (code) {
    case 'vault-damaged': case 'not-a-vault': case 'newer-format': case 'open-elsewhere': case 'synced-folder':
    case 'read-only':
      return code
    default:
      return 'disk-failed'
  }
}

/**
 * @param looked what is to be seen of the file without a key; only asked for while it is shut
 * @param sample whether this is the sample practice
 */
export const shownState = (
  state: GateState, looked: 'absent' | 'ok' | { readonly code: FaultCode } | null, sample: boolean,
): Shown => {
  const shown = { because: null, choosePassphrase: false, sample }
  if (state.is === 'open') return { ...shown, state: 'open', choosePassphrase: state.choosePassphrase }
  if (state.is === 'older-copy') return { ...shown, state: 'older-copy', choosePassphrase: state.usedRecovery }
  if (looked === null || looked === 'ok') return { ...shown, state: 'locked' }
  if (looked === 'absent') return { ...shown, state: 'absent' }
  return { ...shown, state: 'unusable', because: because(looked.code) }
}
