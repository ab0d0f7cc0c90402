import type { Role } from '../../shared/domain/compartment.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import type { Handlers, VaultChannel } from '../../shared/ipc/contract.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { DamageReport } from '../vault/types.ts'
import { itemHandlers } from './action-items/service.ts'
import { clientHandlers } from './clients/service.ts'
import type { Hash } from './events/chain.ts'
import { findHandlers } from './find/service.ts'
import { libraryHandlers, recordsOf, type Records } from './library/service.ts'
import { preferencesOf, readSettings } from './library/settings.ts'
import { noteHandlers } from './notes/service.ts'
import { gatherDue, noticesFor, type NamelessNotice } from './rooms/notices.ts'
import { roomHandlers } from './rooms/service.ts'
import type { Database } from './types.ts'
import { createLedger } from './undo/ledger.ts'
import { undoHandlers } from './undo/service.ts'
import { createWriter } from './writer.ts'

/** The channels of an open practice; those of opening it are the gate's. */
export type EngineChannel = Exclude<VaultChannel, `vault.${string}`>

export interface EngineParts {
  readonly database: Database
  /** A hash under a key of the vault: 64 hex digits. */
  readonly hash: Hash
  readonly clock: Clock
  readonly chance: Chance
  readonly role: Role
  /** What did not open (V11, V16). */
  readonly damage: DamageReport
}

export interface Engine {
  readonly handlers: Handlers<EngineChannel>
  readonly records: Records
  /** The look and the time of locking, for main to act by; as they are when none were ever kept. */
  readonly preferences: () => Promise<Preferences>
  /** The nameless reminders of the next seven days, for main to keep while the practice is locked (V20). */
  readonly notices: (now: Date) => Promise<NamelessNotice[]>
  /** Calls back with the ids of the records a command changed, once they are durable. Returns how to stop. */
  readonly onChange: (listener: (ids: readonly string[]) => void) => () => void
}

/** Puts the services of a practice together. It holds no key and knows no window. */
export const createEngine = ({ database, hash, clock, chance, role, damage }: EngineParts): Engine => {
  const ledger = createLedger()
  const writer = createWriter({ database, hash, clock, chance, role, ledger })
  return {
    handlers: {
      ...roomHandlers(database, clock, damage),
      ...findHandlers(database, clock),
      ...clientHandlers(writer),
      ...noteHandlers(writer, database, chance),
      ...itemHandlers(writer),
      ...libraryHandlers(database, writer, clock),
      ...undoHandlers(writer, ledger),
    },
    records: recordsOf(writer),
    preferences: async () => preferencesOf(await readSettings(database, clock.now().toISOString())),
    notices: async (now) => noticesFor(now, clock.zone(), await gatherDue(database)),
    onChange: database.onCommit,
  }
}
