/** The roster: who needs the coach, and from when on it says so. The list itself is the room `clients`. */
import { Type, type Static } from '@sinclair/typebox'
import { Day, Id, IdOrNone } from '../schemas/common.ts'
import { RosterThresholds } from '../schemas/library.ts'
import { MOST_PROGRAMS } from '../schemas/programs.ts'
import { Changed, closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'
import { Name } from './views.ts'

const Whose = Type.Object({ clientId: Id }, closed)
const DayOrNone = Type.Union([Type.Null(), Day])

/** Where one client's engagement stands, and what would be left over if it ended now. */
export const EngagementView = Type.Object({
  today: Day,
  clientId: Id,
  /** The day it began; null before her first session. The latest, where there were several. */
  startedOn: DayOrNone,
  /** The day it ended; null while it goes on. */
  endedOn: DayOrNone,
  /** The program it is in; empty where it is in none. */
  programId: IdOrNone,
  /** Those it can be in, by name. */
  programs: Type.Array(Type.Object({ id: Id, name: Name }, closed), { maxItems: MOST_PROGRAMS }),
  /** Sessions that are booked and have not begun. Ending cancels none of them. */
  booked: Type.Integer({ minimum: 0 }),
  /** Things that wait still. Ending closes none of them. */
  waiting: Type.Integer({ minimum: 0 }),
}, closed)
export type EngagementView = Static<typeof EngagementView>

export const rosterChannels = {
  /** E40: the coach has the roster before her. Written once a day at most; asked again, nothing is. */
  'roster.reviewed': command({
    home: 'vault', caller: 'coach', input: Nothing, output: Nothing, errors: [...writing],
  }),
  /** E38: from when on the roster says something. */
  'thresholds': query({ home: 'vault', caller: 'coach', input: Nothing, output: RosterThresholds }),
  /** What is left out stays as it is. */
  'thresholds.change': command({
    home: 'vault', caller: 'coach', input: Type.Partial(RosterThresholds, closed), output: Changed, errors: [...writing],
  }),
  'client.engagement': query({
    home: 'vault', caller: 'practice', input: Whose, output: EngagementView, errors: ['not-found'],
  }),
  /**
   * E45: she is a past client from now on. Refuses: not-found where no engagement of hers goes on; bad-input for a day
   * before it began or after today.
   */
  'engagements.end': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id, on: Day }, closed),
    output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),
  /** E45: the one that ended last goes on. Refuses: not-found where none has ended. */
  'engagements.resume': command({
    home: 'vault', caller: 'coach', input: Whose, output: Changed, errors: ['not-found', ...writing],
  }),
} as const
