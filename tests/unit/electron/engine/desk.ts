/** A practice over RxDB's memory storage with a clock in hand; every call is held to the contract, both ways. */
import { createHash } from 'node:crypto'
import { getRxStorageMemory } from 'rxdb/plugins/storage-memory'
import { expect } from 'vitest'
import { createEngine, type Engine, type EngineChannel } from '../../../../electron/engine/create-engine.ts'
import { openDatabase } from '../../../../electron/engine/database.ts'
import type { HeldElsewhere } from '../../../../electron/engine/erasure/service.ts'
import { verifyChain, type ChainReport } from '../../../../electron/engine/events/chain.ts'
import type { Database } from '../../../../electron/engine/types.ts'
import { createChecks } from '../../../../electron/ipc/checks.ts'
import { channelsOf } from '../../../../electron/ipc/register.ts'
import type { DamageReport, Vault, VaultFault } from '../../../../electron/vault/types.ts'
import type { Input, Output } from '../../../../shared/ipc/contract.ts'
import type { Answer } from '../../../../shared/ipc/define.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import { fakeRotation, fakeUsers, type FakeUsers } from './fake-vault.ts'

export const hash = (text: string): string => createHash('sha256').update(`a key: ${text}`).digest('hex')

const checks = createChecks(channelsOf('vault'))
let databases = 0
let ids = 0

export interface Desk {
  readonly engine: Engine
  readonly database: Database
  readonly clock: { at: string, zone: string }
  readonly people: FakeUsers
  /** How often a rotation was said to have begun. */
  readonly rotations: readonly string[]
  /** What lies in files; to be set. */
  readonly files: { held: HeldElsewhere, refuses: VaultFault | null, readonly told: string[] }
  readonly call: <Name extends EngineChannel>(name: Name, input: Input<Name>) => Promise<Answer<Output<Name>>>
  /** The value of a call that has to succeed. */
  readonly get: <Name extends EngineChannel>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  /** The code of a call that has to be refused. */
  readonly refusal: <Name extends EngineChannel>(name: Name, input: Input<Name>) => Promise<string>
  /** Every record but the events, by id: what an undo has to give back. */
  readonly everything: () => Promise<ReadonlyMap<string, unknown>>
  readonly chain: () => Promise<ChainReport>
  readonly later: (minutes: number) => void
}

export const NO_DAMAGE: DamageReport = { kept: 0, unopened: 0, disagreeing: [] }

/** 16 bytes as hex, counted: never the same twice in one run of tests. */
export const freshId = (): string => (ids += 1).toString(16).padStart(32, '0').replace(/^0/, 'f')

let latest: Database | null = null

/** RxDB takes 13 open collections a process, which is one practice: the one before is closed. */
export const memoryDatabase = async (): Promise<Database> => {
  await latest?.close()
  latest = await openDatabase({ storage: getRxStorageMemory(), name: `desk-${databases += 1}`, hash })
  return latest
}

export const sitDown = async (
  given: {
    readonly database?: Database, readonly damage?: DamageReport, readonly people?: FakeUsers
    /** A real one, instead of `people`; its hash chains the events. */
    readonly vault?: Vault
  } = {},
): Promise<Desk> => {
  const chained = given.vault?.hash ?? hash
  const people = given.people ?? fakeUsers()
  const rotation = fakeRotation()
  const files: Desk['files'] = { held: { reachable: true, backups: [], aside: [] }, refuses: null, told: [] }
  const database = given.database ?? await memoryDatabase()
  const clock = { at: '2026-11-17T10:00:00.000Z', zone: 'Europe/Lisbon' }
  const engine = createEngine({
    database, hash: chained, vault: given.vault ?? people.vault, 
    damage: () => given.vault?.damage ?? given.damage ?? NO_DAMAGE,
    rotation, missingFiles: () => 0,
    erasing: {
      held: async () => files.held,
      bring: async (clientId) => {
        files.told.push(`bring ${clientId}`)
        if (files.refuses) throw files.refuses
      },
      standAside: async () => {
        files.told.push('aside')
        return () => { files.told.push('on') }
      },
    },
    clock: { now: () => new Date(clock.at), zone: () => clock.zone }, chance: { id: freshId },
  })
  const call: Desk['call'] = async (name, input) => {
    if (!checks.input(name, input)) throw new Error(`${name}: the guard would refuse this input`)
    // TypeScript cannot pair a generic name with its own handler.
    const answer = await (engine.handlers[name] as (typed: typeof input) => Promise<Answer<Output<typeof name>>>)(input)
    if (answer.ok && !checks.output(name, answer.value)) throw new Error(`${name}: not an answer of the contract`)
    return answer
  }
  return {
    engine, database, clock, call, people, rotations: rotation.told, files,
    get: async (name, input) => {
      const answer = await call(name, input)
      if (!answer.ok) throw new Error(`${name} was refused: ${answer.error.code}`)
      return answer.value
    },
    refusal: async (name, input) => {
      const answer = await call(name, input)
      expect(answer.ok).toBe(false)
      return answer.ok ? '' : answer.error.code
    },
    everything: async () => {
      const found = await Promise.all(COLLECTIONS.filter((name) => name !== 'events').map(async (collection) =>
        (await database.find(collection)).map((record) => [`${collection}/${record.id}`, record] as const)))
      return new Map(found.flat().sort(([one], [other]) => (one < other ? -1 : 1)))
    },
    chain: async () => verifyChain(await database.find('events'), chained),
    later: (minutes) => { clock.at = new Date(Date.parse(clock.at) + minutes * 60_000).toISOString() },
  }
}

/** A client, and a note about her as it was saved. */
export const addClient = async ({ get }: Desk, name = 'Marta Oliveira'): Promise<string> =>
  (await get('clients.add', { name })).clientId

export const THREE_LINES = [
  'She opened with the Monday report again.', '', 'Commitments',
  '[] Add one line to the brief, by Thursday', '[] Leave the next report alone', '-> @coach send the ladder tomorrow',
].join('\n')

export const confirmation = (line: string, due = '2026-11-19') =>
  ({ line, text: line.replace(/^(\[\]|->)\s*/, ''), owner: 'client', due } as const)

/** Begins a note, keeps it as a draft as the screen does, and saves it with these lines confirmed. */
export const writeNote = async (
  desk: Desk, clientId: string, { text = THREE_LINES, lines = [] as readonly string[], due = '2026-11-19' } = {},
) => {
  const { noteId } = await desk.get('notes.begin', { clientId })
  await desk.get('notes.keepDraft', { noteId, clientId, text, cursor: text.length, corrections: [] })
  const saved = await desk.get('notes.save', {
    noteId, clientId, text, corrections: [], confirmed: lines.map((line) => confirmation(line, due)),
  })
  return { noteId, ...saved }
}
