import { useState } from 'react'
import { Button } from 'react-aria-components'
import { LIMITS } from '../../../shared/schemas/common.ts'
import { sessions as words } from '../../strings/sessions.ts'

interface Props {
  readonly place: string
  readonly onKeep: (place: string) => Promise<void>
  readonly onLeave: () => void
}

/** Where it takes place, or the link: one line, changed where it stands. Enter keeps it, Escape leaves. */
export const PlaceForm = ({ place, onKeep, onLeave }: Props) => {
  const [typed, setTyped] = useState(place)
  const [isGoing, setGoing] = useState(false)
  return (
    <form
      className="place-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isGoing) return
        setGoing(true)
        void onKeep(typed.trim()).then(() => { setGoing(false) })
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onLeave()
      }}
    >
      <div className="input">
        <input
          aria-label={words.acts.placeLabel}
          placeholder={words.acts.placeLabel}
          autoFocus
          autoComplete="off"
          spellCheck={false}
          dir="auto"
          maxLength={LIMITS.place}
          value={typed}
          onChange={(event) => { setTyped(event.target.value) }}
        />
        <Button type="submit" className="step" isPending={isGoing}>{words.acts.keep} <span className="key">Enter</span></Button>
      </div>
    </form>
  )
}
