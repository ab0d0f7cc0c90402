import { isDeepStrictEqual } from 'node:util'
import { isRealDay } from '../../../shared/domain/day.ts'
import { wholeNudging } from '../../../shared/domain/nudges/whose-plan.ts'
import { isKnownZone } from '../../../shared/domain/session-time.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'

/** What is left out stays as it is. */
export type Nudging = Partial<Pick<Client, 'zone' | 'reachableBy' | 'nudging'>>

const NO_ZONE = ''

const isZone = (zone: string): boolean => zone === NO_ZONE || isKnownZone(zone)

const readNudging = (nudging: Client['nudging']): Client['nudging'] | null =>
  (nudging.pausedUntil === null || isRealDay(nudging.pausedUntil) ? wholeNudging(nudging) : null)

/** Her clock, how she may be reached, and which reminders she gets (E32, E34). */
export const decideNudging = (
  moment: Moment, client: Client | null, wanted: Nudging,
): Decision<{ readonly changeId: string }> => {
  if (!client) return refuse('not-found')
  const nudging = readNudging(wanted.nudging ?? client.nudging)
  if (nudging === null || !isZone(wanted.zone ?? NO_ZONE)) return refuse('bad-input')
  const after: Client = {
    ...client, zone: wanted.zone ?? client.zone, reachableBy: wanted.reachableBy ?? client.reachableBy, nudging,
  }
  const same = isDeepStrictEqual(client, after)
  return undoable(moment, {
    clientId: client.id,
    changes: same ? [] : [change('clients', client, after)],
    events: same ? [] : [{ type: 'client.updated', clientId: client.id, refs: [client.id] }],
    value: {},
  })
}
