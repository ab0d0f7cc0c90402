/** What the vault process asks main for, and main answers: the keychain (V6), a drill's process (V18). */
import type { FromVault, ToVault } from '../ipc/wire.ts'
import type { Keychain } from './quick.ts'

export interface Asked<Port> {
  readonly keychain: Keychain
  readonly drillPort: () => Promise<Port>
  /** Takes what main says, if it answers something. */
  readonly answered: (message: ToVault, port: Port | undefined) => void
}

/** Main answers what it is asked in the order in which it was asked. */
export const askMain = <Port>(tell: (message: FromVault) => void): Asked<Port> => {
  const keys: ((key: string | null) => void)[] = []
  const drills: ((port: Port) => void)[] = []
  const key = (message: FromVault): Promise<string | null> => new Promise((resolve) => {
    keys.push(resolve)
    tell(message)
  })

  return {
    keychain: {
      wanted: () => key({ type: 'keychain-wanted' }),
      // What it kept is said back; anything else is a refusal.
      keep: async (kept) => await key({ type: 'keychain-keep', key: kept }) === kept,
      forget: () => tell({ type: 'keychain-forget' }),
    },
    drillPort: () => new Promise((resolve) => {
      drills.push(resolve)
      tell({ type: 'drill-wanted' })
    }),
    answered: (message, port) => {
      if (message.type === 'keychain') keys.shift()?.(message.key)
      if (message.type === 'drill-port' && port !== undefined) drills.shift()?.(port)
    },
  }
}
