import { useState } from 'react'
import { call } from '../../api.ts'
import { Mark } from '../../components/icons.tsx'
import { adviceFor } from '../../strings/advice.ts'
import { lock } from '../../strings/lock.ts'
import { words } from '../../strings/words.ts'
import { NewPassphrase } from '../first-run/new-passphrase.tsx'

const said = lock.choose

/** After the recovery sheet opened the practice: a new passphrase. Everything else stays (V5). */
export const ChoosePassphrase = ({ onChosen }: { readonly onChosen: () => void }) => {
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const choose = async (passphrase: string) => {
    setGoing(true)
    setError(null)
    const answer = await call('vault.choosePassphrase', { passphrase })
    setGoing(false)
    if (answer.ok) onChosen()
    else setError(adviceFor(answer.error))
  }
  return (
    <main className="first">
      <div className="mark-line"><Mark size={24} /><span>{words.product}</span></div>
      <div className="first-cols">
        <section>
          <h1 className="title">{said.title}</h1>
          <p className="lead">{said.lead}</p>
          <NewPassphrase
            go={said.go}
            going={said.going}
            isGoing={isGoing}
            error={error}
            onChosen={(passphrase) => { void choose(passphrase) }}
          />
        </section>
        <aside><p>{said.aside}</p></aside>
      </div>
    </main>
  )
}
