import { useEffect, useRef } from 'react'

/** Enter does the room's primary action while the focus is nowhere in particular: on the page or on its title. */
export const useEnter = (act: (() => void) | null): void => {
  const latest = useRef(act)
  useEffect(() => { latest.current = act })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const isNowhere = target === document.body || (target instanceof HTMLElement && target.matches('h1[tabindex]'))
      if (event.key !== 'Enter' || event.repeat || event.isComposing || !isNowhere || !latest.current) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [])
}
