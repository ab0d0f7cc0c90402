import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Writer } from '../writer.ts'
import { decideMark } from './decide-mark.ts'
import { decideEdit } from './decide.ts'

/** Marking and editing action items. */
export const itemHandlers = (writer: Writer): Handlers<'items.mark' | 'items.edit'> => ({
  'items.mark': ({ itemId, ...mark }) =>
    writer.run(async (moment, read) => decideMark(moment, await read.get('actionItems', itemId), mark)),
  'items.edit': ({ itemId, ...edit }) =>
    writer.run(async (moment, read) => decideEdit(moment, await read.get('actionItems', itemId), edit)),
})
