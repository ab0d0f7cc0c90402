import { createContext, useContext } from 'react'

/** What was just done, in one sentence, and the id under which it can be undone. */
export interface Done {
  readonly sentence: string
  readonly changeId: string
}

export interface Undo {
  /** Shows the toast; it stays ten seconds, longer under focus. */
  readonly offer: (done: Done) => void
  /** Says something that has no undo. */
  readonly say: (sentence: string) => void
}

export const UndoContext = createContext<Undo | null>(null)

export const useUndo = (): Undo => {
  const undo = useContext(UndoContext)
  if (!undo) throw new Error('no undo above this component')
  return undo
}
