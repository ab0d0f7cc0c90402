import { createContext, useContext } from 'react'
import type { Role } from '../../shared/domain/compartment.ts'
import type { Place } from './trail.ts'

/**
 * The rooms a role has: whatever stands in the others is sealed with keys she does not hold (V1). The screen only
 * follows: nobody is refused anything here.
 */
const ROOMS: Readonly<Record<Role, readonly Place['room'][]>> = {
  coach: ['today', 'clients', 'client', 'note', 'calendar', 'brief', 'my-practice', 'privacy', 'settings'],
  admin: ['clients', 'client', 'calendar', 'settings'],
  manager: [],
}

export const hasRoom = (role: Role, room: Place['room']): boolean => ROOMS[role].includes(room)

/** Where the practice opens, and where the way back ends. */
export const homeOf = (role: Role): Place => (role === 'coach' ? { room: 'today' } : { room: 'clients' })

const RoleContext = createContext<Role | null>(null)
export const RoleProvider = RoleContext.Provider

/** Who has opened the practice. */
export const useRole = (): Role => {
  const role = useContext(RoleContext)
  if (role === null) throw new Error('nobody has opened a practice above this component')
  return role
}
