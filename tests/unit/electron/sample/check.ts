/** What has to hold for every made-up practice, whatever it was made from. */
import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { validatorOf } from '../../../../electron/engine/database-schema.ts'
import { readName } from '../../../../electron/engine/clients/name.ts'
import { readConfirmations } from '../../../../electron/engine/notes/confirmations.ts'
import { weekday, dayNumber } from '../../../../electron/sample/calendar.ts'
import type { PracticeOptions } from '../../../../electron/sample/options.ts'
import type { SamplePractice } from '../../../../electron/sample/sample-practice.ts'
import { matchProposals, parseCommitments } from '../../../../shared/domain/commitments.ts'
import { dayIn, timeIn } from '../../../../shared/domain/day.ts'
import { defaultDue } from '../../../../shared/domain/due.ts'
import { instantOf, minutesBetween } from '../../../../shared/domain/session-time.ts'
import type { CollectionName } from '../../../../shared/schemas/dictionary.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export const KINDS = ['clients', 'engagements', 'sessions', 'notes', 'actionItems', 'outbox', 'library'] as const

/** Faults of records against their schemas, by collection; empty when all are valid. */
export const faultsOf = (
  collection: CollectionName, records: readonly { readonly id: string }[],
): readonly string[] => {
  const validate = validatorOf(RECORDS[collection])
  return records.flatMap((record) => validate(record).map((fault) => `${collection} ${record.id}: ${fault}`))
}

const byId = <Value extends { readonly id: string }>(values: readonly Value[]): ReadonlyMap<string, Value> =>
  new Map(values.map((value) => [value.id, value]))

/** References, numbers, times and statuses. */
export const expectSound = (practice: SamplePractice, { now, zone }: PracticeOptions): void => {
  for (const kind of KINDS) expect(faultsOf(kind, practice[kind])).toEqual([])
  const ids = KINDS.flatMap((kind) => practice[kind].map(({ id }) => id))
  expect(new Set(ids).size).toBe(ids.length)

  const [clients, engagements, notes] = [byId(practice.clients), byId(practice.engagements), byId(practice.notes)]
  const present = now.toISOString()
  const wrong: string[] = []
  const demand = (holds: boolean, what: string): void => { if (!holds) wrong.push(what) }

  const last = new Map<string, { readonly number: number, readonly startedAt: string }>()
  const starts = new Set<string>()
  for (const session of practice.sessions) {
    const { clientId, startedAt, endsAt, wall, number, state, noteId, moves } = session
    if (state === 'held') continue
    const [day, hour] = [dayIn(startedAt, zone), timeIn(startedAt, zone)]
    const client = clients.get(clientId)
    demand(engagements.get(session.engagementId)?.clientId === clientId, 'engagement of what is booked')
    demand(number === 0 && noteId === '' && moves.length === 0, 'what was not held has no number and no note (E28)')
    demand(instantOf(wall, session.zone) === startedAt && session.zone === zone, 'begins by the wall (E28)')
    demand(minutesBetween(startedAt, endsAt) === 60, 'takes an hour')
    demand(client !== undefined && client.addedAt <= startedAt, 'client added before what is booked')
    demand(state === 'booked' || endsAt <= present, 'missed what is to come')
    demand(weekday(dayNumber(day)) < 5 && hour >= '08:00' && hour <= '17:00', `booked in working hours: ${day} ${hour}`)
    // A group is booked once a person, in an hour of its own.
    const key = startedAt.slice(0, 13) + zone + hour.slice(0, 2) + session.groupId
    demand(session.groupId !== '' || !starts.has(key), 'one booked at a time')
    starts.add(key)
  }
  for (const session of practice.sessions.filter(({ state }) => state === 'held')) {
    const { clientId, startedAt, number } = session
    const note = notes.get(session.noteId)
    const client = clients.get(clientId)
    const day = dayIn(startedAt, zone)
    const [hour, saved] = [timeIn(startedAt, zone), timeIn(note?.savedAt ?? startedAt, zone)]
    demand(engagements.get(session.engagementId)?.clientId === clientId, 'engagement of session')
    // A booked one stays where it was booked; its note was begun in its first minutes.
    const late = Date.parse(note?.begunAt ?? '') - Date.parse(startedAt)
    demand(note?.clientId === clientId && note.savedAt !== null, 'note of session')
    demand(session.wall === '' ? late === 0 : late >= 0 && late < 5 * 60_000, 'note begun with the session (E29)')
    demand(session.wall === '' || instantOf(session.wall, session.zone) === startedAt, 'held where it was booked (E28)')
    demand(number === (last.get(clientId)?.number ?? 0) + 1, 'numbers rise by one')
    demand(startedAt > (last.get(clientId)?.startedAt ?? ''), 'sessions in their order')
    demand(client !== undefined && client.addedAt <= startedAt, 'client added before')
    demand(weekday(dayNumber(day)) < 5 && hour >= '08:00' && saved < '18:00', `working hours: ${day} ${hour} ${saved}`)
    demand(!starts.has(startedAt.slice(0, 13) + zone + hour.slice(0, 2)), 'one session at a time')
    demand((note?.savedAt ?? '') <= present, 'a note of the future')
    starts.add(startedAt.slice(0, 13) + zone + hour.slice(0, 2))
    last.set(clientId, { number, startedAt })
  }
  for (const { begunAt, draft } of practice.notes) {
    demand(begunAt <= present && (draft?.keptAt ?? '') <= present, 'draft to come')
  }
  for (const { addedAt } of practice.clients) demand(addedAt <= present, 'client to come')
  for (const { name } of practice.clients) demand(readName(name) === name, `a name as it is kept: ${name}`)

  const sessions = byId(practice.sessions)
  for (const item of practice.actionItems) {
    const session = sessions.get(item.sessionId)
    demand(session?.noteId === item.noteId && session.clientId === item.clientId, 'session of item')
    demand(item.history.at(-1)?.status === item.status && item.history[0]?.status === 'open', 'history ends in status')
    demand(item.history[0]?.at === notes.get(item.noteId)?.savedAt, 'history begins with the note')
    demand(item.history.every(({ at }, index) => at > (item.history[index - 1]?.at ?? '')), 'history in its order')
    demand((item.history.at(-1)?.at ?? '') <= present, 'a status of the future')
    demand((item.obstacle !== null) === (item.status === 'stuck'), 'obstacle and stuck (E8)')
  }
  expect([...new Set(wrong)]).toEqual([])
}

