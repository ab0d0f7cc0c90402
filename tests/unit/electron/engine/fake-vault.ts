/** Who may open a vault, in memory: what the engine asks of it, without a key. It can be told to fail. */
import { Redacted } from '../../../../shared/domain/redacted.ts'
import type { Compartment, Role } from '../../../../shared/domain/compartment.ts'
import type { EngineParts } from '../../../../electron/engine/create-engine.ts'
import type { SlotKind } from '../../../../electron/vault/keyslot.ts'
import {
  VaultFault, type FaultCode, type OpenInvitation, type RotationState, type UserRequest, type VaultUser,
} from '../../../../electron/vault/types.ts'

export const OWNER = 'a'.repeat(32)
export const ADMIN = 'b'.repeat(32)
export const FINGERPRINT = '0123 4567 89AB CDEF'
export const CODE = ['AAAA', 'BBBB', 'CCCC', 'DDDD', 'EEEE', 'FFFF', '0000']

export interface FakeUsers {
  readonly vault: EngineParts['vault']
  readonly users: VaultUser[]
  readonly invitations: OpenInvitation[]
  readonly requests: UserRequest[]
  /** What the next call of the owner throws; then nothing again. */
  failing: FaultCode | null
  rotation: RotationState | null
  /** How often the coach has said that she has looked. */
  looked: number
  toldBefore: readonly Compartment[]
  /** Slots that open nothing any more. */
  lost: readonly SlotKind[]
}

export const userOf = (role: Role, id: string, joinedAt = '2026-01-05T09:00:00.000Z'): VaultUser =>
  ({ id, role, isOwner: role === 'coach', joinedAt, fingerprint: FINGERPRINT })

export const fakeUsers = (role: Role = 'coach'): FakeUsers => {
  const users: VaultUser[] = [userOf('coach', OWNER)]
  const invitations: OpenInvitation[] = []
  const requests: UserRequest[] = []
  let invited = 0
  const drop = (list: { readonly id: string }[], id: string): void => {
    const place = list.findIndex((one) => one.id === id)
    if (place < 0) throw new VaultFault('invitation-unknown', 'not there')
    list.splice(place, 1)
  }
  const turn = (): void => {
    const { failing } = fake
    fake.failing = null
    if (failing) throw new VaultFault(failing, 'told to fail')
  }
  const fake: FakeUsers = {
    users, invitations, requests, failing: null, rotation: null, looked: 0, toldBefore: [], lost: [],
    vault: {
      userId: role === 'coach' ? OWNER : ADMIN, role, users: () => users,
      owner: {
        invite: (asked, now) => {
          turn()
          const invitation = {
            id: (invited += 1).toString(16).padStart(32, 'c'), role: asked, madeAt: now.toISOString(),
            expiresAt: new Date(now.getTime() + 7 * 86_400_000).toISOString(),
          }
          invitations.push(invitation)
          return { ...invitation, code: new Redacted(CODE) }
        },
        withdraw: (id) => {
          turn()
          drop(invitations, id)
        },
        invitations: () => invitations,
        requests: () => requests,
        confirm: (id, now) => {
          turn()
          const request = requests.find((one) => one.id === id)
          drop(requests, id)
          if (request?.kind !== 'joins') return
          drop(invitations, id)
          users.push(userOf(request.role, request.userId, now.toISOString()))
        },
        refuse: (id) => {
          turn()
          const request = requests.find((one) => one.id === id)
          drop(requests, id)
          if (request?.kind === 'joins') drop(invitations, id)
        },
        remove: (id) => {
          turn()
          drop(users, id)
        },
        acknowledge: () => {
          turn()
          fake.looked += 1
        },
        toldBefore: () => fake.toldBefore,
        opensWith: (kind) => !fake.lost.includes(kind),
        rotation: () => fake.rotation,
        rotateSome: () => undefined,
      },
    },
  }
  return fake
}

/** A rotation that only remembers what it was told. */
export const fakeRotation = (): EngineParts['rotation'] & { readonly told: string[] } => {
  const told: string[] = []
  let paused = false
  return {
    told,
    pause: (now) => { paused = now },
    isPaused: () => paused,
    begun: () => { told.push('begun') },
  }
}
