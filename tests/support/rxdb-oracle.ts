/**
 * Random operations on two storages at once: one over a vault, and RxDB's plain memory storage as the oracle.
 * Whatever is asked of both has to be answered alike, before and after the vault is opened again.
 */
import {
  fillWithDefaultSettings, normalizeMangoQuery, prepareQuery, type BulkWriteRow, type MangoQuery, type RxDocumentData,
  type RxStorage, type RxStorageInstance,
} from 'rxdb'
import { expect } from 'vitest'
import type { Compartment } from '../../shared/domain/compartment.ts'
import type { StoragePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { groupContext } from '../../electron/vault/rx-storage/write-group.ts'
import { plainMemory } from './rxdb-storages.ts'

interface Thing {
  readonly id: string
  readonly label: string
  readonly size: number
  readonly open: boolean
  readonly words?: string
  readonly parts: readonly { readonly name: string }[]
}
type Row = RxDocumentData<Thing>
type Instance = RxStorageInstance<Thing, object, object>

export const SHELVES = ['upper', 'lower'] as const
type Shelf = (typeof SHELVES)[number]

const CLASSES: Readonly<Record<string, Compartment>> = {
  label: 'operational', size: 'operational', open: 'practice', words: 'sensitive', parts: 'personal',
}

/** Fields under four keys, the home class without a field of its own. */
export const thingPolicy: StoragePolicy = () => ({
  home: 'aggregate', clientField: null, version: 0, migrations: {},
  classOf: (field) => CLASSES[field] ?? (() => { throw new Error(`no class for ${field}`) })(),
})

const schema = fillWithDefaultSettings<Thing>({
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: {
    id: { type: 'string', maxLength: 8 },
    label: { type: 'string', maxLength: 12 },
    size: { type: 'integer', minimum: 0, maximum: 100, multipleOf: 1 },
    open: { type: 'boolean' },
    words: { type: 'string' },
    parts: { type: 'array', items: { type: 'object', properties: { name: { type: 'string' } } } },
  },
  required: ['id', 'label', 'size', 'open', 'parts'],
  indexes: ['size', ['label', 'size'], ['open', 'label']],
})

/** A vault under test: what storage is opened on it, and how the next commit is made to fail. */
export interface Subject {
  readonly storage: RxStorage<object, object>
  /** Null where the vault cannot be told to. */
  readonly failNext: (() => void) | null
  readonly close: () => void
}

interface Chance {
  readonly below: (n: number) => number
  readonly pick: <Value>(list: readonly Value[]) => Value
}

/** A small generator of our own (mulberry32), so that a seed means the same run everywhere. */
export const chanceOf = (seed: number): Chance => {
  let state = seed >>> 0
  const below = (n: number): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
  return {
    below,
    pick: (list) => {
      const one = list[below(list.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}

const WORDS = ['', 'quiet', 'garden', 'Zoë', 'naïve', '𝄞', '\u0000', '\ud800', 'עברית', '"', 'a'.repeat(400)] as const

const thing = (chance: Chance, id: string): Thing => ({
  id,
  label: chance.pick(['amber', 'birch', 'clay', 'dill', '']),
  size: chance.below(20),
  open: chance.below(2) === 0,
  ...(chance.below(3) > 0 ? { words: chance.pick(WORDS) } : {}),
  parts: Array.from({ length: chance.below(3) }, () => ({ name: chance.pick(WORDS) })),
})

const queryOf = (chance: Chance): MangoQuery<Thing> => ({
  selector: chance.pick([
    {}, { size: { $gte: chance.below(20) } }, { label: { $eq: chance.pick(['amber', 'clay']) } },
    { label: { $eq: 'birch' }, size: { $lt: chance.below(20) } }, { open: { $eq: true }, label: { $gt: 'b' } },
    { words: { $exists: true } }, { $or: [{ size: { $eq: 3 } }, { label: { $eq: 'dill' } }] },
    { size: { $in: [1, 5, 9] } }, { 'parts.name': { $eq: 'quiet' } }, { words: { $regex: 'ar' } },
  ]),
  sort: chance.pick([
    [{ size: 'asc' }, { id: 'asc' }], [{ size: 'desc' }, { id: 'desc' }], [{ label: 'asc' }, { size: 'asc' }, { id: 'asc' }],
    [{ id: 'asc' }],
  ]),
  ...(chance.below(2) === 0 ? { limit: chance.below(8) } : {}),
  ...(chance.below(3) === 0 ? { skip: chance.below(4) } : {}),
})

const prepared = (query: MangoQuery<Thing>) => {
  // RxDB's types leave its own fields out of selectors.
  const selector = { ...query.selector, _deleted: { $eq: false } } as NonNullable<MangoQuery<Thing>['selector']>
  return prepareQuery(schema, normalizeMangoQuery(schema, { ...query, selector }))
}

/** A record without what the two sides may differ in: revisions and times. */
const bare = ({ _rev, _meta, ...rest }: Row) => rest

interface Side { readonly shelves: Record<Shelf, Instance>; readonly events: unknown[] }

const openSide = async (storage: RxStorage<object, object>): Promise<Side> => {
  const events: unknown[] = []
  const open = async (collectionName: Shelf): Promise<Instance> => {
    const instance = await storage.createStorageInstance<Thing>({
      databaseInstanceToken: 'token', databaseName: 'oracle', collectionName, schema, options: {},
      multiInstance: false, devMode: false,
    })
    instance.changeStream().subscribe(({ events: bulk }) => {
      for (const { operation, documentId, documentData } of bulk) {
        events.push({ collectionName, operation, documentId, document: bare(documentData as Row) })
      }
    })
    return instance
  }
  return { shelves: { upper: await open('upper'), lower: await open('lower') }, events }
}

const everything = async (side: Side) => {
  const answers = await Promise.all(SHELVES.map((shelf) => side.shelves[shelf].query(prepared({ sort: [{ id: 'asc' }] }))))
  return answers.map(({ documents }) => documents.map(bare))
}

/** What is to be written, before it is known what each side holds. */
interface Intent { readonly thing: Thing; readonly deleted: boolean; readonly previous: 'current' | 'stale' | 'none' }

const intents = (chance: Chance): readonly Intent[] => {
  const ids = new Set(Array.from({ length: 1 + chance.below(4) }, () => `t${chance.below(60)}`))
  return [...ids].map((id) => ({
    thing: thing(chance, id),
    deleted: chance.below(5) === 0,
    previous: chance.pick(['current', 'current', 'current', 'current', 'none', 'stale']),
  }))
}

const rowsFor = async (instance: Instance, list: readonly Intent[], tick: number): Promise<BulkWriteRow<Thing>[]> => {
  const found = await instance.findDocumentsById(list.map((intent) => intent.thing.id), true)
  const stored = new Map(found.map((row) => [row.id, row]))
  return list.map((intent) => {
    const current = stored.get(intent.thing.id)
    // One write in three changes a single field, as people do.
    const fields = current && !current._deleted && tick % 3 === 0 ? { ...current, size: intent.thing.size } : intent.thing
    const document = {
      ...fields, _deleted: intent.deleted, _attachments: {}, _rev: `${tick}-oracle`, _meta: { lwt: tick },
    }
    if (!current || intent.previous === 'none') return { document }
    return { document, previous: intent.previous === 'stale' ? { ...current, _rev: '1-stale' } : current }
  })
}

const refusals = (answer: Awaited<ReturnType<Instance['bulkWrite']>>) =>
  answer.error.map(({ documentId, status }) => `${documentId} ${status}`)

/** Whether plain memory would take every row: a group is all or nothing, and memory alone knows no groups. */
const taken = async (instance: Instance, rows: readonly BulkWriteRow<Thing>[]): Promise<boolean> => {
  const found = await instance.findDocumentsById(rows.map(({ document }) => document.id), true)
  const revisions = new Map(found.map((row) => [row.id, row._rev]))
  return rows.every(({ document, previous }) => {
    const revision = revisions.get(document.id)
    return revision === undefined || revision === previous?._rev
  })
}

export interface OracleRun { readonly seed: number; readonly operations: number; readonly open: () => Promise<Subject> | Subject }

/** Throws at the first answer in which the two differ. Gives how often each kind of thing was done. */
export const runOracle = async ({ seed, operations, open }: OracleRun): Promise<Readonly<Record<string, number>>> => {
  const chance = chanceOf(seed)
  const done: Record<string, number> = {}
  let subject = await open()
  let ours = await openSide(subject.storage)
  let theirs = await openSide(plainMemory())

  const compare = async (): Promise<void> => {
    expect(await everything(ours)).toEqual(await everything(theirs))
    expect(ours.events).toEqual(theirs.events)
    ours.events.length = 0
    theirs.events.length = 0
  }

  const reopen = async (): Promise<void> => {
    await compare()
    const lived = await Promise.all(SHELVES.map((shelf) => theirs.shelves[shelf].query(prepared({}))))
    for (const shelf of SHELVES) await ours.shelves[shelf].close()
    subject.close()
    subject = await open()
    ours = await openSide(subject.storage)
    // Tombstones end with the session, so the oracle starts again from what lived.
    theirs = await openSide(plainMemory())
    for (const [index, shelf] of SHELVES.entries()) {
      const documents = lived[index]?.documents ?? []
      await theirs.shelves[shelf].bulkWrite(documents.map((document) => ({ document })), 'again')
    }
    theirs.events.length = 0
    await compare()
  }

  const write = async (tick: number): Promise<void> => {
    const shelf = chance.pick(SHELVES)
    const list = intents(chance)
    const mine = await rowsFor(ours.shelves[shelf], list, tick)
    const answer = await ours.shelves[shelf].bulkWrite(mine, 'write')
    const expected = await theirs.shelves[shelf].bulkWrite(await rowsFor(theirs.shelves[shelf], list, tick), 'write')
    expect(refusals(answer)).toEqual(refusals(expected))
  }

  const race = async (tick: number): Promise<void> => {
    const shelf = chance.pick(SHELVES)
    const list = intents(chance)
    const answers = await Promise.all([ours, theirs].map(async ({ shelves }) => {
      const instance = shelves[shelf]
      const [one, two] = [await rowsFor(instance, list, tick), await rowsFor(instance, list, tick)]
      for (const { document } of two) document._rev = `${tick}-second`
      return Promise.all([instance.bulkWrite(one, 'one'), instance.bulkWrite(two, 'two')])
    }))
    expect(answers[0]?.map(refusals)).toEqual(answers[1]?.map(refusals))
  }

  const group = async (tick: number): Promise<void> => {
    const lists = SHELVES.map(() => intents(chance))
    const context = groupContext({ id: `g${tick}`, parts: 2 })
    const rows = (side: Side) =>
      Promise.all(SHELVES.map((shelf, index) => rowsFor(side.shelves[shelf], lists[index] ?? [], tick)))
    const [mine, other] = [await rows(ours), await rows(theirs)]
    const accepted = await Promise.all(SHELVES.map((shelf, index) => taken(theirs.shelves[shelf], other[index] ?? [])))
    const answer = Promise.all(SHELVES.map((shelf, index) => ours.shelves[shelf].bulkWrite(mine[index] ?? [], context)))
    if (accepted.includes(false)) {
      await expect(answer).rejects.toThrow('refused')
      done['group refused'] = (done['group refused'] ?? 0) + 1
      return
    }
    expect((await answer).map(refusals)).toEqual([[], []])
    for (const [index, shelf] of SHELVES.entries()) await theirs.shelves[shelf].bulkWrite(other[index] ?? [], context)
  }

  const fail = async (tick: number): Promise<void> => {
    if (!subject.failNext) return
    const shelf = chance.pick(SHELVES)
    const id = `f${tick}`
    subject.failNext()
    const rows = await rowsFor(ours.shelves[shelf], [{ thing: thing(chance, id), deleted: false, previous: 'none' }], tick)
    await expect(ours.shelves[shelf].bulkWrite(rows, 'fail')).rejects.toMatchObject({ code: 'disk-full' })
    expect(await ours.shelves[shelf].findDocumentsById([id], true)).toEqual([])
  }

  const ask = async (): Promise<void> => {
    const shelf = chance.pick(SHELVES)
    const query = queryOf(chance)
    const plan = prepared(query)
    const [mine, other] = await Promise.all([ours, theirs].map(({ shelves }) => shelves[shelf].query(plan)))
    expect(mine?.documents.map(bare), JSON.stringify(query)).toEqual(other?.documents.map(bare))
    const counting = prepared({ selector: query.selector ?? {} })
    const [count, expected] = await Promise.all([ours, theirs].map(({ shelves }) => shelves[shelf].count(counting)))
    expect(count).toEqual(expected)
  }

  const look = async (): Promise<void> => {
    const shelf = chance.pick(SHELVES)
    const ids = Array.from({ length: 5 }, () => `t${chance.below(60)}`)
    const deleted = chance.below(2) === 0
    const [mine, other] = await Promise.all([ours, theirs].map(({ shelves }) => shelves[shelf].findDocumentsById(ids, deleted)))
    expect(mine?.map(bare)).toEqual(other?.map(bare))
  }

  const kinds = { write, race, group, fail, ask, look }
  for (let tick = 2; tick < operations + 2; tick += 1) {
    if (chance.below(400) === 0) {
      await reopen()
      done['reopen'] = (done['reopen'] ?? 0) + 1
    }
    const kind = chance.pick(['write', 'write', 'write', 'race', 'group', 'fail', 'ask', 'ask', 'ask', 'look'] as const)
    await kinds[kind](tick)
    done[kind] = (done[kind] ?? 0) + 1
  }
  await reopen()
  for (const shelf of SHELVES) await ours.shelves[shelf].close()
  subject.close()
  return done
}
