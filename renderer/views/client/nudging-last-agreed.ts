import type { TimelineEntry } from '../../../shared/ipc/views.ts'

/** The last saved note of a session in which something was agreed; null where there is none. */
export const lastAgreed = (timeline: readonly TimelineEntry[]): TimelineEntry | null =>
  timeline.find(({ kind, savedAt, agreed }) => kind === 'session' && savedAt !== null && agreed > 0) ?? null
