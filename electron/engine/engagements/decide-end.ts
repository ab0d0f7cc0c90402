import { isRealDay } from '../../../shared/domain/day.ts'
import { endedLast, goingOn } from '../../../shared/domain/engagements.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'

type Changed = { readonly changeId: string }

/** Not after today, and not before it began; one that is to begin later may end today. */
const mayEnd = ({ today }: Moment, { startedOn }: Engagement, on: string): boolean =>
  isRealDay(on) && on <= today && on >= (startedOn < today ? startedOn : today)

/**
 * E45: she is a past client from now on. Whatever goes on ends on that day; nothing else of hers changes.
 * @param engagements the client's, all of them
 * @param on the coach's day
 */
export const decideEnd = (moment: Moment, engagements: readonly Engagement[], on: string): Decision<Changed> => {
  const open = engagements.filter(({ endedOn }) => endedOn === null)
  const current = goingOn(open)
  if (!current) return refuse('not-found')
  if (!open.every((engagement) => mayEnd(moment, engagement, on))) return refuse('bad-input')
  return undoable(moment, {
    clientId: current.clientId,
    changes: open.map((engagement) => change('engagements', engagement, { ...engagement, endedOn: on })),
    events: [{ type: 'engagement.ended', clientId: current.clientId, refs: open.map(({ id }) => id) }],
    value: {},
  })
}

/** E45: the one that ended last goes on. Where one goes on already, nothing changes. */
export const decideResume = (moment: Moment, engagements: readonly Engagement[]): Decision<Changed> => {
  const last = endedLast(engagements)
  if (!last) return refuse('not-found')
  const resumes = goingOn(engagements) === null
  return undoable(moment, {
    clientId: last.clientId,
    changes: resumes ? [change('engagements', last, { ...last, endedOn: null })] : [],
    events: resumes ? [{ type: 'engagement.resumed', clientId: last.clientId, refs: [last.id] }] : [],
    value: {},
  })
}
