/** Reminders: of one client, and as the practice does it. */
import type { HoldingPlan } from '../../shared/domain/nudges/whose-plan.ts'
import type { ClientNudgingView, PlannedRow, SentRow } from '../../shared/ipc/nudges.ts'
import type { NudgedBy, ReachableBy } from '../../shared/schemas/clients.ts'
import type { Channel, NudgePlan, NudgeStage } from '../../shared/schemas/nudge-plan.ts'
import { NUDGE_STAGES } from '../../shared/schemas/nudge-plan.ts'
import { cityOf, dayBriefly, dayByName, exactInstant } from './dates.ts'
import { apart, called, shortName } from './names.ts'
import { capitalised, counted, inWords } from './numbers.ts'
import { channelWords, kindWords, toSend } from './to-send.ts'

export type Way = Channel | 'off'

/** Within a sentence. */
const STAGES: Readonly<Record<NudgeStage, string>> = {
  'confirmation': 'what we agreed', 'midpoint': 'half-way', 'day-before': 'the day before',
}

const listed = (parts: readonly string[]): string =>
  (parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`)

/** `what we agreed by e-mail, half-way and the day before by SMS`; empty where every stage is off. */
export const planInWords = (plan: NudgePlan): string => {
  const by = (channel: Channel): readonly string[] =>
    NUDGE_STAGES.filter((stage) => plan[stage] === channel).map((stage) => STAGES[stage])
  return (['email', 'sms'] as const)
    .filter((channel) => by(channel).length > 0)
    .map((channel) => `${listed(by(channel))} ${channelWords[channel]}`)
    .join(', ')
}

const wayWords: Readonly<Record<Way, string>> = { email: 'By e-mail', sms: 'By SMS', off: 'Not' }

export const waysOf = (['email', 'sms', 'off'] as const).map((value) => ({ value, label: wayWords[value] }))

/** Only the coach’s own hand sends these, and why. */
const BY_HAND: Readonly<Record<NonNullable<PlannedRow['byHand']>, string>> = {
  'expired': 'comes too late',
  'cap': 'one too many this month',
  'no-address': 'no address for it',
}

const things = (items: number): string => counted(items, 'thing')

/** By whose clock a client is reminded; her zone is empty where it is the coach’s. */
type HerClock = Pick<ClientNudgingView, 'zone' | 'herZone' | 'herDay'>

/** Where it is that time; empty where her clock is the coach’s. */
const there = ({ herZone, zone }: Omit<HerClock, 'herDay'>): string =>
  (herZone === '' || herZone === zone ? '' : ` in ${cityOf(herZone)}`)

const planBy = (by: HoldingPlan['by'], program: string): string =>
  ({ client: 'a plan of their own', program: `the plan of ${called(program)}`, practice: 'the practice’s plan' })[by]

export const OFF_FOR_ALL = 'No reminders: they are off for the whole practice.'

/** Why there are none, by whose word. */
const NONE_BY: Readonly<Record<HoldingPlan['by'], (program: string) => string>> = {
  client: () => 'No reminders.',
  program: (program) => `No reminders: there are none in ${called(program)}.`,
  practice: () => OFF_FOR_ALL,
}

export const nudging = {
  head: 'Reminders',
  clock: (name: string, time: string, town: string): string => `It is ${time} in ${town}, where ${apart(shortName(name))} lives.`,
  sameClock: (name: string): string => `${apart(shortName(name))} lives by the same clock as you.`,
  reached: {
    any: 'By e-mail or SMS, whichever the reminder is for.',
    email: 'By e-mail alone.',
    sms: 'By SMS alone.',
  } satisfies Record<ReachableBy, string>,
  /** @param program what the program she is in is called */
  standing: ({ by, plan }: HoldingPlan, program: string): string => {
    if (plan === null) return NONE_BY[by](program)
    const words = planInWords(plan)
    return words === '' ? 'No reminders: the plan has none.' : `${capitalised(planBy(by, program))}: ${words}.`
  },
  paused: (day: string, today: string): string => `Paused until ${dayByName(day, today)}.`,
  change: 'Change',
  done: 'Done',
  pause: 'Pause',
  pauseUntil: 'Pause until',
  pauseDay: 'The day they begin again',
  /** How long a pause mostly is: days, as one press each. */
  pauses: [['A week', 7], ['Two weeks', 14], ['Four weeks', 28]] as const,
  goOn: 'Go on now',
  zone: 'Time zone',
  zoneHint: 'A town',
  zoneNone: 'No town of that name is known. Try the nearest large one.',
  zoneMine: (town: string): string => `As mine (${town})`,
  zones: 'Show all time zones',
  reachable: 'May be reached by',
  reachableBy: { any: 'E-mail or SMS', email: 'E-mail alone', sms: 'SMS alone' } satisfies Record<ReachableBy, string>,
  plan: 'Reminded by',
  by: (by: NudgedBy, program: ClientNudgingView['program']): string => {
    if (by === 'practice') {
      return program && program.nudging.by !== 'practice' ? `What ${called(program.name)} says` : 'The practice’s plan'
    }
    return by === 'own' ? 'A plan of their own' : 'No reminders'
  },
  changed: (name: string): string => `The reminders of ${called(name)} are changed`,
  zoneChanged: (name: string, town: string): string => `${called(name)} lives by the clock of ${town}`,
  pausedNow: (name: string, day: string, today: string): string =>
    `${called(name)} gets no reminders until ${dayBriefly(day, today)}`,
  goesOn: (name: string): string => `${called(name)} gets reminders again`,
  coming: 'Coming',
  lately: 'Lately',
  nothingComing: 'Nothing is planned.',
  /** `Half-way, by SMS, Thursday 10:00`, on the client’s own clock: `Thursday 10:00 in New York` where that is another. */
  planned: (row: Pick<PlannedRow, 'kind' | 'channel' | 'herDay' | 'herTime'>, { herDay, ...clocks }: HerClock): string =>
    `${toSend.whatItIs(row)}, ${dayBriefly(row.herDay, herDay)} ${row.herTime}${there(clocks)}`,
  /** For the hover: the exact day and time by the same clock, and how much it names. */
  plannedExactly: (row: Pick<PlannedRow, 'dueAt' | 'items'>, { herZone, zone }: Omit<HerClock, 'herDay'>): string =>
    `${exactInstant(row.dueAt, herZone === '' ? zone : herZone)}${there({ herZone, zone })}. Names ${things(row.items)}.`,
  /** Its time has come: it waits on Today. */
  ready: (row: Pick<PlannedRow, 'kind' | 'channel'>): string => `${toSend.whatItIs(row)}, ready on Today`,
  byHand: (row: Pick<PlannedRow, 'byHand'>): string => (row.byHand === null ? '' : `For you to send: ${BY_HAND[row.byHand]}.`),
  wentBy: 'Its time went by.',
  sent: (row: Pick<SentRow, 'kind' | 'channel' | 'state'>): string =>
    (row.state === 'sent' ? toSend.whatItIs(row) : `${kindWords[row.kind]}, let go`),
  sentThisMonth: (count: number, most: number): string =>
    `${capitalised(counted(count, 'message'))} this month, at most ${inWords(most)}.`,
  loading: 'Looking up the reminders…',
} as const

export const nudgeSettings = {
  head: 'Reminders',
  sentence:
    'Between sessions a client is reminded of what was agreed. When a message is ready it stands on Today; you open it in '
    + 'your mail or SMS program, or copy it. Nothing is sent by itself.',
  on: 'Clients are reminded',
  choices: { on: 'Yes', off: 'No' },
  turned: { on: 'Clients are reminded of what was agreed', off: 'Nobody is reminded of anything' },
  stage: {
    'confirmation': 'What we agreed, at once',
    'midpoint': 'Half-way',
    'day-before': 'The day before it is due',
  } satisfies Record<NudgeStage, string>,
  stageChanged: (stage: NudgeStage, way: Way): string =>
    (way === 'off' ? `No reminder for ${STAGES[stage]}` : `${capitalised(STAGES[stage])} goes ${channelWords[way]}`),
  quiet: 'Quiet from',
  quietUntil: 'until',
  hoursHint:
    'The quiet hours go by the client’s own clock; what falls into them waits until morning. What is over the number '
    + 'for a month is for you to send, or to let go.',
  quietChanged: (from: string, until: string): string => `Quiet from ${from} until ${until}`,
  most: 'Messages a month, at most',
  mostChanged: (most: number): string => `At most ${counted(most, 'message')} a month to one client`,
  letters: 'Letters',
  lettersWhat: (own: number): string => (own === 0
    ? 'What a message says. So far in our words.'
    : `What a message says. ${capitalised(counted(own, 'letter is', 'letters are'))} in your own words.`),
  writeLetters: 'Change the letters',
} as const
