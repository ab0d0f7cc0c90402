/**
 * Random operations on two storages at once: one over a vault, and RxDB's plain memory storage as the oracle.
 * Whatever is asked of both has to be answered alike, before and after the vault is opened again.
 */
import type { BulkWriteRow, RxStorage } from 'rxdb'
import { expect } from 'vitest'
import { groupContext } from '../../electron/vault/rx-storage/write-group.ts'
import {
  chanceOf, intents, prepared, queryOf, SHELVES, thing, thingSchema, type Intent, type Shelf, type Thing,
  type ThingInstance, type ThingRow,
} from './rxdb-oracle-things.ts'
import { plainMemory } from './rxdb-storages.ts'

/** A vault under test: what storage is opened on it, and how the next commit is made to fail. */
export interface Subject {
  readonly storage: RxStorage<object, object>
  /** Null where the vault cannot be told to. */
  readonly failNext: (() => void) | null
  readonly close: () => void
}

/** A record without what the two sides may differ in: revisions and times. */
const bare = ({ _rev, _meta, ...rest }: ThingRow) => rest

interface Side { readonly shelves: Record<Shelf, ThingInstance>; readonly events: unknown[] }

const openSide = async (storage: RxStorage<object, object>): Promise<Side> => {
  const events: unknown[] = []
  const open = async (collectionName: Shelf): Promise<ThingInstance> => {
    const instance = await storage.createStorageInstance<Thing>({
      databaseInstanceToken: 'token', databaseName: 'oracle', collectionName, schema: thingSchema, options: {},
      multiInstance: false, devMode: false,
    })
    instance.changeStream().subscribe(({ events: bulk }) => {
      for (const { operation, documentId, documentData } of bulk) {
        events.push({ collectionName, operation, documentId, document: bare(documentData as ThingRow) })
      }
    })
    return instance
  }
  return { shelves: { upper: await open('upper'), lower: await open('lower') }, events }
}

const everything = async (side: Side) => {
  const all = prepared({ sort: [{ id: 'asc' }] })
  const answers = await Promise.all(SHELVES.map((shelf) => side.shelves[shelf].query(all)))
  return answers.map(({ documents }) => documents.map(bare))
}

const rowsFor = async (
  instance: ThingInstance, list: readonly Intent[], tick: number,
): Promise<BulkWriteRow<Thing>[]> => {
  const found = await instance.findDocumentsById(list.map((intent) => intent.thing.id), true)
  const stored = new Map(found.map((row) => [row.id, row]))
  return list.map((intent) => {
    const current = stored.get(intent.thing.id)
    // One write in three changes a single field, as people do.
    const single = current && !current._deleted && tick % 3 === 0
    const fields = single ? { ...current, size: intent.thing.size } : intent.thing
    const document = {
      ...fields, _deleted: intent.deleted, _attachments: {}, _rev: `${tick}-oracle`, _meta: { lwt: tick },
    }
    if (!current || intent.previous === 'none') return { document }
    return { document, previous: intent.previous === 'stale' ? { ...current, _rev: '1-stale' } : current }
  })
}

const refusals = (answer: Awaited<ReturnType<ThingInstance['bulkWrite']>>) =>
  answer.error.map(({ documentId, status }) => `${documentId} ${status}`)

/** Whether plain memory would take every row: a group is all or nothing, and memory alone knows no groups. */
const taken = async (instance: ThingInstance, rows: readonly BulkWriteRow<Thing>[]): Promise<boolean> => {
  const found = await instance.findDocumentsById(rows.map(({ document }) => document.id), true)
  const revisions = new Map(found.map((row) => [row.id, row._rev]))
  return rows.every(({ document, previous }) => {
    const revision = revisions.get(document.id)
    return revision === undefined || revision === previous?._rev
  })
}

export interface OracleRun {
  readonly seed: number
  readonly operations: number
  /** Opens the vault, first and after each closing. */
  readonly open: () => Promise<Subject> | Subject
}

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
    const context = groupContext({ id: `g${tick}`, parts: 2, erases: null })
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
    const intent: Intent = { thing: thing(chance, id), deleted: false, previous: 'none' }
    const rows = await rowsFor(ours.shelves[shelf], [intent], tick)
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
    const [mine, other] = await Promise.all(
      [ours, theirs].map(({ shelves }) => shelves[shelf].findDocumentsById(ids, deleted)))
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
