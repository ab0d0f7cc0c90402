/** A vault in a folder of its own, with a key derivation that costs nothing: below the KDF, tests inject it. */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_KDF, type KdfParams, type Stretch } from '../../electron/vault/kdf.ts'
import { openVault, type OpenInput, type OpenedVault } from '../../electron/vault/open-vault.ts'
import { prepareVault } from '../../electron/vault/prepare-vault.ts'
import { openStore, type Store } from '../../electron/vault/store.ts'
import type { FieldsByClass, Outcome, RecordWrite, Vault, VaultFault } from '../../electron/vault/types.ts'

export const PASSPHRASE = 'four calm words together'
export const NOW = new Date('2026-03-02T09:30:00.000Z')
const MINUTE = 60_000

/** Depends on everything the real one depends on, and like it lets the event loop turn. */
export const quickStretch: Stretch = async (secret, salt, params) => {
  await new Promise(resolve => setImmediate(resolve))
  return Uint8Array.from(
    createHash('sha256').update(secret).update(salt).update(`${params.memoryKiB}/${params.passes}`).digest(),
  )
}

export const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * MINUTE)

export interface Place {
  readonly folder: string
  readonly path: string
  readonly seenPath: string
  readonly code: string
  readonly remove: () => void
}

export const newFolder = (): { readonly folder: string; readonly remove: () => void } => {
  const folder = mkdtempSync(join(tmpdir(), 'stillroom-test-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export const newVault = async (kdf: KdfParams = DEFAULT_KDF): Promise<Place> => {
  const { folder, remove } = newFolder()
  const path = join(folder, 'vault', 'practice.vault')
  const prepared = await prepareVault({ passphrase: PASSPHRASE, now: NOW, stretch: quickStretch, kdf })
  const written = prepared.write(path)
  if (!written.ok) throw written.error
  const code = prepared.recoveryGroups.reveal().join('-')
  return { folder, path, seenPath: join(folder, 'seen'), code, remove }
}

export const tryOpen = (
  place: Pick<Place, 'path' | 'seenPath'>, change: Partial<OpenInput> = {},
): Promise<Outcome<OpenedVault>> => openVault({
  path: place.path, seenPath: place.seenPath, secret: { kind: 'passphrase', text: PASSPHRASE },
  stretch: quickStretch, now: () => NOW, ...change,
})

export const open = async (
  place: Pick<Place, 'path' | 'seenPath'>, change: Partial<OpenInput> = {},
): Promise<OpenedVault> => {
  const opened = await tryOpen(place, change)
  if (!opened.ok) throw opened.error
  return opened.value
}

/** Opens, works, closes: whatever the work does. */
export const withVault = async <Value>(
  place: Pick<Place, 'path' | 'seenPath'>, work: (vault: Vault, opened: OpenedVault) => Value | Promise<Value>,
): Promise<Value> => {
  const opened = await open(place)
  try {
    return await work(opened.vault, opened)
  } finally {
    opened.vault.close()
  }
}

/** The rows of a closed vault, by hand. */
export const withRows = <Value>(path: string, work: (store: Store) => Value): Value => {
  const store = openStore(path)
  try {
    return work(store)
  } finally {
    store.close()
  }
}

export const noteWrite = (id: string, fields: FieldsByClass | null, clientId: string | null = 'c1'): RecordWrite =>
  ({ collection: 'notes', id, home: 'sensitive', clientId, schemaVersion: 0, fields })

export const faultOf = (outcome: Outcome<unknown>): VaultFault => {
  if (outcome.ok) throw new Error('it opened')
  return outcome.error
}
