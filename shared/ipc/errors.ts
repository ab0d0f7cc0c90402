/**
 * Every way a call may fail that its caller is expected to handle.
 * `renderer/strings/advice.ts` has one sentence for each; a missing one does not compile.
 */
export const ERROR_CODES = [
  // the guard
  'foreign-sender', 'unknown-channel', 'bad-input', 'not-allowed', 'unexpected',
  // opening a vault
  'no-vault', 'vault-exists', 'not-begun', 'wrong-passphrase', 'wrong-code', 'too-soon', 'weak-passphrase',
  'wrong-group', 'vault-damaged', 'not-a-vault', 'newer-format', 'older-format', 'kdf-refused',
  'open-elsewhere', 'synced-folder', 'read-only', 'disk-full', 'disk-failed',
  // joining
  'invitation-unknown', 'invitation-expired',
  // backups, leaving, erasing
  'place-unknown', 'no-folder', 'not-a-backup', 'backup-damaged', 'cancelled', 'busy', 'wrong-name',
  // quick unlock
  'no-keychain',
  // writing to a client
  'no-program', 'bad-address',
  // programs
  'name-taken',
  // the practice
  'not-found', 'too-large', 'changed-since', 'nothing-to-undo', 'needs-words',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** What crosses a process when a call failed. `detail` holds figures for the sentence, never a secret or a path. */
export interface CallError {
  readonly code: ErrorCode
  readonly detail?: Readonly<Record<string, number | string>>
}
