import { useEffect, useRef, type ReactNode } from 'react'

interface Props {
  readonly children: ReactNode
  readonly className?: string
  /** Wherever the focus is: the control that led here is about to go, as the entry of a menu is. */
  readonly takesFocus?: boolean
}

/** The title of a room. Whoever comes in by a control that is gone now begins to read, and to tab, here. */
export const RoomTitle = ({ children, className = 'title', takesFocus = false }: Props) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (takesFocus || document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  }, [takesFocus])
  return <h1 ref={title} className={className} tabIndex={-1} dir="auto">{children}</h1>
}
