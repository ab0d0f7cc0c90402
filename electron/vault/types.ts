/**
 * What the vault offers to the rooms above it. `rx-storage/` reads and commits records through `Vault`;
 * nobody else does. SPEC.md beside this file has the rules (V1..).
 */
import type { Compartment, Role } from '../../shared/domain/compartment.ts'
import type { Redacted } from '../../shared/domain/redacted.ts'
import type { Result } from '../../shared/domain/result.ts'
import type { ErrorCode } from '../../shared/ipc/errors.ts'
import type { AttachmentVault } from './attachments/vault-side.ts'
import type { SlotKind } from './keyslot.ts'
import type { Store } from './store.ts'

/** What a fault may be; each has a sentence of advice. */
export type FaultCode = Extract<ErrorCode,
  | 'no-vault' | 'vault-exists' | 'wrong-passphrase' | 'wrong-code' | 'vault-damaged' | 'not-a-vault'
  | 'newer-format' | 'older-format' | 'kdf-refused' | 'open-elsewhere' | 'synced-folder'
  | 'read-only' | 'disk-full' | 'disk-failed' | 'not-allowed' | 'invitation-unknown' | 'invitation-expired'
  | 'no-folder' | 'not-a-backup' | 'backup-damaged'>

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

/** V1: somebody who may open this vault. */
export interface VaultUser {
  /** 16 bytes as lower-case hex. */
  readonly id: string
  readonly role: Role
  /** The coach whose vault it is. She cannot be removed. */
  readonly isOwner: boolean
  /** ISO instant, UTC. */
  readonly joinedAt: string
  /** Names her keys, to be read aloud: four groups of four hex digits. Another one after every renewal (V7). */
  readonly fingerprint: string
}

/** V7a: somebody was asked to join and has not been confirmed yet. */
export interface OpenInvitation {
  readonly id: string
  readonly role: Role
  /** ISO instants, UTC. */
  readonly madeAt: string
  readonly expiresAt: string
}

export interface Invited extends OpenInvitation {
  /** Seven groups of four, to be told to the one who is to join, and to nobody else. It is kept nowhere. */
  readonly code: Redacted<readonly string[]>
}

/** What waits for the owner's word: somebody joins, or a user of hers has chosen another passphrase. */
export interface UserRequest {
  /** Of the invitation that is answered, or of the user. */
  readonly id: string
  readonly kind: 'joins' | 'renews'
  readonly role: Role
  /** Who she will be, or is. */
  readonly userId: string
  /** ISO instant, UTC. */
  readonly at: string
  readonly fingerprint: string
}

/** V7: how far the re-sealing has come. */
export interface RotationState {
  /** Records looked at, of how many of an older epoch there were when it began, or went on after an opening. */
  readonly done: number
  readonly total: number
}

/** V2: what the owner alone can do. Every function throws VaultFault: not-allowed for others, or what the disk says. */
export interface VaultOwner {
  readonly invite: (role: Role, now: Date) => Invited
  readonly withdraw: (invitationId: string) => void
  readonly invitations: () => readonly OpenInvitation[]
  /** Requests that do not hold against their invitation are not among them. */
  readonly requests: (now: Date) => readonly UserRequest[]
  /** V2, V7a: signs for her keys and grants what her role may open. What `renews` is followed by a rotation. */
  readonly confirm: (requestId: string, now: Date) => void
  readonly refuse: (requestId: string) => void
  /** V7: what she could open is renewed, beginning at once. */
  readonly remove: (userId: string, now: Date) => void
  /**
   * V16: a person has looked. What is there now is what there should be, in every compartment that disagrees, in one
   * transaction; nothing else changes. What disagrees after this is told anew.
   */
  readonly acknowledge: (now: Date) => void
  /** Of the compartments that disagree those of which an earlier opening has told, and nothing has changed behind it. */
  readonly toldBefore: () => readonly Compartment[]
  /**
   * Whether a slot of the owner's of this kind is there as she signed for it. False: her sheet, or her passphrase,
   * opens nothing any more, and another is to be made while something else still does.
   */
  readonly opensWith: (kind: SlotKind) => boolean
  /** Null while nothing of an older epoch is left that could be re-sealed. */
  readonly rotation: () => RotationState | null
  /**
   * V7: looks at so many records and re-seals those of an older epoch, in one transaction. With none left the keys of
   * the older epochs go, unless `attachments.hold` keeps them: then asked again once they are let go.
   */
  readonly rotateSome: (records: number, now: Date) => void
}

