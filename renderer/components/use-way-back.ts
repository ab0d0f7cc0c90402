import { useEffect, useRef, type RefObject } from 'react'

/** After a work that had taken a button's place the focus comes back to the button, unless it is elsewhere by then. */
export const useWayBack = (button: RefObject<HTMLElement | null>, isGoing: boolean): void => {
  const wasGoing = useRef(isGoing)
  useEffect(() => {
    if (wasGoing.current && !isGoing && document.activeElement === document.body) button.current?.focus()
    wasGoing.current = isGoing
  }, [button, isGoing])
}
