import { Type } from '@sinclair/typebox'
import { Id, Instant, LIMITS } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'

const erased = 'goes when the client is erased'

export const clients = defineRecord({
  collection: 'clients',
  home: 'personal',
  version: 1,
  clientField: 'id',
  indexes: [],
  migrations: {
    // Ways to reach her were added.
    0: (old) => ({ ...old, email: old['email'] ?? '', phone: old['phone'] ?? '' }),
  },
  fields: {
    id: field(Id, {
      class: 'personal', meaning: 'A random handle, so that notes and items find their client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    name: field(Type.String({ minLength: 1, maxLength: LIMITS.name }), {
      class: 'personal', meaning: 'What the coach calls the client.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    email: field(Type.String({ maxLength: LIMITS.contact }), {
      class: 'personal', meaning: 'Her e-mail address, if she gave one.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    phone: field(Type.String({ maxLength: LIMITS.contact }), {
      class: 'personal', meaning: 'Her telephone number, if she gave one.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
    addedAt: field(Instant, {
      class: 'personal', meaning: 'When the client was added.',
      purpose: 'workflow', owner: 'clients', retention: erased,
    }),
  },
})

export type Client = RecordOf<typeof clients>
