/** Nudges: what is to be sent, the plan behind it, and the coach’s own letters. */
import { Type, type Static } from '@sinclair/typebox'
import { NUDGED_BY, REACHABLE_BY } from '../schemas/clients.ts'
import { Day, Id, Instant, LIMITS, oneOf, Zone, ZoneOrNone } from '../schemas/common.ts'
import { Letter } from '../schemas/letters.ts'
import { NudgeSettings } from '../schemas/library.ts'
import { CHANNELS, MESSAGE_KINDS, MOST_ITEMS_IN_A_MESSAGE, NUDGE_STAGES, NudgePlan } from '../schemas/nudge-plan.ts'
import { ProgramNudging } from '../schemas/programs.ts'
import { Changed, closed, Nothing, writing } from './common.ts'
import { command, query } from './define.ts'
import { Contact, Name } from './views.ts'

/** Why it is the coach who sends it: its time has come; it came too late; it is one too many; there is no way to her. */
export const SEND_REASONS = ['time', 'expired', 'cap', 'no-address', 'follow-up'] as const
export type SendReason = (typeof SEND_REASONS)[number]

const clock = { today: Day, zone: Zone }
const DayOrNone = Type.Union([Type.Null(), Day])
const Subject = Type.String({ maxLength: LIMITS.letterSubject })
const LetterText = Type.String({ minLength: 1, maxLength: LIMITS.letterText })
/** A filled letter holds a name, and the words of what was agreed. */
export const FilledSubject = Type.String({ maxLength: 2_000 })
export const FilledText = Type.String({ maxLength: 2_000_000 })
const Count = Type.Integer({ minimum: 0 })

/** Which message it is. */
const message = {
  clientId: Id,
  kind: oneOf(MESSAGE_KINDS),
  sessionId: Id,
  /** The day what it names is due; null where that differs. */
  due: DayOrNone,
  /** What it names, in the order of its numbers; of a longer follow-up the first five. */
  itemIds: Type.Array(Id, { minItems: 1, maxItems: MOST_ITEMS_IN_A_MESSAGE, uniqueItems: true }),
  channel: oneOf(CHANNELS),
}

export const MessageRef = Type.Object(message, closed)
export type MessageRef = Static<typeof MessageRef>

/** One message to one person, ready to be opened in the mail or SMS program, or to be copied (E36). */
export const ToSendEntry = Type.Object({
  ...message,
  clientName: Name,
  reason: oneOf(SEND_REASONS),
  /** Since when it is ready. */
  since: Instant,
  /** As typed; empty where she gave none for this channel. */
  address: Type.String({ maxLength: LIMITS.contact }),
  /** Empty for an SMS. */
  subject: FilledSubject,
  text: FilledText,
  /** It is night where she is until then; null where it is day. */
  quietUntil: Type.Union([Type.Null(), Instant]),
  /** Messages she was sent in this calendar month of hers already, and the most there should be. */
  sentThisMonth: Count,
  mostAMonth: Count,
}, closed)
export type ToSendEntry = Static<typeof ToSendEntry>

export const ToSendView = Type.Object({
  ...clock,
  /** The instant it was asked for. */
  at: Instant,
  entries: Type.Array(ToSendEntry),
}, closed)
export type ToSendView = Static<typeof ToSendView>

const Nudging = Type.Object({
  by: oneOf(NUDGED_BY),
  /** Null unless `by` is `own`. */
  own: Type.Union([Type.Null(), NudgePlan]),
  pausedUntil: DayOrNone,
}, closed)

/** What is planned for her: a message that will be ready, or that only the coach can send. */
export const PlannedRow = Type.Object({
  kind: oneOf(NUDGE_STAGES),
  channel: oneOf(CHANNELS),
  dueAt: Instant,
  /** The same on her own clock. */
  herDay: Day,
  herTime: Type.String({ pattern: '^\\d{2}:\\d{2}$', maxLength: 5 }),
  /** How many things it names. */
  items: Type.Integer({ minimum: 1, maximum: MOST_ITEMS_IN_A_MESSAGE }),
  /** Null for one that goes by the plan. */
  byHand: Type.Union([Type.Null(), oneOf(['expired', 'cap', 'no-address'])]),
}, closed)
export type PlannedRow = Static<typeof PlannedRow>

export const SentRow = Type.Object({
  id: Id, kind: oneOf(MESSAGE_KINDS), channel: oneOf(CHANNELS), at: Instant, state: oneOf(['sent', 'let-go']), items: Count,
}, closed)
export type SentRow = Static<typeof SentRow>

