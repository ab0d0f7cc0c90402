import type { Handlers } from '../../../shared/ipc/contract.ts'
import type { Writer } from '../writer.ts'
import { decideAdd, decideReach, decideRename } from './decide.ts'

/** Adding and renaming clients, and how to reach them. */
export const clientHandlers = (writer: Writer): Handlers<'clients.add' | 'clients.rename' | 'clients.reach'> => ({
  'clients.add': ({ name }) => writer.run(async (moment) => decideAdd(moment, name)),
  'clients.rename': ({ clientId, name }) =>
    writer.run(async (moment, read) => decideRename(moment, await read.get('clients', clientId), name)),
  'clients.reach': ({ clientId, contact }) =>
    writer.run(async (moment, read) => decideReach(moment, await read.get('clients', clientId), contact)),
})
