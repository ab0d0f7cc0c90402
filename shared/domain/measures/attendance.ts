import type { Ground } from './ground.ts'
import { share, type Reading } from './reading.ts'
import type { Span } from './span.ts'

/** E43: sessions held, of those held or missed. It says who came, and nothing of what came of it. */
export const attendance = (ground: Ground, span: Span): Reading =>
  share(ground.startedIn(span), ({ state }) => state === 'held')

/** E43: sessions missed, of those held or missed. */
export const noShow = (ground: Ground, span: Span): Reading =>
  share(ground.startedIn(span), ({ state }) => state === 'missed')
