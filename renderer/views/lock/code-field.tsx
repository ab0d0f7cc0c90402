import type { Ref } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { wholeGroups } from '../../components/recovery-code.ts'
import { lock } from '../../strings/lock.ts'

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (typed: string) => void
  readonly isReadOnly: boolean
  readonly autoFocus?: boolean
  /** What is wrong with it, in one sentence; null where nothing is, or where that is said elsewhere. */
  readonly error?: string | null
  readonly inputRef?: Ref<HTMLInputElement>
}

/** A code of seven groups, in one field that forgives spaces, hyphens, case and look-alikes. */
export const CodeField = ({ label, value, onChange, isReadOnly, autoFocus = false, error = null, inputRef }: Props) => (
  <TextField
    className="field"
    value={value}
    onChange={onChange}
    maxLength={200}
    autoComplete="off"
    autoCorrect="off"
    spellCheck="false"
    isReadOnly={isReadOnly}
    isInvalid={error !== null}
    validationBehavior="aria"
    autoFocus={autoFocus}
  >
    <Label className="label">{label}</Label>
    <div className="input">
      <Input className="grow code" autoCapitalize="characters" {...(inputRef ? { ref: inputRef } : {})} />
    </div>
    {error === null && (
      <Text slot="description" elementType="p" className="hint">
        {value === '' ? lock.sheet.hint : lock.sheet.soFar(wholeGroups(value))}
      </Text>
    )}
    {error !== null && <FieldError className="hint is-said">{error}</FieldError>}
  </TextField>
)
