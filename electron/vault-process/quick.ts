/**
 * V6: the key in this machine's keychain, which main keeps. Here is only whether there is one, and what becomes of it
 * when the practice is opened or its passphrase changes.
 */
import { failed, ok } from '../../shared/domain/result.ts'
import type { Answer } from '../../shared/ipc/define.ts'
import { VaultFault, type QuickUnlock } from '../vault/types.ts'

/** Main's hold on the keychain. None of it rejects. */
export interface Keychain {
  /** 64 hex digits; null where there is none, or the keychain does not give it. */
  readonly wanted: () => Promise<string | null>
  /** False where it was refused: then nothing of it is kept. */
  readonly keep: (key: string) => Promise<boolean>
  readonly forget: () => void
}

export interface Quick {
  /** Whether the keychain is said to hold a key for this practice. */
  readonly has: () => boolean
  readonly key: () => Promise<string | null>
  /** Throws VaultFault: what the disk says. Only once the passphrase was proved. */
  readonly turn: (quick: QuickUnlock, on: boolean) => Promise<Answer<Record<never, never>>>
  /** Gives a key another fortnight, after a passphrase. Upkeep: what the disk refuses is done the next time. */
  readonly renew: (quick: QuickUnlock, key: string) => Promise<void>
  /** The key opens nothing any more. */
  readonly forget: () => void
}

/** @param has what main said when this process began */
export const createQuick = (keychain: Keychain, has: boolean): Quick => {
  const forget = (): void => {
    if (!has) return
    has = false
    keychain.forget()
  }
  const turnOn = async (quick: QuickUnlock): Promise<Answer<Record<never, never>>> => {
    const key = await quick.turnOn()
    has = await keychain.keep(key.reveal())
    if (has) return ok({})
    await quick.turnOff()
    return failed({ code: 'no-keychain' })
  }
  return {
    has: () => has,
    key: async () => (has ? keychain.wanted() : null),
    turn: async (quick, on) => {
      if (on) return turnOn(quick)
      await quick.turnOff()
      forget()
      return ok({})
    },
    renew: async (quick, key) => {
      try {
        await quick.renew(key)
      } catch (error) {
        if (!(error instanceof VaultFault)) throw error
        // A slot that another machine's key was put behind stays: it is that machine's.
        if (error.code === 'wrong-passphrase') forget()
      }
    },
    forget,
  }
}
