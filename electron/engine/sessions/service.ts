import { whenOf } from '../../../shared/domain/session-time.ts'
import { ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Answer } from '../../../shared/ipc/define.ts'
import type { sessionChannels } from '../../../shared/ipc/sessions.ts'
import type { Decision, Moment } from '../decision.ts'
import { readSettings, SETTINGS_ID } from '../library/settings.ts'
import { dayOf } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideBook, timesOf, type BookGround, type Booking } from './decide-book.ts'
import { decideMove, type MoveGround, type Moving } from './decide-move.ts'
import { decidePlace } from './decide-place.ts'
import { decideSessionSettings, sessionSettingsOf } from './decide-settings.ts'
import { decideCancel, decideMiss, decideReopen, decideWaive, type WaiveGround } from './decide-state.ts'
import { bookedAround, gatherAlone, gatherChange, gatherPeople, type ChangeGround, type Wanted } from './gather.ts'

/** The rooms of sessions are in `rooms/week.ts` and beside it. */
export type SessionRoom = 'week' | 'client.sessions' | 'sessions.unwritten'
type SessionCommand = Exclude<keyof typeof sessionChannels, SessionRoom>

const gatherBook = async (read: Reader, { at }: Moment, booking: Booking): Promise<BookGround> => {
  const { clientIds } = booking
  const [first] = timesOf(booking) ?? []
  const [clients, people, engagements, booked, settings] = await Promise.all([
    Promise.all(clientIds.map((id) => read.get('clients', id))),
    gatherPeople(read, clientIds),
    Promise.all(clientIds.map((clientId) => read.find('engagements', { clientId }))),
    first ? bookedAround(read, first.startedAt) : [],
    readSettings(read, at),
  ])
  return { clients, people, engagements: engagements.flat(), booked, settings }
}

const gatherMove = async (read: Reader, moment: Moment, wanted: Wanted & Moving): Promise<MoveGround> => {
  const ground = await gatherChange(read, moment, wanted)
  const to = whenOf(wanted.wall, wanted.zone, wanted.minutes)
  // Later ones of the series go as far: none of them comes before the one that was named.
  return { ...ground, booked: to ? await bookedAround(read, to.startedAt) : [] }
}

const gatherWaive = async (read: Reader, moment: Moment, sessionId: string): Promise<WaiveGround> => {
  const ground = await gatherAlone(read, moment, sessionId)
  const engagements = ground.session ? await read.find('engagements', { clientId: ground.session.clientId }) : []
  return { ...ground, engagements }
}

/** Booking sessions, and what becomes of them; and what holds for those that are booked later. */
export const sessionHandlers = (writer: Writer, read: Reader, clock: Clock): Handlers<SessionCommand> => {
  type Decide = (moment: Moment, ground: ChangeGround) => Decision<{ readonly changeId: string, readonly dueMoved: number }>
  type Changed = Promise<Answer<{ changeId: string, dueMoved: number }>>
  const together = (wanted: Wanted, decide: Decide): Changed =>
    writer.run(async (moment, current) => decide(moment, await gatherChange(current, moment, wanted)))
  const alone = (sessionId: string, decide: Decide): Changed =>
    writer.run(async (moment, current) => decide(moment, await gatherAlone(current, moment, sessionId)))
  return {
    'sessions.book': (booking) =>
      writer.run(async (moment, current) => decideBook(moment, await gatherBook(current, moment, booking), booking)),
    'sessions.move': (wanted) =>
      writer.run(async (moment, current) => decideMove(moment, await gatherMove(current, moment, wanted), wanted)),
    'sessions.cancel': (wanted) => together(wanted, decideCancel),
    'sessions.miss': ({ sessionId }) => alone(sessionId, decideMiss),
    'sessions.reopen': ({ sessionId }) => together({ sessionId, later: false }, decideReopen),
    'sessions.waiveNote': ({ sessionId }) =>
      writer.run(async (moment, current) => decideWaive(moment, await gatherWaive(current, moment, sessionId))),
    'sessions.place': async ({ place, ...wanted }) => {
      const answer = await together(wanted, (moment, ground) => decidePlace(moment, ground, place))
      return answer.ok ? ok({ changeId: answer.value.changeId }) : answer
    },
    'sessions.settings': async () =>
      ok(sessionSettingsOf(await readSettings(read, dayOf(clock).at))),
    'settings.sessions': (wanted) =>
      writer.run(async (moment, current) =>
        decideSessionSettings(moment, await current.get('library', SETTINGS_ID), wanted)),
  }
}
