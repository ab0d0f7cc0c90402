import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { NameForm } from '../../components/name-form.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useWayBack } from '../../components/use-way-back.ts'
import { clients as words } from '../../strings/clients.ts'
import { useAddClient } from './use-add-client.ts'

/** The name of the room, and the way to add somebody: the button becomes the field where it stands. */
export const RosterTitle = () => {
  const [isAdding, setAdding] = useState(false)
  const add = useRef<HTMLButtonElement>(null)
  const { addOne } = useAddClient()
  useWayBack(add, isAdding)
  const leave = () => { setAdding(false) }
  return (
    <header className="room-head">
      <RoomTitle>{words.title}</RoomTitle>
      {isAdding
        ? (
          <NameForm
            className="added-name"
            label={words.addName}
            hint={words.addName}
            keep={words.addIt}
            onKeep={addOne}
            onLeave={leave}
          />
        )
        : <Button ref={add} className="button is-plain" onPress={() => { setAdding(true) }}>{words.add}</Button>}
    </header>
  )
}
