import { createContext, useContext } from 'react'
import type { NotePlace, Place } from './trail.ts'

export interface Navigation {
  readonly place: Place
  readonly go: (place: Place) => void
  /** To the place before this one; to the first room if there was none. */
  readonly back: () => void
  /** The notes that are open, in the order they were opened. The note room shows them as tabs. */
  readonly notes: readonly NotePlace[]
  /** Closes a note that was saved, thrown away or left. Shows the note worked on before it, or else `then`. */
  readonly closeNote: (noteId: string, then: Place) => void
}

export const NavigationContext = createContext<Navigation | null>(null)

export const useNavigation = (): Navigation => {
  const navigation = useContext(NavigationContext)
  if (!navigation) throw new Error('no navigation above this component')
  return navigation
}
