/** What the channels of several nouns have in common. */
import { Type } from '@sinclair/typebox'
import { ChangeId } from './views.ts'

export const closed = { additionalProperties: false } as const
export const Nothing = Type.Object({}, closed)
export const Changed = Type.Object({ changeId: ChangeId }, closed)
/** How a disk may refuse. */
export const writing = ['disk-full', 'disk-failed', 'read-only'] as const
