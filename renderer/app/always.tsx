import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import { isOnTop } from '../components/on-top.ts'
import { isShortcut } from '../components/shortcut.ts'
import { useWriting } from '../components/use-writing.ts'
import { FindAnything } from '../views/find/find-anything.tsx'

/** What can be done from anywhere. Locking is not here: main has its key, so that a page that hangs locks, too. */
export interface AlwaysThere {
  readonly find: () => void
  readonly quickNote: () => void
}

const AlwaysContext = createContext<AlwaysThere | null>(null)

export const useAlways = (): AlwaysThere => {
  const always = useContext(AlwaysContext)
  if (!always) throw new Error('nothing is always there above this component')
  return always
}

/** Ctrl+K finds anything, Ctrl+N begins a note. A room that means something of its own by a key prevents the default. */
export const Always = ({ children }: { readonly children: ReactNode }) => {
  const { write } = useWriting()
  const [isFinding, setFinding] = useState(false)
  const find = useCallback(() => { setFinding(true) }, [])
  const quickNote = useCallback(() => {
    void write(null, { uncover: () => { setFinding(false) } })
  }, [write])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || isOnTop(event.target)) return
      const act = isShortcut(event, 'k') ? find : isShortcut(event, 'n') ? quickNote : null
      if (!act) return
      event.preventDefault()
      act()
    }
    // On the window, after every room's own listener on the document.
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [find, quickNote])

  const value = useMemo(() => ({ find, quickNote }), [find, quickNote])
  return (
    <AlwaysContext value={value}>
      {children}
      <FindAnything isOpen={isFinding} onClose={() => { setFinding(false) }} />
    </AlwaysContext>
  )
}
