import { compare } from '../../../shared/domain/compare.ts'
import { gathered } from '../../../shared/domain/gathered.ts'
import type { ProgramsView } from '../../../shared/ipc/programs.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Program } from '../../../shared/schemas/programs.ts'

/** By name, as people sort names; of two that sort alike by handle. */
export const byName = <One extends Pick<Program, 'id' | 'name'>>(programs: readonly One[]): readonly One[] =>
  [...programs].sort((one, other) => one.name.localeCompare(other.name, 'en') || compare(one.id, other.id))

/** @param engagements all of the practice */
export const programsView = (
  { programs, nudges }: Pick<LibraryEntry, 'programs' | 'nudges'>,
  engagements: readonly Pick<Engagement, 'clientId' | 'programId' | 'endedOn'>[],
): ProgramsView => {
  const going = gathered(engagements.filter(({ endedOn }) => endedOn === null), ({ programId }) => programId)
  return {
    programs: byName(programs).map(({ id, name, nudging }) => ({
      id, name, nudging, clients: new Set(going.get(id)?.map(({ clientId }) => clientId)).size,
    })),
    practice: nudges,
  }
}
