import { failed, ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Reader } from '../types.ts'
import type { BegunFor } from '../notes/begun-for.ts'
import { clientView, gatherClient } from './client.ts'
import type { RosterRoom } from './clients.ts'
import { dayOf, type Damage } from './day.ts'
import type { NoteFacts } from './note-facts.ts'
import { gatherNote, noteView } from './note.ts'
import { gatherPrivacy, privacyView } from './privacy.ts'
import { gatherToday, todayView } from './today.ts'

type Room = 'today' | 'clients' | 'client' | 'note' | 'privacy'

export interface RoomParts {
  /** As it stands: it is another once the coach has looked (V16), or files were looked for. */
  readonly damage: () => Damage
  readonly facts: NoteFacts
  readonly roster: Pick<RosterRoom, 'view'>
  readonly begun: Pick<BegunFor, 'find'>
  /** False for whoever holds no key for notes (V1). */
  readonly notesOpen: boolean
}

/** What each room shows. It reads; it cannot write. */
export const roomHandlers = (read: Reader, clock: Clock, parts: RoomParts): Handlers<Room> => {
  const { damage, facts, roster, begun, notesOpen } = parts
  return {
    'today': async () => {
      const day = dayOf(clock)
      return ok(todayView(day, damage(), await gatherToday(read, day, facts)))
    },
    'clients': async () => ok(await roster.view(dayOf(clock))),
    'client': async ({ clientId }) => {
      const ground = await gatherClient(read, clientId, notesOpen)
      return ground ? ok(clientView(dayOf(clock), ground)) : failed({ code: 'not-found' })
    },
    'note': async (wanted) => {
      const day = dayOf(clock)
      const ground = await gatherNote(read, day, wanted, begun)
      return ground ? ok(noteView(day, ground)) : failed({ code: 'not-found' })
    },
    'privacy': async () => {
      const day = dayOf(clock)
      return ok(privacyView(day, damage(), await gatherPrivacy(read, day)))
    },
  }
}