/** Of one client: her clock, how she may be reached, her reminders. It holds no words about her. */
export const ClientNudgingView = Type.Object({
  ...clock,
  /** The instant it was asked for. */
  at: Instant,
  clientId: Id,
  /** Empty where hers is the coach’s. */
  herZone: ZoneOrNone,
  /** What the clock shows there now. */
  herDay: Day,
  herTime: Type.String({ pattern: '^\\d{2}:\\d{2}$', maxLength: 5 }),
  reachableBy: oneOf(REACHABLE_BY),
  contact: Contact,
  nudging: Nudging,
  /** What is said of those in her program; null where she is in none. */
  program: Type.Union([Type.Null(), Type.Object({ name: Name, nudging: ProgramNudging }, closed)]),
  /** What the practice does unless something else is said of her or of her program. */
  practice: NudgeSettings,
  /** Soonest first; the next twelve. */
  planned: Type.Array(PlannedRow, { maxItems: 12 }),
  /** Sent or let go by the coach; the latest twelve, newest first. */
  sent: Type.Array(SentRow, { maxItems: 12 }),
  sentThisMonth: Count,
}, closed)
export type ClientNudgingView = Static<typeof ClientNudgingView>

export const LetterRow = Type.Object({
  letter: Letter,
  /** What it is until the coach has words of her own; to go back to. */
  standard: Letter,
  isStandard: Type.Boolean(),
}, closed)
export type LetterRow = Static<typeof LetterRow>

export const NudgesView = Type.Object({
  ...clock, settings: NudgeSettings, standard: NudgeSettings, letters: Type.Array(LetterRow),
  /** How many programs there are. */
  programs: Count,
}, closed)
export type NudgesView = Static<typeof NudgesView>

const WhichLetter = { kind: oneOf(MESSAGE_KINDS), channel: oneOf(CHANNELS) }

export const nudgeChannels = {
  /** E36: what is ready to be sent, by the time it became ready. */
  'toSend': query({ home: 'vault', caller: 'coach', input: Nothing, output: ToSendView }),
  /**
   * E36: the follow-up after a session, by the session or by its note. Null where there is none to write: no saved note,
   * nothing agreed, sent or let go already, or more than seven days ago.
   */
  'followUp': query({
    home: 'vault', caller: 'coach',
    input: Type.Union([Type.Object({ sessionId: Id }, closed), Type.Object({ noteId: Id }, closed)]),
    output: Type.Object({ ...clock, entry: Type.Union([Type.Null(), ToSendEntry]) }, closed),
  }),
  /** The coach has sent it. */
  'messages.sent': command({
    home: 'vault', caller: 'coach', input: MessageRef, output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),
  /** The coach will not send it. */
  'messages.letGo': command({
    home: 'vault', caller: 'coach', input: MessageRef, output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),
  /**
   * E36: the coach will send none of those that came too late by the instant of the list she sees, and are too late
   * still; says how many these were.
   */
  'messages.letGoLate': command({
    home: 'vault', caller: 'coach', input: Type.Object({ by: Instant }, closed), output: Type.Object({ ...Changed.properties, messages: Count }, closed),
    errors: [...writing],
  }),
  /**
   * A letter as a client would read it: one who is made up, or her whose id is given (with what waits for her, if
   * anything does). Nothing is kept.
   */
  'messages.preview': query({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      ...WhichLetter, subject: Subject, text: LetterText, clientId: Type.Union([Type.Null(), Id]),
    }, closed),
    output: Type.Object({ subject: FilledSubject, text: FilledText }, closed),
    errors: ['not-found'],
  }),
  /** For the page of settings. */
  'nudges': query({ home: 'vault', caller: 'coach', input: Nothing, output: NudgesView }),
  /** What is left out stays as it is. */
  'nudges.change': command({
    home: 'vault', caller: 'coach', input: Type.Partial(NudgeSettings, closed), output: Changed, errors: [...writing],
  }),
  /** Words of the coach’s own; `bad-input` for a subject with a line break, or nothing to read. */
  'letters.change': command({
    home: 'vault', caller: 'coach', input: Type.Object({ letter: Letter }, closed), output: Changed,
    errors: ['bad-input', ...writing],
  }),
  /** Back to the words it had at first. */
  'letters.reset': command({
    home: 'vault', caller: 'coach', input: Type.Object(WhichLetter, closed), output: Changed, errors: [...writing],
  }),
  'client.nudging': query({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id }, closed), output: ClientNudgingView,
    errors: ['not-found'],
  }),
  /** What is left out stays as it is. `bad-input`: a zone or a day there is not; a plan of her own that is missing. */
  'clients.nudging': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({
      clientId: Id,
      zone: Type.Optional(ZoneOrNone), reachableBy: Type.Optional(oneOf(REACHABLE_BY)), nudging: Type.Optional(Nudging),
    }, closed),
    output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),
} as const
