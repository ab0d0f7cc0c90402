import { useCallback, useEffect, useMemo, useRef } from 'react'
import type { ClientRow } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useNavigation } from '../../app/navigation.ts'
import { useUndo } from '../../app/undo.ts'
import { useWriting } from '../../components/use-writing.ts'
import { adviceFor } from '../../strings/advice.ts'
import { clients as words } from '../../strings/clients.ts'
import type { RowActs } from './roster-row.tsx'
import { useStep, type Steps } from './use-step.ts'

interface Unfolds {
  /** `enters`: the focus goes on to what is unfolded. */
  readonly unfold: (client: ClientRow, enters: boolean) => void
  readonly fold: () => void
}

/** What can be done with a row. The same from one drawing to the next: rows are drawn anew only where they differ. */
export const useRowActs = (unfolds: Unfolds): { readonly acts: RowActs, readonly steps: Steps } => {
  const latest = useRef(unfolds)
  useEffect(() => { latest.current = unfolds })
  const { go } = useNavigation()
  const { write, goOn } = useWriting()
  const { offer, say } = useUndo()
  const steps = useStep()
  const { take } = steps

  const takeUp = useCallback(async ({ id: clientId, name }: ClientRow) => {
    const answer = await call('engagements.resume', { clientId })
    if (answer.ok) offer({ sentence: words.takenUp(name), changeId: answer.value.changeId })
    else say(adviceFor(answer.error))
  }, [offer, say])

  const acts = useMemo((): RowActs => ({
    onOpen: ({ id }) => { go({ room: 'client', clientId: id }) },
    onWrite: ({ id, hasDraft }) => { void (hasDraft ? goOn : write)(id) },
    // What is late is gone through where it stands: no page has to be opened for it.
    onStep: (client) => {
      if (client.step === 'review-items') latest.current.unfold(client, true)
      else void take(client)
    },
    onTakeUp: (client) => { void takeUp(client) },
    onUnfold: (client) => { latest.current.unfold(client, false) },
    onFold: () => { latest.current.fold() },
    onEnter: (client) => { latest.current.unfold(client, true) },
  }), [go, write, goOn, take, takeUp])
  return { acts, steps }
}
