/**
 * A year of practice: 28 clients, a session every fortnight, three things agreed in each, replies by chance with a
 * seed. On every morning of it the roster, what is to be sent and the measures are what an oracle says that reads the
 * rules anew, slowly, from the records alone (E28 to E46).
 */
import { expect, test } from 'vitest'
import { sitDown, type Desk } from '../unit/electron/engine/desk.ts'
import { dayAt, instantOf, plusDays, timeAt } from './clocks.ts'
import { begin, FIRST_DAY, live, sendWhatIsReady, zoneOn, type Sent } from './live.ts'
import { chanceOf } from './model.ts'
import { measuresSlowly } from './oracle-measures.ts'
import { jobsSlowly, toSendSlowly } from './oracle-messages.ts'
import { rosterSlowly } from './oracle-roster.ts'
import { recordsIn, waits, type PracticeRecords } from './practice.ts'

const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const YEARS = Number(process.env['STILLROOM_YEARS'] ?? 1)
const DAYS = 366

const isDaytime = (time: string): boolean => time >= '09:00' && time < '20:00'

const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort()

const checkRoster = async (desk: Desk, practice: PracticeRecords): Promise<void> => {
  const { at, zone } = desk.clock
  const { clients } = await desk.get('clients', {})
  const shown = clients.filter(({ endedOn }) => endedOn === null)
    .map(({ id, reasons, bucket }) => ({ id, reasons: reasons.map(({ kind }) => kind), bucket }))
  expect(shown, at).toEqual(rosterSlowly(at, zone, practice))
  const today = dayAt(at, zone)
  for (const { clientId } of practice.items.filter((item) => waits(item) && item.due < today)) {
    expect(shown.find(({ id }) => id === clientId)?.reasons, `${at}: late the same day`).toContain('overdue')
  }
}

const checkMessages = async (desk: Desk, practice: PracticeRecords): Promise<void> => {
  const { at, zone } = desk.clock
  const { entries } = await desk.get('toSend', {})
  const shown = entries.map(({ clientId, kind, sessionId, itemIds, channel, reason, since }) =>
    [clientId, kind, sessionId, itemIds.join(), channel, reason, since].join(' '))
  const wanted = toSendSlowly(at, zone, practice).map((message) => [
    message.clientId, message.stage, message.sessionId, message.itemIds.join(), message.channel, message.reason, message.at,
  ].join(' '))
  expect(sorted(shown), at).toEqual(sorted(wanted))
  for (const { clientId, reason, since } of entries) {
    const hers = practice.clients.find(({ id }) => id === clientId)?.zone || zone
    if (reason === 'time') expect(isDaytime(timeAt(since, hers)), `${since} ${hers}`).toBe(true)
  }
}

/** What a relay would carry: as planned, in nobody's night, no more than twelve a month with what was sent, closed to words. */
const checkOutbox = async (desk: Desk, practice: PracticeRecords): Promise<void> => {
  const { at, zone } = desk.clock
  expect((await desk.engine.outbox.bring()).ok, at).toBe(true)
  const all = await desk.database.find('outbox')
  const waiting = all.filter(({ state }) => state === 'waiting')
  const lines = waiting.map(({ clientId, kind, sessionId, itemIds, channel, dueAt, expiresAt }) =>
    [clientId, kind, sessionId, itemIds.join(), channel, dueAt, expiresAt].join(' '))
  const wanted = jobsSlowly(at, zone, practice).map((message) => [
    message.clientId, message.stage, message.sessionId, message.itemIds.join(), message.channel, message.at, message.expires,
  ].join(' '))
  expect(sorted(lines), at).toEqual(sorted(wanted))
  const months = new Map<string, number>()
  for (const { id, clientId, state, kind, version, itemIds, dueAt, expiresAt, settledAt, channel, job } of all) {
    const hers = practice.clients.find((client) => client.id === clientId)?.zone || zone
    if (state === 'waiting') {
      expect(JSON.parse(job)).toEqual({
        type: 'put', handle: id, version, dueAt, expiresAt, channel, template: kind, language: 'en', items: itemIds.length,
        replyHash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      })
      expect(isDaytime(timeAt(dueAt, hers)), `${dueAt} ${hers}`).toBe(true)
    }
    const counted = state === 'waiting' ? dueAt : state === 'sent' ? settledAt : null
    // A letter after a session is the coach's own to write, with the count before her.
    if (counted === null || kind === 'follow-up') continue
    const month = `${clientId} ${dayAt(counted, hers).slice(0, 7)}`
    months.set(month, (months.get(month) ?? 0) + 1)
  }
  for (const [month, messages] of months) expect(messages, `${at} ${month}`).toBeLessThanOrEqual(12)
}

const checkMeasures = async (desk: Desk, practice: PracticeRecords): Promise<void> => {
  const { at, zone } = desk.clock
  const { figures, spans } = await desk.get('measures', {})
  for (const name of ['last-month', 'month-so-far', 'last-quarter'] as const) {
    const wanted = measuresSlowly(at, zone, practice, spans[name])
    for (const { measure, readings } of figures) {
      const right = wanted[measure]
      if (!right) continue
      const { hits, of, value } = readings[name]
      const told = `${at} ${measure} ${name}`
      if (measure === 'assigned') expect(hits, told).toBe(right.hits)
      else expect([hits, of], told).toEqual([right.hits, right.of])
      const middle = right.middle ?? (right.of === 0 ? null : right.hits / right.of)
      if (measure !== 'assigned') expect(value === null ? null : Number(value.toFixed(6)), told).toEqual(middle === null ? null : Number(middle.toFixed(6)))
    }
  }
}

const checkSent = (sent: readonly Sent[]): void => {
  const months = new Map<string, number>()
  for (const { clientId, herDay, herTime } of sent) {
    expect(isDaytime(herTime), `${herDay} ${herTime}`).toBe(true)
    const key = `${clientId} ${herDay.slice(0, 7)}`
    months.set(key, (months.get(key) ?? 0) + 1)
  }
  for (const [month, messages] of months) expect(messages, month).toBeLessThanOrEqual(12)
  // Not for want of messages: the limit was reached.
  expect(Math.max(...months.values())).toBeGreaterThanOrEqual(10)
}

test.each(Array.from({ length: YEARS }, (_, n) => SEED + n))(
  'E28 to E46: every morning of a year, what is shown is what the rules say (seed %d)', async (seed) => {
    const desk = await sitDown()
    const chance = chanceOf(seed)
    const people = await begin(desk)
    const sent: Sent[] = []
    for (let n = 0; n < DAYS; n += 1) {
      const day = plusDays(FIRST_DAY, n)
      desk.clock.zone = zoneOn(day)
      const morning = instantOf(day, '07:30', desk.clock.zone)
      if (morning > desk.clock.at) desk.clock.at = morning
      const practice = await recordsIn(desk.database)
      await checkRoster(desk, practice)
      await checkMessages(desk, practice)
      await checkOutbox(desk, practice)
      await checkMeasures(desk, practice)
      sent.push(...await sendWhatIsReady(desk, chance, people))
      await live(desk, chance, day, people)
      desk.later(40)
      sent.push(...await sendWhatIsReady(desk, chance, people))
    }
    checkSent(sent)
    const practice = await recordsIn(desk.database)
    expect(practice.items.length).toBeGreaterThan(1_500)
    expect((await desk.chain()).whole).toBe(true)
  }, 600_000)
