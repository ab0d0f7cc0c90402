/**
 * The five classes of what a practice keeps (rule V1). Each is a key, not a folder:
 * whoever lacks the key of a class sees its fields neither on screen nor on disk.
 */
export const COMPARTMENTS = ['personal', 'sensitive', 'operational', 'practice', 'aggregate'] as const

export type Compartment = (typeof COMPARTMENTS)[number]

/** Who may sign in to a vault. The coach is its owner. */
export const ROLES = ['coach', 'admin', 'manager'] as const

export type Role = (typeof ROLES)[number]

/** Which compartments a role is granted (rule V1). */
export const GRANTED: Readonly<Record<Role, readonly Compartment[]>> = {
  coach: COMPARTMENTS,
  admin: ['personal', 'operational', 'practice'],
  manager: ['aggregate'],
}
