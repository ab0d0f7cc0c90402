import { useCallback, useMemo, useState } from 'react'
import type { Role } from '../../shared/domain/compartment.ts'
import { Always } from './always.tsx'
import { LetterDraftsProvider } from './letter-drafts.tsx'
import { NavigationContext } from './navigation.ts'
import { hasRoom, homeOf, RoleProvider } from './role.ts'
import { Rooms } from './rooms.tsx'
import { SampleBand } from './sample-band.tsx'
import { noteClosed, placeOf, trailFrom, wentBack, went, type Place } from './trail.ts'
import { UndoProvider } from './undo-provider.tsx'
import { useFollowedReminder } from './use-followed-reminder.ts'
import { Brief } from '../views/brief/brief.tsx'
import { Calendar } from '../views/calendar/calendar.tsx'
import { Client } from '../views/client/client.tsx'
import { Clients } from '../views/clients/clients.tsx'
import { MyPractice } from '../views/my-practice/my-practice.tsx'
import { NoteNamesProvider } from '../views/note/note-names.tsx'
import { OpenNotes } from '../views/note/open-notes.tsx'
import { Privacy } from '../views/privacy/privacy.tsx'
import { Released } from '../views/released/released.tsx'
import { Settings } from '../views/settings/settings.tsx'
import { Today } from '../views/today/today.tsx'

interface Props {
  readonly role: Role
  /** Just begun: it opens at its first question, not at an empty Today. */
  readonly isNew: boolean
  /** Made-up people, in a vault of its own. Said in every room. */
  readonly isSample: boolean
}

/** The open practice: the list of rooms on the left, the room on the right; a note and a brief take the whole window. */
export const Practice = ({ role, isNew, isSample }: Props) => {
  const [trail, setTrail] = useState(() => trailFrom(isNew ? { room: 'clients' } : homeOf(role), homeOf(role)))
  const place = placeOf(trail)
  const { notes } = trail
  const go = useCallback((next: Place) => {
    setTrail((old) => (hasRoom(role, next.room) ? went(old, next) : old))
  }, [role])
  const back = useCallback(() => { setTrail(wentBack) }, [])
  const closeNote = useCallback((noteId: string, then: Place) => {
    setTrail((old) => noteClosed(old, noteId, then))
  }, [])
  const navigation = useMemo(() => ({ place, go, back, notes, closeNote }), [place, go, back, notes, closeNote])
  useFollowedReminder(role, go)
  const inRooms = place.room !== 'note' && place.room !== 'brief' && (
    <div className="window"><Rooms />{role === 'manager' ? <Released /> : <Room place={place} isSample={isSample} />}</div>
  )

  return (
    <RoleProvider value={role}>
      <NavigationContext value={navigation}>
        <UndoProvider>
          {role === 'coach' ? (
            <NoteNamesProvider>
              <LetterDraftsProvider>
                <Always>
                  {isSample && <SampleBand />}
                  {inRooms}
                  {place.room === 'brief' && <Brief key={place.sessionId} sessionId={place.sessionId} />}
                  <OpenNotes shown={place.room === 'note' ? place.noteId : null} />
                </Always>
              </LetterDraftsProvider>
            </NoteNamesProvider>
          ) : inRooms}
        </UndoProvider>
      </NavigationContext>
    </RoleProvider>
  )
}

const Room = ({ place, isSample }: { readonly place: Exclude<Place, { room: 'note' | 'brief' }>, readonly isSample: boolean }) => {
  switch (place.room) {
    case 'today': return <Today />
    case 'clients': return <Clients />
    case 'client': return <Client key={place.clientId} clientId={place.clientId} itemId={place.itemId ?? null} />
    case 'calendar': return <Calendar day={place.day ?? null} />
    case 'my-practice': return <MyPractice />
    case 'privacy': return <Privacy isSample={isSample} />
    case 'settings': return <Settings isSample={isSample} />
  }
}
