import { useEffect, type RefObject } from 'react'
import { isShortcut } from '../../components/shortcut.ts'

interface Keys {
  readonly save: () => void
  readonly leave: () => void
}

/**
 * Ctrl+Enter saves, Escape leaves: of the note that is shown, and not from what lies on top of it. A key that is held
 * does it once: the note that comes to light behind this one was not meant.
 */
export const useDeskKeys = (desk: RefObject<HTMLElement | null>, isShown: boolean, { save, leave }: Keys): void => {
  useEffect(() => {
    if (!isShown) return
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const isHere = target === document.body || (target instanceof Node && desk.current?.contains(target) === true)
      if (event.defaultPrevented || !isHere) return
      if (isShortcut(event, 'Enter')) {
        event.preventDefault()
        if (!event.repeat) save()
      } else if (event.key === 'Escape' && !event.repeat) leave()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [desk, isShown, save, leave])
}
