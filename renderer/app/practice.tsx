import { useCallback, useMemo, useState } from 'react'
import { NavigationContext, type Place } from './navigation.ts'
import { Rooms } from './rooms.tsx'
import { UndoProvider } from './undo-provider.tsx'
import { Client } from '../views/client/client.tsx'
import { Clients } from '../views/clients/clients.tsx'
import { Note } from '../views/note/note.tsx'
import { Privacy } from '../views/privacy/privacy.tsx'
import { Today } from '../views/today/today.tsx'

/** The open practice: the list of rooms on the left, the room on the right; a note takes the whole window. */
export const Practice = ({ start }: { readonly start: Place }) => {
  const [trail, setTrail] = useState<readonly Place[]>([start])
  const place = trail.at(-1) ?? start
  const go = useCallback((next: Place) => { setTrail((old) => [...old.slice(-50), next]) }, [])
  const back = useCallback(() => {
    setTrail((old) => (old.length > 1 ? old.slice(0, -1) : [{ room: 'today' }]))
  }, [])
  const navigation = useMemo(() => ({ place, go, back }), [place, go, back])

  return (
    <NavigationContext value={navigation}>
      <UndoProvider>
        {place.room === 'note'
          ? <Note key={place.noteId} clientId={place.clientId} noteId={place.noteId} first={place.first ?? false} />
          : <div className="window"><Rooms /><Room place={place} /></div>}
      </UndoProvider>
    </NavigationContext>
  )
}

const Room = ({ place }: { readonly place: Exclude<Place, { room: 'note' }> }) => {
  switch (place.room) {
    case 'today': return <Today />
    case 'clients': return <Clients />
    case 'client': return <Client key={place.clientId} clientId={place.clientId} />
    case 'privacy': return <Privacy />
  }
}
