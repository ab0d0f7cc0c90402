import { COMPARTMENTS, GRANTED, type Compartment } from '../../../shared/domain/compartment.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { AccessView } from '../../../shared/ipc/views.ts'
import { dictionaryOf } from '../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../shared/schemas/registry.ts'
import type { Vault, VaultUser } from '../../vault/types.ts'
import { gatherOwned, nameOfOwner, OWNED_COLLECTIONS, type Owned, type OwnedCollection } from '../clients/owned.ts'
import { readSettings } from '../library/settings.ts'
import { dayOf, type Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import { nameOf } from '../users/people.ts'

/** Which classes a kind of record has fields of, read off the dictionary. */
const classesOf = (name: OwnedCollection): ReadonlySet<Compartment> =>
  new Set(Object.values(dictionaryOf(RECORDS[name])).map((entry) => entry.class))

export interface AccessGround {
  readonly owned: Owned
  readonly users: readonly VaultUser[]
  readonly people: Parameters<typeof nameOf>[0]
}

/** For each class her records have: how many, who holds its key, and since when she could be read by it. */
export const accessView = (
  { today, zone }: Day, clientId: string, { owned, users, people }: AccessGround,
): AccessView => {
  const addedAt = owned.client?.addedAt ?? ''
  const classes = COMPARTMENTS.map((compartment) => ({
    compartment,
    records: OWNED_COLLECTIONS.filter((name) => classesOf(name).has(compartment))
      .reduce((count, name) => count + owned.records[name].length, 0),
    users: users.filter(({ role }) => GRANTED[role].includes(compartment)).map(({ id, role, isOwner, joinedAt }) => ({
      id, role, isOwner, name: nameOf(people, id), since: joinedAt > addedAt ? joinedAt : addedAt,
    })),
  }))
  return {
    today, zone, clientId, clientName: nameOfOwner(owned), classes: classes.filter(({ records }) => records > 0),
  }
}

/** Who can open what of a client. */
export const accessHandlers = (
  read: Reader, vault: Pick<Vault, 'users'>, clock: Clock,
): Handlers<'access'> => ({
  'access': async ({ clientId }) => {
    const day = dayOf(clock)
    const owned = await gatherOwned(read, clientId)
    if (!owned) return failed({ code: 'not-found' })
    const { people } = await readSettings(read, day.at)
    return ok(accessView(day, clientId, { owned, users: vault.users(), people }))
  },
})
