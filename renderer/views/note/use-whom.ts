import { useCallback, useState } from 'react'
import { useUndo } from '../../app/undo.ts'
import type { Named } from '../../components/client-matches.ts'
import { adviceFor } from '../../strings/advice.ts'
import { note as words } from '../../strings/note.ts'
import type { DraftKeeper } from './draft-keeper.ts'
import type { useAbout } from './use-about.ts'

interface Parts {
  readonly note: Pick<ReturnType<typeof useAbout>, 'about' | 'ask' | 'choose' | 'move'>
  readonly keeper: DraftKeeper
  readonly isEmpty: () => boolean
  readonly toEditor: () => void
}

/** Whom the note is about: chosen in a quick note, and changed in any. The writing goes on. */
export const useWhom = ({ note, keeper, isEmpty, toEditor }: Parts) => {
  const { about, ask, choose, move } = note
  const undo = useUndo()
  const [asksWhom, setAsksWhom] = useState(false)
  const askWhom = useCallback(() => { setAsksWhom(true) }, [])

  /** Keeps at once what there is, under her. */
  const take = useCallback((client: Named) => {
    choose(client)
    setAsksWhom(false)
    if (isEmpty() && keeper.standing() !== 'unkept') void ask()
    else {
      keeper.touch()
      void keeper.flush()
    }
  }, [choose, ask, isEmpty, keeper])

  const onChoose = useCallback((client: Named) => {
    take(client)
    toEditor()
  }, [take, toEditor])

  const onMove = useCallback((client: Named) => {
    void (async () => {
      // A failure is told by the keeping itself; what is not on the disk is not moved.
      if (!await keeper.flush()) return
      const answer = await move(client)
      if (answer.ok) {
        undo.offer({ sentence: words.moved(client.name, about.confirmed.length), changeId: answer.value.changeId })
      } else if (answer.error.code === 'not-found' && about.savedAt === null) take(client)
      else undo.say(adviceFor(answer.error))
    })()
  }, [keeper, move, take, undo, about.confirmed.length, about.savedAt])

  return { asksWhom, askWhom, onChoose, onMove }
}
