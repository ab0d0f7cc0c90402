/** E46: programs, and whose work is in which. */
import { isDeepStrictEqual } from 'node:util'
import { goingOn } from '../../../shared/domain/engagements.ts'
import { wholeNudging } from '../../../shared/domain/nudges/whose-plan.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import { IN_NONE, MOST_PROGRAMS, type Program } from '../../../shared/schemas/programs.ts'
import { readName } from '../clients/name.ts'
import { change, refuse, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import { assumedSettings, SETTINGS_ID } from '../library/settings.ts'
import type { Change } from '../types.ts'

type Changed = { readonly changeId: string }

/** What a name is compared by: case, white space and ways of writing the same letter apart. */
const comparable = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ')

/** Two programs of one name could not be told apart in a list. */
const isTaken = (programs: readonly Program[], { id, name }: Pick<Program, 'id' | 'name'>): boolean =>
  programs.some((other) => other.id !== id && comparable(other.name) === comparable(name))

interface Wanted<Value> {
  readonly before: LibraryEntry | null
  readonly programs: readonly Program[]
  readonly also?: { readonly changes: readonly Change[], readonly events: readonly Happening[] }
  readonly value: Value
}

const kept = <Value extends object>(
  moment: Moment, { before, programs, also, value }: Wanted<Value>,
): Decision<Value & Changed> => {
  const settings = before ?? assumedSettings(moment.at)
  const differs = !isDeepStrictEqual(programs, settings.programs)
  return undoable(moment, {
    clientId: null,
    changes: differs
      ? [change('library', before, { ...settings, programs: [...programs] }), ...also?.changes ?? []] : [],
    events: differs
      ? [{ type: 'settings.changed', clientId: null, refs: [SETTINGS_ID] }, ...also?.events ?? []] : [],
    value,
  })
}

const programsOf = (moment: Moment, before: LibraryEntry | null): readonly Program[] =>
  (before ?? assumedSettings(moment.at)).programs

/** A new program, in which people are reminded as the practice does it. */
export const decideAddProgram = (
  moment: Moment, before: LibraryEntry | null, typed: string,
): Decision<Changed & { readonly programId: string }> => {
  const programs = programsOf(moment, before)
  const name = readName(typed)
  if (name === null) return refuse('bad-input')
  if (programs.length >= MOST_PROGRAMS) return refuse('too-large')
  const program: Program = { id: moment.id(), name, nudging: { by: 'practice', own: null } }
  if (isTaken(programs, program)) return refuse('name-taken')
  return kept(moment, { before, programs: [...programs, program], value: { programId: program.id } })
}

/** What is left out stays as it is. */
export const decideChangeProgram = (
  moment: Moment, before: LibraryEntry | null,
  { programId, ...wanted }: { readonly programId: string } & Partial<Pick<Program, 'name' | 'nudging'>>,
): Decision<Changed> => {
  const programs = programsOf(moment, before)
  const program = programs.find(({ id }) => id === programId)
  if (!program) return refuse('not-found')
  const name = readName(wanted.name ?? program.name)
  const nudging = wholeNudging(wanted.nudging ?? program.nudging)
  if (name === null || nudging === null) return refuse('bad-input')
  const after: Program = { ...program, name, nudging }
  if (isTaken(programs, after)) return refuse('name-taken')
  return kept(moment, { before, programs: programs.map((one) => (one.id === programId ? after : one)), value: {} })
}

const placed = (engagement: Engagement, programId: string): Change =>
  change('engagements', engagement, { ...engagement, programId })

const updated = ({ clientId, id }: Engagement): Happening => ({ type: 'engagement.updated', clientId, refs: [id] })

/**
 * The program goes; whatever is or was in it is in none.
 * @param engagements all of the practice
 */
export const decideRemoveProgram = (
  moment: Moment, before: LibraryEntry | null, engagements: readonly Engagement[], programId: string,
): Decision<Changed> => {
  const programs = programsOf(moment, before)
  if (!programs.some(({ id }) => id === programId)) return refuse('not-found')
  const inIt = engagements.filter((engagement) => engagement.programId === programId)
  return kept(moment, {
    before, programs: programs.filter(({ id }) => id !== programId), value: {},
    also: { changes: inIt.map((engagement) => placed(engagement, IN_NONE)), events: inIt.map(updated) },
  })
}

/**
 * The work with a client is in this program from now on.
 * @param engagements the client’s, all of them
 * @param programId empty for none
 */
export const decidePlace = (
  moment: Moment, settings: LibraryEntry | null, engagements: readonly Engagement[], programId: string,
): Decision<Changed> => {
  const engagement = goingOn(engagements)
  const isThere = programId === IN_NONE || programsOf(moment, settings).some(({ id }) => id === programId)
  if (!engagement || !isThere) return refuse('not-found')
  const differs = engagement.programId !== programId
  return undoable(moment, {
    clientId: engagement.clientId,
    changes: differs ? [placed(engagement, programId)] : [],
    events: differs ? [updated(engagement)] : [],
    value: {},
  })
}
