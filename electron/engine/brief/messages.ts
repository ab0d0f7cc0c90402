import { planNudges } from '../../../shared/domain/nudges/plan.ts'
import { readyMessages } from '../../../shared/domain/nudges/to-send.ts'
import { gatherPlan, gatherPlanOf } from '../nudges/gather.ts'
import type { Day } from '../rooms/day.ts'
import type { Reader } from '../types.ts'

/** How many messages wait to be sent (E36): all of them, or those to one client. Follow-ups are the coach's to begin. */
export const countReady = async (read: Reader, { at, zone }: Day, clientId?: string): Promise<number> => {
  const now = new Date(at)
  const ground = clientId === undefined ? await gatherPlan(read, now) : await gatherPlanOf(read, clientId, now)
  return ground ? readyMessages(now, planNudges(now, zone, ground)).length : 0
}
