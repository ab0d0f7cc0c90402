import { useRef, useState, type FormEvent, type ReactNode, type RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { Role } from '../../../shared/domain/compartment.ts'
import { PassphraseField } from '../../components/passphrase-field.tsx'
import { lock } from '../../strings/lock.ts'
import type { useOpening } from './use-opening.ts'

const said = lock.passphrase

interface Props {
  readonly opening: ReturnType<typeof useOpening>
  /** Whose passphrase it is; null where only one may open the practice. */
  readonly role: Role | null
  /** What stands above the passphrase; it is given the field, for what is typed next. */
  readonly above?: (field: RefObject<HTMLInputElement | null>) => ReactNode
  /** V6: the keychain of this computer may open it, too. */
  readonly hasKeychain: boolean
}

/** The passphrase and one button, or two. The field stays as it is during a pause. */
export const PassphraseDoor = ({ opening, role, above, hasKeychain }: Props) => {
  const [typed, setTyped] = useState('')
  const [isShown, setShown] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const { opensBy, isOpening } = opening

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (isOpening) return
    if (typed === '') {
      opening.say(said.empty)
      input.current?.focus()
    } else if (!await opening.open({ by: 'passphrase', typed, role })) {
      // The next letter typed begins anew; nothing has to be deleted first.
      input.current?.select()
    }
  }
  const ask = async () => {
    // On with the passphrase.
    if (!await opening.open({ by: 'keychain' })) input.current?.focus()
  }
  return (
    <form className="lock-form" onSubmit={(event) => { void submit(event) }}>
      {above?.(input)}
      <PassphraseField
        label={said.label}
        value={typed}
        onChange={setTyped}
        isShown={isShown}
        {...(typed === '' ? {} : { onShow: setShown })}
        autoFocus
        isReadOnly={isOpening}
        inputRef={input}
        autoComplete="current-password"
      />
      <div className="lock-acts">
        <Button
          type="submit"
          className="button is-primary"
          isPending={opensBy === 'passphrase'}
          isDisabled={opensBy === 'keychain'}
        >
          {opensBy === 'passphrase' ? said.unlocking : <>{said.unlock} <span className="key">{said.enter}</span></>}
        </Button>
        {hasKeychain && (
          <Button
            className="button"
            isPending={opensBy === 'keychain'}
            isDisabled={opensBy === 'passphrase' || opening.isKeychainOver}
            onPress={() => { void ask() }}
          >
            {opensBy === 'keychain' ? lock.keychain.unlocking : lock.keychain.unlock}
          </Button>
        )}
      </div>
    </form>
  )
}
