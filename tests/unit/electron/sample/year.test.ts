import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { verifyChain } from '../../../../electron/engine/events/chain.ts'
import { SAMPLE, type PracticeOptions } from '../../../../electron/sample/options.ts'
import { clientsOf, eventsOf, samplePractice } from '../../../../electron/sample/sample-practice.ts'
import { NOBODY } from '../../../../shared/schemas/notes.ts'
import { expectConfirmed, expectSound, faultsOf, sentencesOf, sha256 } from './check.ts'

const OPTIONS: PracticeOptions = { ...SAMPLE, now: new Date('2026-11-17T09:12:00Z'), zone: 'Europe/Lisbon' }
const practice = samplePractice(OPTIONS)
const TODAY = '2026-11-17'
const held = practice.sessions.filter(({ state }) => state === 'held')
const waiting = practice.actionItems.filter(({ status }) => status === 'open' || status === 'stuck')

const grouped = (sessions: typeof practice.sessions, by: 'clientId' | 'seriesId') => {
  const groups = new Map<string, typeof practice.sessions>()
  for (const session of sessions) groups.set(session[by], [...groups.get(session[by]) ?? [], session])
  return groups
}

describe('a year of a practice', () => {
  test('every record is valid, every reference resolves, nothing lies in the future', () => {
    expectSound(practice, OPTIONS)
  })

  test('E2: every item stands in its note as a line the engine would have taken', () => {
    expectConfirmed(practice, OPTIONS)
  })

  test('E6: its events make a whole chain in order of time, one for every thing that happened', () => {
    const events = [...eventsOf(practice, sha256)]
    expect(faultsOf('events', events)).toEqual([])
    expect(verifyChain(events, sha256)).toEqual({ whole: true, count: events.length })
    expect(events.every(({ at }, index) => at >= (events[index - 1]?.at ?? ''))).toBe(true)
    const count = (type: string) => events.filter((event) => event.type === type).length
    expect(count('client.added')).toBe(practice.clients.length)
    expect(count('engagement.opened')).toBe(practice.engagements.length)
    expect(count('session.completed')).toBe(held.length)
    expect(count('note.completed')).toBe(held.length)
    expect(count('session.missed')).toBe(practice.sessions.filter(({ state }) => state === 'missed').length)
    const booked = events.filter(({ type }) => type === 'session.booked').flatMap(({ refs }) => refs)
    expect(booked.sort()).toEqual(practice.sessions.filter(({ wall }) => wall !== '').map(({ id }) => id).sort())
    expect(count('task.assigned')).toBe(practice.actionItems.length)
    expect(count('task.updated')).toBe(practice.actionItems.reduce((sum, { history }) => sum + history.length - 1, 0))
    expect(events.at(-1)?.at ?? '').not.toBe('')
    expect((events.at(-1)?.at ?? '') <= OPTIONS.now.toISOString()).toBe(true)
  })

  test('it is as large as a year is: 28 clients, some 700 notes', () => {
    expect(practice.clients).toHaveLength(28)
    expect(practice.notes.length).toBeGreaterThan(640)
    expect(practice.notes.length).toBeLessThan(760)
  })

  test('the people of the drawings are in it, and names in several scripts', () => {
    const names = practice.clients.map(({ name }) => name).join(' ')
    for (const name of ['Marta Oliveira', 'Jonas Weber', 'Noor Haddad', 'Aisha Bello', 'Emi Tanaka', 'Callum Reid']) {
      expect(names).toContain(name)
    }
    expect(names).toMatch(/\p{Script=Hebrew}/u)
    expect(names).toMatch(/\p{Script=Arabic}/u)
    expect(Math.max(...practice.clients.map(({ name }) => name.length))).toBeGreaterThan(60)
  })

  test('most can be reached, by addresses and numbers that are nobody’s; a few gave none', () => {
    const given = (field: 'email' | 'phone') => practice.clients.map((client) => client[field]).filter((text) => text !== '')
    for (const email of given('email')) expect(email).toMatch(/^[a-z0-9.]+@(example\.(com|org|net)|[a-z]+\.example)$/)
    for (const phone of given('phone')) {
      expect(phone).toMatch(/^\+44 7700 900\d{3}$|^\+44 (20 7946|131 496) 0\d{3}$|^\+33 (6 39 98|1 99 00) \d\d \d\d$|^\+1 \d{3} 555 01\d\d$/)
    }
    for (const field of ['email', 'phone'] as const) {
      expect(given(field).length).toBeGreaterThan(20)
      expect(given(field).length).toBeLessThan(28)
      if (field === 'phone') expect(new Set(given(field)).size).toBe(given(field).length)
    }
    expect(practice.clients[0]).toMatchObject({ name: 'Marta Oliveira', email: expect.stringContaining('oliveira') as string })
  })

  test('two are new with one session each, and one has no note yet', () => {
    const counts = practice.clients.map(({ id, addedAt }) =>
      ({ addedAt, sessions: held.filter(({ clientId }) => clientId === id).length }))
    const month = new Date(OPTIONS.now.getTime() - 31 * 86_400_000).toISOString()
    expect(counts.filter(({ addedAt, sessions }) => addedAt > month && sessions === 1)).toHaveLength(2)
    expect(counts.filter(({ sessions }) => sessions === 0)).toHaveLength(1)
  })

  test('three drafts wait: one about nobody yet, one begun, one added to a saved note', () => {
    const drafts = practice.notes.filter(({ draft }) => draft !== null)
    expect(drafts).toHaveLength(3)
    expect(drafts.filter(({ clientId }) => clientId === NOBODY)).toHaveLength(1)
    expect(drafts.filter(({ savedAt }) => savedAt === null)).toHaveLength(2)
  })

  test('most of what was agreed is done, some is stuck or skipped, and today has something in it', () => {
    const share = (status: string) =>
      practice.actionItems.filter((item) => item.status === status).length / practice.actionItems.length
    expect(share('done')).toBeGreaterThan(0.55)
    expect(share('done')).toBeLessThan(0.72)
    expect(share('skipped')).toBeGreaterThan(0.1)
    expect(waiting.filter(({ status }) => status === 'stuck').length).toBeGreaterThan(3)
    expect(new Set(waiting.flatMap(({ obstacle }) => obstacle ?? [])).size).toBeGreaterThan(1)
    expect(waiting.filter(({ due }) => due < TODAY).length).toBeLessThan(20)
    expect(waiting.filter(({ due }) => due < TODAY).length).toBeGreaterThan(2)
    expect(waiting.filter(({ due }) => due === TODAY).length).toBeGreaterThanOrEqual(2)
    expect(waiting.filter(({ due }) => due > TODAY).length).toBeGreaterThan(10)
  })

  test('E28: whoever still comes is booked, some in a series, three as a group; what is booked lies ahead but for one', () => {
    const present = OPTIONS.now.toISOString()
    const booked = practice.sessions.filter(({ state }) => state === 'booked')
    const lastMet = new Map(held.map(({ clientId, startedAt }) => [clientId, startedAt]))
    const month = new Date(OPTIONS.now.getTime() - 31 * 86_400_000).toISOString()
    const comes = practice.clients.filter(({ id }) => (lastMet.get(id) ?? present) > month).map(({ id }) => id)
    const ahead = booked.filter(({ startedAt }) => startedAt > present)
    expect(new Set(ahead.map(({ clientId }) => clientId))).toEqual(new Set([...comes, practice.clients[9]?.id]))
    expect(comes.length).toBeGreaterThan(22)
    // E29: one has ended and has no note.
    expect(booked.filter(({ endsAt }) => endsAt <= present)).toHaveLength(1)
    const series = grouped(booked.filter(({ seriesId }) => seriesId !== ''), 'seriesId')
    expect(series.size).toBeGreaterThan(5)
    for (const together of series.values()) expect(together).toHaveLength(6)
    expect(booked.filter(({ groupId }) => groupId !== '')).toHaveLength(3)
    expect(new Set(booked.filter(({ groupId }) => groupId !== '').map(({ startedAt, groupId }) => startedAt + groupId)).size).toBe(1)
  })

  test('E38: one missed the last two, three one before; two live elsewhere; some days come from the next session', () => {
    const missed = grouped(practice.sessions.filter(({ state }) => state === 'missed'), 'clientId')
    expect([...missed.values()].map(({ length }) => length).sort()).toEqual([1, 1, 1, 2])
    for (const [clientId, two] of missed) {
      if (two.length < 2) continue
      const after = practice.sessions.filter((one) => one.clientId === clientId && one.startedAt > (two[0]?.startedAt ?? ''))
      expect(after.filter(({ state }) => state === 'held')).toEqual([])
    }
    expect(practice.clients.filter(({ zone }) => zone !== '').map(({ zone }) => zone)).toEqual(['Asia/Tokyo', 'America/Chicago'])
    expect(waiting.filter(({ dueFrom }) => dueFrom === 'next-session').length).toBeGreaterThan(1)
    expect(waiting.filter(({ dueFrom }) => dueFrom === 'chosen').length).toBeGreaterThan(5)
  })

  test('E31: some of what was done a client reported, and only of what she does; the coach said the rest', () => {
    const reported = practice.actionItems.filter(({ history }) => history.some(({ by }) => by === 'client'))
    expect(reported.length).toBeGreaterThan(100)
    expect(reported.every(({ owner }) => owner === 'client')).toBe(true)
    expect(practice.actionItems.every(({ history }) => history[0]?.by === 'coach')).toBe(true)
  })

  test('of the sentences of a note hardly one in forty stood in the seven before it', () => {
    let again = 0
    let all = 0
    for (const { id } of practice.clients) {
      const notes = practice.notes.filter(({ clientId, savedAt }) => clientId === id && savedAt !== null)
      notes.forEach((note, index) => {
        const before = new Set(notes.slice(Math.max(0, index - 7), index).flatMap(({ text }) => sentencesOf(text)))
        for (const sentence of sentencesOf(note.text)) {
          all += 1
          if (before.has(sentence)) again += 1
        }
      })
    }
    expect(again / all).toBeLessThan(1 / 40)
  })

  test('no template shows through, and nobody is spoken of with the wrong pronoun', () => {
    const slips = /[{}|]|undefined|null| {2}| [.,;]|(?<![\p{L}’])[Aa] [aeio](?!ne\b|nce\b|u)/u
    for (const { text } of practice.notes) expect(text).not.toMatch(slips)
    const marta = practice.clients.find(({ name }) => name === 'Marta Oliveira')
    const openings = practice.notes.filter(({ clientId }) => clientId === marta?.id)
      .map(({ text }) => text.split('\n')[0])
    for (const opening of openings) expect(opening).not.toMatch(/(^|[.] )(He|His) /)
  })

  test('the same options give the same practice, client by client as well', () => {
    expect(samplePractice(OPTIONS)).toEqual(practice)
    const clients = [...clientsOf(OPTIONS)]
    expect(clients.flatMap(({ notes }) => notes)).toEqual(practice.notes)
    expect(samplePractice({ ...OPTIONS, seed: 29 }).notes).not.toEqual(practice.notes)
  })
})

