import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { Output } from '../../../shared/ipc/contract.ts'
import { call } from '../../api.ts'
import { Mark } from '../../components/icons.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { firstRun } from '../../strings/first-run.ts'
import { sample } from '../../strings/sample.ts'
import { words } from '../../strings/words.ts'
import { KeepSheet } from './keep-sheet.tsx'
import { NewPassphrase } from './new-passphrase.tsx'

const said = firstRun.passphrase

/** A passphrase, then the recovery sheet. It asks for nothing else; whoever wants to can look around first. */
export const FirstRun = ({ onOpen, onRestore }: { readonly onOpen: () => void, readonly onRestore: () => void }) => {
  const [begun, setBegun] = useState<Output<'vault.begin'> | null>(null)
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [hasOldSheet, setOldSheet] = useState(false)
  const [isVisiting, setVisiting] = useState(false)

  const begin = async (passphrase: string) => {
    setGoing(true)
    setError(null)
    // Beginning again throws away what was begun before: its keys, and with them its sheet.
    const answer = await call('vault.begin', { passphrase })
    setGoing(false)
    if (answer.ok) setBegun(answer.value)
    else setError(adviceFor(answer.error))
  }
  const visit = () => {
    setVisiting(true)
    void call('host.visit', { practice: 'sample' })
  }
  const back = (isKept: boolean) => {
    setBegun(null)
    setOldSheet(isKept)
  }

  return (
    <main className="first">
      <div className="mark-line"><Mark size={24} /><span>{words.product}</span></div>
      {begun
        ? <KeepSheet begun={begun} finish={(typed) => call('vault.finish', typed)} onBack={back} onOpen={onOpen} />
        : (
          <div className="first-cols">
            <section>
              <p className="small">{said.step}</p>
              <h1 className="title">{said.title}</h1>
              <p className="lead">{said.lead}</p>
              {hasOldSheet && <div className="notice"><p>{said.oldSheet}</p></div>}
              <NewPassphrase
                go={said.go}
                going={said.going}
                isGoing={isGoing}
                error={error}
                onChosen={(passphrase) => { void begin(passphrase) }}
              />
            </section>
            <aside>
              {said.asides.map((line) => <p key={line}>{line}</p>)}
              <Button className="step" isDisabled={isGoing || isVisiting} onPress={visit}>
                {isVisiting ? sample.going : sample.offer}
              </Button>
              <Button className="step" isDisabled={isGoing || isVisiting} onPress={onRestore}>{said.restore}</Button>
            </aside>
          </div>
          )}
    </main>
  )
}
