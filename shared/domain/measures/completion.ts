import type { Ground } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: of what was due in the span, and whose day is over, the share that is done: the client’s and the coach’s. */
export const completion = (ground: Ground, span: Span): Reading =>
  share(ground.dueIn(span).filter(({ due }) => due < ground.today), ({ status }) => status === 'done')
