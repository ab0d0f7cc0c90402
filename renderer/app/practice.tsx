import { useCallback, useMemo, useState } from 'react'
import { Always } from './always.tsx'
import { NavigationContext } from './navigation.ts'
import { Rooms } from './rooms.tsx'
import { SampleBand } from './sample-band.tsx'
import { noteClosed, placeOf, trailFrom, wentBack, went, type Place } from './trail.ts'
import { UndoProvider } from './undo-provider.tsx'
import { Client } from '../views/client/client.tsx'
import { Clients } from '../views/clients/clients.tsx'
import { NoteNamesProvider } from '../views/note/note-names.tsx'
import { OpenNotes } from '../views/note/open-notes.tsx'
import { Privacy } from '../views/privacy/privacy.tsx'
import { Settings } from '../views/settings/settings.tsx'
import { Today } from '../views/today/today.tsx'

interface Props {
  readonly start: Place
  /** Made-up people, in a vault of its own. Said in every room. */
  readonly isSample: boolean
}

/** The open practice: the list of rooms on the left, the room on the right; notes take the whole window. */
export const Practice = ({ start, isSample }: Props) => {
  const [trail, setTrail] = useState(() => trailFrom(start))
  const place = placeOf(trail)
  const { notes } = trail
  const go = useCallback((next: Place) => { setTrail((old) => went(old, next)) }, [])
  const back = useCallback(() => { setTrail(wentBack) }, [])
  const closeNote = useCallback((noteId: string, then: Place) => {
    setTrail((old) => noteClosed(old, noteId, then))
  }, [])
  const navigation = useMemo(() => ({ place, go, back, notes, closeNote }), [place, go, back, notes, closeNote])

  return (
    <NavigationContext value={navigation}>
      <UndoProvider>
        <NoteNamesProvider>
          <Always>
            {isSample && <SampleBand />}
            {place.room !== 'note' && <div className="window"><Rooms /><Room place={place} isSample={isSample} /></div>}
            <OpenNotes shown={place.room === 'note' ? place.noteId : null} />
          </Always>
        </NoteNamesProvider>
      </UndoProvider>
    </NavigationContext>
  )
}

const Room = ({ place, isSample }: { readonly place: Exclude<Place, { room: 'note' }>, readonly isSample: boolean }) => {
  switch (place.room) {
    case 'today': return <Today />
    case 'clients': return <Clients />
    case 'client': return <Client key={place.clientId} clientId={place.clientId} itemId={place.itemId ?? null} />
    case 'privacy': return <Privacy />
    case 'settings': return <Settings isSample={isSample} />
  }
}
