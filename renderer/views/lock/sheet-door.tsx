import { useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { foldCode, isWholeCode, wholeGroups } from '../../components/recovery-code.ts'
import { lock } from '../../strings/lock.ts'
import { CodeField } from './code-field.tsx'
import type { useOpening } from './use-opening.ts'

const said = lock.sheet

/** The recovery code of the sheet, and one button. */
export const SheetDoor = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const [typed, setTyped] = useState('')
  const isOpening = opening.isOpening

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!isWholeCode(typed)) opening.say(said.notYet(wholeGroups(typed)))
    else await opening.open({ by: 'sheet', typed: foldCode(typed) })
  }
  return (
    <form className="lock-form" onSubmit={(event) => { void submit(event) }}>
      <CodeField label={said.label} value={typed} onChange={setTyped} isReadOnly={isOpening} autoFocus />
      <Button type="submit" className="button is-primary" isPending={isOpening}>
        {isOpening ? said.opening : <>{said.open} <span className="key">{lock.passphrase.enter}</span></>}
      </Button>
    </form>
  )
}
