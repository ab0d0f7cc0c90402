import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react'
import { call } from '../api.ts'
import { isShortcut } from '../components/shortcut.ts'
import { Toast } from '../components/toast.tsx'
import { adviceFor } from '../strings/advice.ts'
import { words } from '../strings/words.ts'
import { UndoContext, type Done } from './undo.ts'

interface Said { readonly sentence: string, readonly changeId: string | null, readonly nth: number }

/** Whether Ctrl+Z belongs to what is being typed in. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target instanceof HTMLTextAreaElement
    // A box or a ring takes no words: what was chosen there is to be undone there.
    || (target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'))

/** Offers undo after a change: by the toast, and by Ctrl+Z outside of text. */
export const UndoProvider = ({ children }: { readonly children: ReactNode }) => {
  const [said, setSaid] = useState<Said | null>(null)

  const show = useCallback((sentence: string, changeId: string | null) => {
    setSaid((old) => ({ sentence, changeId, nth: (old?.nth ?? 0) + 1 }))
  }, [])
  const offer = useCallback((done: Done) => { show(done.sentence, done.changeId) }, [show])
  const say = useCallback((sentence: string) => { show(sentence, null) }, [show])
  const close = useCallback(() => { setSaid(null) }, [])

  const changeId = said?.changeId ?? null
  const undo = useCallback(() => {
    if (changeId === null) return
    void call('undo', { changeId }).then((answer) => {
      say(answer.ok ? words.undone : adviceFor(answer.error))
    })
  }, [changeId, say])

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!isShortcut(event, 'z') || isTyping(event.target) || changeId === null) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => { window.removeEventListener('keydown', onKey) }
  }, [undo, changeId])

  const value = useMemo(() => ({ offer, say }), [offer, say])
  return (
    <UndoContext value={value}>
      {children}
      {/* The live region stands there before anything is said, or a screen reader misses the first sentence. */}
      <div role="status" aria-live="polite">
        {said && <Toast key={said.nth} sentence={said.sentence} undo={changeId === null ? null : undo} close={close} />}
      </div>
    </UndoContext>
  )
}
