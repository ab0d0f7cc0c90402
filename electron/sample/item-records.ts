/** What was agreed as the records have it: who does it, by when, what became of it, and whose word that is. */
import type { ActionItem, Owner } from '../../shared/schemas/action-items.ts'
import type { Agreed } from './agree.ts'
import { instant } from './calendar.ts'
import type { Promised } from './compose.ts'
import { statusAt, type Outcome } from './outcome.ts'
import { randomFrom, type Random } from './random.ts'
import type { Slot } from './schedule.ts'

/** What was agreed, and what became of it. */
export interface Kept { readonly agreed: Agreed, readonly outcome: Outcome }

/** What the next note says of it. */
export const promisedOf = (kept: readonly Kept[], at: number): readonly Promised[] =>
  kept.map(({ agreed, outcome }) => ({
    owner: agreed.commitment.owner, done: agreed.done, thing: agreed.thing,
    status: statusAt(outcome, at), obstacle: outcome.obstacle,
  }))

/** Beyond the other streams: who reported what is drawn without changing what is drawn there. */
const REPORTS = 9_000_000

/** Whose word a mark is: who it is about, and milliseconds since 1970. */
export type SaidBy = (owner: Owner, at: number) => Owner

/** Between two sessions a client answers for herself half of the time; in a session the coach marks (E31). */
export const saidBy = (slots: readonly Slot[], seed: number, stream: number): SaidBy => {
  const reports: Random = randomFrom(seed, REPORTS + stream)
  return (owner, at) => {
    const isMeeting = slots.some(({ begun, saved }) => at >= begun && at <= saved)
    return owner === 'client' && !isMeeting && reports.chance(0.5) ? 'client' : 'coach'
  }
}

/** As the engine would have written it. `at`: when it was agreed, milliseconds since 1970. */
export const itemOf = (
  { agreed, outcome }: Kept, { due, dueFrom }: Pick<ActionItem, 'due' | 'dueFrom'>, at: number,
  refs: Pick<ActionItem, 'id' | 'clientId' | 'noteId' | 'sessionId'>, by: SaidBy,
): ActionItem => {
  const status = outcome.marks.at(-1)?.status ?? 'open'
  const { commitment: { owner, text, line } } = agreed
  return {
    ...refs, owner, due, dueFrom, status, text, line,
    history: [
      { at: instant(at), status: 'open', by: 'coach' },
      ...outcome.marks.map((mark) => ({ at: instant(mark.at), status: mark.status, by: by(owner, mark.at) })),
    ],
    obstacle: status === 'stuck' ? outcome.obstacle : null,
  }
}
