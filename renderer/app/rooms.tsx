import { Button } from 'react-aria-components'
import { call } from '../api.ts'
import { Mark } from '../components/icons.tsx'
import { shortcut } from '../components/shortcut.ts'
import { OpenNotesList } from '../views/note/open-notes-list.tsx'
import { roles } from '../strings/roles.ts'
import { words } from '../strings/words.ts'
import { useAlways } from './always.tsx'
import { useNavigation } from './navigation.ts'
import { hasRoom, useRole } from './role.ts'
import type { Place } from './trail.ts'

const ROOMS: readonly { readonly name: string, readonly place: Place, readonly holds: readonly Place['room'][] }[] = [
  { name: words.rooms.today, place: { room: 'today' }, holds: ['today', 'brief'] },
  { name: words.rooms.clients, place: { room: 'clients' }, holds: ['clients', 'client'] },
  { name: words.rooms.calendar, place: { room: 'calendar' }, holds: ['calendar'] },
  { name: words.rooms['my-practice'], place: { room: 'my-practice' }, holds: ['my-practice'] },
  { name: words.rooms.privacy, place: { room: 'privacy' }, holds: ['privacy'] },
  { name: words.rooms.settings, place: { room: 'settings' }, holds: ['settings'] },
]

/** The list of rooms, and what is always there: of both, as much as whoever has opened the practice has. */
export const Rooms = () => {
  const { place, go } = useNavigation()
  const role = useRole()
  return (
    <nav className="rooms" aria-label={words.rooms.label}>
      <div className="mark-line"><Mark size={24} /><span>{words.product}</span></div>
      {ROOMS.filter((room) => hasRoom(role, room.place.room)).map((room) => {
        const isHere = room.holds.includes(place.room)
        return (
          <Button
            key={room.name}
            className={isHere ? 'room-link is-here' : 'room-link'}
            {...(isHere ? { 'aria-current': 'page' } : {})}
            // A fresh place: whoever is deep in the room comes back to its front.
            onPress={() => { go({ ...room.place }) }}
          >
            {room.name}
          </Button>
        )
      })}
      {role === 'coach' ? <OpenNotesList /> : <p className="signed-in">{roles.signedIn[role]}</p>}
      <div className="always">
        {role === 'coach' && <NoteAndFind />}
        <Button onPress={() => { void call('host.lock', {}) }}>
          {words.rooms.lock} <span className="key">{shortcut('L')}</span>
        </Button>
      </div>
    </nav>
  )
}

const NoteAndFind = () => {
  const { find, quickNote } = useAlways()
  return (
    <>
      <Button onPress={quickNote}>{words.rooms.quickNote} <span className="key">{shortcut('N')}</span></Button>
      <Button onPress={find}>{words.rooms.find} <span className="key">{shortcut('K')}</span></Button>
    </>
  )
}