/**
 * V6: opening with a key that this machine's keychain keeps. Each rejects with VaultFault not-allowed for a user who is
 * not the owner, who alone signs for slots, and with what the disk says.
 */
export interface QuickUnlock {
  /** Whether a slot for such a key is there, be its time over or not. */
  readonly isOn: () => boolean
  /**
   * Draws a key, writes its slot, re-opens it, then retires those before. The key, 64 hex digits, opens the vault for a
   * fortnight; it is for the keychain and kept nowhere else.
   */
  readonly turnOn: () => Promise<Redacted<string>>
  /**
   * Another fortnight for the key of a slot that is there, its time over or not. Rejects also with wrong-passphrase for
   * a key that opens none of them. Only after a passphrase.
   */
  readonly renew: (key: string) => Promise<void>
  /** Retires every such slot. */
  readonly turnOff: () => Promise<void>
}

/** V18: what a backup is made of. */
export interface BackupSource {
  readonly vaultId: Uint8Array
  readonly seed: Uint8Array
  readonly store: Store
  /** Structural rows by which one gets from a typed secret to the owner's seed. */
  readonly frontNames: () => readonly string[]
}

export interface CommitOptions {
  /** V17: this client's data keys go in the same transaction, and a rotation begins with it. Owner only. */
  readonly eraseClient?: string
}

export interface Vault {
  /** 16 bytes as lower-case hex. */
  readonly id: string
  /** Of whoever opened it. */
  readonly userId: string
  readonly role: Role
  readonly users: () => readonly VaultUser[]
  readonly owner: VaultOwner
  /** V12: where attachments belong, and by which key. */
  readonly attachments: AttachmentVault
  /** As it stands: it is another once the owner has looked (V16). */
  readonly damage: DamageReport
  readonly generations: () => readonly Generation[]
  /**
   * Hands over, once, the opened records of a collection; a second call for it gives an empty list. A damaged file may
   * show one record twice: of two with one id, the later counts.
   */
  readonly take: (collection: string) => readonly StoredRecord[]
  /**
   * V11: gives back a record that was handed over and is not what it should be. It stays on disk as it is, counts as
   * one that did not open, and writes to it are refused.
   */
  readonly leaveOut: (collection: string, id: string) => void
  /**
   * V10: all writes in one durable transaction, manifests included; returns after fsync.
   * Throws VaultFault (disk-full, disk-failed, read-only); then nothing was written.
   * @param now instant, for the manifests
   */
  readonly commit: (writes: readonly RecordWrite[], now: Date, options?: CommitOptions) => void
  /** Keyed hash under a key of this vault, hex, 64 digits: for the event chain. The same through every rotation. */
  readonly hash: (text: string) => string
  /**
   * V4, V5, V7: writes a new passphrase slot, re-opens it, then retires the old one and renews the key pair with it; a
   * rotation begins. V6: the keychain's slots go with it, whatever key was in them. For a user who is not the owner it becomes a request: the old one counts until it is confirmed.
   */
  readonly renewPassphrase: (passphrase: string) => Promise<void>
  /**
   * Proves that this passphrase is the present one of the user who opened the vault, by deriving as an unlock does,
   * against her slot as it is on disk. Rejects with VaultFault wrong-passphrase, or what is wrong with slot or disk.
   */
  readonly provePassphrase: (passphrase: string) => Promise<void>
  /** V5: draws the code of a new recovery sheet. Derives and writes nothing. Owner only. */
  readonly prepareSheet: () => PreparedSheet
  readonly quick: QuickUnlock
  /** V18. Throws VaultFault not-allowed for whoever is not the owner. */
  readonly forBackup: () => BackupSource
  /** Frees the file for another process. */
  readonly close: () => void
}
