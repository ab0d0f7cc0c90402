import type { Clock } from '../../../shared/domain/ports.ts'
import { failed, ok } from '../../../shared/domain/result.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { briefChannels } from '../../../shared/ipc/brief.ts'
import { briefView, gatherBrief } from '../rooms/brief.ts'
import { dayOf } from '../rooms/day.ts'
import { gatherMomentum, momentumView } from '../rooms/momentum.ts'
import { noticedSession } from '../rooms/notices.ts'
import { dayView, gatherDay, type Counted } from '../rooms/sessions-of-day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideRead } from './decide.ts'

/** The day, the brief before a session, and momentum. */
export const briefHandlers = (
  read: Reader, writer: Writer, clock: Clock, counted: Counted,
): Handlers<keyof typeof briefChannels> => ({
  'day': async () => {
    const day = dayOf(clock)
    return ok(dayView(day, await gatherDay(read, day, counted)))
  },
  'brief': async ({ sessionId }) => {
    const day = dayOf(clock)
    const ground = await gatherBrief(read, sessionId, (clientId) => counted.messages(day, clientId))
    return ground ? ok(briefView(day, ground)) : failed({ code: 'not-found' })
  },
  'brief.read': ({ sessionId }) =>
    writer.run(async (moment, current) => decideRead(moment, await current.get('sessions', sessionId))),
  'brief.noticed': async ({ at }) => ok({ sessionId: await noticedSession(read, at) }),
  'momentum': async ({ clientId }) => {
    const ground = await gatherMomentum(read, clientId)
    return ground ? ok(momentumView(dayOf(clock), ground)) : failed({ code: 'not-found' })
  },
})
