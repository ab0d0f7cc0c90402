/** V6: slots for the key in this machine's keychain. Random, not derived; each good for a fortnight. */
import { Redacted } from '../../shared/domain/redacted.ts'
import { hex, sameBytes } from './bytes.ts'
import type { Desk } from './desk.ts'
import type { Directory, SlotEntry } from './directory.ts'
import { replaceSlot, retireSlots, type Finish, type SlotHolder } from './slots.ts'
import { KEY_BYTES, wipe } from './sodium.ts'
import { VaultFault, type QuickUnlock } from './types.ts'
import { openOneOf, readFront, rowReader, secretBytes } from './unlock.ts'

export interface QuickUnlockParts {
  readonly userId: Uint8Array
  readonly desk: Pick<Desk, 'now'>
  /** One change of slots at a time; refuses whoever is not the owner. */
  readonly changeSlots: (work: (holder: SlotHolder, directory: Directory) => Promise<Directory>) => Promise<void>
  /** Retires slots, and changes nothing else: no key of the vault is another for it. */
  readonly retireOnly: Finish
}

export const keychainSlotsOf = ({ slots }: Directory, userId: Uint8Array): readonly SlotEntry[] =>
  slots.filter(slot => slot.kind === 'keychain' && sameBytes(slot.userId, userId))

/**
 * What opens nothing is not given another fortnight: a key that was put into the keychain from elsewhere would be let
 * in with it. One whose time is over has opened its slot all the same.
 */
const refuseForeignKey = async (holder: SlotHolder, userId: Uint8Array, key: Uint8Array): Promise<void> => {
  const row = rowReader(holder.store)
  try {
    const tried = { kind: 'keychain', userId } as const
    const { secret } = await openOneOf(readFront(row), row, tried, key, holder.stretch, holder.now())
    wipe(secret.seed)
  } catch (error) {
    if (!(error instanceof VaultFault) || error.detail?.['why'] !== 'expired') throw error
  }
}

export const createQuickUnlock = ({ userId, desk, changeSlots, retireOnly }: QuickUnlockParts): QuickUnlock => {
  const replace = (holder: SlotHolder, directory: Directory, key: Uint8Array): Promise<Directory> =>
    replaceSlot(holder, directory, 'keychain', key, retireOnly)

  return {
    isOn: () => keychainSlotsOf(desk.now().directory, userId).length > 0,
    turnOn: async () => {
      const key = desk.now().holder.random(KEY_BYTES)
      try {
        await changeSlots((holder, directory) => replace(holder, directory, key))
        return new Redacted(hex(key))
      } finally {
        wipe(key)
      }
    },
    // The end of a slot is authenticated by its own key, so another end is another slot; the key stays the one it is,
    // and the keychain need not be written to each time.
    renew: async (text) => {
      const key = secretBytes({ kind: 'keychain', text })
      try {
        await changeSlots(async (holder, directory) => {
          await refuseForeignKey(holder, userId, key)
          return replace(holder, directory, key)
        })
      } finally {
        wipe(key)
      }
    },
    turnOff: () => changeSlots(async (holder, directory) =>
      retireSlots(holder, directory, keychainSlotsOf(directory, userId))),
  }
}
