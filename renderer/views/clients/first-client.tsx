import { useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { useRole } from '../../app/role.ts'
import { NameForm } from '../../components/name-form.tsx'
import { Shelf } from '../../components/item-icons.tsx'
import { RoomTitle } from '../../components/room-title.tsx'
import { useEnter } from '../../components/use-enter.ts'
import { useWayBack } from '../../components/use-way-back.ts'
import { clients } from '../../strings/clients.ts'
import { useAddClient } from './use-add-client.ts'

/** The first question. The button becomes the field where it stands; for the coach, Enter begins the first note. */
export const FirstClient = () => {
  const [isAsking, setAsking] = useState(false)
  const { addFirst, addOne } = useAddClient()
  const isCoach = useRole() === 'coach'
  const ask = () => { setAsking(true) }
  const first = useRef<HTMLButtonElement>(null)
  useWayBack(first, isAsking)
  useEnter(isAsking ? null : ask)
  return (
    <main className="room empty-room">
      <div className="empty">
        <Shelf />
        <RoomTitle className="name">{isCoach ? clients.question : clients.nobodyYet}</RoomTitle>
        {isAsking
          ? (
            <NameForm
              className="first-name"
              label={clients.name}
              keep={isCoach ? clients.begin : clients.addIt}
              onKeep={isCoach ? addFirst : addOne}
              onLeave={() => { setAsking(false) }}
            />
          )
          : (
            <Button ref={first} className="button is-primary" onPress={ask}>
              {clients.firstName} <span className="key">Enter</span>
            </Button>
          )}
      </div>
    </main>
  )
}
