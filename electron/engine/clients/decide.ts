import type { Contact } from '../../../shared/ipc/views.ts'
import { PLAIN_CLIENT, type Client } from '../../../shared/schemas/clients.ts'
import { change, refuse, undoable, type Decision, type Moment } from '../decision.ts'
import { readContact } from './contact.ts'
import { readName } from './name.ts'

type Changed = { readonly changeId: string }

export const decideAdd = (moment: Moment, typed: string): Decision<Changed & { readonly clientId: string }> => {
  const name = readName(typed)
  if (name === null) return refuse('bad-input')
  const client: Client = { id: moment.id(), name, ...PLAIN_CLIENT, addedAt: moment.at }
  return undoable(moment, {
    clientId: client.id,
    changes: [change('clients', null, client)],
    events: [{ type: 'client.added', clientId: client.id, refs: [client.id] }],
    value: { clientId: client.id },
  })
}

export const decideRename = (moment: Moment, client: Client | null, typed: string): Decision<Changed> => {
  if (!client) return refuse('not-found')
  const name = readName(typed)
  if (name === null) return refuse('bad-input')
  const same = name === client.name
  return undoable(moment, {
    clientId: client.id,
    changes: same ? [] : [change('clients', client, { ...client, name })],
    events: same ? [] : [{ type: 'client.renamed', clientId: client.id, refs: [client.id] }],
    value: {},
  })
}

/** How to reach her (E24). */
export const decideReach = (moment: Moment, client: Client | null, typed: Contact): Decision<Changed> => {
  if (!client) return refuse('not-found')
  const contact = readContact(typed)
  if (contact === null) return refuse('bad-input')
  const same = contact.email === client.email && contact.phone === client.phone
  return undoable(moment, {
    clientId: client.id,
    changes: same ? [] : [change('clients', client, { ...client, ...contact })],
    events: same ? [] : [{ type: 'client.updated', clientId: client.id, refs: [client.id] }],
    value: {},
  })
}
