import { isDeepStrictEqual } from 'node:util'
import { isRealDay } from '../../../shared/domain/day.ts'
import { isKnownZone } from '../../../shared/domain/session-time.ts'
import type { Client } from '../../../shared/schemas/clients.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'

/** What is left out stays as it is. */
export type Nudging = Partial<Pick<Client, 'zone' | 'reachableBy' | 'nudging'>>

const NO_ZONE = ''

const isZone = (zone: string): boolean => zone === NO_ZONE || isKnownZone(zone)

/** A plan of her own is there where she has one, and nowhere else. */
const readNudging = ({ by, own, pausedUntil }: Client['nudging']): Client['nudging'] | null => {
  const isWhole = by !== 'own' || own !== null
  const isDay = pausedUntil === null || isRealDay(pausedUntil)
  return isWhole && isDay ? { by, own: by === 'own' ? own : null, pausedUntil } : null
}

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
