/**
 * A practice of made-up people, the same for the same options on every machine. It holds what the engine would have
 * written in that time: records, and what happened when.
 */
import type { ActionItem } from '../../shared/schemas/action-items.ts'
import type { Client } from '../../shared/schemas/clients.ts'
import type { Engagement } from '../../shared/schemas/engagements.ts'
import type { PracticeEvent } from '../../shared/schemas/events.ts'
import type { LibraryEntry } from '../../shared/schemas/library.ts'
import type { Note } from '../../shared/schemas/notes.ts'
import type { OutboxEntry } from '../../shared/schemas/outbox.ts'
import type { Session } from '../../shared/schemas/sessions.ts'
import { GENESIS, link, type Hash, type Head } from '../engine/events/chain.ts'
import { settingsOf, SETTINGS_ID } from '../engine/library/settings.ts'
import { calendarOf, instant } from './calendar.ts'
import { clientRecords, type ClientRecords, type Moment } from './client-records.ts'
import { looksAtClients } from './looks.ts'
import type { PracticeOptions } from './options.ts'
import { BOOKED_DAYS, plansOf } from './plans.ts'
import { PROGRAMS } from './programs.ts'
import { randomFrom } from './random.ts'
import { withDrafts } from './unfinished.ts'

export interface SamplePractice {
  readonly clients: readonly Client[]
  readonly engagements: readonly Engagement[]
  readonly sessions: readonly Session[]
  readonly notes: readonly Note[]
  readonly actionItems: readonly ActionItem[]
  readonly outbox: readonly OutboxEntry[]
  /** The settings. */
  readonly library: readonly LibraryEntry[]
  /** In order of time; empty without events. */
  readonly moments: readonly Moment[]
  /** Names the events. */
  readonly seed: number
}

/** Client by client, for a practice too large to hold at once. A quick note comes last, in records without a client. */
export function* clientsOf(options: PracticeOptions): Generator<ClientRecords> {
  const { now, zone, seed, noteLength, shape } = options
  const calendar = calendarOf(now, zone)
  const made = function* (): Generator<ClientRecords> {
    let stream = 0
    for (const plan of plansOf(options, calendar)) {
      const records = clientRecords(plan, { calendar, zone, noteLength }, seed, stream += 1)
      yield options.withEvents ? records : { ...records, moments: [] }
    }
  }
  if (shape.kind === 'a-year') yield* withDrafts([...made()], calendar.now, seed)
  else yield* made()
}

/**
 * The whole practice. Throws RangeError for an unknown zone, and Error for more clients than a week has hours.
 * Nothing in it lies after `now` but what is booked, and the days by which something is due.
 */
export const samplePractice = (options: PracticeOptions): SamplePractice => {
  const all = [...clientsOf(options)]
  const clients = all.flatMap((one) => one.clients)
  const earliest = clients.reduce((first, { addedAt }) => addedAt < first ? addedAt : first, options.now.toISOString())
  const madeAt = Date.parse(earliest) - 3_600_000
  const looks = options.shape.kind === 'a-year'
    ? looksAtClients(calendarOf(options.now, options.zone), BOOKED_DAYS, options.seed) : []
  const opened: Moment = { at: madeAt, happenings: [{ type: 'sheet.kept', clientId: null, refs: [SETTINGS_ID] }] }
  return {
    clients,
    engagements: all.flatMap((one) => one.engagements),
    sessions: all.flatMap((one) => one.sessions),
    notes: all.flatMap((one) => one.notes),
    actionItems: all.flatMap((one) => one.actionItems),
    outbox: all.flatMap((one) => one.outbox),
    library: [{ ...settingsOf({ sheetPlace: 'paper', sheetMadeAt: instant(madeAt) }), programs: [...PROGRAMS] }],
    moments: options.withEvents
      ? [opened, ...all.flatMap((one) => one.moments), ...looks].sort((one, other) => one.at - other.at) : [],
    seed: options.seed,
  }
}

const EVENTS = 3_000_000

/** The events of a practice, given their places after `head` (E6). */
export function* eventsOf(
  { moments, seed }: Pick<SamplePractice, 'moments' | 'seed'>, hash: Hash, head: Head = GENESIS,
): Generator<PracticeEvent> {
  const { id } = randomFrom(seed, EVENTS)
  let last = head
  for (const { at, happenings } of moments) {
    const linked = link(last, happenings, { at: instant(at), role: 'coach', id, hash })
    last = linked.head
    yield* linked.events
  }
}