test('holds for any seed, at any present, across clock changes, leap days and year ends', () => {
  const moments = [
    '2026-03-29T01:30:00Z', '2026-10-25T01:00:00Z', '2028-02-29T12:00:00Z', '2026-12-31T23:59:59Z',
    '2027-01-01T00:00:00Z',
    '2026-08-10T07:00:00Z', '2026-06-07T22:30:00Z', '2025-03-01T00:00:00Z',
  ]
  fc.assert(fc.property(
    fc.integer({ min: 0, max: 0x7fff_ffff }),
    fc.oneof(fc.constantFrom(...moments).map((text) => new Date(text)), fc.date({
      min: new Date('2024-01-01T00:00:00Z'), max: new Date('2034-12-31T00:00:00Z'), noInvalidDate: true,
    })),
    fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'America/St_Johns', 'UTC'),
    fc.integer({ min: 1, max: 7 }),
    (seed, now, zone, clients) => {
      const options: PracticeOptions = { ...SAMPLE, seed, now, zone, shape: { kind: 'a-year', clients } }
      const made = samplePractice(options)
      expectSound(made, options)
      expectConfirmed(made, options)
      expect(verifyChain([...eventsOf(made, sha256)], sha256).whole).toBe(true)
    },
  ), { seed: 20_261_121, numRuns: 16 })
}, 60_000)
