import { useState, type KeyboardEvent, type ReactNode, type Ref } from 'react'
import { Button, FieldError, Input, Label, TextField } from 'react-aria-components'
import { LIMITS } from '../../shared/schemas/common.ts'
import { firstRun } from '../strings/first-run.ts'

const words = firstRun.field

interface Props {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isShown: boolean
  /** Left out where another field has the switch for both. */
  readonly onShow?: (isShown: boolean) => void
  /** What is wrong with it, in one sentence; null if nothing is. */
  readonly error?: string | null
  /** What stands at the right end of the field. */
  readonly beside?: ReactNode
  /** What stands below it; a `Text` with the slot `description` is read out with the field. */
  readonly children?: ReactNode
  readonly autoFocus?: boolean
  readonly isReadOnly?: boolean
  readonly inputRef?: Ref<HTMLInputElement>
  readonly autoComplete: 'current-password' | 'new-password'
}

/** A passphrase, covered or shown. Says when Caps Lock is on, which nobody can see from dots. */
export const PassphraseField = (props: Props) => {
  const { label, value, onChange, isShown, onShow, error = null, beside, children, inputRef } = props
  const [capsLock, setCapsLock] = useState(false)
  const onKey = (event: KeyboardEvent) => { setCapsLock(event.getModifierState('CapsLock')) }
  const turn = isShown ? words.hide : words.show
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      type={isShown ? 'text' : 'password'}
      maxLength={LIMITS.passphrase}
      autoComplete={props.autoComplete}
      autoCorrect="off"
      spellCheck="false"
      isReadOnly={props.isReadOnly ?? false}
      isInvalid={error !== null}
      validationBehavior="aria"
      onKeyDown={onKey}
      onKeyUp={onKey}
    >
      <Label className="label">{label}</Label>
      <div className="input">
        <Input
          className={isShown ? 'grow' : 'grow dots'}
          autoFocus={props.autoFocus ?? false}
          autoCapitalize="none"
          {...(inputRef ? { ref: inputRef } : {})}
        />
        {capsLock && !isShown && <span className="hint">{words.capsLock}</span>}
        {beside}
        {onShow && (
          <Button className="step small" aria-label={`${turn}: ${label}`} onPress={() => { onShow(!isShown) }}>
            {turn}
          </Button>
        )}
      </div>
      {children}
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
