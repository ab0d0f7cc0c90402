import type { MessageKind, NudgeStage } from '../../schemas/nudge-plan.ts'
import type { ToldEntry } from './ground.ts'
import type { ZoneClock } from './zone-clock.ts'

/** What one client was told already, or will not be told: by messages that were sent or let go (E35). */
export interface Told {
  /** Whether the item was named in the stage; for midpoint and day-before, with this due day. */
  readonly isNamed: (stage: NudgeStage, item: { readonly id: string, readonly due: string }) => boolean
  /** How many messages she was sent in a calendar month of hers: `2026-11`. */
  readonly sentIn: (month: string) => number
}

const key = (stage: MessageKind, id: string, due: string | null): string =>
  (stage === 'confirmation' ? `${stage} ${id}` : `${stage} ${id} ${due ?? ''}`)

export const monthAt = (clock: ZoneClock, instant: number): string => clock.dayAt(instant).slice(0, 7)

/** @param entries hers; one that waits or was withdrawn has told her nothing */
export const toldBy = (entries: readonly ToldEntry[], clock: ZoneClock): Told => {
  const named = new Set<string>()
  const sent = new Map<string, number>()
  for (const { kind, state, itemIds, due, settledAt } of entries) {
    if (state !== 'sent' && state !== 'let-go') continue
    for (const id of itemIds) {
      named.add(key(kind, id, due))
      // It says what was agreed: to say so again would be one message too many.
      if (kind === 'follow-up' && state === 'sent') named.add(key('confirmation', id, due))
    }
    if (state !== 'sent' || settledAt === null) continue
    const month = monthAt(clock, Date.parse(settledAt))
    sent.set(month, (sent.get(month) ?? 0) + 1)
  }
  return {
    isNamed: (stage, { id, due }) => named.has(key(stage, id, due)),
    sentIn: (month) => sent.get(month) ?? 0,
  }
}
