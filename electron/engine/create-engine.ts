import { GRANTED } from '../../shared/domain/compartment.ts'
import type { Chance, Clock } from '../../shared/domain/ports.ts'
import type { Handlers, VaultChannel } from '../../shared/ipc/contract.ts'
import type { Preferences } from '../../shared/schemas/library.ts'
import type { DamageReport, Vault } from '../vault/types.ts'
import { accessHandlers } from './access/service.ts'
import { itemHandlers } from './action-items/service.ts'
import { allowedTo } from './allowed.ts'
import { attachmentHandlers } from './attachments/service.ts'
import { countReady } from './brief/messages.ts'
import { briefHandlers } from './brief/service.ts'
import { clientHandlers } from './clients/service.ts'
import { damageHandlers } from './damage/service.ts'
import { engagementHandlers } from './engagements/service.ts'
import { erasureHandlers, type ErasureWorks } from './erasure/service.ts'
import type { Hash } from './events/chain.ts'
import { createFinder, findHandlers } from './find/service.ts'
import { libraryHandlers, recordsOf, type Records } from './library/service.ts'
import { preferencesOf, readSettings } from './library/settings.ts'
import { createPracticeFacts } from './measures/practice-facts.ts'
import { measureHandlers } from './measures/service.ts'
import { createBegunFor } from './notes/begun-for.ts'
import { noteHandlers } from './notes/service.ts'
import { createOutboxKeeper, isOfTheKeeper, type OutboxKeeper } from './nudges/outbox-keeper.ts'
import { nudgeHandlers } from './nudges/service.ts'
import { programHandlers } from './programs/service.ts'
import { createNoteFacts, NO_NOTE_FACTS } from './rooms/note-facts.ts'
import { gatherNotices, noticesFor, type NamelessNotice } from './rooms/notices.ts'
import { createRosterRoom } from './rooms/clients.ts'
import { damageOf } from './rooms/day.ts'
import { roomHandlers } from './rooms/service.ts'
import { sessionRooms } from './rooms/session-rooms.ts'
import { rosterHandlers } from './roster/service.ts'
import { sessionHandlers } from './sessions/service.ts'
import type { Database } from './types.ts'
import { createLedger } from './undo/ledger.ts'
import { undoHandlers } from './undo/service.ts'
import { userHandlers, type RotationDriver } from './users/service.ts'
import { createWriter } from './writer.ts'

/** Long works with files; the vault process answers them, and asks the engine for what it has to know (`Records`). */
export type WorkChannel =
  | 'backups' | 'backups.setFolder' | 'backups.make' | 'backups.drill' | 'export' | 'work.cancel'
  | 'attachments.add' | 'attachments.takeOut'

/** The channels of an open practice; those of opening it are the gate's. */
export type EngineChannel = Exclude<VaultChannel, `vault.${string}` | WorkChannel>

export interface EngineParts {
  readonly database: Database
  /** A hash under a key of the vault: 64 hex digits. */
  readonly hash: Hash
  readonly clock: Clock
  readonly chance: Chance
  /** Who has opened it, and who else may. */
  readonly vault: Pick<Vault, 'users' | 'owner' | 'userId' | 'role'>
  /** What did not open, as it stands (V11, V16). */
  readonly damage: () => DamageReport
  /** V11: how many files that notes name are not there. Known only after they were looked for. */
  readonly missingFiles: () => number
  readonly rotation: RotationDriver
  /** What lies in files, and has to do with erasing a client. */
  readonly erasing: ErasureWorks
}

export interface Engine {
  readonly handlers: Handlers<EngineChannel>
  readonly records: Records
  /** The look and the time of locking, for main to act by; as they are when none were ever kept. */
  readonly preferences: () => Promise<Preferences>
  /** The nameless reminders of the next seven days, for main to keep while the practice is locked (V20). */
  readonly notices: (now: Date) => Promise<NamelessNotice[]>
  /** The jobs a relay may carry, kept as the plan says (E37). */
  readonly outbox: OutboxKeeper
  /**
   * Calls back with the ids of the records a command changed, once they are durable; not of the jobs in the outbox,
   * which follow from the others and are shown nowhere. Returns how to stop.
   */
  readonly onChange: (listener: (ids: readonly string[]) => void) => () => void
}

/** Puts the services of a practice together. It holds no key and knows no window. */
export const createEngine = (parts: EngineParts): Engine => {
  const { database, hash, clock, chance, vault, damage, missingFiles, rotation, erasing } = parts
  const { role } = vault
  const notesOpen = GRANTED[role].includes('sensitive')
  const ledger = createLedger()
  const finder = createFinder(database)
  const facts = notesOpen ? createNoteFacts(database) : NO_NOTE_FACTS
  const roster = createRosterRoom(database, facts)
  const practice = createPracticeFacts(database)
  const begun = createBegunFor()
  const writer = createWriter({
    database, hash, clock, chance, role, ledger,
    onErased: (ids) => {
      finder.forget(ids)
      facts.forget(ids)
      roster.forget(ids)
      practice.forget(ids)
      begun.forget(ids)
    },
  })
  const records = recordsOf(writer, database)
  return {
    handlers: allowedTo(role, {
      ...roomHandlers(database, clock, {
        damage: () => damageOf(damage(), vault.owner, missingFiles()), facts, roster, begun, notesOpen,
      }),
      ...damageHandlers({ damage, owner: vault.owner, records, clock }),
      ...findHandlers(finder, clock),
      ...clientHandlers(writer),
      ...noteHandlers(writer, database, { clock, chance, begun }),
      ...attachmentHandlers(writer),
      ...itemHandlers(writer),
      ...sessionHandlers(writer, database, clock),
      ...sessionRooms(database, clock, notesOpen),
      ...engagementHandlers(database, writer, clock),
      ...programHandlers(database, writer, clock),
      ...rosterHandlers(database, writer, clock),
      ...nudgeHandlers(database, writer, clock),
      ...briefHandlers(database, writer, clock, {
        people: async (day) => (await roster.view(day)).clients.filter(({ reasons }) => reasons.length > 0).length,
        messages: (day, clientId) => countReady(database, day, clientId),
      }),
      ...libraryHandlers(database, writer, clock, role),
      ...userHandlers({ vault, records, read: database, clock, rotation }),
      ...accessHandlers(database, vault, clock),
      ...erasureHandlers({ writer, read: database, clock, role, files: erasing, begun: rotation.begun }),
      ...measureHandlers(practice, writer, clock),
      ...undoHandlers(writer, ledger),
    }),
    records,
    preferences: async () => preferencesOf(await readSettings(database, clock.now().toISOString())),
    notices: async (now) => noticesFor(now, clock.zone(), await gatherNotices(database, now)),
    outbox: createOutboxKeeper(writer, database, clock),
    onChange: (listener) => database.onCommit((ids, touched) => { if (!isOfTheKeeper(touched)) listener(ids) }),
  }
}
