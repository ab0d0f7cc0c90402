import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components'
import { words } from '../strings/words.ts'
import { shortcut } from './shortcut.ts'

const STAYS_MS = 10_000

interface Props {
  readonly sentence: string
  readonly undo: (() => void) | null
  readonly close: () => void
}

/** One sentence and Undo. Leaves after ten seconds, not while the pointer or the focus is on it. */
export const Toast = ({ sentence, undo, close }: Props) => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(close, STAYS_MS)
    return () => { clearTimeout(timer) }
  }, [held, close])
  return (
    <div
      className="toast"
      onPointerEnter={() => { setHeld(true) }}
      onPointerLeave={() => { setHeld(false) }}
      onFocus={() => { setHeld(true) }}
      onBlur={() => { setHeld(false) }}
    >
      <span>{sentence}</span>
      {undo && (
        <Button className="button is-small is-plain step" onPress={undo}>
          {words.undo} <span className="key">{shortcut('Z')}</span>
        </Button>
      )}
    </div>
  )
}
