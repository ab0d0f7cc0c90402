/**
 * Fills a memory storage that is still empty. RxDB's own bulkWrite would hold each row against what is there, make an
 * event of it that nobody hears, and sort every index by texts of eighty characters with long beginnings in common:
 * more than a second for 125,000 rows. Here rows are sorted once, by id, and go into each index by groups. What is
 * there afterwards is the same; a test compares the two.
 */
import { setImmediate as turnOfOthers } from 'node:timers/promises'
import { getIndexableStringMonad } from 'rxdb'
import type { RxStorageInstanceMemory } from 'rxdb/plugins/storage-memory'
import type { Row } from './record-writes.ts'

export type Memory = RxStorageInstanceMemory<Record<string, unknown>>
type Index = Memory['internals']['byIndexArray'][number]
type Entry = Index['docsWithIndex'][number]

/** A row by its id, and its id as it stands in an index: filled up to the schema's length. */
interface Named { readonly row: Row, readonly id: string, readonly inIndex: string }

/** Where RxDB notes when a row was last written: an index with it serves replication or clearing away, never a room. */
const TIME = '_meta.lwt'

const byWords = ([one]: Entry, [other]: Entry): number => (one < other ? -1 : 1)

/**
 * Entries in the order of their words, for an index that ends with the id, as RxDB makes them. `rows` come in the order
 * of their ids: so those that begin alike are in order already, and only the beginnings have to be sorted.
 */
const byGroups = (rows: readonly Named[], beginningOf: Index['getIndexableString']): Entry[] => {
  const groups = new Map<string, Entry[]>()
  for (const { row, id, inIndex } of rows) {
    const beginning = beginningOf(row)
    const entry: Entry = [beginning + inIndex, row, id]
    const entries = groups.get(beginning)
    if (entries) entries.push(entry)
    else groups.set(beginning, [entry])
  }
  const beginnings = [...groups.keys()].sort()
  const entries = beginnings.flatMap((beginning) => groups.get(beginning) ?? [])
  // A text beyond its schema's length moves what stands behind it: then no beginning says enough.
  return beginnings.every(({ length }) => length === beginnings[0]?.length) ? entries : entries.sort(byWords)
}

const entriesOf = (rows: readonly Named[], { index, getIndexableString }: Index, { schema, primaryPath }: Memory): Entry[] =>
  index.length > 1 && index.at(-1) === primaryPath
    ? byGroups(rows, getIndexableStringMonad(schema, index.slice(0, -1)))
    : rows.map(({ row, id }): Entry => [getIndexableString(row), row, id]).sort(byWords)

/** In the order of their ids; of two with one id, the later. */
const inOrder = (rows: Iterable<Row>, { schema, primaryPath }: Memory): readonly Named[] => {
  const primary = String(primaryPath)
  const width = schema.properties[primary]?.maxLength ?? 0
  return Array.from(rows, (row): Named => {
    const id = String(row[primary])
    return { row, id, inIndex: id.padEnd(width, ' ') }
  })
    .sort((one, other) => (one.inIndex < other.inIndex ? -1 : one.inIndex > other.inIndex ? 1 : 0))
    .filter(({ id }, place, all) => all[place + 1]?.id !== id)
}

/**
 * Fills what is empty, and lays to rest the indexes that only replication and clearing away ask for (`wake`).
 * @param rows none deleted; of two with one id the later counts; they are the storage's from here on
 */
export const fill = async (memory: Memory, rows: readonly Row[]): Promise<void> => {
  const { internals } = memory
  if (internals.documents.size > 0) throw new Error('only an empty storage is filled')
  internals.byIndexArray = internals.byIndexArray.filter(({ index }) => !index.includes(TIME))
  const named = inOrder(rows, memory)
  for (const { row, id } of named) internals.documents.set(id, row)
  for (const index of internals.byIndexArray) {
    index.docsWithIndex = entriesOf(named, index, memory)
    await turnOfOthers()
  }
}

/** Makes an index that rests, and keeps it from then on. Nothing happens to one that does not rest, or is none. */
export const wake = (memory: Memory, fields: readonly string[]): void => {
  const { internals } = memory
  const index = internals.byIndex[fields.join(',')]
  if (!index || internals.byIndexArray.includes(index)) return
  // RxDB writes lazily; what is pending belongs in this index too.
  memory.ensurePersistence()
  index.docsWithIndex = entriesOf(inOrder(internals.documents.values(), memory), index, memory)
  internals.byIndexArray.push(index)
}

/** Takes rows out of memory and of every index, in one pass of each: as if they had never been there. */
export const takeOut = (memory: Memory, ids: ReadonlySet<string>): void => {
  if (ids.size === 0) return
  memory.ensurePersistence()
  const { documents, byIndexArray } = memory.internals
  for (const id of ids) documents.delete(id)
  for (const index of byIndexArray) index.docsWithIndex = index.docsWithIndex.filter(([, , id]) => !ids.has(id))
}
