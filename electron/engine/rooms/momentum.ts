import { compare } from '../../../shared/domain/compare.ts'
import { momentumOf } from '../../../shared/domain/momentum/momentum.ts'
import { setbacksOf } from '../../../shared/domain/momentum/setbacks.ts'
import { lastWeeks, type Weeks } from '../../../shared/domain/momentum/weeks.ts'
import { SETBACKS_NAMED, type MomentumView } from '../../../shared/ipc/brief.ts'
import type { ActionItem } from '../../../shared/schemas/action-items.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { isSealed } from '../action-items/sealed.ts'
import type { Reader } from '../types.ts'
import type { Day } from './day.ts'

export interface MomentumGround {
  readonly clientId: string
  /** Hers, all of them. */
  readonly items: readonly ActionItem[]
  readonly sessions: readonly Session[]
}

/** Null if there is no such client, and nothing about her either (E18). */
export const gatherMomentum = async (read: Reader, clientId: string): Promise<MomentumGround | null> => {
  const [client, items, sessions] = await Promise.all([
    read.get('clients', clientId), read.find('actionItems', { clientId }), read.find('sessions', { clientId }),
  ])
  return client || items.length + sessions.length > 0 ? { clientId, items, sessions } : null
}

const latestSetbacks = (items: readonly ActionItem[], weeks: Weeks): MomentumView['setbacks'] => items
  .flatMap((item) => setbacksOf(item)
    .filter(({ at }) => weeks.ofInstant(at) !== null)
    .map((setback) => ({ itemId: item.id, text: isSealed(item) ? null : item.text, ...setback })))
  .sort((one, other) => compare(other.at, one.at) || compare(one.itemId, other.itemId))
  .slice(0, SETBACKS_NAMED)

/** E42: the last twelve weeks of one client, and what went back in them. */
export const momentumView = ({ today, zone }: Day, { clientId, items, sessions }: MomentumGround): MomentumView => {
  const weeks = lastWeeks(today, zone)
  return {
    today, zone, clientId,
    weeks: [...momentumOf(weeks, items, sessions)],
    setbacks: latestSetbacks(items, weeks),
  }
}
