import { useEffect, useRef } from 'react'

/** What the room is told of a key that was pressed. */
interface Pressed {
  /** Where the focus is; the page itself where it is nowhere. */
  readonly target: unknown
  readonly page: unknown
  /** What had the focus last; null if nothing had since the room came, or since she pressed somewhere in the page. */
  readonly last: Pick<Element, 'isConnected'> | null
}

const isTitle = (target: unknown): boolean =>
  typeof target === 'object' && target !== null && 'matches' in target
  && typeof target.matches === 'function' && target.matches('h1[tabindex]') === true

/**
 * Whether the focus is nowhere in particular: on the title, or on the page. Where what had the focus has just gone from
 * the page, the key was meant for that.
 */
export const isNowhere = ({ target, page, last }: Pressed): boolean =>
  isTitle(target) || (target === page && last?.isConnected !== false)

/** Enter does the room's primary action while the focus is nowhere in particular: on the page or on its title. */
export const useEnter = (act: (() => void) | null): void => {
  const latest = useRef(act)
  useEffect(() => { latest.current = act })
  useEffect(() => {
    let last: Element | null = null
    const onFocus = ({ target }: FocusEvent) => { last = target instanceof Element ? target : null }
    const onPress = () => { last = null }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.repeat || event.isComposing || !latest.current) return
      const isMeant = isNowhere({ target: event.target, page: document.body, last })
      // One key was meant for what is gone; the next one is not.
      if (last?.isConnected === false) last = null
      if (!isMeant) return
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('focusin', onFocus)
    window.addEventListener('pointerdown', onPress)
    window.addEventListener('keydown', onKey)
    return () => {
      window.removeEventListener('focusin', onFocus)
      window.removeEventListener('pointerdown', onPress)
      window.removeEventListener('keydown', onKey)
    }
  }, [])
}
