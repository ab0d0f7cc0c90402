import { Type } from '@sinclair/typebox'
import { Id, Instant, LIMITS } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

const erased = 'goes when the client is erased'

export const clients = defineRecord({
  collection: 'clients',
  home: 'personal',
  version: 0,
  clientField: 'id',
  indexes: [],
  migrations: {},
  fields: {
    id: field(Id, {
      class: 'personal', meaning: 'A random handle, so that notes and items find their client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    name: field(Type.String({ minLength: 1, maxLength: LIMITS.name }), {
      class: 'personal', meaning: 'What the coach calls the client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    addedAt: field(Instant, {
      class: 'personal', meaning: 'When the client was added.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
  },
})

export type Client = RecordOf<typeof clients>
