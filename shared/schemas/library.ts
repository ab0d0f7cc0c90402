import { Type } from '@sinclair/typebox'
import { Id, Instant, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

/** Where the recovery sheet went when it was made. `this-computer` is warned about until it is moved (rule V5). */
export const SHEET_PLACES = ['paper', 'removable', 'this-computer', 'moved'] as const

export type SheetPlace = (typeof SHEET_PLACES)[number]

const forever = 'kept as long as the practice'

/** Practice-wide settings and, later, programs, templates and routines. In this version one record: the settings. */
export const library = defineRecord({
  collection: 'library',
  home: 'practice',
  version: 0,
  clientField: null,
  indexes: [],
  migrations: {},
  fields: {
    id: field(Id, {
      class: 'practice', meaning: 'The handle of the entry.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    kind: field(oneOf(['settings']), {
      class: 'practice', meaning: 'What kind of entry it is.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    sheetPlace: field(oneOf(SHEET_PLACES), {
      class: 'practice', meaning: 'Where the recovery sheet was put, so that a copy on this computer is warned about.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    sheetMadeAt: field(Instant, {
      class: 'practice', meaning: 'When the recovery sheet was made.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    daysBeforeSession: field(Type.Integer({ minimum: 0, maximum: 60 }), {
      class: 'practice', meaning: 'How many days before the next session an item without a date is due.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
  },
})

export type LibraryEntry = RecordOf<typeof library>
