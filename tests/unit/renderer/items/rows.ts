import type { ClientRow, ItemRow, TimelineEntry } from '../../../../shared/ipc/views.ts'

const hex = (number: number): string => number.toString(16).padStart(32, '0')

/** Rows as the practice gives them, for a Tuesday, 17 November 2026. */
export const TODAY = '2026-11-17'
export const ZONE = 'Europe/Lisbon'

let nth = 0
const id = (): string => hex(nth += 1)

export const item = (parts: Partial<ItemRow> = {}): ItemRow => ({
  id: id(), clientId: hex(0), clientName: 'Marta Oliveira', noteId: hex(0), text: 'Ask Ravi what he needed',
  owner: 'client', due: TODAY, status: 'open', obstacle: null, since: '2026-11-10T09:00:00.000Z',
  by: 'coach', ...parts,
})

/** Twelve figures, of which the last are given. */
export const weeks = (...last: readonly number[]): number[] => [...Array<number>(12 - last.length).fill(0), ...last]

export const client = (parts: Partial<ClientRow> = {}): ClientRow => ({
  id: id(), name: 'Marta Oliveira', reasons: [], step: null, bucket: 'too-early', open: 0, overdue: 0, nextDue: null,
  nextSession: null, lastNoteAt: null, hasDraft: false, momentum: { due: weeks(), done: weeks(), setbacks: weeks() },
  endedOn: null, ...parts,
})

export const entry = (parts: Partial<TimelineEntry> = {}): TimelineEntry => ({
  noteId: id(), kind: 'session', session: 1, begunAt: '2026-11-10T09:00:00.000Z', savedAt: '2026-11-10T10:00:00.000Z',
  hasDraft: false, opening: '', agreed: 0, ...parts,
})
