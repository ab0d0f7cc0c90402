import { describe, expect, it } from 'vitest'
import type { NudgedClient, NudgedItem, ToldEntry } from '../../../../../shared/domain/nudges/ground.ts'
import { planNudges } from '../../../../../shared/domain/nudges/plan.ts'
import { readyMessages } from '../../../../../shared/domain/nudges/to-send.ts'
import { ground, idOf, item, sentEntry, SESSION } from './ground.ts'

const LISBON = 'Europe/Lisbon'
const at = (instant: string): Date => new Date(instant)
/** A moment after the session of 17 November, 10:00. */
const NOW = at('2026-11-17T10:05:00.000Z')

const brief = ({ planned, byHand }: ReturnType<typeof planNudges>) => ({
  planned: planned.map(({ stage, dueAt, expiresAt }) => [stage, dueAt, expiresAt]),
  byHand: byHand.map(({ stage, reason }) => [stage, reason]),
})
const plan = (given: ReturnType<typeof ground>, now = NOW, zone = LISBON) => planNudges(now, zone, given)
const stages = (given: ReturnType<typeof ground>, now = NOW) => plan(given, now).planned.map(({ stage }) => stage)

describe('the plan of one item', () => {
  it('E32: confirms at once, asks half-way, reminds the day before, each on her own clock', () => {
    expect(brief(plan(ground([item(1, '2026-11-27')])))).toEqual({
      planned: [
        ['confirmation', '2026-11-17T10:00:00.000Z', '2026-11-19T10:00:00.000Z'],
        ['midpoint', '2026-11-22T10:00:00.000Z', '2026-11-22T20:00:00.000Z'],
        ['day-before', '2026-11-26T10:00:00.000Z', '2026-11-26T20:00:00.000Z'],
      ],
      byHand: [],
    })
  })

  it('E32: in Kathmandu it is ten there', () => {
    const { planned } = plan(ground([item(1, '2026-11-27')], { her: { zone: 'Asia/Kathmandu' } }))
    expect(planned.map(({ dueAt }) => dueAt)).toEqual([
      '2026-11-17T10:00:00.000Z', '2026-11-22T04:15:00.000Z', '2026-11-26T04:15:00.000Z',
    ])
  })

  it.each([
    ['four days ahead there is a midpoint', '2026-11-21', ['confirmation', 'midpoint', 'day-before']],
    ['three days ahead there is none', '2026-11-20', ['confirmation', 'day-before']],
    ['two days ahead there is the day before', '2026-11-19', ['confirmation', 'day-before']],
    ['tomorrow needs no reminder of the day before', '2026-11-18', ['confirmation']],
    ['today is confirmed', '2026-11-17', ['confirmation']],
  ])('E32: %s', (_, due, expected) => {
    expect(stages(ground([item(1, due)]))).toEqual(expected)
  })

  it('E32: half of an odd number of days is the earlier day', () => {
    expect(plan(ground([item(1, '2026-11-22')])).planned[1]?.dueAt).toBe('2026-11-19T10:00:00.000Z')
  })

  it('E33: ten is the end of her quiet hours where that is later', () => {
    const { planned } = plan(ground([item(1, '2026-11-27')], { settings: { quietUntil: '11:30' } }))
    expect(planned.map(({ dueAt }) => dueAt.slice(11, 16))).toEqual(['11:30', '11:30', '11:30'])
  })

  it('E33: a confirmation of the evening comes in the morning, and still expires by its own instant', () => {
    const [confirmation] = plan(ground([item(1, '2026-11-27', '2026-11-17T21:07:00.000Z')])).planned
    expect(confirmation).toMatchObject({ dueAt: '2026-11-18T09:00:00.000Z', expiresAt: '2026-11-19T21:00:00.000Z' })
  })

  it('E33: a confirmation expires when the earliest day it names is over', () => {
    const [confirmation] = plan(ground([item(1, '2026-11-18'), item(2, '2026-11-30')])).planned
    expect(confirmation).toMatchObject({ due: null, expiresAt: '2026-11-19T00:00:00.000Z' })
  })

  it('E33: what would begin after it expires is for the coach', () => {
    const { planned, byHand } = plan(ground([item(1, '2026-11-17', '2026-11-17T21:00:00.000Z')]), at('2026-11-17T21:05:00.000Z'))
    expect(planned).toEqual([])
    expect(byHand).toMatchObject([{ stage: 'confirmation', reason: 'expired' }])
  })
})

