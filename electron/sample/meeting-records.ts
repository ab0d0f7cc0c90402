/** The sessions of one client that are booked, were missed or wait for their note, as the engine would have written them. */
import { wallIn } from '../../shared/domain/session-time.ts'
import { SESSION_MINUTES } from '../../shared/schemas/library.ts'
import { NONE, PLAIN_SESSION, type Session } from '../../shared/schemas/sessions.ts'
import type { Happening } from '../engine/decision.ts'
import type { Meeting } from './bookings.ts'
import type { ReadBrief } from './briefs.ts'
import { dayText, instant } from './calendar.ts'
import type { Moment } from './client-records.ts'
import { randomFrom } from './random.ts'

/** Beyond the other streams: what is drawn here changes nothing that is drawn there. */
const MEETINGS = 7_000_000
const TOGETHER = 8_000_000

const MINUTE = 60_000

interface Whose { readonly clientId: string, readonly engagementId: string, readonly zone: string }

export interface MeetingRecords {
  readonly sessions: readonly Session[]
  readonly moments: readonly Moment[]
}

export const sessionOf = (
  { start, missedAt, inSeries, inGroup }: Meeting, { clientId, engagementId, zone }: Whose,
  ids: { readonly id: string, readonly seriesId: string, readonly groupId: string },
): Session => ({
  ...PLAIN_SESSION, id: ids.id, clientId, engagementId, state: missedAt === null ? 'booked' : 'missed',
  startedAt: instant(start), endsAt: instant(start + SESSION_MINUTES * MINUTE), wall: wallIn(instant(start), zone), zone,
  seriesId: inSeries ? ids.seriesId : NONE, groupId: inGroup ? ids.groupId : NONE,
})

/** What was booked at one time is one event. */
export const bookedMoments = (sessions: readonly (readonly [Meeting, Session])[], clientId: string): readonly Moment[] => {
  const refs = new Map<number, string[]>()
  for (const [{ bookedAt }, { id }] of sessions) refs.set(bookedAt, [...refs.get(bookedAt) ?? [], id])
  return [...refs].map(([at, ids]) => ({ at, happenings: [{ type: 'session.booked', clientId, refs: ids }] }))
}

export const readMoments = (sessions: readonly Session[]): readonly Moment[] =>
  sessions.flatMap(({ id, clientId, briefReadAt }): Moment[] => (briefReadAt === null ? [] : [
    { at: Date.parse(briefReadAt), happenings: [{ type: 'brief.read', clientId, refs: [id] }] },
  ]))

/** The same for the same seed and stream; whoever is in the group of a seed has its handle. */
export const meetingRecords = (
  meetings: readonly Meeting[], whose: Whose, readBrief: ReadBrief, seed: number, stream: number,
): MeetingRecords => {
  const random = randomFrom(seed, MEETINGS + stream)
  const together = { seriesId: random.id(), groupId: randomFrom(seed, TOGETHER).id() }
  const { clientId } = whose
  const sessions = meetings.map((meeting) => {
    const session = sessionOf(meeting, whose, { id: random.id(), ...together })
    const readAt = readBrief(meeting)
    return [meeting, readAt === null ? session : { ...session, briefReadAt: instant(readAt) }] as const
  })
  return {
    sessions: sessions.map(([, session]) => session),
    moments: [
      ...bookedMoments(sessions, clientId), ...readMoments(sessions.map(([, session]) => session)),
      ...sessions.flatMap(([{ missedAt }, { id }]): Moment[] => missedAt === null ? [] : [
        { at: missedAt, happenings: [{ type: 'session.missed', clientId, refs: [id] }] satisfies Happening[] },
      ]),
    ],
  }
}

/** The day of the next session that was booked when a note was saved, `2026-11-21`; null where none was. */
export const nextDay = (meetings: readonly Meeting[], saved: number): string | null => {
  const next = meetings
    .filter(({ bookedAt, start }) => bookedAt <= saved && start > saved)
    .reduce<Meeting | null>((first, one) => (first && first.start <= one.start ? first : one), null)
  return next && dayText(next.day)
}
