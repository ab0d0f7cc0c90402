import { useId } from 'react'
import { ROLES, type Role } from '../../../shared/domain/compartment.ts'
import { roles as words } from '../../strings/roles.ts'

interface Props {
  readonly roles: readonly Role[]
  readonly role: Role
  readonly isDisabled: boolean
  readonly onChoose: (role: Role) => void
  /** She chose with the mouse: what comes next is typed. */
  readonly onPointed: () => void
}

/** A quiet choice above the passphrase. It names no person. */
export const WhoIsThere = ({ roles, role, isDisabled, onChoose, onPointed }: Props) => {
  const name = useId()
  return (
    <fieldset className="choice who" disabled={isDisabled}>
      <legend className="visually-hidden">{words.choose}</legend>
      <div className="options">
        {ROLES.filter((one) => roles.includes(one)).map((one) => (
          // The arrow keys click, too, but with nothing: they stay where they are. The label has the focus put on the
          // choice first.
          <label
            key={one}
            className="option"
            onClick={({ detail }) => { if (detail > 0) setTimeout(onPointed) }}
          >
            <input
              type="radio"
              name={name}
              checked={one === role}
              onChange={() => { onChoose(one) }}
            />
            {words.names[one]}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
