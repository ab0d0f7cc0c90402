import { useState } from 'react'
import { Button } from 'react-aria-components'
import { ClientNameForm } from '../../components/client-name-form.tsx'
import { Shelf } from '../../components/item-icons.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useEnter } from '../../components/use-enter.ts'
import { clients } from '../../strings/clients.ts'
import { useAddClient } from './use-add-client.ts'

/** The first question. The button becomes the field where it stands; Enter begins the first note. */
export const FirstClient = () => {
  const [isAsking, setAsking] = useState(false)
  const { addFirst } = useAddClient()
  const ask = () => { setAsking(true) }
  useEnter(isAsking ? null : ask)
  return (
    <main className="room empty-room">
      <div className="empty">
        <Shelf />
        <RoomTitle className="name">{clients.question}</RoomTitle>
        {isAsking
          ? (
            <ClientNameForm
              className="first-name"
              label={clients.name}
              keep={clients.begin}
              onKeep={addFirst}
              onLeave={() => { setAsking(false) }}
            />
          )
          : (
            <Button className="button is-primary" onPress={ask}>
              {clients.firstName} <span className="key">Enter</span>
            </Button>
          )}
      </div>
    </main>
  )
}