describe('who is not nudged', () => {
  const one = [item(1, '2026-11-27')]

  it.each([
    ['a practice that has turned it off', ground(one, { settings: { on: false } })],
    ['a client who wants none', ground(one, { her: { nudging: { by: 'nobody', own: null, pausedUntil: null } } })],
    ['an engagement that has ended', ground(one, { endedOn: '2026-11-16' })],
    ['a client without an engagement', { ...ground(one), engagements: [] }],
    ['what the coach does', ground([item(1, '2026-11-27', undefined, { owner: 'coach' })])],
    ['what is stuck', ground([item(1, '2026-11-27', undefined, { status: 'stuck' })])],
    ['what is done', ground([item(1, '2026-11-27', undefined, { status: 'done' })])],
    ['what was skipped', ground([item(1, '2026-11-27', undefined, { status: 'skipped' })])],
    ['what is late', ground([item(1, '2026-11-16')])],
    ['an item nobody knows since when', ground([item(1, '2026-11-27', undefined, { history: [] })])],
    ['a client whose record is not there', { ...ground(one), clients: [] }],
  ])('E32, E35: %s', (_, given) => {
    expect(plan(given)).toEqual({ planned: [], byHand: [] })
  })

  it('E32: nothing before the day she is paused until, and everything from it on', () => {
    const paused = { nudging: { by: 'practice', own: null, pausedUntil: '2026-11-22' } as const }
    expect(stages(ground(one, { her: paused }))).toEqual(['midpoint', 'day-before'])
  })

  it('E32: by a plan of her own, and not in a stage that is off', () => {
    const own = { 'confirmation': 'off', 'midpoint': 'email', 'day-before': 'off' } as const
    const { planned } = plan(ground(one, { her: { nudging: { by: 'own', own, pausedUntil: null } } }))
    expect(planned).toMatchObject([{ stage: 'midpoint', channel: 'email' }])
  })
})

describe('a program', () => {
  const one = [item(1, '2026-11-27')]
  const own = { 'confirmation': 'off', 'midpoint': 'email', 'day-before': 'off' } as const

  it('E32: says how those in it are reminded', () => {
    expect(plan(ground(one, { program: { by: 'own', own } })).planned).toMatchObject([{ stage: 'midpoint', channel: 'email' }])
    expect(plan(ground(one, { program: { by: 'nobody', own: null } }))).toEqual({ planned: [], byHand: [] })
    expect(stages(ground(one, { program: { by: 'practice', own: null } }))).toEqual(['confirmation', 'midpoint', 'day-before'])
  })

  it('E32: what is said of her goes before it', () => {
    const her = { nudging: { by: 'own', own, pausedUntil: null } as const }
    expect(stages(ground(one, { her, program: { by: 'nobody', own: null } }))).toEqual(['midpoint'])
  })

  it('E46: one that is not there is none, and of two engagements the one begun last counts', () => {
    const inIt = ground(one, { program: { by: 'own', own } })
    expect(stages({ ...inIt, programs: [] })).toHaveLength(3)
    const [first] = inIt.engagements
    if (!first) throw new Error('an engagement')
    const later = { ...first, id: idOf(3), startedOn: '2026-06-01', programId: '' }
    for (const engagements of [[first, later], [later, first]]) expect(stages({ ...inIt, engagements })).toHaveLength(3)
    const ended = { ...later, endedOn: '2026-11-01' }
    expect(stages({ ...inIt, engagements: [ended, first] })).toEqual(['midpoint'])
  })
})

