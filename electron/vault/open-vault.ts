/** The door of this room: look at a vault without keys, and open one. */
import { existsSync } from 'node:fs'
import { failed, ok } from '../../shared/domain/result.ts'
import { hex } from './bytes.ts'
import { isOfOwner } from './directory.ts'
import { generationOf, readEpoch, withManifests, type Epochs, type ReadEpoch } from './epochs.ts'
import { FORMAT, ROW_KIND, damaged, fault, structuralKey, type ReadRow } from './format.ts'
import type { Stretch } from './kdf.ts'
import { openRecords, type OnProgress } from './open-records.ts'
import { readAhead, type Rows } from './read-ahead.ts'
import { hidOfKey } from './record-row.ts'
import { readSeen, type Seen } from './seen.ts'
import { createSession, type Session } from './session.ts'
import { randomBytes, sodiumReady, wipe, type Random } from './sodium.ts'
import { inspectStore, openStore, type Store } from './store.ts'
import { refuseSyncedFolder } from './synced-folder.ts'
import { VaultFault, type Outcome, type Vault } from './types.ts'
import { readFront, rowReader, secretBytes, unlock, type Front, type TypedSecret, type Unlocked } from './unlock.ts'

export interface OpenInput {
  /** Absolute. */
  readonly path: string
  /** The file outside the vault in which this machine remembers what it saw (V16). Absolute. */
  readonly seenPath: string
  readonly secret: TypedSecret
  readonly stretch: Stretch
  readonly now: () => Date
  readonly random?: Random
  /** How the file is opened; tests give one on a disk that fails. */
  readonly openStore?: (path: string) => Store
  /** Told, a few times a second, how many rows are read, of how many. */
  readonly onProgress?: OnProgress
}

/** V16: a newer one was seen on this machine. Until it is accepted, the vault can be read and takes no writes. */
export interface OlderCopy {
  /** ISO instant, UTC: when this copy was last written. */
  readonly writtenAt: string
  /** Takes this copy for the true one. Throws VaultFault (disk-full, disk-failed, read-only): then it does not. */
  readonly accept: () => void
}

export interface OpenedVault {
  readonly vault: Vault
  readonly olderCopy: OlderCopy | null
  /** True when the recovery sheet opened it: a new passphrase is to be chosen. */
  readonly usedRecovery: boolean
}

/** Runs it, and gives the fault it throws as a value. A bug goes on being thrown. */
export const outcome = async <Value>(work: () => Value | Promise<Value>): Promise<Outcome<Value>> => {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof VaultFault) return failed(error)
    throw error
  }
}

/** The structural rows by the table, for a file whose index does not lead to all of them. */
const tableReader = (store: Store): ReadRow => {
  const rows = new Map<string, Uint8Array>()
  for (const row of store.rows()) if (row?.key[0] === ROW_KIND.structural) rows.set(hex(row.key), row.value)
  return name => rows.get(hex(structuralKey(name))) ?? null
}

interface Looked { readonly front: Front; readonly needsMending: boolean }

const look = (path: string): Looked => {
  const store = inspectStore(path)
  try {
    return { front: readFront(rowReader(store)), needsMending: false }
  } catch (error) {
    if (!(error instanceof VaultFault) || store.agrees()) throw error
    return { front: readFront(tableReader(store)), needsMending: true }
  } finally {
    store.close()
  }
}

/** Reads the front of a file without owning it: one that has none is left as it is, to the byte. Throws as `readFront`. */
export const lookAtFront = (path: string): Front => look(path).front

/** A record's row of which nothing is known: it is counted and closed to writes, as any that does not open (V11). */
const NOTHING = new Uint8Array()

/**
 * V11: every row, once the table was held against its index. Where two rows stand under one key, each is a row that
 * does not open: which of them was meant nobody can say, and a write would go to one of them.
 */
const mendedRows = function* (store: Store): Rows {
  const twice = store.mend()
  for (const row of store.rows()) {
    if (twice.size === 0 || row === null || !twice.has(hex(row.key))) yield row
    else yield hidOfKey(row.key) === null ? null : { key: row.key, value: NOTHING }
  }
}

/**
 * What the lock screen says before a key is there. `ok` promises that a passphrase is worth typing.
 * A vault that this very process holds open answers open-elsewhere.
 */
