/** Who may open the practice (V2, V7). The vault decides and signs; here are only the names, and what happened. */
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { UsersView } from '../../../shared/ipc/views.ts'
import { VaultFault, type Vault } from '../../vault/types.ts'
import { readName } from '../clients/name.ts'
import { answerFault } from '../fault-answer.ts'
import type { Records } from '../library/service.ts'
import { readSettings } from '../library/settings.ts'
import { dayOf, type Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import { nameOf } from './people.ts'

/** V7: what goes on in the background while every key is renewed. */
export interface RotationDriver {
  readonly pause: (paused: boolean) => void
  readonly isPaused: () => boolean
  /** Told that a rotation was begun. */
  readonly begun: () => void
}

export interface UserParts {
  readonly vault: Pick<Vault, 'users' | 'owner'>
  readonly records: Pick<Records, 'personInvited' | 'personJoined' | 'personGone' | 'keysRenewed'>
  readonly read: Reader
  readonly clock: Clock
  readonly rotation: RotationDriver
}

type UserChannel =
  | 'users' | 'users.invite' | 'users.withdraw' | 'users.confirm' | 'users.refuse' | 'users.remove'
  | 'users.pauseRotation'

/** Faults of the vault are answers, bugs throw. */
const guarded = async <Value>(work: () => Promise<Value>): Promise<Answer<Value>> => {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof VaultFault) return answerFault(error)
    throw error
  }
}

const rotationOf = ({ vault: { owner }, rotation }: UserParts): UsersView['rotation'] => {
  const state = owner.rotation()
  return state && { done: state.done, total: Math.max(1, state.total), paused: rotation.isPaused() }
}

const usersView = async (parts: UserParts, { at, today, zone }: Day): Promise<UsersView> => {
  const { vault, read } = parts
  const { people } = await readSettings(read, at)
  const named = <Value extends { readonly id: string }>(one: Value) => ({ ...one, name: nameOf(people, one.id) })
  return {
    today, zone,
    users: vault.users().map(({ id, role, isOwner, joinedAt, fingerprint }) =>
      named({ id, role, isOwner, joinedAt, fingerprint })),
    invitations: vault.owner.invitations().map(({ id, role, madeAt, expiresAt }) =>
      named({ id, role, madeAt, expiresAt })),
    requests: vault.owner.requests(new Date(at)).map(({ id, kind, role, at: asked, fingerprint }) =>
      named({ id, kind, role, at: asked, fingerprint })),
    rotation: rotationOf(parts),
  }
}

/**
 * What the vault has done counts, also where the disk then refuses the record of it (as E19): the name is not known
 * and the event is not there, but nobody is told that a code she is looking at was never given out.
 */
export const userHandlers = (parts: UserParts): Handlers<UserChannel> => {
  const { vault: { owner, users }, records, clock, rotation } = parts
  return {
    'users': () => guarded(() => usersView(parts, dayOf(clock))),
    'users.invite': async ({ role, name: typed }) => {
      const name = readName(typed)
      if (name === null) return failed({ code: 'bad-input' })
      return guarded(async () => {
        const { id, code, expiresAt } = owner.invite(role, clock.now())
        await records.personInvited(id, name)
        const fingerprint = users().find(({ isOwner }) => isOwner)?.fingerprint
        if (fingerprint === undefined) throw new Error('a vault has an owner')
        return { groups: [...code.reveal()], expiresAt, invitationId: id, fingerprint }
      })
    },
    'users.withdraw': ({ invitationId }) => guarded(async () => {
      owner.withdraw(invitationId)
      await records.personGone(invitationId)
      return {}
    }),
    'users.confirm': ({ requestId }) => guarded(async () => {
      const now = clock.now()
      const request = owner.requests(now).find(({ id }) => id === requestId)
      // One that does not hold is the vault's to refuse, with what is wrong with it.
      owner.confirm(requestId, now)
      if (request?.kind === 'joins') await records.personJoined(requestId, request.userId)
      if (request?.kind === 'renews') {
        rotation.begun()
        await records.keysRenewed(request.userId)
      }
      return {}
    }),
    'users.refuse': ({ requestId }) => guarded(async () => {
      const stays = users().some(({ id }) => id === requestId)
      owner.refuse(requestId)
      // A user whose new passphrase was refused goes on with the one she has; an invitation goes with its request.
      if (!stays) await records.personGone(requestId)
      return {}
    }),
    'users.remove': ({ userId }) => guarded(async () => {
      owner.remove(userId, clock.now())
      rotation.begun()
      await records.personGone(userId)
      return {}
    }),
    'users.pauseRotation': ({ paused }) => guarded(async () => {
      rotation.pause(paused)
      return {}
    }),
  }
}
