import { useEffect, type RefObject } from 'react'
import { isShortcut } from '../../components/shortcut.ts'

interface Keys {
  readonly save: () => void
  readonly leave: () => void
}

/** Ctrl+Enter saves, Escape leaves: of the note that is shown, and not from what lies on top of it. */
export const useDeskKeys = (desk: RefObject<HTMLElement | null>, isShown: boolean, { save, leave }: Keys): void => {
  useEffect(() => {
    if (!isShown) return
    const onKey = (event: KeyboardEvent) => {
      const { target } = event
      const isHere = target === document.body || (target instanceof Node && desk.current?.contains(target) === true)
      if (event.defaultPrevented || !isHere) return
      if (isShortcut(event, 'Enter')) {
        event.preventDefault()
        save()
      } else if (event.key === 'Escape') leave()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [desk, isShown, save, leave])
}
