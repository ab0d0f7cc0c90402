/** What of the directory is shown to a person. */
import { hex, sameBytes } from './bytes.ts'
import type { Directory, Invitation, User } from './directory.ts'
import { fingerprintOf } from './user-keys.ts'
import type { OpenInvitation, VaultUser } from './types.ts'

/** Milliseconds since 1970 as an ISO instant, UTC. */
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString()

export const shownUser = (user: User, { ownerId }: Directory): VaultUser => ({
  id: hex(user.userId), role: user.role, isOwner: sameBytes(user.userId, ownerId), joinedAt: iso(user.joinedAt),
  fingerprint: fingerprintOf(user),
})

export const shownInvitation = ({ id, role, madeAt, expires }: Invitation): OpenInvitation =>
  ({ id: hex(id), role, madeAt: iso(madeAt), expiresAt: iso(expires) })
