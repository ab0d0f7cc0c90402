import { useEffect, type RefObject } from 'react'

/** A function has to be the same from one drawing to the next. */
type Target = RefObject<HTMLElement | null> | ((lost: Element) => HTMLElement | null)

/**
 * Where what had the focus goes away within `place` (a request that was answered, a person who was removed), the focus
 * comes to `target`, or to what it finds for the one that is gone: whoever goes by keyboard, or listens, goes on there and not at the top of the window.
 */
export const useFocusKept = (place: RefObject<HTMLElement | null>, target: Target): void => {
  useEffect(() => {
    const within = place.current
    if (!within) return
    let last: Element | null = null
    const note = ({ target: focused }: FocusEvent) => { last = focused instanceof Element ? focused : null }
    const leave = ({ relatedTarget }: FocusEvent) => { if (relatedTarget instanceof Element) last = null }
    const watcher = new MutationObserver(() => {
      // What took its place may have taken the focus already, and does so within a frame.
      if (last === null || last.isConnected) return
      const lost = last
      last = null
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        const next = typeof target === 'function' ? target(lost) : target.current
        next?.focus()
      })
    })
    within.addEventListener('focusin', note)
    within.addEventListener('focusout', leave)
    watcher.observe(within, { childList: true, subtree: true })
    return () => {
      watcher.disconnect()
      within.removeEventListener('focusin', note)
      within.removeEventListener('focusout', leave)
    }
  }, [place, target])
}
