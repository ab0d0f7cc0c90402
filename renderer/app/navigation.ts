import { createContext, useContext } from 'react'

/** Where the coach is. There are no addresses: nothing about where she was is left anywhere. */
export type Place =
  | { readonly room: 'today' }
  | { readonly room: 'clients' }
  | { readonly room: 'client', readonly clientId: string }
  | { readonly room: 'note', readonly clientId: string, readonly noteId: string, readonly first?: boolean }
  | { readonly room: 'privacy' }

export interface Navigation {
  readonly place: Place
  readonly go: (place: Place) => void
  /** To the place before this one; to Today if there was none. */
  readonly back: () => void
}

export const NavigationContext = createContext<Navigation | null>(null)

export const useNavigation = (): Navigation => {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('no navigation above this component')
  return navigation
}
