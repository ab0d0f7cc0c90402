/** Every measure against one that looks at each record and asks the calendar about it, again and again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Temporal } from 'temporal-polyfill'
import { addDays, dayIn, daysBetween } from '../../../../../shared/domain/day.ts'
import { read } from '../../../../../shared/domain/measures/all.ts'
import { createDayLine } from '../../../../../shared/domain/measures/day-line.ts'
import type { Facts, ItemFacts, MessageFacts, SessionFacts } from '../../../../../shared/domain/measures/ground.ts'
import { MEASURES, type Measure } from '../../../../../shared/domain/measures/names.ts'
import { spanOf } from '../../../../../shared/domain/measures/span.ts'
import { ground } from './made.ts'

const ZONES = ['Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland'] as const
/** Around a change of clocks in each of them, a leap day and the end of a year. */
const STARTS = ['2026-10-18', '2027-03-05', '2028-02-20', '2026-12-20', '2026-09-20'] as const

interface Case {
  readonly zone: string
  readonly at: string
  readonly from: string
  readonly to: string
  readonly facts: Facts & { readonly items: readonly ItemFacts[], readonly sessions: readonly SessionFacts[], readonly messages: readonly MessageFacts[], readonly looks: readonly string[] }
}

const QUARTER_HOURS = 4 * 24 * 40
const iso = (start: string, quarters: number): string => new Date(Date.parse(`${start}T00:00:00.000Z`) + quarters * 900_000).toISOString()

const cases: fc.Arbitrary<Case> = fc.record({
  zone: fc.constantFrom(...ZONES), start: fc.constantFrom(...STARTS), length: fc.integer({ min: 0, max: 30 }), now: fc.integer({ min: 0, max: QUARTER_HOURS }),
}).chain(({ zone, start, length, now }) => {
  const instant = fc.integer({ min: -400, max: QUARTER_HOURS }).map((quarters) => iso(start, quarters))
  const day = fc.integer({ min: -10, max: 45 }).map((days) => addDays(start, days))
  const status = fc.constantFrom('open', 'done', 'stuck', 'skipped')
  const history = fc.array(fc.record({ at: instant, status, by: fc.constantFrom('coach', 'client') }), { minLength: 1, maxLength: 4 })
    .map((entries) => entries.sort((one, other) => (one.at < other.at ? -1 : 1)))
  const name = (prefix: string) => fc.integer({ min: 0, max: 3 }).map((number) => `${prefix}${String(number)}`)
  const item = fc.record({ id: name('i'), sessionId: name('s'), due: day, history })
    .map((one): ItemFacts => ({ ...one, status: one.history.at(-1)?.status ?? 'open' }))
  const session = fc.record({
    id: name('s'), clientId: name('c'), startedAt: instant, minutes: fc.integer({ min: 0, max: 480 }),
    state: fc.constantFrom('held', 'held', 'missed', 'booked', 'cancelled'), noteId: fc.oneof(name('n'), fc.constant('')),
    briefReadAt: fc.option(instant), noteWaivedAt: fc.option(instant, { freq: 5 }),
  }).map(({ minutes, ...one }): SessionFacts =>
    ({ ...one, endsAt: new Date(Date.parse(one.startedAt) + minutes * 60_000).toISOString() }))
  const message = fc.record({
    kind: fc.constantFrom('midpoint', 'follow-up', 'follow-up'), clientId: name('c'), sessionId: name('s'),
    itemIds: fc.array(name('i'), { maxLength: 3 }), sentAt: instant,
  })
  const note = fc.tuple(name('n'), fc.record({ begunAt: instant, savedAt: instant }))
  const engagement = fc.record({ startedOn: fc.integer({ min: -800, max: 30 }), lasted: fc.option(fc.integer({ min: 0, max: 800 })) })
    .map(({ startedOn, lasted }) => {
      const began = addDays(start, startedOn)
      return { startedOn: began, endedOn: lasted === null ? null : addDays(began, lasted) }
    })
  const report = fc.record({
    month: fc.constantFrom('2026-09', '2026-10', '2026-11', '2028-02'), adminMinutesPerWeek: fc.option(fc.integer({ min: 0, max: 900 })),
    workarounds: fc.option(fc.integer({ min: 0, max: 9 })),
  })
  const unique = { maxLength: 6, selector: ({ id }: { readonly id: string }) => id }
  return fc.record({
    items: fc.uniqueArray(item, unique), sessions: fc.uniqueArray(session, unique), messages: fc.array(message, { maxLength: 12 }),
    notes: fc.array(note, { maxLength: 6 }).map((all) => new Map(all)), engagements: fc.array(engagement, { maxLength: 6 }),
    looks: fc.array(instant, { maxLength: 5 }),
    reports: fc.uniqueArray(report, { maxLength: 3, selector: ({ month }) => month }),
  }).map((facts) => ({ zone, at: iso(start, now), from: start, to: addDays(start, length), facts }))
})

