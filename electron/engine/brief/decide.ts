import { ok } from '../../../shared/domain/result.ts'
import type { Session } from '../../../shared/schemas/sessions.ts'
import { change, refuse, unchanged, type Decision, type Moment } from '../decision.ts'

type Nothing = Record<string, never>

/**
 * E40: the first reading of a brief is remembered. It is no change of anybody's to undo: what was read was read. One
 * that was moved since counts as unread again (E28).
 */
export const decideRead = (moment: Moment, session: Session | null): Decision<Nothing> => {
  if (!session) return refuse('not-found')
  if (session.briefReadAt !== null) return unchanged({})
  return ok({
    changes: [change('sessions', session, { ...session, briefReadAt: moment.at })],
    events: [{ type: 'brief.read', clientId: session.clientId, refs: [session.id] }],
    value: {},
  })
}
