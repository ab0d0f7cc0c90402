/** E28: a booked session begins at another time. A group goes together, and of a series the later ones if asked. */
import { minutesBetween, shiftedWall, whenOf } from '../../../shared/domain/session-time.ts'
import { MOST_MOVES, type Session } from '../../../shared/schemas/sessions.ts'
import { refuse, type Decision, type Moment } from '../decision.ts'
import { turned, type Turn } from './changing.ts'
import type { ChangeGround } from './gather.ts'
import { overlapsOf } from './overlaps.ts'

export interface Moving {
  readonly wall: string
  readonly zone: string
  readonly minutes: number
}

export interface MoveGround extends ChangeGround {
  /** Those that are booked in the time it comes to. */
  readonly booked: readonly Session[]
}

type Moved = { readonly changeId: string, readonly dueMoved: number, readonly overlaps: number }

const lengthOf = ({ startedAt, endsAt }: Session): number => minutesBetween(startedAt, endsAt)

/**
 * What is said of one holds for those that go along: as far on the wall, and zone or length where they are others now.
 * Null where one of them would come to a time that does not exist.
 */
const moved = (moment: Moment, session: Session, other: Session, { wall, zone, minutes }: Moving): Session | null => {
  const shifted = shiftedWall(other.wall, { from: session.wall, to: wall })
  const isTogether = other.startedAt === session.startedAt
  const when = shifted === null ? null : whenOf(
    shifted,
    isTogether || zone !== session.zone ? zone : other.zone,
    isTogether || minutes !== lengthOf(session) ? minutes : lengthOf(other),
  )
  if (!when) return null
  if (when.startedAt === other.startedAt) return { ...other, ...when }
  // Another time is another session to prepare for: its brief counts as unread again.
  const moves = [...other.moves, { at: moment.at, from: other.startedAt }].slice(-MOST_MOVES)
  return { ...other, ...when, moves, briefReadAt: null }
}

const isSame = (one: Session, other: Session): boolean =>
  one.startedAt === other.startedAt && one.endsAt === other.endsAt && one.wall === other.wall && one.zone === other.zone

const turnOf = (before: Session, after: Session): Turn =>
  ({ before, after, types: [before.startedAt === after.startedAt ? 'session.updated' : 'session.moved'] })

export const decideMove = (moment: Moment, ground: MoveGround, moving: Moving): Decision<Moved> => {
  const { session, together, booked } = ground
  if (!session) return refuse('not-found')
  if (session.state !== 'booked') return refuse('changed-since')
  const turns: Turn[] = []
  for (const before of together) {
    const after = moved(moment, session, before, moving)
    if (!after) return refuse('bad-input')
    if (!isSame(before, after)) turns.push(turnOf(before, after))
  }
  return turned(moment, ground, turns, { overlaps: overlapsOf(turns.map(({ after }) => after), booked) })
}
