import { useRef, useState, type ReactNode, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { PrivacyView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { useFocusKept } from '../../components/use-focus-kept.ts'
import { adviceFor } from '../../strings/advice.ts'
import { damageSentences, privacy } from '../../strings/privacy.ts'
import { AskFirst } from './ask-first.tsx'

/** V5: a sheet on this computer is warned about until she says that it is moved. */
export const SheetNotice = () => {
  const said = privacy.sheetHere
  const { offer } = useUndo()
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const confirm = async () => {
    setGoing(true)
    const answer = await call('sheet.confirmMoved', {})
    setGoing(false)
    if (answer.ok) offer({ sentence: said.done, changeId: answer.value.changeId })
    else setError(adviceFor(answer.error))
  }
  return (
    <div className="notice" role="note">
      <div>
        <p className="strong">{said.title}</p>
        <p>{said.text}</p>
        {error !== null && <p role="alert">{error}</p>}
      </div>
      <Button className="button is-small" isPending={isGoing} onPress={() => { void confirm() }}>
        {isGoing ? said.moving : said.moved}
      </Button>
    </div>
  )
}

interface DamageProps {
  readonly damage: PrivacyView['damage']
  /** Where one comes to when it is settled. */
  readonly title: RefObject<HTMLElement | null>
}

/** V11, V16: what was found on opening, in words, and that she has looked. Nothing when all is well. */
export const DamageNotice = ({ damage, title }: DamageProps) => {
  const place = useRef<HTMLDivElement>(null)
  useFocusKept(place, title)
  const sentences = damageSentences(damage)
  const words = (
    <>
      <p className="strong">{privacy.damage}</p>
      {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
    </>
  )
  return (
    <div ref={place}>
      {sentences.length > 0 && (
        <section className="notice is-found" aria-label={privacy.damage}>
          {damage.disagreeing > 0 ? <Looked>{words}</Looked> : <div>{words}</div>}
        </section>
      )}
    </div>
  )
}

/** V16: what does not agree stays told until she says so here. What does not open is told as long as it does not. */
const Looked = ({ children }: { readonly children: ReactNode }) => {
  const said = privacy.looked
  const { say } = useUndo()
  const acknowledge = async () => {
    const answer = await call('damage.acknowledge', {})
    if (!answer.ok) return adviceFor(answer.error)
    say(said.done)
    return null
  }
  return (
    <AskFirst
      step={said.step}
      question={said.question}
      keep={said.keep}
      go={said.go}
      about={said.about}
      isDestroying={false}
      onGo={acknowledge}
    >
      {children}
    </AskFirst>
  )
}
