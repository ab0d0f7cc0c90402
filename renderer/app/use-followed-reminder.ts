import { useEffect } from 'react'
import type { Role } from '../../shared/domain/compartment.ts'
import { call, onNotice } from '../api.ts'
import { homeOf } from './role.ts'
import type { Place } from './trail.ts'

/** Where a reminder leads: things to the clients, a session to its brief, or to Today where it is not booked any more. */
const placeFor = async (role: Role): Promise<Place | null> => {
  const taken = await call('host.takeReminder', {})
  const reminder = taken.ok ? taken.value.reminder : null
  if (!reminder) return null
  if (reminder.about === 'items') return { room: 'clients' }
  const noticed = await call('brief.noticed', { at: reminder.at })
  const sessionId = noticed.ok ? noticed.value.sessionId : null
  return sessionId === null ? homeOf(role) : { room: 'brief', sessionId }
}

/** Follows a reminder of the system the coach has clicked on: at once, or once she has opened the practice (E10). */
export const useFollowedReminder = (role: Role, go: (place: Place) => void): void => {
  useEffect(() => {
    const follow = () => {
      void placeFor(role).then((place) => { if (place) go(place) })
    }
    follow()
    return onNotice((notice) => { if (notice.type === 'reminded') follow() })
  }, [role, go])
}
