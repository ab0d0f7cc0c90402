import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { isLongEnough } from '../../../shared/domain/passphrase.ts'
import { Tick } from '../../components/icons.tsx'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { firstRun } from '../../strings/first-run.ts'
import { lacking, type Lacking } from './passphrase-rules.ts'
import { StrengthStrip } from './strength-strip.tsx'
import { drawUint32, suggestion } from './suggest.ts'
import { loadEstimator, useGuesses } from './use-guesses.ts'

const words = firstRun.field

interface Props {
  /** What the new one is called; first run has no other to tell it from. */
  readonly label?: string
  /** What is asked for above it in the same form. `isThere` says there what is lacking, and answers whether nothing is. */
  readonly above?: { readonly field: ReactNode, readonly isThere: () => boolean }
  readonly go: string
  /** What the button says meanwhile. */
  readonly going: string
  readonly isGoing: boolean
  /** What came back, in one sentence; null if nothing did. */
  readonly error: string | null
  readonly onChosen: (passphrase: string) => void
  /** One more step, beside the button. */
  readonly beside?: ReactNode
}

/** A new passphrase, typed twice, with an honest word about its strength. Only eight characters are asked for. */
export const NewPassphrase = ({ label = words.label, above, go, going, isGoing, error, onChosen, beside }: Props) => {
  const [passphrase, setPassphrase] = useState('')
  const [again, setAgain] = useState('')
  const [isShown, setShown] = useState(false)
  const [suggested, setSuggested] = useState<string | null>(null)
  const [asked, setAsked] = useState<Lacking | null>(null)
  const first = useRef<HTMLInputElement>(null)
  const second = useRef<HTMLInputElement>(null)
  const guesses = useGuesses(passphrase, suggested)

  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isGoing || (above && !above.isThere())) return
    const missing = lacking(passphrase, again)
    setAsked(missing)
    if (missing === null) onChosen(passphrase)
    else (missing === 'too-short' ? first : second).current?.focus()
  }
  const suggest = () => {
    void loadEstimator().then(({ wordList }) => {
      const words = suggestion(wordList, drawUint32)
      setSuggested(words)
      setPassphrase(words)
      setAgain('')
      setAsked(null)
      setShown(true)
      second.current?.focus()
    })
  }

  const isSame = again !== '' && again === passphrase
  return (
    <form onSubmit={submit}>
      {above?.field}
      <PassphraseField
        label={label}
        value={passphrase}
        onChange={setPassphrase}
        isShown={isShown}
        onShow={setShown}
        // What was lacking is said once, and goes as soon as it is mended.
        error={asked === 'too-short' && !isLongEnough(passphrase) ? words.tooShort : null}
        autoFocus={!above}
        isReadOnly={isGoing}
        inputRef={first}
        autoComplete="new-password"
      >
        <StrengthStrip guesses={guesses} />
      </PassphraseField>
      <PassphraseField
        label={words.again}
        value={again}
        onChange={setAgain}
        isShown={isShown}
        error={asked === 'different' && !isSame ? words.different : null}
        beside={isSame && <span className="match small" role="status"><Tick /> {words.same}</span>}
        isReadOnly={isGoing}
        inputRef={second}
        autoComplete="new-password"
      />
      {error !== null && <div className="notice" role="alert"><p>{error}</p></div>}
      <p className="first-acts">
        <Button type="submit" className="button is-primary" isPending={isGoing}>{isGoing ? going : go}</Button>
        <Button className="button is-plain" isDisabled={isGoing} onPress={suggest}>{words.suggest}</Button>
        {beside}
      </p>
    </form>
  )
}
