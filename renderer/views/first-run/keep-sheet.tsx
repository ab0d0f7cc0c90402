import { useEffect, useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import type { Input, Output } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import { GROUP_LENGTH } from '../../components/recovery-code.ts'
import { adviceFor } from '../../strings/advice.ts'
import { firstRun } from '../../strings/first-run.ts'
import { RecoverySheet } from './recovery-sheet.tsx'
import { TypeBack } from './type-back.tsx'
import { useKeeping } from './use-keeping.ts'
import { WordsForHere } from './words-for-here.tsx'

const said = firstRun.sheet

interface Props {
  readonly begun: Output<'vault.begin'>
  /** What this sheet is about, where it is not the first one. */
  readonly words?: Readonly<Record<'title' | 'lead' | 'open' | 'opening' | 'back', string>> & { readonly step: string | null }
  /** Hands over what was typed back, and where the sheet went. */
  readonly finish: (typedBack: Input<'vault.finish'>) => Promise<Answer<unknown>>
  /** What to say of an answer that is no; else the advice there is. */
  readonly adviceOf?: typeof adviceFor
  /** There is a copy of it somewhere. */
  readonly onKept?: () => void
  /** Back to the passphrase; `isKept` says whether a copy of this sheet is already somewhere. */
  readonly onBack: (isKept: boolean) => void
  readonly onOpen: () => void
}

/** Keep a copy of the sheet, then type one group back from that copy (V5). */
export const KeepSheet = ({ begun, words = said, finish, adviceOf = adviceFor, onKept, onBack, onOpen }: Props) => {
  // The group is covered once there is a copy to read it from.
  const [isCovered, setCovered] = useState(false)
  const [typed, setTyped] = useState('')
  const [isOpening, setOpening] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isWrong, setWrong] = useState(false)
  const keeping = useKeeping(() => {
    setCovered(true)
    onKept?.()
  })
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => { heading.current?.focus() }, [])

  const asked = begun.groups[begun.askFor - 1]
  const isMatch = typed === asked
  const lookAgain = () => {
    setTyped('')
    setWrong(false)
    setCovered(false)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!keeping.place || isOpening) return
    setWrong(!isMatch)
    if (!isMatch) return
    setOpening(true)
    setError(null)
    const answer = await finish({ group: typed, place: keeping.place })
    setOpening(false)
    if (answer.ok) onOpen()
    else setError(adviceOf(answer.error))
  }

  return (
    <div className="first-cols is-recovery">
      <section>
        {words.step !== null && <p className="small">{words.step}</p>}
        <h1 className="title" ref={heading} tabIndex={-1}>{words.title}</h1>
        <p className="lead">{words.lead}</p>
        <p className="first-acts is-first" hidden={keeping.asksWords}>
          <Button
            className={isCovered ? 'button' : 'button is-primary'}
            isPending={keeping.busy === 'printing'}
            onPress={keeping.print}
          >
            {keeping.busy === 'printing' ? said.printing : said.print}
          </Button>
          <Button className="button" isPending={keeping.busy === 'saving'} onPress={() => { keeping.save(null) }}>
            {keeping.busy === 'saving' ? said.saving : said.save}
          </Button>
          {!isCovered && <Button className="button is-plain" onPress={keeping.byHand}>{said.byHand}</Button>}
        </p>
        {/* The question takes the place of the buttons it came from. */}
        {keeping.asksWords && (
          <WordsForHere
            isSaving={keeping.busy === 'saving'}
            onSave={keeping.save}
            onElsewhere={() => { keeping.save(null) }}
          />
        )}
        {keeping.error !== null && <div className="notice" role="alert"><p>{keeping.error}</p></div>}
        <form onSubmit={(event) => { void submit(event) }}>
          {isCovered && keeping.place && (
            <>
              <p className="small kept">
                <span role="status">{said.kept[keeping.place]}</span>
                <Button className="step small" isDisabled={isOpening} onPress={lookAgain}>{said.look}</Button>
              </p>
              <TypeBack
                group={begun.askFor}
                value={typed}
                onChange={(value) => {
                  setTyped(value)
                  // Four letters that do not match are said at once; fewer are not a slip yet.
                  setWrong(value.length === GROUP_LENGTH && value !== asked)
                }}
                isMatch={isMatch}
                error={isWrong ? said.noMatch : null}
              />
            </>
          )}
          {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
          <p className="first-acts">
            {isCovered && (
              <Button type="submit" className="button is-primary" isPending={isOpening}>
                {isOpening ? words.opening : <>{words.open} <span className="key">{said.enter}</span></>}
              </Button>
            )}
            <Button
              className="button is-plain"
              isDisabled={isOpening}
              onPress={() => { onBack(keeping.place !== null) }}
            >
              {words.back}
            </Button>
          </p>
        </form>
      </section>
      <RecoverySheet sheet={begun} isCovered={isCovered} />
    </div>
  )
}
