import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Writer } from '../writer.ts'
import { decideUndo } from './decide.ts'
import { gatherUndo } from './gather.ts'
import type { Ledger } from './ledger.ts'

/** Taking a change back, once. */
export const undoHandlers = (writer: Writer, ledger: Ledger): Handlers<'undo'> => ({
  'undo': ({ changeId }) => writer.run(async (moment, read) => {
    const undoing = ledger.find(changeId)
    return decideUndo(moment, undoing, await gatherUndo(read, moment, undoing))
  }),
})