const WEEK = 7 * 86_400_000
const ms = Date.parse
const rate = (all: readonly boolean[]) => (all.length === 0 ? null : all.filter(Boolean).length / all.length)
const middle = (all: readonly number[]) => {
  const sorted = all.toSorted((one, other) => one - other)
  return sorted.length === 0 ? null : ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

const naive = (measure: Measure, { zone, at, from, to, facts }: Case): number | null => {
  const today = dayIn(at, zone)
  const day = (instant: string) => dayIn(instant, zone)
  const inDays = (one: string) => from <= one && one <= to
  const inSpan = (instant: string) => inDays(day(instant))
  const { items, sessions, messages, notes } = facts
  const due = items.filter((one) => inDays(one.due) && one.due < today)
  const held = sessions.filter(({ state }) => state === 'held')
  const came = sessions.filter(({ state, startedAt }) => (state === 'held' || state === 'missed') && inSpan(startedAt))
  const sent = messages.filter(({ sentAt }) => inSpan(sentAt))
  switch (measure) {
    case 'completion': return rate(due.map(({ status }) => status === 'done'))
    case 'overdue-caught': return rate(due.flatMap((one) => {
      const then = one.history.filter((entry) => day(entry.at) <= one.due).at(-1)?.status
      if (then !== 'open' && then !== 'stuck') return []
      const words = [
        ...one.history.filter(({ by }) => by === 'coach').map((entry) => entry.at),
        ...messages.filter(({ itemIds }) => itemIds.includes(one.id)).map(({ sentAt }) => sentAt),
      ]
      const caught = words.some((word) => [1, 2, 3, 4, 5, 6, 7].includes(daysBetween(one.due, day(word))))
      return caught || daysBetween(one.due, today) >= 7 ? [caught] : []
    }))
    case 'reminders-acted': return rate(sent.filter(({ itemIds }) => itemIds.length > 0).flatMap((one) => {
      const acted = items.some(({ id, history }) => one.itemIds.includes(id)
        && history.some((entry) => entry.at > one.sentAt && ms(entry.at) <= ms(one.sentAt) + WEEK))
      return acted || ms(at) >= ms(one.sentAt) + WEEK ? [acted] : []
    }))
    case 'reminders': {
      const met = new Set(held.filter(({ startedAt }) => inSpan(startedAt)).map(({ clientId }) => clientId))
      const months = new Set<string>()
      for (let one = from; one <= to; one = addDays(one, 1)) months.add(one.slice(0, 7))
      return met.size === 0 ? null : sent.length / met.size / months.size
    }
    case 'assigned': return items.filter(({ history }) => inSpan(history[0]?.at ?? '')).length
    case 'finished': return items.filter(({ status, history }) => {
      if (status !== 'done') return false
      let since = ''
      for (const entry of history.toReversed()) {
        if (entry.status !== 'done') break
        since = entry.at
      }
      return inSpan(since)
    }).length
    case 'note-on-time': return rate(held.filter(({ endsAt, noteWaivedAt, noteId }) =>
      inSpan(endsAt) && noteWaivedAt === null && (noteId === '' || notes.has(noteId)))
      .map(({ endsAt, noteId }) => ms(notes.get(noteId)?.savedAt ?? '9999-01-01') <= ms(endsAt) + 86_400_000))
    case 'note-delay': return middle(held.filter(({ endsAt, noteId }) => inSpan(endsAt) && notes.has(noteId))
      .map(({ endsAt, noteId }) => Math.max(0, (ms(notes.get(noteId)?.savedAt ?? '') - ms(endsAt)) / 3_600_000)))
    case 'capture-time': return middle([...notes.values()].filter(({ savedAt }) => inSpan(savedAt))
      .map(({ begunAt, savedAt }) => Math.min(30, Math.max(0, (ms(savedAt) - ms(begunAt)) / 60_000))))
    case 'prep-time': return middle(came.flatMap(({ state, briefReadAt, startedAt }) =>
      (state === 'held' && briefReadAt !== null && ms(briefReadAt) < ms(startedAt) ? [Math.min(30, (ms(startedAt) - ms(briefReadAt)) / 60_000)] : [])))
    case 'roster-reviewed': return rate(came.map(({ startedAt }) => facts.looks.some((look) =>
      ms(look) < ms(startedAt) && daysBetween(day(look), day(startedAt)) <= 1)))
    case 'follow-ups': return rate(held.filter(({ startedAt, id }) => inSpan(startedAt) && items.some(({ sessionId }) => sessionId === id))
      .flatMap(({ id, endsAt }) => {
        const followed = messages.some(({ kind, sessionId, sentAt }) =>
          kind === 'follow-up' && sessionId === id && ms(sentAt) <= ms(endsAt) + WEEK)
        return followed || ms(at) >= ms(endsAt) + WEEK ? [followed] : []
      }))
    case 'attendance': return rate(came.map(({ state }) => state === 'held'))
    case 'no-show': return rate(came.map(({ state }) => state === 'missed'))
    case 'retention': {
      const before = (months: number) => Temporal.PlainDate.from(to).subtract({ months }).toString()
      return rate(facts.engagements.filter(({ startedOn }) => startedOn > before(24) && startedOn <= before(12))
        .map(({ startedOn, endedOn }) => endedOn === null || endedOn >= Temporal.PlainDate.from(startedOn).add({ years: 1 }).toString()))
    }
    case 'admin-hours': case 'workarounds': {
      const what = measure === 'workarounds' ? 'workarounds' : 'adminMinutesPerWeek'
      const said = facts.reports.toSorted((one, other) => (one.month < other.month ? -1 : 1))
        .filter((one) => one.month >= from.slice(0, 7) && one.month <= to.slice(0, 7) && one[what] !== null).at(-1)?.[what] ?? null
      return said === null ? null : measure === 'workarounds' ? said : said / 60
    }
  }
}

const lines = new Map(ZONES.map((zone) => [zone as string, createDayLine(zone)]))

test.each(MEASURES)('E43: %s is what a search through everything comes to, in every zone and over every change of clocks', (measure) => {
  fc.assert(fc.property(cases, (one) => {
    const line = lines.get(one.zone) ?? createDayLine(one.zone)
    const { value, hits, of } = read(measure, ground(one.facts, one.at, one.zone), spanOf(line, one.from, one.to))
    const expected = naive(measure, one)
    if (expected === null) expect(value).toBe(null)
    else expect(value).toBeCloseTo(expected, 9)
    expect(hits).toBeGreaterThanOrEqual(0)
    if (measure !== 'reminders') expect(hits).toBeLessThanOrEqual(of)
  }), { numRuns: 400 })
})
