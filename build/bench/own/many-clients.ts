/** A practice of so many clients in memory, without a disk: what the rooms grow with, and nothing else. */
import { createHash } from 'node:crypto'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { createEngine, type Engine } from '../../../electron/engine/create-engine.ts'
import { openDatabase } from '../../../electron/engine/database.ts'
import type { Change } from '../../../electron/engine/types.ts'
import { systemChance } from '../../../electron/host/chance.ts'
import { addDays } from '../../../shared/domain/day.ts'
import type { ActionItem, ItemStatus } from '../../../shared/schemas/action-items.ts'
import { PLAIN_CLIENT } from '../../../shared/schemas/clients.ts'
import { PLAIN_ENGAGEMENT } from '../../../shared/schemas/engagements.ts'
import { PLAIN_NOTE } from '../../../shared/schemas/notes.ts'
import { PLAIN_SESSION } from '../../../shared/schemas/sessions.ts'
import { COLLECTIONS } from '../../../shared/schemas/dictionary.ts'
import { fakeRotation, fakeUsers } from '../../../tests/unit/electron/engine/fake-vault.ts'
import { clock, NOW, ZONE } from './practice-file.ts'

const TODAY = '2026-11-17'
const ZONES = ['', '', '', 'Europe/Berlin', 'America/New_York', 'Australia/Sydney', 'Asia/Kathmandu', ''] as const
/** What became of what was agreed: of ten things six done, one skipped; what was agreed last waits. */
const OUTCOMES: readonly ItemStatus[] = ['done', 'done', 'done', 'skipped', 'done', 'done', 'open', 'done', 'stuck', 'done']
const EVERY_DAYS = 14

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const at = (day: string): string => `${day}T09:00:00.000Z`

/** One client: a session every fortnight until today, three things agreed in each, the next session booked. */
export const clientOf = (n: number, sessions: number): readonly Change[] => {
  const id = (): string => systemChance.id()
  const clientId = id()
  const engagementId = id()
  const begun = addDays(TODAY, -EVERY_DAYS * sessions)
  const changes: Change[] = [
    { collection: 'clients', before: null, after: {
      ...PLAIN_CLIENT, id: clientId, name: `Client ${String(n)}`, email: `c${String(n)}@example.org`, phone: '+351910000000',
      zone: ZONES[n % ZONES.length] ?? '', addedAt: at(begun),
    } },
    { collection: 'engagements', before: null, after: {
      ...PLAIN_ENGAGEMENT, id: engagementId, clientId, startedOn: begun,
    } },
  ]
  for (let number = 1; number <= sessions; number += 1) {
    const day = addDays(TODAY, -EVERY_DAYS * (sessions - number) - 1 - n % 9)
    const [sessionId, noteId] = [id(), id()]
    changes.push(
      { collection: 'sessions', before: null, after: {
        ...PLAIN_SESSION, id: sessionId, clientId, engagementId, number, noteId, state: 'held', startedAt: at(day),
        endsAt: `${day}T10:00:00.000Z`, wall: `${day}T09:00`, zone: ZONE,
      } },
      { collection: 'notes', before: null, after: {
        ...PLAIN_NOTE, id: noteId, clientId, kind: 'session', text: 'She told of the Monday meeting again.\n[] one\n[] two\n[] three',
        begunAt: at(day), savedAt: `${day}T10:20:00.000Z`,
      } },
    )
    for (let thing = 0; thing < 3; thing += 1) {
      const status = number === sessions ? 'open' : OUTCOMES[(n + number + thing) % OUTCOMES.length] ?? 'done'
      const item: ActionItem = {
        id: id(), clientId, noteId, sessionId, owner: thing === 2 && n % 3 === 0 ? 'coach' : 'client',
        due: addDays(day, 4 + thing * 4), dueFrom: 'chosen', status: number < sessions - 1 && status === 'open' ? 'done' : status,
        history: [{ at: `${day}T10:20:00.000Z`, status: 'open', by: 'coach' }], text: `thing ${String(thing)}`,
        line: `[] thing ${String(thing)}`, obstacle: null,
      }
      changes.push({ collection: 'actionItems', before: null, after: item })
    }
  }
  const next = addDays(TODAY, 1 + n % EVERY_DAYS)
  changes.push({ collection: 'sessions', before: null, after: {
    ...PLAIN_SESSION, id: id(), clientId, engagementId, state: 'booked', startedAt: at(next), endsAt: `${next}T10:00:00.000Z`,
    wall: `${next}T09:00`, zone: ZONE,
  } })
  return changes
}

export interface InMemory { readonly engine: Engine, readonly records: number, readonly close: () => Promise<void> }

/** @param sessions held with each client, a fortnight apart; with three action items each */
export const manyClients = async (clients: number, sessions: number): Promise<InMemory> => {
  const database = await openDatabase({ storage: getRxStorageMemory(), name: `many-${String(clients)}`, hash })
  let records = 0
  for (let n = 0; n < clients; n += 1) {
    const changes = clientOf(n, sessions)
    records += changes.length
    await database.commit(changes)
  }
  // The storage writes its indexes with the next question, and an opened practice has them: whoever asks first is spared it.
  for (const name of COLLECTIONS) await database.count(name)
  const engine = createEngine({
    database, hash, clock: { ...clock, now: () => NOW }, chance: systemChance, vault: fakeUsers().vault,
    damage: () => ({ kept: records, unopened: 0, disagreeing: [] }), missingFiles: () => 0, rotation: fakeRotation(),
    erasing: {
      held: async () => ({ reachable: true, backups: [], aside: [] }), bring: async () => undefined,
      standAside: async () => () => undefined,
    },
  })
  return { engine, records, close: database.close }
}
