import { useLayoutEffect, type RefObject } from 'react'
import { rest } from './rest.tsx'

/**
 * Where a place goes away with the focus in it (the last message was sent, the letter was let go), the focus goes on to
 * where its room lets it rest, and not to the top of the window. For a component that stands and falls with its place.
 * @param next where it goes instead, while that stands; it stands before this place does
 */
export const useFocusPassedOn = (
  place: RefObject<HTMLElement | null>, next?: RefObject<HTMLElement | null>,
): void => {
  useLayoutEffect(() => {
    const within = place.current
    const room = within?.closest('main')
    const follower = next?.current
    return () => {
      // It is still in the page now, and what takes its place may take the focus within a frame.
      if (!within?.contains(document.activeElement)) return
      requestAnimationFrame(() => {
        if (document.activeElement !== document.body) return
        if (follower?.isConnected) follower.focus()
        else rest(room)
      })
    }
  }, [place, next])
}
