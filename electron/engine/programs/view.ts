import { compare } from '../../../shared/domain/compare.ts'
import { goingOn } from '../../../shared/domain/engagements.ts'
import { gathered } from '../../../shared/domain/gathered.ts'
import type { ProgramsView } from '../../../shared/ipc/programs.ts'
import type { Engagement } from '../../../shared/schemas/engagements.ts'
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Program } from '../../../shared/schemas/programs.ts'

const NAMES = new Intl.Collator('en', { numeric: true })

/** By name, as people sort names; of two that sort alike by handle. */
export const byName = <One extends Pick<Program, 'id' | 'name'>>(programs: readonly One[]): readonly One[] =>
  [...programs].sort((one, other) => NAMES.compare(one.name, other.name) || compare(one.id, other.id))

/** @param engagements all of the practice */
export const programsView = (
  { programs, nudges }: Pick<LibraryEntry, 'programs' | 'nudges'>,
  engagements: readonly Engagement[],
): ProgramsView => {
  const theirs = [...gathered(engagements, ({ clientId }) => clientId).values()]
  const inIt = gathered(theirs.flatMap((hers) => goingOn(hers) ?? []), ({ programId }) => programId)
  return {
    programs: byName(programs).map(({ id, name, nudging }) => ({ id, name, nudging, clients: inIt.get(id)?.length ?? 0 })),
    practice: nudges,
  }
}