describe('bundles', () => {
  it('E32: five items a message, by due day and id, and what is over makes another', () => {
    const items = [7, 3, 6, 1, 5, 2, 4].map((number) => item(number, '2026-11-19'))
    const { planned } = plan(ground(items))
    expect(planned.filter(({ stage }) => stage === 'confirmation').map(({ itemIds }) => itemIds)).toEqual([
      [1, 2, 3, 4, 5].map((number) => idOf(1_000 + number)), [6, 7].map((number) => idOf(1_000 + number)),
    ])
  })

  it('E32: a confirmation takes all of one day, the others go by their due day', () => {
    const { planned } = plan(ground([item(1, '2026-11-19'), item(2, '2026-11-20')]))
    expect(planned.map(({ stage, itemIds, due }) => [stage, itemIds.length, due])).toEqual([
      ['confirmation', 2, null], ['day-before', 1, '2026-11-19'], ['day-before', 1, '2026-11-20'],
    ])
  })

  it('E32: two sessions share no message', () => {
    const { planned } = plan(ground([item(1, '2026-11-19'), item(2, '2026-11-19', undefined, { sessionId: idOf(101) })]))
    expect(planned).toHaveLength(4)
  })
})

describe('the channel', () => {
  const channels = (her: Partial<NudgedClient>) => {
    const { planned, byHand } = plan(ground([item(1, '2026-11-27')], { her }))
    return [...planned.map(({ channel }) => channel), ...byHand.map(({ channel, reason }) => `${channel}: ${reason}`)]
  }

  it.each([
    ['is the stage’s', {}, ['email', 'sms', 'sms']],
    ['is hers where she may be reached by one alone', { reachableBy: 'email' } as const, ['email', 'email', 'email']],
    ['is the other one where she gave no address for it', { email: '' }, ['sms', 'sms', 'sms']],
    ['is never one she may not be reached by', { reachableBy: 'email', email: '' } as const,
      ['email: no-address', 'email: no-address', 'email: no-address']],
    ['is said where she gave no address at all', { email: '', phone: '' },
      ['email: no-address', 'sms: no-address', 'sms: no-address']],
  ])('E34: %s', (_, her, expected) => {
    expect(channels(her)).toEqual(expected)
  })
})

describe('the cap', () => {
  /** Six sessions, each with two messages in November. */
  const items = Array.from({ length: 6 }, (_, index) =>
    item(index, `2026-11-${19 + index}`, undefined, { sessionId: idOf(200 + index) }))

  it('E34: what is over goes to the coach, the latest first', () => {
    const { planned, byHand } = plan(ground(items, { settings: { mostAMonth: 8 } }))
    expect(planned).toHaveLength(8)
    expect(byHand.map(({ reason }) => reason)).toEqual(byHand.map(() => 'cap'))
    const last = planned.at(-1)?.dueAt ?? ''
    expect(byHand.every(({ dueAt }) => dueAt >= last)).toBe(true)
  })

  it('E34: what she was sent this month counts first, follow-ups too; what was let go does not', () => {
    const outbox = [
      sentEntry({ kind: 'follow-up', itemIds: [idOf(9)] }),
      sentEntry({ kind: 'follow-up', itemIds: [idOf(8)], settledAt: '2026-10-31T12:00:00.000Z' }),
      sentEntry({ kind: 'follow-up', itemIds: [idOf(7)], state: 'let-go' }),
    ]
    expect(plan(ground(items, { settings: { mostAMonth: 8 }, outbox })).planned).toHaveLength(7)
  })

  it('E34: a month is one of her calendar: in Kiritimati December begins earlier', () => {
    const outbox = [sentEntry({ kind: 'follow-up', itemIds: [idOf(9)], settledAt: '2026-11-30T11:00:00.000Z' })]
    const later = item(1, '2026-11-19')
    const hers = (zone: string) =>
      plan(ground([later], { her: { zone }, settings: { mostAMonth: 1 }, outbox })).planned.length
    expect([hers(LISBON), hers('Pacific/Kiritimati')]).toEqual([0, 1])
  })

  it('E34: what has expired, and what has no address, takes no place', () => {
    const now = at('2026-11-21T12:00:00.000Z')
    const { planned, byHand } = plan(ground([item(1, '2026-11-27')], { settings: { mostAMonth: 2 } }), now)
    expect(planned.map(({ stage }) => stage)).toEqual(['midpoint', 'day-before'])
    expect(byHand).toMatchObject([{ stage: 'confirmation', reason: 'expired' }])
  })

  it('E34: is never more than twelve a month', () => {
    const many = Array.from({ length: 20 }, (_, index) =>
      item(index, '2026-11-17', undefined, { sessionId: idOf(300 + index) }))
    expect(plan(ground(many, { settings: { mostAMonth: 99 } })).planned).toHaveLength(12)
  })
})

