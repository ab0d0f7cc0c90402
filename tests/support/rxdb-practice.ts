/** A practice in a vault on disk, opened by one user after another: with the real vault, storage and database. */
import type { Role } from '../../shared/domain/compartment.ts'
import { openDatabase } from '../../electron/engine/database.ts'
import type { Database } from '../../electron/engine/types.ts'
import { writeJoinRequest } from '../../electron/vault/joining.ts'
import { practicePolicy } from '../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../electron/vault/rx-storage/storage.ts'
import { applyRows } from '../../electron/vault/slots.ts'
import { openStore } from '../../electron/vault/store.ts'
import type { Vault } from '../../electron/vault/types.ts'
import { rowReader, type TypedSecret } from '../../electron/vault/unlock.ts'
import { NOW, open, PASSPHRASE, type Place } from '../vault/fixture.ts'
import { ADMIN_PASSPHRASE, JOINING } from '../vault/users.ts'

export const COACH: TypedSecret = { kind: 'passphrase', text: PASSPHRASE, role: 'coach' }

/** Opens the practice, works in it, closes it: whatever the work does. One at a time, as RxDB has it. */
export const withPractice = async <Value>(
  place: Place, secret: TypedSecret, work: (open: { readonly vault: Vault, readonly database: Database }) => Promise<Value>,
): Promise<Value> => {
  const { vault } = await open(place, { secret })
  try {
    const database = await openDatabase({
      storage: getRxStorageVault({ vault, policy: practicePolicy, now: () => NOW }), name: `practice-${vault.id}`,
      hash: vault.hash, role: vault.role,
    })
    try {
      return await work({ vault, database })
    } finally {
      await database.close()
    }
  } finally {
    vault.close()
  }
}

/** Asks somebody in, lets her join at the lock screen, confirms her; and says how she opens the practice (V7a). */
export const joined = async (place: Place, role: Exclude<Role, 'coach'>): Promise<TypedSecret> => {
  const code = await asOwner(place, (vault) => vault.owner.invite(role, NOW).code.reveal().join(' '))
  const store = openStore(place.path)
  try {
    const asked = await writeJoinRequest({ ...JOINING, row: rowReader(store), code })
    store.transaction((writer) => applyRows(writer, asked.rows))
  } finally {
    store.close()
  }
  await asOwner(place, (vault) => {
    for (const { id } of vault.owner.requests(NOW)) vault.owner.confirm(id, NOW)
  })
  return { kind: 'passphrase', text: ADMIN_PASSPHRASE, role }
}

const asOwner = async <Value>(place: Place, work: (vault: Vault) => Value): Promise<Value> => {
  const { vault } = await open(place, { secret: COACH })
  try {
    return work(vault)
  } finally {
    vault.close()
  }
}
