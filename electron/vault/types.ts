/**
 * What the vault offers to the rooms above it. `rx-storage/` reads and commits records through `Vault`;
 * nobody else does. SPEC.md beside this file has the rules (V1..).
 */
import type { Compartment } from '../../shared/domain/compartment.ts'
import type { Redacted } from '../../shared/domain/redacted.ts'
import type { Result } from '../../shared/domain/result.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'

/** What a fault may be; each has a sentence of advice. */
export type FaultCode = Extract<ErrorCode,
  | 'no-vault' | 'vault-exists' | 'wrong-passphrase' | 'wrong-code' | 'vault-damaged' | 'not-a-vault'
  | 'newer-format' | 'older-format' | 'kdf-refused' | 'open-elsewhere' | 'synced-folder'
  | 'read-only' | 'disk-full' | 'disk-failed' | 'not-allowed'>

/** Figures and words for the sentence of advice; never a secret, a name or a path. */
export type FaultDetail = Readonly<Record<string, number | string>>

/** A fault a caller is expected to handle. Its message never holds a secret, a name or a path. */
export class VaultFault extends Error {
  override readonly name = 'VaultFault'
  readonly detail: FaultDetail | null

  constructor(readonly code: FaultCode, message: string, options?: ErrorOptions & { readonly detail?: FaultDetail }) {
    super(message, options)
    this.detail = options?.detail ?? null
  }
}

export type Outcome<Value> = Result<Value, VaultFault>

/** The fields of one record, by class. A class that is absent from the record, or for which there is no key, is absent. */
export type FieldsByClass = Partial<Record<Compartment, Readonly<Record<string, unknown>>>>

/** A record as it was opened. */
export interface StoredRecord {
  readonly collection: string
  readonly id: string
  readonly schemaVersion: number
  readonly fields: FieldsByClass
  /** Classes the record has on disk that this user holds no key for. */
  readonly sealed: readonly Compartment[]
}

/** One record to write, or to delete. */
export interface RecordWrite {
  readonly collection: string
  readonly id: string
  readonly home: Compartment
  /** The client whose data keys seal the record; null for a record of no client, or of several. */
  readonly clientId: string | null
  readonly schemaVersion: number
  /**
   * The classes to seal anew. A class that is left out keeps the envelope it has on disk, to the byte,
   * unless the client changed. `null` deletes the record.
   */
  readonly fields: FieldsByClass | null
}

/** V11, V16: what was found on opening that did not open or does not agree. */
export interface DamageReport {
  /** Records that opened. */
  readonly kept: number
  /** Records or envelopes that did not; they stay on disk as they are. */
  readonly unopened: number
  /** Compartments whose envelopes disagree with their manifest: one is missing, older, or was added from outside. */
  readonly disagreeing: readonly Compartment[]
}

/** What one compartment's manifest said (V16). */
export interface Generation { readonly compartment: Compartment; readonly generation: number; readonly writtenAt: string }

/** A recovery sheet that is made but does not count yet (V5). */
export interface PreparedSheet {
  /** Seven groups of four, to be shown once. */
  readonly recoveryGroups: Redacted<readonly string[]>
  /** Names the practice on the sheet: '4F2A 91C7'. */
  readonly practice: string
  /**
   * V4, V5: writes its slot, re-opens it, then retires the slots of the sheets before. Until that ends well they go
   * on counting; after a fault it may be called again. Rejects with VaultFault.
   */
  readonly write: () => Promise<void>
}

export interface Vault {
  /** 16 bytes as lower-case hex. */
  readonly id: string
  readonly damage: DamageReport
  readonly generations: () => readonly Generation[]
  /**
   * Hands over, once, the opened records of a collection; a second call for it gives an empty list. A damaged file may
   * show one record twice: of two with one id, the later counts.
   */
  readonly take: (collection: string) => readonly StoredRecord[]
  /**
   * V10: all writes in one durable transaction, manifests included; returns after fsync.
   * Throws VaultFault (disk-full, disk-failed, read-only); then nothing was written.
   * @param now instant, for the manifests
   */
  readonly commit: (writes: readonly RecordWrite[], now: Date) => void
  /** Keyed hash under a key of this vault, hex, 64 digits: for the event chain. */
  readonly hash: (text: string) => string
  /** V4, V5: writes a new passphrase slot, re-opens it, then retires the old one. */
  readonly renewPassphrase: (passphrase: string) => Promise<void>
  /**
   * Proves that this passphrase is the present one of the user who opened the vault, by deriving as an unlock does,
   * against her slot as it is on disk. Rejects with VaultFault wrong-passphrase, or what is wrong with slot or disk.
   */
  readonly provePassphrase: (passphrase: string) => Promise<void>
  /** V5: draws the code of a new recovery sheet. Derives and writes nothing. */
  readonly prepareSheet: () => PreparedSheet
  /** Frees the file for another process. */
  readonly close: () => void
}
