/** Facts to count, made by hand: each with what does not matter filled in. */
import { createDayLine } from '../../../../../shared/domain/measures/day-line.ts'
import {
  layOut, type Facts, type Ground, type ItemFacts, type MessageFacts, type SessionFacts,
} from '../../../../../shared/domain/measures/ground.ts'
import { dayIn } from '../../../../../shared/domain/day.ts'
import { monthSpan, type Span } from '../../../../../shared/domain/measures/span.ts'

export const ZONE = 'Europe/Lisbon'
/** In winter Lisbon is on UTC: days there begin at midnight UTC. */
export const line = createDayLine(ZONE)
export const OCTOBER: Span = monthSpan(line, '2026-10')

let made = 0
const id = (): string => (made += 1).toString(16).padStart(32, '0')

type History = ItemFacts['history']

/** Open since the first of September, in the coach's word, unless something else is said. */
export const item = (parts: Partial<ItemFacts> & { readonly marks?: History } = {}): ItemFacts => {
  const { marks = [], ...rest } = parts
  const history: History = [{ at: '2026-09-01T10:00:00.000Z', status: 'open', by: 'coach' }, ...marks]
  return {
    id: id(), sessionId: 'none', due: '2026-10-10', status: history.at(-1)?.status ?? 'open', history, ...rest,
  }
}

export const mark = (
  at: string, status: ItemFacts['status'] = 'done', by: 'coach' | 'client' = 'coach',
): History[number] => ({ at, status, by })

/** An hour of a morning in October. */
export const session = (parts: Partial<SessionFacts> = {}): SessionFacts => ({
  id: id(), clientId: 'marta', startedAt: '2026-10-06T09:00:00.000Z', endsAt: '2026-10-06T10:00:00.000Z', state: 'held',
  noteId: '', briefReadAt: null, noteWaivedAt: null, ...parts,
})

export const message = (parts: Partial<MessageFacts> = {}): MessageFacts => ({
  kind: 'midpoint', clientId: 'marta', sessionId: 'none', itemIds: [], sentAt: '2026-10-06T10:00:00.000Z', ...parts,
})

export const NOTHING: Facts = {
  items: [], sessions: [], notes: new Map(), messages: [], engagements: [], looks: [], reports: [],
}

/** Laid out as on the 20th of November, at ten in the morning, unless another moment is said. */
export const ground = (facts: Partial<Facts> = {}, at = '2026-11-20T10:00:00.000Z', zone = ZONE): Ground =>
  layOut({ ...NOTHING, ...facts }, { at, today: dayIn(at, zone), line: zone === ZONE ? line : createDayLine(zone) })
