import type { Role } from '../../../shared/domain/compartment.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { ErasureView } from '../../../shared/ipc/views.ts'
import type { PracticeEvent } from '../../../shared/schemas/events.ts'
import { gatherOwned, nameOfOwner, OWNED_COLLECTIONS, type Owned } from '../clients/owned.ts'
import { SETTINGS_ID } from '../library/settings.ts'
import { dayOf, type Day } from '../rooms/day.ts'
import { compare } from '../rooms/rows.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideErase, idsOf, type ErasureGround } from './decide.ts'

/** A backup in the folder: when it was made (instant), and until which day it is kept at the latest. */
export interface BackupHeld { readonly madeAt: string, readonly heldUntil: string }

export interface ErasureParts {
  readonly writer: Writer
  readonly read: Reader
  readonly clock: Clock
  readonly role: Role
  readonly backups: () => Promise<readonly BackupHeld[]>
  /** Told that the keys are being renewed. */
  readonly begun: () => void
}

/** An event is about her if it says so, or names something that is hers by now. */
const eventsAbout = async (read: Reader, ids: ReadonlySet<string>): Promise<readonly PracticeEvent[]> =>
  (await read.find('events')).filter(({ clientId, refs }) =>
    (clientId !== null && ids.has(clientId)) || refs.some((id) => ids.has(id)))

const gather = async (read: Reader, clientId: string): Promise<ErasureGround> => {
  const owned = await gatherOwned(read, clientId)
  if (!owned) return { owned, events: [], settings: null }
  const [events, settings] = await Promise.all([
    eventsAbout(read, idsOf(clientId, owned)), read.get('library', SETTINGS_ID),
  ])
  return { owned, events, settings }
}

/** What would go, and which backups still hold her: those made since she was added, or all where that is not known. */
export const erasureView = (
  { today, zone }: Day, clientId: string, owned: Owned, backups: readonly BackupHeld[],
): ErasureView => ({
  today, zone, clientId, name: nameOfOwner(owned),
  goes: OWNED_COLLECTIONS.map((collection) => ({ collection, count: owned.records[collection].length }))
    .filter(({ count }) => count > 0),
  backups: backups
    .filter(({ madeAt }) => madeAt >= (owned.client?.addedAt ?? ''))
    .map(({ madeAt, heldUntil }) => ({ madeAt, heldUntil }))
    .sort((one, other) => compare(one.madeAt, other.madeAt)),
})

/** Erasing a client: what it would take, and doing it. Nothing undoes it. */
export const erasureHandlers = (parts: ErasureParts): Handlers<'erase.preview' | 'erase'> => {
  const { writer, read, clock, role, backups, begun } = parts
  return {
    'erase.preview': async ({ clientId }) => {
      const owned = await gatherOwned(read, clientId)
      return owned ? ok(erasureView(dayOf(clock), clientId, owned, await backups())) : failed({ code: 'not-found' })
    },
    'erase': async ({ clientId, name }) => {
      const answer = await writer.run(async (moment, current) =>
        decideErase(moment, await gather(current, clientId), { clientId, name, role }))
      if (answer.ok) begun()
      return answer
    },
  }
}