/** E2: the engine would have taken every item from its note, and proposes again only what was left out. */
export const expectConfirmed = (practice: SamplePractice, { zone }: PracticeOptions): void => {
  const items = new Map(practice.notes.map(({ id }) => [id, [] as SamplePractice['actionItems'][number][]]))
  for (const item of practice.actionItems) items.get(item.noteId)?.push(item)
  for (const note of practice.notes.filter(({ savedAt }) => savedAt !== null)) {
    const own = items.get(note.id) ?? []
    const confirmed = own.map(({ line, text, owner, due }) => ({ line, text, owner, due }))
    expect(readConfirmations(note.text, confirmed, [])).toEqual(confirmed)
    const today = dayIn(note.begunAt, zone)
    // E30: the next one of those that were booked; the made-up practice books one after another.
    const next = practice.sessions
      .filter(({ clientId, wall, startedAt }) => clientId === note.clientId && wall !== '' && startedAt > note.begunAt)
      .map(({ startedAt }) => dayIn(startedAt, zone)).sort()[0] ?? null
    const found = parseCommitments(note.text, { today })
    for (const item of own) {
      const read = found.find(({ line }) => line === item.line)
      const { due, from } = defaultDue({ today, nextSession: item.dueFrom === 'next-session' ? next : null, daysBefore: 2 })
      expect({ text: item.text, owner: item.owner, due: item.due, dueFrom: item.dueFrom }).toEqual({
        text: read?.text, owner: read?.owner, due: read?.due ?? due, dueFrom: (read?.due ?? null) === null ? from : 'chosen',
      })
    }
    const { proposals } = matchProposals(found, {
      corrections: note.corrections, confirmedLines: own.map(({ line }) => line),
    })
    expect(proposals.filter(({ ticked }) => ticked)).toEqual([])
  }
}

/** Sentences of a note, without the lines of what was agreed. */
export const sentencesOf = (text: string): readonly string[] =>
  (text.split('\n\n').slice(0, -1).join(' ')).split(/(?<=[.?!]”?) /u).filter((sentence) => sentence.length > 12)
