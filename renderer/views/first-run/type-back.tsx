import { useRef } from 'react'
import { FieldError, Input, Label, TextField } from 'react-aria-components'
import { foldCode, GROUP_LENGTH } from '../../components/recovery-code.ts'
import { Tick } from '../../components/icons.tsx'
import { firstRun } from '../../strings/first-run.ts'

const said = firstRun.sheet
const CELLS = Array.from({ length: GROUP_LENGTH }, (_, index) => index)

interface Props {
  readonly group: number
  readonly value: string
  readonly onChange: (value: string) => void
  readonly isMatch: boolean
  readonly error: string | null
}

/**
 * Four drawn cells over one ordinary field: pasting, deleting and screen readers need nothing special.
 * Takes what is typed as the code means it (O is 0, I and L are 1, no matter the case).
 */
export const TypeBack = ({ group, value, onChange, isMatch, error }: Props) => {
  const input = useRef<HTMLInputElement>(null)
  const toTheEnd = () => {
    const field = input.current
    // What is selected is about to be typed over: that has to stay possible.
    if (field && field.selectionStart === field.selectionEnd) field.setSelectionRange(value.length, value.length)
  }
  const next = Math.min(value.length, GROUP_LENGTH - 1)
  return (
    <TextField
      className="typeback"
      value={value}
      onChange={(typed) => { onChange(foldCode(typed).slice(0, GROUP_LENGTH)) }}
      autoComplete="off"
      autoCorrect="off"
      spellCheck="false"
      isInvalid={error !== null}
      validationBehavior="aria"
      autoFocus
    >
      <Label className="label">{said.typeBack(group)}</Label>
      <span className="cells">
        {/* The cursor is not drawn, so it stays where the next letter is seen to go. */}
        <Input ref={input} className="cells-input" autoCapitalize="characters" onSelect={toTheEnd} />
        {CELLS.map((cell) => (
          <span key={cell} aria-hidden="true" className={cell === next ? 'cellbox code is-next' : 'cellbox code'}>
            {value[cell] ?? ''}
          </span>
        ))}
        {isMatch && <span className="match" role="status"><Tick /> {said.match}</span>}
      </span>
      <FieldError className="field-error">{error}</FieldError>
    </TextField>
  )
}
