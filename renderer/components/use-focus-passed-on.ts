import { useLayoutEffect, type RefObject } from 'react'

/**
 * Where a place goes away with the focus in it (the last message was sent, the letter was let go), the focus goes on to
 * the title of its room, and not to the top of the window. For a component that stands and falls with its place.
 */
export const useFocusPassedOn = (place: RefObject<HTMLElement | null>): void => {
  useLayoutEffect(() => {
    const within = place.current
    const room = within?.closest('main')
    return () => {
      // It is still in the page now, and what takes its place may take the focus within a frame.
      if (!within?.contains(document.activeElement)) return
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) room?.querySelector<HTMLElement>('h1[tabindex]')?.focus()
      })
    }
  }, [place])
}
