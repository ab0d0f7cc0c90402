/** Practices for the plan: one by hand, and any. */
import fc from 'fast-check'
import { addDays } from '../../../../../shared/domain/day.ts'
import type { NudgedClient, NudgedEngagement, NudgedItem, NudgeGround, ToldEntry } from '../../../../../shared/domain/nudges/ground.ts'
import { PLAIN_CLIENT } from '../../../../../shared/schemas/clients.ts'
import { DEFAULT_NUDGES, type NudgeSettings } from '../../../../../shared/schemas/library.ts'
import { MESSAGE_KINDS } from '../../../../../shared/schemas/nudge-plan.ts'
import { IN_NONE, type ProgramNudging } from '../../../../../shared/schemas/programs.ts'

export const idOf = (number: number): string => number.toString(16).padStart(32, '0')

export const MARTA = idOf(1)
export const SESSION = idOf(100)

export const PROGRAM = idOf(50)

export const engagementOf = (clientId: string, endedOn: string | null, programId: string = IN_NONE): NudgedEngagement =>
  ({ id: `e${clientId.slice(1)}`, clientId, programId, startedOn: '2026-01-05', endedOn })

export const client = (given: Partial<NudgedClient> = {}): NudgedClient =>
  ({ ...PLAIN_CLIENT, id: MARTA, email: 'marta@example.org', phone: '+351 912 345 678', ...given })

export const item = (
  number: number, due: string, assignedAt = '2026-11-17T10:00:00.000Z', given: Partial<NudgedItem> = {},
): NudgedItem => ({
  id: idOf(1_000 + number), clientId: MARTA, sessionId: SESSION, owner: 'client', due, status: 'open',
  history: [{ at: assignedAt, status: 'open', by: 'coach' }], ...given,
})

export const ground = (
  items: readonly NudgedItem[],
  { her = {}, settings = {}, outbox = [], endedOn = null, program = null }: {
    readonly her?: Partial<NudgedClient>, readonly settings?: Partial<NudgeSettings>,
    readonly outbox?: readonly ToldEntry[], readonly endedOn?: string | null,
    /** How those in her program are reminded. */
    readonly program?: ProgramNudging | null
  } = {},
): NudgeGround => ({
  clients: [client(her)], items, outbox,
  engagements: [engagementOf(MARTA, endedOn, program ? PROGRAM : IN_NONE)],
  programs: program ? [{ id: PROGRAM, nudging: program }] : [],
  settings: { ...DEFAULT_NUDGES, ...settings },
})

export const sentEntry = (given: Partial<ToldEntry> & Pick<ToldEntry, 'kind' | 'itemIds'>): ToldEntry =>
  ({ clientId: MARTA, sessionId: idOf(199), due: null, state: 'sent', settledAt: '2026-11-17T12:00:00.000Z', ...given })

export const ZONES = [
  '', 'Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Pacific/Apia', 'Pacific/Kiritimati',
  'America/Nuuk', 'Africa/Casablanca', 'America/St_Johns', 'Antarctica/Troll', 'Not/A_Zone',
] as const

/** Around the days on which clocks change in the one direction or the other, somewhere. */
const BEGINNINGS = ['2026-03-05', '2026-03-26', '2026-04-02', '2026-10-01', '2026-10-22', '2026-10-30', '2028-02-26'] as const

export interface AnyGround { readonly now: Date, readonly zone: string, readonly ground: NudgeGround }

const way = fc.constantFrom('email' as const, 'sms' as const, 'off' as const)
const plan = fc.record({ 'confirmation': way, 'midpoint': way, 'day-before': way })

const anySettings: fc.Arbitrary<NudgeSettings> = fc.record({
  on: fc.constantFrom(true, true, true, false),
  plan: fc.oneof(fc.constant(DEFAULT_NUDGES.plan), plan),
  mostAMonth: fc.integer({ min: 1, max: 12 }),
  quietFrom: fc.constantFrom('17:00', '20:00', '23:45'),
  quietUntil: fc.constantFrom('06:00', '09:00', '11:45'),
})

