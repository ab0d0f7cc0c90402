/** A client with two things agreed and every way to reach her; and what stands in the outbox for her. */
import { addClient, writeNote, type Desk } from '../desk.ts'

export const CANARY = 'kestrel'
export const LINES = [`[] call the ${CANARY}`, `[] draw the ${CANARY}`]
export const TEXT = `She said ${CANARY}.\n${LINES.join('\n')}`

export const filled = async (desk: Desk) => {
  const clientId = await addClient(desk, `Marta ${CANARY}`)
  await desk.get('clients.reach', { clientId, contact: { email: `${CANARY}@example.org`, phone: '+351 912 345 678' } })
  return { clientId, ...await writeNote(desk, clientId, { text: TEXT, lines: LINES, due: '2026-11-27' }) }
}
export const bring = async (desk: Desk): Promise<string | null> => {
  const answer = await desk.engine.outbox.bring()
  if (!answer.ok) throw new Error(`refused: ${answer.error.code}`)
  return answer.value.next
}
export const jobs = async (desk: Desk) => (await desk.database.find('outbox', { state: 'waiting' }))
  .map(({ kind, version, job }) => ({ kind, version, job }))
  .sort((one, other) => (one.kind < other.kind ? -1 : 1))
