/** A vault whose rows are worked on by hand, with the parts of the vault that come and go with its users. */
import { hex } from '../../electron/vault/bytes.ts'
import type { Directory } from '../../electron/vault/directory.ts'
import type { ReadRow, RowChange } from '../../electron/vault/format.ts'
import type { HeldEpoch } from '../../electron/vault/grants.ts'
import { invite, type ChangedUsers } from '../../electron/vault/invitations.ts'
import { confirmed, writeJoinRequest } from '../../electron/vault/joining.ts'
import { DEFAULT_KDF, passphraseBytes } from '../../electron/vault/kdf.ts'
import { renewedUser } from '../../electron/vault/renewal.ts'
import { applyRows, changedDirectory, type Finish, type SlotHolder } from '../../electron/vault/slots.ts'
import { randomBytes } from '../../electron/vault/sodium.ts'
import { openStore, type Store } from '../../electron/vault/store.ts'
import { rowReader, secretBytes, unlock, type TypedSecret, type Unlocked } from '../../electron/vault/unlock.ts'
import { NOW, PASSPHRASE, newVault, quickStretch } from './fixture.ts'

export const ADMIN_PASSPHRASE = 'nobody tells the coach this'

export interface Practice {
  readonly store: Store
  readonly row: ReadRow
  readonly code: string
  readonly vaultId: Uint8Array
  /** The owner, as she is by now. */
  readonly holder: SlotHolder
  readonly directory: Directory
  readonly epochs: readonly HeldEpoch[]
  readonly write: (rows: readonly RowChange[]) => void
  /** Signs and writes a change of users. */
  readonly sign: (changed: ChangedUsers) => void
  /** Retires slots as the owner does who changes her secret: her key pair goes with them. */
  readonly renewing: Finish
  readonly remove: () => void
}

export const unlocked = (row: ReadRow, secret: TypedSecret, now = NOW): Promise<Unlocked> =>
  unlock(row, secret, secretBytes(secret), quickStretch, now)

export const asCoach: TypedSecret = { kind: 'passphrase', text: PASSPHRASE, role: 'coach' }
export const asAdmin: TypedSecret = { kind: 'passphrase', text: ADMIN_PASSPHRASE, role: 'admin' }

export const newPractice = async (): Promise<Practice> => {
  const place = await newVault()
  const store = openStore(place.path)
  const row = rowReader(store)
  const owner = await unlocked(row, asCoach)
  const { vaultId } = owner.header
  let holder: SlotHolder = {
    store, vaultId, keys: owner.keys, secret: owner.secret, stretch: quickStretch, random: randomBytes, now: () => NOW,
  }
  let { directory } = owner
  const write = (rows: readonly RowChange[]): void => store.transaction(writer => applyRows(writer, rows))
  const sign = (changed: ChangedUsers): void => {
    const signed = changedDirectory(holder, directory, changed.directory)
    write([...changed.rows, ...signed.rows])
    directory = signed.next
  }
  return {
    store, row, code: place.code, vaultId, write, sign,
    get holder() { return holder },
    get directory() { return directory },
    epochs: owner.epochs,
    renewing: (present, retire, fresh) => {
      const renewed = renewedUser(holder, present, { retire, epochs: owner.epochs, fresh })
      holder = { ...holder, keys: renewed.keys, secret: renewed.secret }
      directory = present
      sign(renewed)
      return directory
    },
    remove: () => {
      store.close()
      place.remove()
    },
  }
}

/** The code of a new invitation; the directory that lists it is signed and written. */
export const invited = (practice: Practice, now = NOW): string => {
  const { vaultId, directory } = practice
  const made = invite({ vaultId, directory, role: 'admin', now, random: randomBytes })
  practice.sign(made)
  return made.code.reveal().join(' ')
}

/** What whoever asks to join brings, besides the code. */
export const JOINING = {
  passphrase: passphraseBytes(ADMIN_PASSPHRASE), kdf: DEFAULT_KDF, stretch: quickStretch, now: NOW, random: randomBytes,
}

/** An admin, asked in, and confirmed; her user id in hex. */
export const withAdmin = async (practice: Practice): Promise<string> => {
  const asked = await writeJoinRequest({ ...JOINING, row: practice.row, code: invited(practice) })
  practice.write(asked.rows)
  const [invitation] = practice.directory.invitations
  practice.sign(confirmed({ ...practice, now: NOW }, hex(invitation?.id ?? practice.vaultId)))
  return hex(practice.directory.users.find(({ role }) => role === 'admin')?.userId ?? practice.vaultId)
}

/** The row with one bit turned. */
export const turned = (row: Uint8Array | null, at = 0): Uint8Array => {
  const copy = Uint8Array.from(row ?? [])
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}
