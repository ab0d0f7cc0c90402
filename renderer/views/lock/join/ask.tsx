import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { call } from '../../../api.ts'
import { foldCode, isWholeCode, wholeGroups } from '../../../components/recovery-code.ts'
import { joinAdvice, joining } from '../../../strings/joining.ts'
import { NewPassphrase } from '../../first-run/new-passphrase.tsx'
import { BeforePage } from '../before-page.tsx'
import { CodeField } from '../code-field.tsx'

interface Props {
  readonly onAsked: (fingerprint: string) => void
  readonly onLeave: () => void
}

/** The code of the invitation, and a passphrase of her own. */
export const Ask = ({ onAsked, onLeave }: Props) => {
  const [code, setCode] = useState('')
  const [codeError, setCodeError] = useState<string | null>(null)
  const [isGoing, setGoing] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const field = useRef<HTMLInputElement>(null)

  const sayOfCode = (sentence: string) => {
    setCodeError(sentence)
    field.current?.focus()
  }
  const isThere = (): boolean => {
    if (isWholeCode(code)) return true
    sayOfCode(joining.code.notYet(wholeGroups(code)))
    return false
  }
  const ask = async (passphrase: string) => {
    setGoing(true)
    setError(null)
    const answer = await call('vault.join', { code: foldCode(code), passphrase })
    setGoing(false)
    if (answer.ok) onAsked(answer.value.fingerprint)
    else if (answer.error.code === 'wrong-code') sayOfCode(joinAdvice(answer.error))
    else setError(joinAdvice(answer.error))
  }
  return (
    <BeforePage title={joining.title} lead={joining.lead} asides={joining.asides} said={error}>
      <NewPassphrase
        label={joining.passphrase}
        above={{
          field: (
            <CodeField
              label={joining.code.label}
              value={code}
              onChange={(typed) => {
                setCode(typed)
                setCodeError(null)
              }}
              isReadOnly={isGoing}
              autoFocus
              error={codeError}
              inputRef={field}
            />
          ),
          isThere,
        }}
        go={joining.go}
        going={joining.going}
        isGoing={isGoing}
        error={error}
        onChosen={(passphrase) => { void ask(passphrase) }}
        beside={<Button className="button is-plain" isDisabled={isGoing} onPress={onLeave}>{joining.back}</Button>}
      />
    </BeforePage>
  )
}
