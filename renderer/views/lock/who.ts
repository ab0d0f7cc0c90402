/**
 * Who opened the practice last on this computer, so that the lock need not be told each time. One word, no name, and
 * never the coach. A lock ends the page and its memory, so it is held by the session of the window, which keeps nothing
 * on a disk: it is gone with the app.
 */
import { useState } from 'react'
import { ROLES, type Role } from '../../../shared/domain/compartment.ts'

const KEY = 'who'

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

/** The role to begin with: the one of last time if it may still open the practice, else the first there is. */
export const rememberedRole = (roles: readonly Role[], store: Store): Role => {
  const last = store.getItem(KEY)
  return ROLES.find((role) => role === last && roles.includes(role)) ?? ROLES.find((role) => roles.includes(role)) ?? 'coach'
}

export const rememberRole = (role: Role, store: Store): void => {
  if (role === 'coach') store.removeItem(KEY)
  else store.setItem(KEY, role)
}

/** With several who may open it: who is there now. With one there is nothing to choose. */
export const useWho = (roles: readonly Role[]) => {
  const [chosen, setChosen] = useState<Role>(() => rememberedRole(roles, localStorage))
  // Somebody may have been removed since the lock was shown.
  const role = roles.length === 0 || roles.includes(chosen) ? chosen : rememberedRole(roles, localStorage)
  const choose = (next: Role) => {
    setChosen(next)
    rememberRole(next, localStorage)
  }
  return { role, choose, isAsked: roles.length > 1 }
}
