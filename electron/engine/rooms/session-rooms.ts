import { failed, ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import { hasWeek } from '../../../shared/domain/week.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { SessionRoom } from '../sessions/service.ts'
import type { Reader } from '../types.ts'
import { clientSessionsView, gatherClientSessions } from './client-sessions.ts'
import { dayOf } from './day.ts'
import { gatherUnwritten, unwrittenView } from './unwritten.ts'
import { gatherWeek, weekView } from './week.ts'

/** Where sessions are looked at. `notesOpen`: false for whoever holds no key for notes (V1). */
export const sessionRooms = (read: Reader, clock: Clock, notesOpen: boolean): Handlers<SessionRoom> => ({
  'week': async ({ day: wanted }) => {
    const day = dayOf(clock)
    const shown = wanted ?? day.today
    if (!hasWeek(shown)) return failed({ code: 'bad-input' })
    return ok(weekView(day, await gatherWeek(read, day, shown), notesOpen))
  },
  'client.sessions': async ({ clientId }) => {
    const day = dayOf(clock)
    const ground = await gatherClientSessions(read, day, clientId)
    return ground ? ok(clientSessionsView(day, ground, notesOpen)) : failed({ code: 'not-found' })
  },
  'sessions.unwritten': async () => {
    const day = dayOf(clock)
    return ok(unwrittenView(day, await gatherUnwritten(read, day)))
  },
})
