import type { Commitment } from '../../../shared/domain/commitments.ts'
import type { Confirmation, NoteView } from '../../../shared/ipc/views.ts'

/**
 * What she left ticked, as it is saved. A day that neither the line names nor she chose is said to be the default, so
 * that it goes along with the session it comes from (E30).
 */
export const confirmationsOf = (
  ticked: readonly Pick<Commitment, 'line' | 'text' | 'owner' | 'due'>[],
  { defaultDue, defaultDueFrom }: Pick<NoteView, 'defaultDue' | 'defaultDueFrom'>,
): Confirmation[] => ticked.map(({ line, text, owner, due }) => ({
  line, text, owner, ...(due === null ? { due: defaultDue, dueFrom: defaultDueFrom } : { due }),
}))
