/** Which of a client’s engagements counts. */
import { compare } from './compare.ts'
import type { Engagement } from '../schemas/engagements.ts'

type Begun = Pick<Engagement, 'id' | 'startedOn' | 'endedOn'>

/** The later of two by a day; of one day the one with the lower id, so that the order of records does not matter. */
const lastBy = <One extends Begun>(engagements: readonly One[], dayOf: (engagement: One) => string): One | null =>
  engagements.reduce<One | null>((latest, one) => {
    if (latest === null) return one
    return (compare(dayOf(latest), dayOf(one)) || compare(one.id, latest.id)) >= 0 ? latest : one
  }, null)

/** The engagement that goes on, the one begun last; null where none does. */
export const goingOn = <One extends Begun>(engagements: readonly One[]): One | null =>
  lastBy(engagements.filter(({ endedOn }) => endedOn === null), ({ startedOn }) => startedOn)

/** The engagement that ended last; null where none has. */
export const endedLast = <One extends Begun>(engagements: readonly One[]): One | null =>
  lastBy(engagements.filter(({ endedOn }) => endedOn !== null), ({ endedOn }) => endedOn ?? '')
