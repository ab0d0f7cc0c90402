/** What the coach has begun and not saved: a quick note, a first draft, and more typed into a saved note. */
import { NOBODY, PLAIN_NOTE, type Note } from '../../shared/schemas/notes.ts'
import { instant } from './calendar.ts'
import type { ClientRecords } from './client-records.ts'
import { randomFrom } from './random.ts'

const MINUTE = 60_000
const UNFINISHED = 2_000_000

const QUICK = 'Phone call on the stairs, no name given yet: somebody from the choir, wants to talk about leaving a job '
  + 'after nineteen years. Sounded calm, spoke fast.\n\nAsk first: why now?'
const BEGUN = 'She rang before the session, from the platform. The page has gone off, to the right person this time, '
  + 'and she wanted somebody to know it before the train came.\n\n“I did not check the commas.” '
const ADDED = '\n\nLater, on the way home: what he said about the scaffold belongs to the first session. Look it up. '

/**
 * Gives three clients' records their drafts: the note without anybody, a begun one (of the fifth client, Emi), and
 * words added to the last note of the sixth (Callum). Where these are not there, their drafts are not.
 */
export const withDrafts = (
  all: readonly ClientRecords[], now: number, seed: number,
): readonly ClientRecords[] => {
  const random = randomFrom(seed, UNFINISHED)
  const draft = (text: string, at: number): NonNullable<Note['draft']> =>
    ({ text, cursor: text.length, keptAt: instant(at) })
  const begun = (clientId: string, text: string, begunAt: number, minutes: number): Note => ({
    ...PLAIN_NOTE, id: random.id(), clientId, kind: 'session', text: '', draft: draft(text, begunAt + minutes * MINUTE),
    begunAt: instant(begunAt), savedAt: null,
  })
  const quick: ClientRecords = {
    clients: [], engagements: [], sessions: [], actionItems: [], outbox: [], moments: [],
    notes: [begun(NOBODY, QUICK, now - 47 * MINUTE, 6)],
  }
  const drafted = all.map((records, index): ClientRecords => {
    const last = records.notes.at(-1)
    const [client] = records.clients
    if (!last || !client) return records
    if (index === 4) {
      const at = Math.max(now - 95 * MINUTE, Date.parse(last.savedAt ?? last.begunAt) + MINUTE)
      return { ...records, notes: [...records.notes, begun(client.id, BEGUN, Math.min(at, now - MINUTE), 1)] }
    }
    if (index !== 5) return records
    const kept = Math.min(Date.parse(last.savedAt ?? last.begunAt) + 5 * 60 * MINUTE, now)
    return { ...records, notes: [...records.notes.slice(0, -1), { ...last, draft: draft(last.text + ADDED, kept) }] }
  })
  return [...drafted, quick]
}
