import { useRef, useState, type FormEvent } from 'react'
import { Button } from 'react-aria-components'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { lock } from '../../strings/lock.ts'
import type { useOpening } from './use-opening.ts'

const said = lock.passphrase

/** The passphrase and one button. The field stays as it is during a pause. */
export const PassphraseDoor = ({ opening }: { readonly opening: ReturnType<typeof useOpening> }) => {
  const [typed, setTyped] = useState('')
  const [isShown, setShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (typed === '') {
      opening.say(said.empty)
      input.current?.focus()
    } else if (!await opening.open({ by: 'passphrase', typed })) {
      // The next letter typed begins anew; nothing has to be deleted first.
      input.current?.select()
    }
  }
  return (
    <form className="lock-form" onSubmit={(event) => { void submit(event) }}>
      <PassphraseField
        label={said.label}
        value={typed}
        onChange={setTyped}
        isShown={isShown}
        {...(typed === '' ? {} : { onShow: setShown })}
        autoFocus
        isReadOnly={opening.isOpening}
        inputRef={input}
        autoComplete="current-password"
      />
      <Button type="submit" className="button is-primary" isPending={opening.isOpening}>
        {opening.isOpening ? said.unlocking : <>{said.unlock} <span className="key">{said.enter}</span></>}
      </Button>
    </form>
  )
}
