import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

interface NoteNames {
  /** By note id: what the tabs and the list of open notes call it. */
  readonly names: ReadonlyMap<string, string>
  readonly setName: (noteId: string, name: string | null) => void
}

const NoteNamesContext = createContext<NoteNames | null>(null)

const useContextOfNames = (): NoteNames => {
  const names = useContext(NoteNamesContext)
  if (!names) throw new Error('no names of notes above this component')
  return names
}

/** How the open notes are called; each says it of itself, for only it knows what was typed into it. */
export const NoteNamesProvider = ({ children }: { readonly children: ReactNode }) => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const setName = useCallback((noteId: string, name: string | null) => {
    setNames((old) => {
      if (old.get(noteId) === (name ?? undefined)) return old
      const next = new Map(old)
      if (name === null) next.delete(noteId)
      else next.set(noteId, name)
      return next
    })
  }, [])
  const value = useMemo(() => ({ names, setName }), [names, setName])
  return <NoteNamesContext value={value}>{children}</NoteNamesContext>
}

export const useNoteNames = (): ReadonlyMap<string, string> => useContextOfNames().names

/** Says how a note is called as long as it is open. */
export const useNoteName = (noteId: string, name: string): void => {
  const { setName } = useContextOfNames()
  useEffect(() => { setName(noteId, name) }, [setName, noteId, name])
  useEffect(() => () => { setName(noteId, null) }, [setName, noteId])
}