const anyClient = (number: number, today: string): fc.Arbitrary<NudgedClient> => fc.record({
  id: fc.constant(idOf(number)),
  email: fc.constantFrom('', 'a@example.org', 'b@example.org'),
  phone: fc.constantFrom('', '+351 912 345 678'),
  zone: fc.constantFrom(...ZONES),
  reachableBy: fc.constantFrom('any', 'any', 'email', 'sms'),
  nudging: fc.oneof(
    { weight: 4, arbitrary: fc.constant(PLAIN_CLIENT.nudging) },
    { weight: 1, arbitrary: plan.map((own) => ({ by: 'own' as const, own, pausedUntil: null })) },
    { weight: 1, arbitrary: fc.constant({ by: 'nobody' as const, own: null, pausedUntil: null }) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: -5, max: 20 }).map((days) =>
        ({ by: 'practice' as const, own: null, pausedUntil: addDays(today, days) })),
    },
  ),
})

const anyItem = (number: number, now: number, today: string): fc.Arbitrary<NudgedItem> => fc.record({
  client: fc.integer({ min: 1, max: 3 }),
  session: fc.integer({ min: 0, max: 2 }),
  owner: fc.constantFrom('client', 'client', 'client', 'coach'),
  status: fc.constantFrom('open', 'open', 'open', 'open', 'stuck', 'done', 'skipped'),
  due: fc.integer({ min: -3, max: 30 }).map((days) => addDays(today, days)),
  agreed: fc.integer({ min: -20 * 1_440, max: 0 }).map((minutes) => new Date(now + minutes * 60_000).toISOString()),
}).map(({ client: whose, session, owner, status, due, agreed }) => ({
  id: idOf(1_000 + number), clientId: idOf(whose), sessionId: idOf(100 + 10 * whose + session),
  owner: owner as NudgedItem['owner'], status: status as NudgedItem['status'], due,
  history: [{ at: agreed, status: 'open', by: 'coach' }],
}))

const anyTold = (items: readonly NudgedItem[], now: number): fc.Arbitrary<ToldEntry> => fc.record({
  of: fc.constantFrom(...items),
  kind: fc.constantFrom(...MESSAGE_KINDS),
  state: fc.constantFrom('sent', 'sent', 'let-go', 'waiting', 'withdrawn'),
  ago: fc.integer({ min: 0, max: 20 * 1_440 }),
}).map(({ of, kind, state, ago }) => ({
  clientId: of.clientId, sessionId: of.sessionId, kind, due: kind === 'confirmation' ? null : of.due, itemIds: [of.id],
  state: state as ToldEntry['state'],
  settledAt: state === 'waiting' ? null : new Date(now - ago * 60_000).toISOString(),
}))

/** The second client is in the one; the third in the other, if it is there. */
const anyPrograms: fc.Arbitrary<NudgeGround['programs']> = fc.array(fc.oneof(
  fc.constantFrom<ProgramNudging>({ by: 'practice', own: null }, { by: 'nobody', own: null }),
  plan.map((own): ProgramNudging => ({ by: 'own', own })),
), { maxLength: 2 }).map((all) => all.map((nudging, index) => ({ id: idOf(51 - index), nudging })))

/** Any practice of up to three clients, at any moment near a change of the clocks. */
export const anyGround: fc.Arbitrary<AnyGround> = fc.record({
  begins: fc.constantFrom(...BEGINNINGS), minutes: fc.integer({ min: 0, max: 10 * 1_440 }),
  zone: fc.constantFrom('Europe/Lisbon', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'),
  settings: anySettings, many: fc.integer({ min: 1, max: 24 }),
}).chain(({ begins, minutes, zone, settings, many }) => {
  const now = Date.parse(`${begins}T00:00:00.000Z`) + minutes * 60_000
  const today = new Date(now).toISOString().slice(0, 10)
  const some = Array.from({ length: many }, (_, number) => anyItem(number, now, today))
  return fc.tuple(
    fc.tuple(anyClient(1, today), anyClient(2, today), anyClient(3, today)), fc.tuple(...some),
    fc.constantFrom(null, null, null, today), anyPrograms,
  ).chain(([clients, items, endedOn, programs]) => fc.array(anyTold(items, now), { maxLength: 8 }).map((outbox) => ({
    now: new Date(now), zone,
    ground: {
      clients, items, outbox, settings,
      programs,
      engagements: clients.map(({ id }, index) =>
        engagementOf(id, index === 2 ? endedOn : null, index === 0 ? IN_NONE : idOf(50 + index % 2))),
    },
  })))
})