export const inspectVault = async (path: string): Promise<'absent' | 'ok' | VaultFault> => {
  await sodiumReady()
  const looked = await outcome((): 'absent' | 'ok' => {
    refuseSyncedFolder(path)
    if (!existsSync(path)) return 'absent'
    lookAtFront(path)
    return 'ok'
  })
  return looked.ok ? looked.value : looked.error
}

/** V13: a file of an older format than this machine has seen of the same vault is not opened by accident. */
const refuseOlderFormat = (unlocked: Unlocked, seen: Seen | null): void => {
  const { major } = unlocked.header.format
  if (seen !== null && major < seen.format.major) {
    throw fault('older-format', `format ${major}, where ${seen.format.major} was seen (writes ${FORMAT.major})`)
  }
}

/** Newest first. Throws VaultFault vault-damaged for a user to whom nothing is granted. */
export const readEpochs = (unlocked: Pick<Unlocked, 'header' | 'epochs'>, store: Store): Epochs<ReadEpoch> => {
  const row = rowReader(store)
  const [current, ...older] = unlocked.epochs.map(each => readEpoch(unlocked.header.vaultId, each, row))
  if (current === undefined) throw damaged('the directory grants this user nothing')
  return [current, ...older]
}

/** V16: whether this machine has seen a later state of this vault. */
const isOlder = ({ directory, header }: Unlocked, epochs: Epochs, seen: Seen | null): boolean => {
  if (seen === null) return false
  const compartments = new Set(epochs.flatMap(({ manifests }) => [...manifests.keys()]))
  return directory.revision < seen.directoryRevision
    || !isOfOwner(header.vaultId, directory, seen.ownerKey)
    || [...compartments].some(compartment =>
      generationOf(epochs, compartment) < (seen.generations.get(compartment) ?? 0))
}

const openSession = async (input: OpenInput, store: Store, rows: () => Rows, unlocked: Unlocked, random: Random) => {
  const { vaultId } = unlocked.header
  const seen = readSeen(input.seenPath, vaultId)
  refuseOlderFormat(unlocked, seen)
  const read = readEpochs(unlocked, store)
  const records = await openRecords({ count: store.count, rows }, vaultId, read, input.onProgress)
  const { epochs, fresh } = withManifests(
    vaultId, read, rowReader(store), records.figures, seen?.generations ?? null)
  const older = isOlder(unlocked, epochs, seen)
  const session = createSession({
    unlocked, epochs, records, seenPath: input.seenPath, seen, older,
    heal: [...unlocked.heal, ...read.flatMap(({ heal }) => heal)],
    fresh,
    holder: {
      store, vaultId, keys: unlocked.keys, secret: unlocked.secret, stretch: input.stretch, random, now: input.now,
    },
  })
  const lastWritten = Math.max(unlocked.directory.writtenAt,
    ...epochs.flatMap(({ manifests }) => [...manifests.values()]).map(({ writtenAt }) => writtenAt))
  return { session, olderCopy: older ? olderCopyOf(session, lastWritten, input.now) : null }
}

const olderCopyOf = (session: Session, lastWritten: number, now: () => Date): OlderCopy => ({
  writtenAt: new Date(lastWritten).toISOString(),
  accept: () => session.accept(now()),
})

/**
 * Opens a vault and everything in it that the secret has keys for, and owns the file until `close` (V15).
 * Fails with: no-vault, wrong-passphrase, wrong-code (detail.why: mistyped or opens-nothing), vault-damaged,
 * not-a-vault, newer-format, older-format, kdf-refused, open-elsewhere, synced-folder (detail.service), read-only,
 * disk-full, disk-failed.
 */
export const openVault = (input: OpenInput): Promise<Outcome<OpenedVault>> => outcome(async () => {
  const random = input.random ?? randomBytes
  await sodiumReady()
  refuseSyncedFolder(input.path)
  const secret = secretBytes(input.secret)
  // Owning a file turns its log on, which writes to it.
  const { needsMending } = look(input.path)
  const store = (input.openStore ?? openStore)(input.path)
  // While the key is derived, as the reading is: nothing is written before it.
  const ahead = readAhead(mendedRows(store))
  try {
    if (needsMending) store.mend()
    const unlocked = await unlock(rowReader(store), input.secret, secret, input.stretch, input.now())
    const { session, olderCopy } = await openSession(input, store, ahead.rows, unlocked, random)
    await session.tend(secret)
    return { vault: session.vault, olderCopy, usedRecovery: input.secret.kind === 'recovery' }
  } catch (error) {
    ahead.stop()
    store.close()
    throw error
  } finally {
    wipe(secret)
  }
})
