import { refuse, type Decision, type Moment } from '../decision.ts'
import { turned } from './changing.ts'
import type { ChangeGround } from './gather.ts'
import { readPlace } from './place.ts'

/** Where it takes place, or the link to it: of a group for all, and of a series for the later ones where that was asked. */
export const decidePlace = (
  moment: Moment, ground: ChangeGround, typed: string,
): Decision<{ readonly changeId: string, readonly dueMoved: number }> => {
  const { session, together } = ground
  const place = readPlace(typed)
  if (!session) return refuse('not-found')
  if (place === null) return refuse('bad-input')
  if (session.state !== 'booked') return refuse('changed-since')
  return turned(moment, ground, together
    .filter((before) => before.place !== place)
    .map((before) => ({ before, after: { ...before, place }, types: ['session.updated'] })), {})
}
