import { Type, type Static } from '@sinclair/typebox'
import { Day, Id, IdOrNone, Instant, LIMITS, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { NONE } from './sessions.ts'

export const NOTE_KINDS = ['session', 'contact', 'reflection', 'decision', 'intake', 'synthesis'] as const
export const OWNERS = ['client', 'coach'] as const

/**
 * What the coach changed about one proposed commitment: left out, another owner, another date, other words.
 * `line` is the line as written, and how the correction finds its proposal again.
 */
export const Correction = Type.Object({
  line: Type.String({ maxLength: LIMITS.itemText }),
  ticked: Type.Boolean(),
  owner: Type.Optional(oneOf(OWNERS)),
  due: Type.Optional(Day),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: LIMITS.itemText })),
}, { additionalProperties: false })

export type Correction = Static<typeof Correction>

/** A file that is kept with a note. */
export const Attachment = Type.Object({
  id: Id,
  /** As it was called where it came from; never a path. */
  name: Type.String({ minLength: 1, maxLength: 255 }),
  bytes: Type.Integer({ minimum: 0, maximum: LIMITS.attachmentBytes }),
  addedAt: Instant,
  /** The hash of the file, so that what comes back is what went in. */
  digest: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
}, { additionalProperties: false })

export type Attachment = Static<typeof Attachment>

/**
 * Stands for "nobody yet" in a quick note. Not null: RxDB builds an index over strings, and the index by client is
 * how a client's page finds its notes. Such a note is sealed under the compartment's own key (V8).
 */
export const NOBODY = ''

const erased = 'goes when the client is erased'

export const notes = defineRecord({
  collection: 'notes',
  home: 'sensitive',
  version: 2,
  clientField: 'clientId',
  indexes: ['clientId'],
  migrations: {
    // Files could be attached.
    0: (old) => ({ ...old, attachments: old['attachments'] ?? [] }),
    // A note could be begun for one session.
    1: (old) => ({ ...old, sessionId: old['sessionId'] ?? NONE }),
  },
  fields: {
    id: field(Id, {
      class: 'sensitive', meaning: 'A random handle of the note.',
      purpose: 'workflow', owner: 'notes', retention: erased,
    }),
    clientId: field(IdOrNone, {
      class: 'sensitive', meaning: 'Whom the note is about; empty while that is not chosen.',
      purpose: 'workflow', owner: 'notes', retention: erased,
    }),
    kind: field(oneOf(NOTE_KINDS), {
      class: 'sensitive', meaning: 'What occasion the note is from.',
      purpose: 'workflow', owner: 'notes', retention: erased,
    }),
    text: field(Type.String({ maxLength: LIMITS.noteText }), {
      class: 'sensitive', meaning: 'The note as last saved, exactly as typed.',
      purpose: 'decision', owner: 'notes', retention: erased,
    }),
    attachments: field(Type.Array(Attachment, { maxItems: LIMITS.attachments }), {
      class: 'sensitive', meaning: 'The files kept with the note: names, kinds and sizes. The files lie sealed beside the practice.',
      purpose: 'decision', owner: 'notes', retention: erased,
    }),
    draft: field(Type.Union([Type.Null(), Type.Object({
      text: Type.String({ maxLength: LIMITS.noteText }),
      cursor: Type.Integer({ minimum: 0 }),
      keptAt: Instant,
    }, { additionalProperties: false })]), {
      class: 'sensitive', meaning: 'What was typed since the last save, and where the cursor stood.',
      purpose: 'workflow', owner: 'notes', retention: 'goes when the note is saved or the draft is thrown away',
    }),
    corrections: field(Type.Array(Correction, { maxItems: LIMITS.proposals }), {
      class: 'sensitive', meaning: 'What the coach changed about the commitments found in the note.',
      purpose: 'workflow', owner: 'notes', retention: erased,
    }),
    begunAt: field(Instant, {
      class: 'operational', meaning: 'When the note was begun.',
      purpose: 'decision', owner: 'notes', retention: erased,
    }),
    savedAt: field(Type.Union([Type.Null(), Instant]), {
      class: 'operational', meaning: 'When the note was first saved; empty while it is only a draft.',
      purpose: 'decision', owner: 'notes', retention: erased,
    }),
    sessionId: field(IdOrNone, {
      class: 'operational', meaning: 'The session it was begun for, where the coach said so; empty otherwise.',
      purpose: 'workflow', owner: 'notes', retention: erased,
    }),
  },
})

export type Note = RecordOf<typeof notes>

/** What holds of a note before anything more is said of it. */
export const PLAIN_NOTE: Pick<Note, 'attachments' | 'draft' | 'corrections' | 'sessionId'> =
  { attachments: [], draft: null, corrections: [], sessionId: NONE }
