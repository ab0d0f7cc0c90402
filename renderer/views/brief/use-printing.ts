import { useCallback, useEffect } from 'react'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { isShortcut } from '../../components/shortcut.ts'
import { adviceFor } from '../../strings/advice.ts'
import { brief as words } from '../../strings/brief.ts'

/** Prints the page that is shown, also by Ctrl+P. */
export const usePrinting = (): (() => void) => {
  const { say } = useUndo()
  const print = useCallback(() => {
    void call('host.printSheet', {}).then((answer) => {
      if (!answer.ok) say(adviceFor(answer.error))
      else if (answer.value.outcome === 'no-printer') say(words.noPrinter)
      else if (answer.value.outcome === 'printed') say(words.printed)
    })
  }, [say])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event, 'p') || event.repeat) return
      event.preventDefault()
      print()
    }
    document.addEventListener('keydown', onKey)
    return () => { document.removeEventListener('keydown', onKey) }
  }, [print])
  return print
}
