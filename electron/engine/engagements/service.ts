import { failed, ok } from '../../../shared/domain/result.ts'
import type { Clock } from '../../../shared/domain/ports.ts'
import type { Handlers } from '../../../shared/ipc/contract.ts'
import { dayOf } from '../rooms/day.ts'
import type { Reader } from '../types.ts'
import type { Writer } from '../writer.ts'
import { decideEnd, decideResume } from './decide-end.ts'
import { engagementView, gatherEngagement } from './view.ts'

/** Ending the work with somebody, and going on with it (E45). */
export const engagementHandlers = (
  read: Reader, writer: Writer, clock: Clock,
): Handlers<'client.engagement' | 'engagements.end' | 'engagements.resume'> => ({
  'client.engagement': async ({ clientId }) => {
    const day = dayOf(clock)
    const ground = await gatherEngagement(read, day, clientId)
    return ground ? ok(engagementView(day, ground)) : failed({ code: 'not-found' })
  },
  'engagements.end': ({ clientId, on }) =>
    writer.run(async (moment, current) => decideEnd(moment, await current.find('engagements', { clientId }), on)),
  'engagements.resume': ({ clientId }) =>
    writer.run(async (moment, current) => decideResume(moment, await current.find('engagements', { clientId }))),
})
