import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Writer } from '../writer.ts'
import { decideAdd, decideRename } from './decide.ts'

/** Adding and renaming clients. */
export const clientHandlers = (writer: Writer): Handlers<'clients.add' | 'clients.rename'> => ({
  'clients.add': ({ name }) => writer.run(async (moment) => decideAdd(moment, name)),
  'clients.rename': ({ clientId, name }) =>
    writer.run(async (moment, read) => decideRename(moment, await read.get('clients', clientId), name)),
})
