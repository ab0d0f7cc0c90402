/** A vault that nobody has opened: what it says of itself without a key, and how somebody asks to join it. */
import { existsSync } from 'node:fs'
import { ROLES, type Role } from '../../shared/domain/compartment.ts'
import { isOver } from './invitations.ts'
import { writeJoinRequest } from './joining.ts'
import { DEFAULT_KDF, passphraseBytes, type Stretch } from './kdf.ts'
import { lookAtFront, outcome } from './open-vault.ts'
import { secretBytes, rowReader } from './unlock.ts'
import { applyRows } from './slots.ts'
import { randomBytes, sodiumReady, wipe, type Random } from './sodium.ts'
import { openStore, type Store } from './store.ts'
import { refuseSyncedFolder } from './synced-folder.ts'
import type { Outcome, VaultFault } from './types.ts'

/** What a vault says of itself to anybody. Roles and states; of people neither a name nor how many there are. */
export interface SeenFromOutside {
  /** Of those who may open it, in the order of ROLES. */
  readonly roles: readonly Role[]
  /** V7a: an invitation is open. */
  readonly invited: boolean
  /** V6: a keychain may open it; that it still does is known once it was tried. */
  readonly quick: boolean
}

/**
 * What the lock screen says before a key is there. Anything but a fault or 'absent' promises that a passphrase is worth
 * typing. A vault that this very process holds open answers open-elsewhere.
 */
export const lookAtVault = async (path: string, now: Date): Promise<'absent' | SeenFromOutside | VaultFault> => {
  await sodiumReady()
  const looked = await outcome((): 'absent' | SeenFromOutside => {
    refuseSyncedFolder(path)
    if (!existsSync(path)) return 'absent'
    // Where the copies differ, of both: which one counts nobody knows without a key, and nobody is to be kept out.
    const directories = lookAtFront(path).directories.map(({ value }) => value)
    return {
      roles: ROLES.filter(role => directories.some(({ users }) => users.some(user => user.role === role))),
      invited: directories.some(({ invitations }) => invitations.some(invitation => !isOver(invitation, now))),
      quick: directories.some(({ slots }) => slots.some(({ kind }) => kind === 'keychain')),
    }
  })
  return looked.ok ? looked.value : looked.error
}

export interface AskToJoin {
  /** Absolute. */
  readonly path: string
  /** The invitation's, as typed. */
  readonly code: string
  readonly passphrase: string
  readonly stretch: Stretch
  readonly now: Date
  readonly random?: Random
  /** How the file is opened; tests give one on a disk that fails. */
  readonly openStore?: (path: string) => Store
}

/**
 * V7a: puts a request to join into a vault that is shut. The file is owned while that lasts, and let go of again; no
 * key of it is there at any time. The fingerprint is what the coach sees beside the request.
 * Fails with: wrong-code (detail.why 'mistyped'), invitation-unknown, invitation-expired, kdf-refused, no-vault,
 * vault-damaged (also when the owner of this file is not the one who gave the code), not-a-vault, newer-format,
 * older-format, open-elsewhere, synced-folder, read-only, disk-full, disk-failed.
 */
export const askToJoin = (input: AskToJoin): Promise<Outcome<{ readonly fingerprint: string }>> => outcome(async () => {
  await sodiumReady()
  refuseSyncedFolder(input.path)
  // A slip of the pen is told before the file is touched.
  wipe(secretBytes({ kind: 'recovery', text: input.code }))
  // Owning a file turns its log on, which writes to it.
  lookAtFront(input.path)
  const store = (input.openStore ?? openStore)(input.path)
  const passphrase = passphraseBytes(input.passphrase)
  try {
    const asked = await writeJoinRequest({
      row: rowReader(store), code: input.code, passphrase, kdf: DEFAULT_KDF, stretch: input.stretch, now: input.now,
      random: input.random ?? randomBytes,
    })
    store.transaction(writer => applyRows(writer, asked.rows))
    return { fingerprint: asked.fingerprint }
  } finally {
    wipe(passphrase)
    // V14: closing empties the log, so that a request this one takes the place of is in neither.
    store.close()
  }
})
