import { Type, type Static } from '@sinclair/typebox'
import { Id, Instant, LIMITS, Month, oneOf } from './common.ts'
import { defineRecord, field, type RecordOf } from './dictionary.ts'
import { DEFAULT_LETTERS, Letter } from './letters.ts'
import { MonthReport } from './month-report.ts'
import { CHANNELS, DEFAULT_NUDGE_PLAN, MESSAGE_KINDS, MOST_MESSAGES_A_MONTH, NudgePlan } from './nudge-plan.ts'
import { MOST_PROGRAMS, Program } from './programs.ts'

/** Where the recovery sheet went when it was made. `this-computer` is warned about until it is moved (rule V5). */
export const SHEET_PLACES = ['paper', 'removable', 'this-computer', 'moved'] as const

export type SheetPlace = (typeof SHEET_PLACES)[number]

/** The light of the screens; `system` follows the machine's. */
export const LOOKS = ['system', 'light', 'dark'] as const

export type Look = (typeof LOOKS)[number]

/** After how many idle minutes the practice may lock (V20). */
export const LOCK_AFTER_MINUTES = [1, 2, 5, 10, 15, 30] as const

export type LockAfterMinutes = (typeof LOCK_AFTER_MINUTES)[number]

/** Why a backup was not written. */
export const BACKUP_FAILURES = ['read-only', 'disk-full', 'disk-failed', 'no-folder', 'backup-damaged'] as const

/** Hours of the client’s clock: `20:00`. */
const Evening = Type.String({ pattern: '^(1[7-9]|2[0-3]):(00|15|30|45)$', maxLength: 5 })
const Morning = Type.String({ pattern: '^(0[6-9]|1[01]):(00|15|30|45)$', maxLength: 5 })

/** How clients are reminded of what was agreed, unless something else is said of one. */
export const NudgeSettings = Type.Object({
  /** False: nobody is reminded of anything. */
  on: Type.Boolean(),
  plan: NudgePlan,
  /** Messages a client may get in a calendar month of hers. */
  mostAMonth: Type.Integer({ minimum: 1, maximum: MOST_MESSAGES_A_MONTH }),
  /** From then on nothing reaches her that evening. */
  quietFrom: Evening,
  /** Until then nothing reaches her in the morning. */
  quietUntil: Morning,
}, { additionalProperties: false })

export type NudgeSettings = Static<typeof NudgeSettings>

export const DEFAULT_NUDGES: NudgeSettings = {
  on: true, plan: DEFAULT_NUDGE_PLAN, mostAMonth: MOST_MESSAGES_A_MONTH, quietFrom: '20:00', quietUntil: '09:00',
}

/** From when on the list of clients says that one needs the coach. Days are days of the coach’s calendar. */
export const RosterThresholds = Type.Object({
  /** Sessions missed in a row. */
  missed: Type.Integer({ minimum: 1, maximum: 5 }),
  /** How many days late an item is when it has gone into its second week. */
  weekTwo: Type.Integer({ minimum: 2, maximum: 30 }),
  /** Within how many days something should be due. */
  actionWithin: Type.Integer({ minimum: 1, maximum: 30 }),
  /** Days without a word. */
  quiet: Type.Integer({ minimum: 3, maximum: 120 }),
}, { additionalProperties: false })

export type RosterThresholds = Static<typeof RosterThresholds>

export const DEFAULT_THRESHOLDS: RosterThresholds = { missed: 2, weekTwo: 8, actionWithin: 7, quiet: 21 }

const forever = 'kept as long as the practice'

