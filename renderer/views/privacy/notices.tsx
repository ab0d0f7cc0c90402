import { useState } from 'react'
import { Button } from 'react-aria-components'
import type { PrivacyView } from '../../../shared/ipc/views.ts'
import { call } from '../../api.ts'
import { useUndo } from '../../app/undo.ts'
import { adviceFor } from '../../strings/advice.ts'
import { damageSentences, privacy } from '../../strings/privacy.ts'

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

/** V11, V16: what was found on opening, in words. Nothing when all is well. */
export const DamageNotice = ({ damage }: { readonly damage: PrivacyView['damage'] }) => {
  const sentences = damageSentences(damage)
  if (sentences.length === 0) return null
  return (
    <div className="notice" role="note">
      <div>
        <p className="strong">{privacy.damage}</p>
        {sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
      </div>
    </div>
  )
}
