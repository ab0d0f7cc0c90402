import { useEffect, useRef, type ReactNode } from 'react'

/** The title of a room. Whoever comes in by a control that is gone now begins to read, and to tab, here. */
export const RoomTitle = ({ children, className = 'title' }: { readonly children: ReactNode, readonly className?: string }) => {
  const title = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) title.current?.focus({ preventScroll: true })
  }, [])
  return <h1 ref={title} className={className} tabIndex={-1} dir="auto">{children}</h1>
}
