import type { EventType } from '../../../shared/schemas/events.ts'

/** What may be asked of the coach after something happened. Nothing of it happens by itself (law 7). */
export type NextStep = 'write-note' | 'review-items' | 'finish-note' | 'move-sheet' | 'nothing'

/** What should happen next, for every type of event. A type without an answer does not compile. */
export const NEXT: Readonly<Record<EventType, NextStep>> = {
  'client.added': 'write-note',
  'client.renamed': 'nothing',
  'client.updated': 'nothing',
  'engagement.opened': 'nothing',
  'session.completed': 'write-note',
  'note.completed': 'review-items',
  'note.corrected': 'review-items',
  'note.moved': 'nothing',
  'draft.discarded': 'nothing',
  'task.assigned': 'review-items',
  'task.updated': 'nothing',
  'change.undone': 'nothing',
  'sheet.kept': 'move-sheet',
  'sheet.moved': 'nothing',
  'passphrase.renewed': 'nothing',
  'settings.changed': 'nothing',
  'client.erased': 'nothing',
  'user.invited': 'nothing',
  'user.joined': 'nothing',
  'user.removed': 'nothing',
  'keys.renewed': 'nothing',
  'backup.made': 'nothing',
  'drill.done': 'nothing',
  'practice.exported': 'nothing',
  'practice.restored': 'nothing',
  'attachment.added': 'nothing',
  'attachment.removed': 'nothing',
  'damage.acknowledged': 'nothing',
  'erased': 'nothing',
}
