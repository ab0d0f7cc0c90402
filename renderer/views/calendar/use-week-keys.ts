import { useEffect, useRef } from 'react'
import { isOnTop } from '../../components/on-top.ts'

const isTypedIn = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'))

/** The keys of the room, wherever in it the focus is: letters without regard to case. Silent under what lies on top. */
export const useWeekKeys = (keys: Readonly<Record<string, () => void>>): void => {
  const latest = useRef(keys)
  useEffect(() => { latest.current = keys })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (isOnTop(event.target) || isTypedIn(event.target)) return
      const act = latest.current[event.key.length === 1 ? event.key.toUpperCase() : event.key]
      if (!act || (event.repeat && event.key.length === 1)) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  }, [])
}
