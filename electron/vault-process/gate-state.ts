/** Where the opening of a practice stands. One value, so that no two answers can contradict each other. */
import { ROLES } from '../../shared/domain/compartment.ts'
import type { Redacted } from '../../shared/domain/redacted.ts'
import type { Output } from '../../shared/ipc/contract.ts'
import type { Caller } from '../../shared/ipc/define.ts'
import type { SlotKind } from '../vault/keyslot.ts'
import type { OlderCopy } from '../vault/open-vault.ts'
import type { PreparedVault } from '../vault/prepare-vault.ts'
import type { SeenFromOutside } from '../vault/shut-vault.ts'
import { VaultFault, type FaultCode, type Vault } from '../vault/types.ts'
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
  /** V16: it opened, but a newer one was seen here. Nothing is built on it before it is accepted. */
  | { readonly is: 'older-copy', readonly vault: Vault, readonly olderCopy: OlderCopy, readonly by: SlotKind }
  | { readonly is: 'open', readonly vault: Vault, readonly practice: Practice, readonly choosePassphrase: boolean }

export const SHUT: GateState = { is: 'shut', begun: null }

type Opened = Output<'vault.unlock'>
type Shown = Output<'vault.state'>

/** Whoever has opened an older copy is nobody yet: nothing is built on it. */
export const callerIn = (state: GateState): Caller => (state.is === 'open' ? state.vault.role : 'anybody')

/**
 * E13: whoever came in by the sheet chooses a passphrase. So does she who came in by the keychain when her passphrase
 * opens nothing any more, for what is wrong with its slot: the keychain's time ends, and she could prove none.
 */
export const hasToChoose = (vault: Pick<Vault, 'owner'>, by: SlotKind): boolean =>
  by === 'recovery' || (by === 'keychain' && !vault.owner.opensWith('passphrase'))

export const openedAnswer = (state: Exclude<GateState, { readonly is: 'shut' }>): Opened => (state.is === 'open'
  ? { outcome: 'open', writtenAt: null, choosePassphrase: state.choosePassphrase }
  : { outcome: 'older-copy', writtenAt: state.olderCopy.writtenAt, choosePassphrase: hasToChoose(state.vault, state.by) })

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

export type Looked = 'absent' | SeenFromOutside | VaultFault

/** What is shown where nothing is open, or known. */
const NOTHING = {
  because: null, choosePassphrase: false, role: null, roles: [], invited: false, quickUnlock: false, sample: false,
} as const satisfies Partial<Shown>

/** The sample practice. What lies where it will be is nobody's: it is made anew. */
export const shownSample = (state: GateState): Shown => (state.is === 'open'
  ? { ...NOTHING, sample: true, state: 'open', role: state.vault.role, roles: [state.vault.role] }
  : { ...NOTHING, sample: true, state: 'absent' })

/** @param hasKey V6: whether the keychain is said to have a key for it */
export const shownShut = (looked: Looked, hasKey: boolean): Shown => {
  if (looked === 'absent') return { ...NOTHING, state: 'absent' }
  if (looked instanceof VaultFault) return { ...NOTHING, state: 'unusable', because: because(looked.code) }
  const { roles, invited, quick } = looked
  return { ...NOTHING, state: 'locked', roles: [...roles], invited, quickUnlock: hasKey && quick }
}

/** While a vault is open its file is not looked at: what it says is known. */
export const shownHeld = (state: Exclude<GateState, { readonly is: 'shut' }>, hasKey: boolean, now: Date): Shown => {
  const { vault } = state
  const users = vault.users()
  const shown = {
    ...NOTHING, roles: ROLES.filter((role) => users.some((user) => user.role === role)),
    invited: vault.owner.invitations().some(({ expiresAt }) => now.getTime() <= Date.parse(expiresAt)),
    quickUnlock: hasKey && vault.quick.isOn(),
  }
  return state.is === 'open'
    ? { ...shown, state: 'open', role: vault.role, choosePassphrase: state.choosePassphrase }
    : { ...shown, state: 'older-copy', choosePassphrase: hasToChoose(state.vault, state.by) }
}
