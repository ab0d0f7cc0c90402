/**
 * Whom a note is about. A record says nobody with an empty handle, everything outside the engine with null; these
 * two functions are the only bridge.
 */
import type { Client } from '../../../shared/schemas/clients.ts'
import { NOBODY, type Note } from '../../../shared/schemas/notes.ts'

/** As a record has it, said as a view, a question or an event says it. */
export const whomOf = (clientId: string): string | null => (clientId === NOBODY ? null : clientId)

/** As a view or a question says it, in the words of a record. */
export const recordedAs = (whom: string | null): string => whom ?? NOBODY

/**
 * Whom a note is about once it is kept or saved about `whom`, as a record has it; null where that is refused (E16).
 * What is there stays where it is. Only a note that is new, or nobody's, goes to a client, and she has to be one whose
 * record opened.
 */
export const aboutWhom = (
  note: Pick<Note, 'clientId'> | null, client: Pick<Client, 'id'> | null, whom: string | null,
): string | null => {
  if (note?.clientId === recordedAs(whom)) return note.clientId
  if (note && note.clientId !== NOBODY) return null
  if (whom !== null) return client && client.id
  return note ? null : NOBODY
}
