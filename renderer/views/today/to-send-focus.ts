import { useEffect, useRef, type RefObject } from 'react'

/** The step that has the accent: to open it, or, once that was done, to mark it as sent. */
export type MainStep = 'open' | 'sent'

/**
 * Lets the focus go along when one step takes the place of another. Answers what to call before it does: what changes
 * without her, or is only drawn anew, takes no focus.
 * @param step the one that stands there; null while there is none
 */
export const useStepFocus = (within: RefObject<HTMLElement | null>, step: MainStep | null): (() => void) => {
  const isWanted = useRef(false)
  useEffect(() => {
    if (!isWanted.current || step === null) return
    isWanted.current = false
    within.current?.querySelector<HTMLElement>(`[data-step="${step}"]`)?.focus()
  }, [within, step])
  return () => { isWanted.current = true }
}