describe('what was told', () => {
  const one = item(1, '2026-11-27')

  it('E35: is not told again, whether it was sent or let go', () => {
    for (const state of ['sent', 'let-go'] as const) {
      const outbox = [sentEntry({ kind: 'confirmation', itemIds: [one.id], state })]
      expect(stages(ground([one], { outbox }))).toEqual(['midpoint', 'day-before'])
    }
  })

  it('E35: a job that waits, or was taken back, has told nothing', () => {
    for (const state of ['waiting', 'withdrawn'] as const) {
      const outbox = [sentEntry({ kind: 'confirmation', itemIds: [one.id], state })]
      expect(stages(ground([one], { outbox }))).toContain('confirmation')
    }
  })

  it('E35: what another client was told is not what she was told', () => {
    const outbox = [sentEntry({ kind: 'confirmation', itemIds: [one.id], clientId: idOf(2) })]
    expect(stages(ground([one], { outbox }))).toContain('confirmation')
  })

  it('E35: with another due day it is told anew, but not confirmed again', () => {
    const outbox = [
      sentEntry({ kind: 'confirmation', itemIds: [one.id], due: '2026-11-24' }),
      sentEntry({ kind: 'midpoint', itemIds: [one.id], due: '2026-11-24' }),
    ]
    expect(stages(ground([one], { outbox }))).toEqual(['midpoint', 'day-before'])
  })

  it('E35: a later stage that has begun ends the earlier ones, sent or not', () => {
    const now = at('2026-11-26T12:00:00.000Z')
    expect(brief(plan(ground([one]), now))).toMatchObject({ planned: [['day-before', expect.anything(), expect.anything()]], byHand: [] })
    const outbox = [sentEntry({ kind: 'day-before', itemIds: [one.id], due: one.due })]
    expect(plan(ground([one], { outbox }), now)).toEqual({ planned: [], byHand: [] })
  })

  it('E35: what is agreed later in the same note is told all the same', () => {
    const late = item(2, '2026-11-27', '2026-11-25T10:00:00.000Z')
    const outbox = [sentEntry({ kind: 'midpoint', itemIds: [one.id], due: one.due }), sentEntry({ kind: 'confirmation', itemIds: [one.id] })]
    const { planned } = plan(ground([one, late], { outbox }), at('2026-11-25T10:05:00.000Z'))
    expect(planned.map(({ stage, itemIds }) => [stage, itemIds.length])).toEqual([['confirmation', 1], ['day-before', 2]])
  })
})

