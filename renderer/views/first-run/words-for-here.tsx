import { useState, type FormEvent } from 'react'
import { Button, FieldError, Input, Label, TextField } from 'react-aria-components'
import { WORDS_FOR_THIS_COMPUTER } from '../../../shared/ipc/contract.ts'
import { firstRun } from '../../strings/first-run.ts'

const said = firstRun.sheet

/** Whether the words were typed that allow the sheet on the computer it opens (V5). Case and spaces do not matter. */
export const areTheWords = (typed: string): boolean =>
  typed.trim().toLowerCase().replace(/\s+/g, ' ') === WORDS_FOR_THIS_COMPUTER

interface Props {
  readonly isSaving: boolean
  readonly onSave: (words: string) => void
  readonly onElsewhere: () => void
}

/** Asks, in place, for the words that keep the sheet on this computer, and says what that means. */
export const WordsForHere = ({ isSaving, onSave, onElsewhere }: Props) => {
  const [typed, setTyped] = useState('')
  const [isAsked, setAsked] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (areTheWords(typed)) onSave(WORDS_FOR_THIS_COMPUTER)
  }
  return (
    <form className="notice is-asking" onSubmit={submit}>
      <p>{said.onThisComputer}</p>
      <TextField
        className="field"
        value={typed}
        onChange={setTyped}
        autoComplete="off"
        spellCheck="false"
        autoFocus
        isInvalid={isAsked && !areTheWords(typed)}
        validationBehavior="aria"
      >
        <Label className="label">{said.wordsLabel(WORDS_FOR_THIS_COMPUTER)}</Label>
        <div className="input"><Input className="grow" /></div>
        <FieldError className="field-error">{said.notThoseWords}</FieldError>
      </TextField>
      <p className="acts">
        <Button type="submit" className="button is-small" isPending={isSaving}>
          {isSaving ? said.saving : said.saveHere}
        </Button>
        <Button className="button is-small is-plain" onPress={onElsewhere}>{said.elsewhere}</Button>
      </p>
    </form>
  )
}
