/** Programs: what the coach offers, how those in it are reminded, and whose work is in which. */
import { Type, type Static } from '@sinclair/typebox'
import { Id, IdOrNone } from '../schemas/common.ts'
import { NudgeSettings } from '../schemas/library.ts'
import { MOST_PROGRAMS, ProgramNudging } from '../schemas/programs.ts'
import { Changed, closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'
import { ChangeId, Name } from './views.ts'

/** What is typed; whether it is a name the engine says. */
const TypedName = Type.String({ maxLength: Name.maxLength ?? 0 })

export const ProgramRow = Type.Object({
  id: Id,
  name: Name,
  nudging: ProgramNudging,
  /** Clients whose work goes on in it. */
  clients: Type.Integer({ minimum: 0 }),
}, closed)
export type ProgramRow = Static<typeof ProgramRow>

export const ProgramsView = Type.Object({
  /** By name. */
  programs: Type.Array(ProgramRow, { maxItems: MOST_PROGRAMS }),
  /** What the practice does unless something else is said of a program. */
  practice: NudgeSettings,
}, closed)
export type ProgramsView = Static<typeof ProgramsView>

export const programChannels = {
  'programs': query({ home: 'vault', caller: 'coach', input: Nothing, output: ProgramsView }),
  /** E46. Refuses: bad-input for what is no name; name-taken; too-large where there are as many as there can be. */
  'programs.add': command({
    home: 'vault', caller: 'coach', input: Type.Object({ name: TypedName }, closed),
    output: Type.Object({ changeId: ChangeId, programId: Id }, closed),
    errors: ['bad-input', 'name-taken', 'too-large', ...writing],
  }),
  /** E46. What is left out stays as it is. Refuses as adding does, and a plan of its own that is missing. */
  'programs.change': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      programId: Id, name: Type.Optional(TypedName), nudging: Type.Optional(ProgramNudging),
    }, closed),
    output: Changed, errors: ['bad-input', 'name-taken', 'not-found', ...writing],
  }),
  /** E46: whoever is in it is in none then. */
  'programs.remove': command({
    home: 'vault', caller: 'coach', input: Type.Object({ programId: Id }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),
  /** E46: the work that goes on is in this program from now on, or in none. not-found: either is not there. */
  'engagements.place': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id, programId: IdOrNone }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),
} as const