describe('to send', () => {
  const one = item(1, '2026-11-27')
  const ready = (now: string, given = ground([one])) => readyMessages(at(now), plan(given, at(now)))

  it('E36: a message is there from its instant on', () => {
    expect(ready('2026-11-17T10:00:00.000Z')).toMatchObject([{ kind: 'confirmation', reason: 'time', sessionId: SESSION }])
    expect(ready('2026-11-20T10:00:00.000Z')).toMatchObject([{ kind: 'confirmation', reason: 'expired' }])
    expect(ready('2026-11-22T10:00:00.000Z')).toMatchObject([{ kind: 'midpoint', reason: 'time' }])
    expect(ready('2026-11-23T10:00:00.000Z')).toMatchObject([{ kind: 'midpoint', reason: 'expired' }])
    expect(ready('2026-11-26T10:00:00.000Z')).toMatchObject([{ kind: 'day-before', reason: 'time' }])
    expect(ready('2026-11-27T23:59:00.000Z')).toMatchObject([{ kind: 'day-before', reason: 'expired' }])
    expect(ready('2026-11-28T00:00:00.000Z')).toEqual([])
  })

  it('E36: says why only the coach can send it', () => {
    expect(ready('2026-11-17T10:05:00.000Z', ground([one], { her: { email: '', phone: '' } })))
      .toMatchObject([{ reason: 'no-address' }])
    const outbox = [sentEntry({ kind: 'follow-up', itemIds: [idOf(9)] })]
    expect(ready('2026-11-17T12:05:00.000Z', ground([one], { settings: { mostAMonth: 1 }, outbox })))
      .toMatchObject([{ reason: 'cap' }])
  })
})

describe('a follow-up that was sent', () => {
  const assigned = '2026-11-17T10:00:00.000Z'
  const sevenThings = Array.from({ length: 7 }, (_, number) => item(number, '2026-11-27', assigned))
  const confirmed = (items: readonly NudgedItem[], given: Partial<ToldEntry> = {}) => {
    const outbox = [sentEntry({ kind: 'follow-up', sessionId: SESSION, itemIds: sevenThings.slice(0, 5).map(({ id }) => id), ...given })]
    const { planned } = plan(ground(items, { outbox }), at('2026-11-17T12:05:00.000Z'))
    return planned.filter(({ stage }) => stage === 'confirmation').flatMap(({ itemIds }) => itemIds)
  }

  it('E35: has confirmed all that was agreed in its session by then, also beyond the five that it counts', () => {
    expect(confirmed(sevenThings)).toEqual([])
    expect(confirmed(sevenThings, { settledAt: assigned })).toEqual([])
  })

  it('E35: has confirmed nothing that was agreed after it was sent, or in another session', () => {
    const after = item(8, '2026-11-27', '2026-11-17T12:00:00.001Z')
    const elsewhere = item(9, '2026-11-27', assigned, { sessionId: idOf(101) })
    expect(confirmed([...sevenThings, after, elsewhere])).toEqual([elsewhere.id, after.id])
  })

  it('E35: one that was let go has confirmed nothing', () => {
    expect(confirmed(sevenThings, { state: 'let-go' })).toHaveLength(7)
  })
})

it('E33: over a change of the clocks ten o’clock stays ten o’clock', () => {
  const hers = { zone: 'America/New_York' }
  const spring = plan(ground([item(1, '2027-03-16', '2027-03-12T15:00:00.000Z')], { her: hers }), at('2027-03-12T15:00:00.000Z'))
  expect(spring.planned.map(({ dueAt }) => dueAt)).toEqual([
    '2027-03-12T15:00:00.000Z', '2027-03-14T14:00:00.000Z', '2027-03-15T14:00:00.000Z',
  ])
  const autumn = plan(ground([item(1, '2026-11-03', '2026-10-30T15:00:00.000Z')], { her: hers }), at('2026-10-30T15:00:00.000Z'))
  expect(autumn.planned.map(({ dueAt }) => dueAt)).toEqual([
    '2026-10-30T15:00:00.000Z', '2026-11-01T15:00:00.000Z', '2026-11-02T15:00:00.000Z',
  ])
})

it('a client in a zone this machine does not know is in the coach’s', () => {
  expect(plan(ground([item(1, '2026-11-27')], { her: { zone: 'Mars/Olympus' } })))
    .toEqual(plan(ground([item(1, '2026-11-27')], { her: { zone: LISBON } })))
})
