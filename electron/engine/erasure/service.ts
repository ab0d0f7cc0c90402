import { compare } from '../../../shared/domain/compare.ts'
import type { Role } from '../../../shared/domain/compartment.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { ErasureView, KeptAside } from '../../../shared/ipc/views.ts'
import type { PracticeEvent } from '../../../shared/schemas/events.ts'
import type { OutboxEntry } from '../../../shared/schemas/outbox.ts'
import { VaultFault } from '../../vault/types.ts'
import { gatherOwned, nameOfOwner, OWNED_COLLECTIONS, type Owned } from '../clients/owned.ts'
import { SETTINGS_ID } from '../library/settings.ts'
import { dayOf, type Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideErase, idsOf, isHerName, type ErasureGround, type Receipt } from './decide.ts'

/** What may hold her after she is gone. */
export interface HeldElsewhere {
  /** False where there is a folder for backups that cannot be looked at now: what is in it is not known. */
  readonly reachable: boolean
  /** In that folder: when it was made (instant), and by which day it goes if one is made every day; null: not by itself. */
  readonly backups: readonly { readonly madeAt: string, readonly heldUntil: string | null }[]
  /** Whole practices beside this one, that a restore has put there. */
  readonly aside: readonly KeptAside[]
}

/** What erasing has to do with files; the works of the practice know them. */
export interface ErasureWorks {
  readonly held: () => Promise<HeldElsewhere>
  /**
   * V17: has every file of a note that is not hers under a key that stays. Rejects with VaultFault where a disk refuses
   * that. What it has done it need not do again.
   */
  readonly bring: (clientId: string) => Promise<void>
  /** Ends a backup that is being written, and answers how to have it begin again. */
  readonly standAside: () => Promise<() => void>
}

export interface ErasureParts {
  readonly writer: Writer
  readonly read: Reader
  readonly clock: Clock
  readonly role: Role
  readonly files: ErasureWorks
  /** Told that the keys are being renewed. */
  readonly begun: () => void
}

/** An event is about her if it says so, or names something that is hers by now. */
const eventsAbout = async (read: Reader, ids: ReadonlySet<string>): Promise<readonly PracticeEvent[]> =>
  (await read.find('events')).filter(({ clientId, refs }) =>
    (clientId !== null && ids.has(clientId)) || refs.some((id) => ids.has(id)))

/** A note came to her after its items were named in a message to somebody else. */
const messagesAbout = async (read: Reader, ids: ReadonlySet<string>): Promise<readonly OutboxEntry[]> =>
  (await read.find('outbox')).filter(({ id, sessionId, itemIds }) =>
    !ids.has(id) && (ids.has(sessionId) || itemIds.some((itemId) => ids.has(itemId))))

const gather = async (read: Reader, clientId: string): Promise<ErasureGround> => {
  const owned = await gatherOwned(read, clientId)
  if (!owned) return { owned, events: [], messages: [], settings: null }
  const ids = idsOf(clientId, owned)
  const [events, messages, settings] = await Promise.all([
    eventsAbout(read, ids), messagesAbout(read, ids), read.get('library', SETTINGS_ID),
  ])
  return { owned, events, messages, settings }
}

/**
 * Since when she is in the practice, if that is sure: no event after the one that added her may be dated before it. Then
 * a clock was wrong, and what is dated before it may be younger. Null where nobody knows.
 */
const addedAt = async (read: Reader, { client }: Owned, now: string): Promise<string | null> => {
  if (client === null || client.addedAt > now) return null
  const events = await read.find('events')
  const added = events.find(({ type, clientId }) => type === 'client.added' && clientId === client.id)
  const isSure = added !== undefined && events.every(({ seq, at }) => seq < added.seq || at >= client.addedAt)
  return isSure ? client.addedAt : null
}

/** What would go, and what still holds her: of backups those made since she was added, or all where that is not sure. */
export const erasureView = (
  { today, zone }: Day, clientId: string, owned: Owned, since: string | null, { reachable, backups, aside }: HeldElsewhere,
): ErasureView => ({
  today, zone, clientId, name: nameOfOwner(owned),
  goes: OWNED_COLLECTIONS.map((collection) => ({ collection, count: owned.records[collection].length }))
    .filter(({ count }) => count > 0),
  reachable,
  backups: backups
    .filter(({ madeAt }) => madeAt >= (since ?? ''))
    .map(({ madeAt, heldUntil }) => ({ madeAt, heldUntil }))
    .sort((one, other) => compare(one.madeAt, other.madeAt)),
  aside: [...aside],
})

/** Erasing a client: what it would take, and doing it. Nothing undoes it. */
export const erasureHandlers = (parts: ErasureParts): Handlers<'erase.preview' | 'erase'> => {
  const { writer, read, clock, role, files, begun } = parts

  /** Nobody waits for a turn meanwhile: gigabytes may have to be sealed anew. A fault is told by the turn itself. */
  const bringFirst = async (clientId: string, name: string): Promise<void> => {
    const owned = await gatherOwned(read, clientId)
    if (!owned || !isHerName(owned, name)) return
    try {
      await files.bring(clientId)
    } catch (error) {
      if (!(error instanceof VaultFault)) throw error
    }
  }

  const erase = async (clientId: string, name: string): Promise<Answer<Receipt>> => {
    let goOn = (): void => undefined
    try {
      return await writer.run(async (moment, current) => {
        const decision = decideErase(moment, await gather(current, clientId), { clientId, name, role })
        if (decision.ok) {
          goOn = await files.standAside()
          // Once more, now that no note can become another's any more. It rejects, and nothing is erased.
          await files.bring(clientId)
        }
        return decision
      })
    } finally {
      goOn()
    }
  }

  return {
    'erase.preview': async ({ clientId }) => {
      const owned = await gatherOwned(read, clientId)
      if (!owned) return failed({ code: 'not-found' })
      const day = dayOf(clock)
      return ok(erasureView(day, clientId, owned, await addedAt(read, owned, day.at), await files.held()))
    },
    'erase': async ({ clientId, name }) => {
      await bringFirst(clientId, name)
      const answer = await erase(clientId, name)
      if (answer.ok) begun()
      return answer
    },
  }
}
