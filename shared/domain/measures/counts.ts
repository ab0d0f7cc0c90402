import type { Ground } from './ground.ts'
import { count, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: action items that were assigned in the span. */
export const assigned = (ground: Ground, span: Span): Reading => count(ground.assignedIn(span).length)

/** E43: action items that are done, since an instant in the span. */
export const finished = (ground: Ground, span: Span): Reading => count(ground.finishedIn(span).length)