/** Practice-wide settings, programs among them. In this version one record. */
export const library = defineRecord({
  collection: 'library',
  home: 'practice',
  version: 4,
  clientField: null,
  indexes: [],
  migrations: {
    // Look and locking became settings.
    0: (old) => ({ ...old, look: old['look'] ?? 'system', lockAfterMinutes: old['lockAfterMinutes'] ?? 5 }),
    // Other users, backups and erasures came.
    1: (old) => ({
      ...old, people: old['people'] ?? [], backupFolder: old['backupFolder'] ?? '',
      lastBackupAt: old['lastBackupAt'] ?? null, lastBackupFailure: old['lastBackupFailure'] ?? null,
      lastDrill: old['lastDrill'] ?? null, erasures: old['erasures'] ?? [],
    }),
    // Nudges, letters, the roster and the measures came.
    2: (old) => ({
      ...old, nudges: old['nudges'] ?? DEFAULT_NUDGES, letters: old['letters'] ?? DEFAULT_LETTERS,
      thresholds: old['thresholds'] ?? DEFAULT_THRESHOLDS, sessionMinutes: old['sessionMinutes'] ?? SESSION_MINUTES,
      baselineMonth: old['baselineMonth'] ?? null, monthReports: old['monthReports'] ?? [],
    }),
    // Programs came.
    3: (old) => ({ ...old, programs: old['programs'] ?? [] }),
  },
  fields: {
    id: field(Id, {
      class: 'practice', meaning: 'The handle of the entry.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    kind: field(oneOf(['settings']), {
      class: 'practice', meaning: 'What kind of entry it is.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    sheetPlace: field(oneOf(SHEET_PLACES), {
      class: 'practice', meaning: 'Where the recovery sheet was put, so that a copy on this computer is warned about.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    sheetMadeAt: field(Instant, {
      class: 'practice', meaning: 'When the recovery sheet was made.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    daysBeforeSession: field(Type.Integer({ minimum: 0, maximum: 60 }), {
      class: 'practice', meaning: 'How many days before the next session an item without a date is due.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    nudges: field(NudgeSettings, {
      class: 'practice', meaning: 'When and by which channel clients are reminded of what was agreed.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    letters: field(Type.Array(Letter, { maxItems: MESSAGE_KINDS.length * CHANNELS.length }), {
      class: 'personal', meaning: 'The coach’s own letters, with places for a name and for what was agreed.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    programs: field(Type.Array(Program, { maxItems: MOST_PROGRAMS }), {
      class: 'personal', meaning: 'What the coach calls her programs, and how those in them are reminded.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    thresholds: field(RosterThresholds, {
      class: 'practice', meaning: 'From when on the list of clients says that somebody needs the coach.',
      purpose: 'decision', owner: 'library', retention: forever,
    }),
    sessionMinutes: field(Type.Integer({ minimum: 5, maximum: 480 }), {
      class: 'practice', meaning: 'How long a session takes that is booked without a length, in minutes.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    baselineMonth: field(Type.Union([Type.Null(), Month]), {
      class: 'practice', meaning: 'The month the measures of the practice are compared with; empty for the first whole one.',
      purpose: 'decision', owner: 'library', retention: forever,
    }),
    monthReports: field(Type.Array(MonthReport, { maxItems: 600 }), {
      class: 'practice', meaning: 'What the coach wrote down of a month: minutes of administration a week, notes kept elsewhere.',
      purpose: 'decision', owner: 'library', retention: forever,
    }),
    look: field(oneOf(LOOKS), {
      class: 'practice', meaning: 'Whether the screens are light, dark, or follow the computer.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    lockAfterMinutes: field(Type.Union(LOCK_AFTER_MINUTES.map((minutes) => Type.Literal(minutes))), {
      class: 'practice', meaning: 'After how many quiet minutes the practice locks by itself.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    people: field(Type.Array(Type.Object({
      id: Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 }),
      name: Type.String({ minLength: 1, maxLength: LIMITS.name }),
    }, { additionalProperties: false }), { maxItems: 200 }), {
      class: 'personal', meaning: 'What the coach calls the others who may open the practice.',
      purpose: 'workflow', owner: 'library', retention: 'goes when the person is removed',
    }),
    backupFolder: field(Type.String({ maxLength: 4_096 }), {
      class: 'personal', meaning: 'The folder on this computer, or on a stick, that backups are written to.',
      purpose: 'workflow', owner: 'library', retention: forever,
    }),
    lastBackupAt: field(Type.Union([Type.Null(), Instant]), {
      class: 'practice', meaning: 'When the last backup was written, opened again and matched.',
      purpose: 'decision', owner: 'library', retention: forever,
    }),
    lastBackupFailure: field(Type.Union([Type.Null(), Type.Object({
      at: Instant, why: oneOf(BACKUP_FAILURES),
    }, { additionalProperties: false })]), {
      class: 'practice', meaning: 'When and why a backup failed since.',
      purpose: 'decision', owner: 'library', retention: 'goes with the next backup that succeeds',
    }),
    lastDrill: field(Type.Union([Type.Null(), Type.Object({
      at: Instant, records: Type.Integer({ minimum: 0 }), whole: Type.Boolean(),
    }, { additionalProperties: false })]), {
      class: 'practice', meaning: 'When a backup was last opened as a trial, and whether every record matched.',
      purpose: 'decision', owner: 'library', retention: forever,
    }),
    erasures: field(Type.Array(Type.Object({
      at: Instant, records: Type.Integer({ minimum: 0 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    }, { additionalProperties: false }), { maxItems: 2_000 }), {
      class: 'practice', meaning: 'That a client was erased: when, how many records, and a hash. Not who.',
      purpose: 'legal', owner: 'library', retention: forever,
    }),
  },
})

export type LibraryEntry = RecordOf<typeof library>

/** What the screens and the lock go by (V20). */
export type Preferences = Pick<LibraryEntry, 'look' | 'lockAfterMinutes'>

/** How long a session takes, until the coach says otherwise: minutes. */
export const SESSION_MINUTES = 60

/** What holds until the coach says otherwise. */
export const DEFAULT_PREFERENCES: Preferences = { look: 'system', lockAfterMinutes: 5 }
