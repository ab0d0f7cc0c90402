import { useState, type FormEvent } from 'react'
import { Button, Input, Label, Text, TextField } from 'react-aria-components'
import { foldCode, isWholeCode, wholeGroups } from '../../components/recovery-code.ts'
import { lock } from '../../strings/lock.ts'
import type { useOpening } from './use-opening.ts'

const said = lock.sheet

/** The recovery code, in one field that forgives spaces, hyphens, case and look-alikes. */
export const SheetDoor = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const [typed, setTyped] = useState('')
  const groups = wholeGroups(typed)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWholeCode(typed)) opening.say(said.notYet(groups))
    else await opening.open({ by: 'sheet', typed: foldCode(typed) })
  }
  return (
    <form className="lock-form" onSubmit={(event) => { void submit(event) }}>
      <TextField
        className="field"
        value={typed}
        onChange={setTyped}
        maxLength={200}
        autoComplete="off"
        autoCorrect="off"
        spellCheck="false"
        isReadOnly={opening.isOpening}
        autoFocus
      >
        <Label className="label">{said.label}</Label>
        <div className="input"><Input className="grow code" autoCapitalize="characters" /></div>
        <Text slot="description" elementType="p" className="hint">
          {typed === '' ? said.hint : said.soFar(groups)}
        </Text>
      </TextField>
      <Button type="submit" className="button is-primary" isPending={opening.isOpening}>
        {opening.isOpening ? said.opening : <>{said.open} <span className="key">{lock.passphrase.enter}</span></>}
      </Button>
    </form>
  )
}
