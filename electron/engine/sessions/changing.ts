/** What every command that changes booked sessions has in common: its events, and the due days that go along. */
import type { EventType } from '../../../shared/schemas/events.ts'
import { change, undoable, type Decision, type Happening, type Moment } from '../decision.ts'
import type { Placed } from '../engagements/decide.ts'
import { withDueDays, type SessionChange } from './due-days.ts'
import type { ChangeGround } from './gather.ts'

/** A change of one session, and what happened to it. */
export interface Turn extends SessionChange { readonly types: readonly EventType[] }

/** One event a type and client: whoever is erased takes hers along, and nobody else's (E23). */
const happenings = (turns: readonly Turn[]): readonly Happening[] => {
  const told = new Map<string, { readonly type: EventType, readonly clientId: string, readonly refs: string[] }>()
  for (const { after: { id, clientId }, types } of turns) {
    for (const type of types) {
      const known = told.get(`${clientId} ${type}`)
      if (known) known.refs.push(id)
      else told.set(`${clientId} ${type}`, { type, clientId, refs: [id] })
    }
  }
  return [...told.values()]
}

/** The change set of these turns, with the engagement they opened (E45) and the due days that go along (E30). */
export const turned = <Value extends object>(
  moment: Moment, { people, settings }: Pick<ChangeGround, 'people' | 'settings'>, turns: readonly Turn[], value: Value,
  opened: Pick<Placed, 'changes' | 'events'> = { changes: [], events: [] },
): Decision<Value & { readonly changeId: string, readonly dueMoved: number }> => {
  const { changes, events, dueMoved } = withDueDays(moment, people, turns, settings)
  const [clientId = null, ...others] = new Set(turns.map(({ after }) => after.clientId))
  return undoable(moment, {
    clientId: others.length > 0 ? null : clientId,
    changes: [...opened.changes, ...turns.map(({ before, after }) => change('sessions', before, after)), ...changes],
    events: [...opened.events, ...happenings(turns), ...events],
    value: { ...value, dueMoved },
  })
}
