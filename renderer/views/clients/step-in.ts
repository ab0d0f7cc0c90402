import type { Step } from '../../../shared/domain/roster/reasons.ts'
import type { ClientRow } from '../../../shared/ipc/views.ts'

/** What is done with the words of a note or an item is not for whoever has no key for them (V1). */
const NEEDS_WORDS: readonly Step[] = ['smaller-step', 'other-way', 'agree-action']

/** The step as it is offered to whoever looks. */
export const stepIn = ({ step }: Pick<ClientRow, 'step'>, isCoach: boolean): Step | null =>
  (step === null || (!isCoach && NEEDS_WORDS.includes(step)) ? null : step)
