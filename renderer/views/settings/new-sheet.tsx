import { useEffect, useState } from 'react'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { settings } from '../../strings/settings.ts'
import { KeepSheet } from '../first-run/keep-sheet.tsx'
import { keyAdvice } from './present.tsx'
import { ProveFirst } from './prove-first.tsx'

const words = settings.sheet

/** The present passphrase, then a new sheet to keep and type back; until that is done the old one counts (V5). */
export const NewSheet = ({ onLeave }: { readonly onLeave: () => void }) => {
  const { say } = useUndo()
  const [begun, setBegun] = useState<Output<'vault.beginSheet'> | null>(null)
  // Not a ref: it belongs to this sheet. Whichever way she leaves, a copy that counts for nothing is told of.
  const [copy] = useState(() => ({ isKept: false, counts: false }))
  useEffect(() => () => { if (copy.isKept && !copy.counts) say(words.left) }, [copy, say])
  const finish = async (typed: Input<'vault.finishSheet'>) => {
    copy.counts = true
    const answer = await call('vault.finishSheet', typed)
    copy.counts = answer.ok
    return answer
  }
  if (begun === null) {
    return (
      <ProveFirst
        words={words}
        act={(current) => call('vault.beginSheet', { current })}
        onDone={setBegun}
        onLeave={onLeave}
      />
    )
  }
  return (
    <main className="room settings settings-task">
      <KeepSheet
        begun={begun}
        words={words.keep}
        finish={finish}
        adviceOf={keyAdvice}
        onKept={() => { copy.isKept = true }}
        onBack={onLeave}
        onOpen={() => {
          say(words.done)
          onLeave()
        }}
      />
    </main>
  )
}
