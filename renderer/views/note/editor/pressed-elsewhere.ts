import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

interface Pressed {
  /** Whether this is the repeating of a key that was not pressed here. */
  readonly isForeign: (event: Pick<KeyboardEvent, 'code' | 'repeat'>) => boolean
  readonly left: () => void
}

export const pressedElsewhere = (): Pressed => {
  let pressed: string | null = null
  return {
    isForeign: ({ code, repeat }) => {
      if (!repeat) pressed = code
      return repeat && code !== '' && code !== pressed
    },
    left: () => { pressed = null },
  }
}

/** The key that opened the note may still be held: what it repeats would be written over the words that were found. */
export const ignoreForeignKeys = (): Extension => {
  const keys = pressedElsewhere()
  return EditorView.domEventHandlers({
    keydown: (event) => {
      if (!keys.isForeign(event)) return false
      event.preventDefault()
      return true
    },
    blur: () => {
      keys.left()
      return false
    },
  })
}
