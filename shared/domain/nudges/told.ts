import type { MessageKind, NudgeStage } from '../../schemas/nudge-plan.ts'
import type { ToldEntry } from './ground.ts'
import type { Agreed } from './stages.ts'
import type { ZoneClock } from './zone-clock.ts'

/** What one client was told already, or will not be told: by messages that were sent or let go (E35). */
export interface Told {
  /** Whether the item was named in the stage; for midpoint and day-before, with this due day. */
  readonly isNamed: (stage: NudgeStage, item: Omit<Agreed, 'assignedOn'>) => boolean
  /** How many messages she was sent in a calendar month of hers: `2026-11`. */
  readonly sentIn: (month: string) => number
}

const key = (stage: MessageKind, id: string, due: string | null): string =>
  (stage === 'confirmation' ? `${stage} ${id}` : `${stage} ${id} ${due ?? ''}`)

export const monthAt = (clock: ZoneClock, instant: number): string => clock.dayAt(instant).slice(0, 7)

/**
 * E36: whether the letter of a message told her of an item: a follow-up names all that was agreed in its session by the
 * time it was sent, and counts five of them.
 */
export const hasToldOf = (
  { kind, state, sessionId, settledAt }: Pick<ToldEntry, 'kind' | 'state' | 'sessionId' | 'settledAt'>,
  item: Pick<Agreed, 'sessionId' | 'assignedAt'>,
): boolean =>
  kind === 'follow-up' && state === 'sent' && settledAt !== null
  && sessionId === item.sessionId && item.assignedAt <= Date.parse(settledAt)

/** @param entries hers; one that waits or was withdrawn has told her nothing */
export const toldBy = (entries: readonly ToldEntry[], clock: ZoneClock): Told => {
  const named = new Set<string>()
  const sent = new Map<string, number>()
  const letters: ToldEntry[] = []
  for (const entry of entries) {
    const { kind, state, itemIds, due, settledAt } = entry
    if (state !== 'sent' && state !== 'let-go') continue
    const isLetter = kind === 'follow-up' && state === 'sent'
    if (isLetter) letters.push(entry)
    for (const id of itemIds) {
      named.add(key(kind, id, due))
      if (isLetter) named.add(key('confirmation', id, due))
    }
    if (state !== 'sent' || settledAt === null) continue
    const month = monthAt(clock, Date.parse(settledAt))
    sent.set(month, (sent.get(month) ?? 0) + 1)
  }
  return {
    isNamed: (stage, item) => named.has(key(stage, item.id, item.due))
      // It says what was agreed: to say so again would be one message too many.
      || (stage === 'confirmation' && letters.some((letter) => hasToldOf(letter, item))),
    sentIn: (month) => sent.get(month) ?? 0,
  }
}
