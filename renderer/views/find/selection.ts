/** Which row is selected, and how the keys move it. All sections are one list. */

/** So many rows are one page up or down. */
const PAGE = 8

export interface Pressed {
  readonly key: string
  readonly withCtrl: boolean
  /** The key is held down. */
  readonly isRepeat: boolean
}

/**
 * The row a key moves to; null for a key that moves nothing. Home and End belong to the words being typed, unless
 * Ctrl is held. The list goes round at its ends, but a key that is held stops there.
 */
export const movedTo = (selected: number, length: number, { key, withCtrl, isRepeat }: Pressed): number | null => {
  if (length === 0) return null
  const last = length - 1
  const clamped = (index: number): number => Math.max(0, Math.min(last, index))
  if (withCtrl) return key === 'Home' ? 0 : key === 'End' ? last : null
  switch (key) {
    case 'ArrowDown': return selected < last ? selected + 1 : isRepeat ? last : 0
    case 'ArrowUp': return selected > 0 ? selected - 1 : isRepeat ? 0 : last
    case 'PageDown': return clamped(selected + PAGE)
    case 'PageUp': return clamped(selected - PAGE)
    default: return null
  }
}

/** The place of what was chosen, while it is still there; else of the first. */
export const selectedAt = (keys: readonly string[], chosen: string | null): number =>
  Math.max(0, chosen === null ? 0 : keys.indexOf(chosen))
