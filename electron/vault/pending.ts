/**
 * Records that were opened and not yet handed over. A write in between is taken along. And those that were handed over
 * and are not what they should be: they are left as they are.
 */
import { damaged } from './format.ts'
import { nameOf } from './open-records.ts'
import type { RecordsByCollection } from './open-records.ts'
import type { RecordWrite, StoredRecord } from './types.ts'

export interface Pending {
  /** Once per collection; then empty. */
  readonly take: (collection: string) => readonly StoredRecord[]
  readonly applied: (writes: readonly RecordWrite[]) => void
  /** V11: a record that opened and cannot be used: it counts as one that did not open. */
  readonly leaveOut: (collection: string, id: string) => void
  /** How many those are. */
  readonly leftOut: () => number
  /** V11: throws VaultFault vault-damaged for a write to one of them: it would take the place of what nobody has seen. */
  readonly refuse: (writes: readonly RecordWrite[]) => void
}

export const createPending = (records: RecordsByCollection): Pending => {
  const taken = new Set<string>()
  const leftOut = new Set<string>()
  // By id only where something was written: seldom, and it takes a moment for each record.
  const written = new Map<string, Map<string, StoredRecord>>()
  const byId = (name: string): Map<string, StoredRecord> => {
    const known = written.get(name)
    if (known !== undefined) return known
    const collection = new Map((records.get(name) ?? []).map(record => [record.id, record]))
    records.delete(name)
    written.set(name, collection)
    return collection
  }
  const apply = (write: RecordWrite): void => {
    const collection = byId(write.collection)
    if (write.fields === null) {
      collection.delete(write.id)
      return
    }
    const before = collection.get(write.id)
    // Copied as the disk would: what the caller does to its objects afterwards is not in the vault.
    const fields = JSON.parse(JSON.stringify(write.fields)) as StoredRecord['fields']
    const keepsOlder = Object.keys(before?.fields ?? {}).some(compartment => !(compartment in fields))
    collection.set(write.id, {
      collection: write.collection, id: write.id, sealed: before?.sealed ?? [],
      schemaVersion: keepsOlder ? Math.min(write.schemaVersion, before?.schemaVersion ?? write.schemaVersion)
        : write.schemaVersion,
      fields: { ...(before?.fields ?? { [write.home]: {} }), ...fields },
    })
  }
  return {
    take: collection => {
      taken.add(collection)
      const handed = records.get(collection) ?? [...written.get(collection)?.values() ?? []]
      records.delete(collection)
      written.delete(collection)
      return handed
    },
    leaveOut: (collection, id) => { leftOut.add(nameOf(collection, id)) },
    leftOut: () => leftOut.size,
    refuse: writes => {
      if (leftOut.size === 0) return
      if (writes.some(({ collection, id }) => leftOut.has(nameOf(collection, id)))) {
        throw damaged('a record there is not what it should be')
      }
    },
    applied: writes => {
      for (const write of writes) if (!taken.has(write.collection)) apply(write)
    },
  }
}
