/**
 * A vault without cryptography: what stands on its "disk" is JSON by class, so a test can look at every envelope.
 * It keeps the promises of `Vault` that storage builds on: all or nothing, classes left out keep their envelopes,
 * records are handed over once. It can be told to fail, and to lack keys.
 */
import { COMPARTMENTS, type Compartment } from '../../shared/domain/compartment.ts'
import { VaultFault, type FaultCode, type FieldsByClass, type RecordWrite, type StoredRecord, type Vault } from
  '../../electron/vault/types.ts'

interface FakeRow {
  readonly collection: string
  readonly id: string
  readonly schemaVersion: number
  readonly clientId: string | null
  readonly envelopes: Readonly<Partial<Record<Compartment, string>>>
}

/** By collection and id. Outlives the vaults opened on it, as a file does. */
export type FakeDisk = Map<string, FakeRow>

export const fakeDisk = (): FakeDisk => new Map()

export const diskKey = (collection: string, id: string): string => `${collection}/${id}`

export interface FakeVault extends Pick<Vault, 'take' | 'commit' | 'leaveOut'> {
  /** Disk keys of the records that were given back. */
  readonly leftOut: readonly string[]
  /** Every commit that succeeded. */
  readonly commits: readonly (readonly RecordWrite[])[]
  /** The clients who were erased, by the commits that did it. */
  readonly erased: readonly string[]
  /** Lets the n-th commit from now fail (1 is the next one). */
  readonly failAt: (n: number, code?: FaultCode) => void
}

const sealAll = (fields: FieldsByClass): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, part]) => [name, JSON.stringify(part)]))

const openRow = (row: FakeRow, keys: readonly Compartment[]): StoredRecord => {
  const classes = Object.keys(row.envelopes) as Compartment[]
  const fields = Object.fromEntries(
    classes.filter((name) => keys.includes(name)).map((name) => [name, JSON.parse(row.envelopes[name] ?? '{}')]))
  const { collection, id, schemaVersion } = row
  return { collection, id, schemaVersion, fields, sealed: classes.filter((name) => !keys.includes(name)) }
}

const changed = (disk: FakeDisk, write: RecordWrite, keys: readonly Compartment[]): FakeRow | null => {
  const { collection, id, fields, home, schemaVersion, clientId } = write
  const old = disk.get(diskKey(collection, id))
  if ((fields === null || !old) && !keys.includes(home)) throw new VaultFault('not-allowed', 'no key of the home class')
  if (fields === null) {
    if (!old) throw new Error('deleted a record that is not there')
    return null
  }
  const written = Object.keys(fields) as Compartment[]
  if (written.some((name) => !keys.includes(name))) throw new VaultFault('not-allowed', 'no key of the class')
  return { collection, id, schemaVersion, clientId, envelopes: { ...old?.envelopes, ...sealAll(fields) } }
}

export const openFakeVault = (disk: FakeDisk, keys: readonly Compartment[] = COMPARTMENTS): FakeVault => {
  const commits: (readonly RecordWrite[])[] = []
  const erased: string[] = []
  const leftOut: string[] = []
  const taken = new Set<string>()
  let failing: { n: number, code: FaultCode } | null = null
  return {
    commits,
    erased,
    leftOut,
    leaveOut: (collection, id) => { leftOut.push(diskKey(collection, id)) },
    failAt: (n, code = 'disk-full') => { failing = { n, code } },
    take: (collection) => {
      if (taken.has(collection)) return []
      taken.add(collection)
      return [...disk.values()].filter((row) => row.collection === collection).map((row) => openRow(row, keys))
    },
    commit: (writes, _now, { eraseClient } = {}) => {
      if (failing && (failing.n -= 1) === 0) {
        const { code } = failing
        failing = null
        throw new VaultFault(code, 'told to fail')
      }
      const rows = writes.map((write) => [diskKey(write.collection, write.id), changed(disk, write, keys)] as const)
      if (new Set(rows.map(([key]) => key)).size < rows.length) throw new Error('one record twice in a transaction')
      for (const [key, row] of rows) {
        if (row) disk.set(key, row)
        else disk.delete(key)
      }
      commits.push(writes)
      if (eraseClient !== undefined) erased.push(eraseClient)
    },
  }
}
