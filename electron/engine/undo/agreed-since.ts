/** E30: what was agreed after a change has its day from the sessions as they then were, and goes along when it is undone. */
import type { LibraryEntry } from '../../../shared/schemas/library.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import type { Moment } from '../decision.ts'
import { withDueDays, type Moved, type Person, type SessionChange } from '../sessions/due-days.ts'
import type { Change } from '../types.ts'

interface Since {
  /** The instant of the change that is undone. */
  readonly at: string
  readonly reverse: readonly Change[]
  readonly people: readonly Person[]
  readonly settings: LibraryEntry
}

/** The sessions that become others. One that goes is as good as cancelled: it is not the next one any more. */
export const sessionsIn = (reverse: readonly Change[]): readonly SessionChange[] =>
  reverse.flatMap((step) => {
    if (step.collection !== 'sessions') return []
    const { before } = step
    const after: Session | null = step.after ?? (before && { ...before, state: 'cancelled' })
    return after ? [{ before, after }] : []
  })

/** The due days of what was agreed since, in other words of everything the undo itself does not give back. */
export const agreedSince = (moment: Moment, { at, reverse, people, settings }: Since): Moved => {
  const restored = new Set(reverse.map(({ before, after }) => (before ?? after)?.id))
  const since = people.map((person): Person => ({
    ...person,
    items: person.items.filter(({ id, history: [assigned] }) => !restored.has(id) && assigned && assigned.at >= at),
  }))
  return withDueDays(moment, since, sessionsIn(reverse), settings)
}
