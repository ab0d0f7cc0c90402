import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Writer } from '../writer.ts'
import { decideDetach } from './decide.ts'

/** Taking a file away from its note; adding and taking out are long works of the vault process. */
export const attachmentHandlers = (writer: Writer): Handlers<'attachments.remove'> => ({
  'attachments.remove': ({ noteId, attachmentId }) => writer.run(async (moment, read) =>
    decideDetach(moment, await read.get('notes', noteId), attachmentId)),
})
