/** What a screen is given. View models hold just what the open screen shows. */
import { Type, type Static } from '@sinclair/typebox'
import { COMPARTMENTS, ROLES } from '../domain/compartment.ts'
import { DUE_FROM, ITEM_STATUSES, OBSTACLES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf, Zone } from '../schemas/common.ts'
import { BACKUP_FAILURES, LOCK_AFTER_MINUTES, LOOKS, SHEET_PLACES } from '../schemas/library.ts'
import { Attachment, Correction, NOTE_KINDS, OWNERS } from '../schemas/notes.ts'
import { SESSION_STATES } from '../schemas/sessions.ts'
import { ClientRow } from './roster-row.ts'

export { ClientRow, RosterReason } from './roster-row.ts'

const closed = { additionalProperties: false } as const

export const Name = Type.String({ minLength: 1, maxLength: LIMITS.name })
export const ItemText = Type.String({ minLength: 1, maxLength: LIMITS.itemText })
export const NoteText = Type.String({ maxLength: LIMITS.noteText })

const Count = Type.Integer({ minimum: 0 })

/** The day and zone on the coach's own clock when the view was made. */
const clock = { today: Day, zone: Zone }

export const ItemRow = Type.Object({
  id: Id,
  clientId: Id,
  clientName: Name,
  noteId: Id,
  /** Null where it is sealed: whoever asks holds no key for it (V1). */
  text: Type.Union([Type.Null(), ItemText]),
  owner: oneOf(OWNERS),
  due: Day,
  status: oneOf(ITEM_STATUSES),
  obstacle: Type.Union([Type.Null(), oneOf(OBSTACLES)]),
  /** When it got its present status. */
  since: Instant,
  /** Whose word that is: the client's is a report, the coach's a verification (E31). */
  by: oneOf(OWNERS),
}, closed)
export type ItemRow = Static<typeof ItemRow>

export const DraftRow = Type.Object({
  noteId: Id,
  /** Null for a quick note nobody was chosen for yet. */
  clientId: Type.Union([Type.Null(), Id]),
  clientName: Type.Union([Type.Null(), Name]),
  keptAt: Instant,
  /** The first line that has words, at most 120 characters of it. */
  opening: Type.String({ maxLength: 120 }),
}, closed)
export type DraftRow = Static<typeof DraftRow>

/**
 * What did not open and what is not there, by number only (V11), and how many compartments disagree with their list
 * (V16); of these, of how many an earlier opening has told, with nothing changed since.
 */
export const Damage = Type.Object({
  kept: Type.Integer({ minimum: 0 }),
  unopened: Type.Integer({ minimum: 0 }),
  disagreeing: Type.Integer({ minimum: 0, maximum: 5 }),
  toldBefore: Type.Integer({ minimum: 0, maximum: 5 }),
  missingFiles: Type.Integer({ minimum: 0 }),
  /** The recovery sheet opens nothing any more: what it opened is damaged, or went with other damage (V7). */
  sheetLost: Type.Boolean(),
}, closed)

export const TodayView = Type.Object({
  ...clock,
  hasClients: Type.Boolean(),
  /** Open and stuck items that are due before today, oldest first. */
  overdue: Type.Array(ItemRow),
  /** Open and stuck items due today or later, soonest first. */
  open: Type.Array(ItemRow),
  drafts: Type.Array(DraftRow),
  sheetOnThisComputer: Type.Boolean(),
  damage: Damage,
}, closed)
export type TodayView = Static<typeof TodayView>

/** E38: everybody the coach has now, by need; and those whose engagement has ended, the latest first. */
export const ClientsView = Type.Object({ ...clock, clients: Type.Array(ClientRow), past: Type.Array(ClientRow) }, closed)
export type ClientsView = Static<typeof ClientsView>

export const TimelineEntry = Type.Object({
  noteId: Id,
  kind: oneOf(NOTE_KINDS),
  /** Which session it was; null for a note that is not of a session, or only a draft. */
  session: Type.Union([Type.Null(), Type.Integer({ minimum: 1 })]),
  begunAt: Instant,
  savedAt: Type.Union([Type.Null(), Instant]),
  hasDraft: Type.Boolean(),
  opening: Type.String({ maxLength: 120 }),
  /** How many things were agreed in it. */
  agreed: Type.Integer({ minimum: 0 }),
}, closed)
export type TimelineEntry = Static<typeof TimelineEntry>

/** How to reach somebody, as typed; empty where nothing was written down. */
export const Contact = Type.Object({
  email: Type.String({ maxLength: LIMITS.contact }), phone: Type.String({ maxLength: LIMITS.contact }),
}, closed)
export type Contact = Static<typeof Contact>

/** One session as a schedule shows it. */
export const SessionRow = Type.Object({
  id: Id,
  /** 0 while it was not held. */
  number: Count, startedAt: Instant, state: oneOf(SESSION_STATES),
}, closed)
export type SessionRow = Static<typeof SessionRow>

export const ClientView = Type.Object({
  ...clock,
  id: Id,
  name: Name,
  contact: Contact,
  /** Newest first. */
  sessions: Type.Array(SessionRow),
  /** False where notes are sealed: whoever asks holds no key for them, and the timeline is empty (V1). */
  notesOpen: Type.Boolean(),
  /** Open and stuck, by due day. */
  open: Type.Array(ItemRow),
  /** Done and skipped, the latest first, at most CLOSED_SHOWN. */
  closed: Type.Array(ItemRow),
  /** Newest first. */
  timeline: Type.Array(TimelineEntry),
}, closed)
export type ClientView = Static<typeof ClientView>

export const NoteView = Type.Object({
  ...clock,
  id: Id,
  /** Null for a quick note nobody was chosen for yet. */
  clientId: Type.Union([Type.Null(), Id]),
  clientName: Type.Union([Type.Null(), Name]),
  begunAt: Instant,
  savedAt: Type.Union([Type.Null(), Instant]),
  /** The number it has, or will have, as a session with this client; null for a quick note. */
  session: Type.Union([Type.Null(), Type.Integer({ minimum: 1 })]),
  /** What to show: the draft if there is one, else the saved text. */
  text: NoteText,
  cursor: Type.Integer({ minimum: 0 }),
  /** When the draft shown was kept; null when what is shown is the saved note, or nothing yet. */
  draftKeptAt: Type.Union([Type.Null(), Instant]),
  corrections: Type.Array(Correction),
  attachments: Type.Array(Attachment),
  /** Items already confirmed from this note; their lines are not proposed again. */
  confirmed: Type.Array(Type.Object({ line: Type.String({ maxLength: LIMITS.itemText }), item: ItemRow }, closed)),
  /** How many open items the client has now. */
  openItems: Type.Integer({ minimum: 0 }),
  /** The day an item without a date is due. */
  defaultDue: Day,
  /** Where that day comes from. */
  defaultDueFrom: oneOf(['next-session', 'a-week']),
}, closed)
export type NoteView = Static<typeof NoteView>

export const PrivacyView = Type.Object({
  ...clock,
  sheetPlace: oneOf(SHEET_PLACES),
  sheetMadeAt: Instant,
  /** How many records there are of each kind, in the coach's words' order. */
  kept: Type.Array(Type.Object({
    collection: Type.String({ maxLength: 32 }),
    count: Type.Integer({ minimum: 0 }),
  }, closed)),
  damage: Damage,
  /** What was erased, without a name: when, how many records, and the hash of the event that says so. Newest first. */
  erasures: Type.Array(Type.Object({
    at: Instant, records: Count, hash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
  }, closed)),
}, closed)
export type PrivacyView = Static<typeof PrivacyView>

/** A commitment the coach confirmed: what it says, who does it, by when. */
export const Confirmation = Type.Object({
  line: Type.String({ maxLength: LIMITS.itemText }),
  text: ItemText,
  owner: oneOf(OWNERS),
  due: Day,
  /** Where the day comes from (E30); left out where the line names it, or she chose it. */
  dueFrom: Type.Optional(oneOf(DUE_FROM)),
}, closed)
export type Confirmation = Static<typeof Confirmation>

/** Names a change, so that it can be undone while the practice stays open. */
export const ChangeId = Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 })

/** A piece of a text, in UTF-16 code units. */
export const Span = Type.Object({ from: Type.Integer({ minimum: 0 }), to: Type.Integer({ minimum: 0 }) }, closed)
export type Span = Static<typeof Span>

/** Words as they are shown, and where in them the match is. */
export const Marked = Type.Object({ text: Type.String({ maxLength: LIMITS.itemText }), marks: Type.Array(Span) }, closed)
export type Marked = Static<typeof Marked>

export const FoundClient = Type.Object({
  id: Id, name: Marked,
  /** The earliest day one of her open items is due. */
  nextDue: Type.Union([Type.Null(), Day]),
}, closed)
export type FoundClient = Static<typeof FoundClient>

export const FoundNote = Type.Object({
  noteId: Id,
  clientId: Type.Union([Type.Null(), Id]),
  clientName: Type.Union([Type.Null(), Marked]),
  begunAt: Instant,
  /** What was typed since the last save is what was searched. */
  hasDraft: Type.Boolean(),
  /** The line with the first match, or a piece of it around the match; the opening if only the name matches. */
  snippet: Marked,
  /** The first match in the text the note opens with; null if only the name matches. */
  at: Type.Union([Type.Null(), Span]),
}, closed)
export type FoundNote = Static<typeof FoundNote>

export const FoundItem = Type.Object({
  id: Id, clientId: Id, clientName: Marked, noteId: Id, text: Marked, due: Day, status: oneOf(ITEM_STATUSES),
  /** Its line in the text the note opens with; null if it is not there any more. */
  at: Type.Union([Type.Null(), Span]),
}, closed)
export type FoundItem = Static<typeof FoundItem>

/** The best of what was found, and of each kind how many there are in all. */
export const FindView = Type.Object({
  ...clock,
  clients: Type.Array(FoundClient), notes: Type.Array(FoundNote), items: Type.Array(FoundItem),
  all: Type.Object({ clients: Count, notes: Count, items: Count }, closed),
  /** False when a later question came before this one was answered: what is here is not all of it. */
  whole: Type.Boolean(),
}, closed)
export type FindView = Static<typeof FindView>

export const SettingsView = Type.Object({
  ...clock,
  look: oneOf(LOOKS),
  lockAfterMinutes: Type.Union(LOCK_AFTER_MINUTES.map((minutes) => Type.Literal(minutes))),
  /** Null for whoever is not the coach: it is hers. */
  sheet: Type.Union([Type.Null(), Type.Object({ place: oneOf(SHEET_PLACES), madeAt: Instant }, closed)]),
}, closed)
export type SettingsView = Static<typeof SettingsView>

/** 16 bytes in hex: a user, an invitation. */
export const KeyId = Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 })
/** Four groups of four hex digits, to be read aloud. */
export const Fingerprint = Type.String({ pattern: '^[0-9A-F]{4}( [0-9A-F]{4}){3}$', maxLength: 19 })

/** Who may open the practice; what the coach calls them is kept beside it. */
export const UsersView = Type.Object({
  ...clock,
  users: Type.Array(Type.Object({
    id: KeyId, role: oneOf(ROLES), isOwner: Type.Boolean(), name: Type.Union([Type.Null(), Name]), joinedAt: Instant,
    fingerprint: Fingerprint,
  }, closed)),
  invitations: Type.Array(Type.Object({
    id: KeyId, role: oneOf(ROLES), name: Type.Union([Type.Null(), Name]), madeAt: Instant, expiresAt: Instant,
  }, closed)),
  /** What waits for the coach's word: somebody joins, or a user has chosen another passphrase. */
  requests: Type.Array(Type.Object({
    id: KeyId, kind: oneOf(['joins', 'renews']), role: oneOf(ROLES), name: Type.Union([Type.Null(), Name]), at: Instant,
    fingerprint: Fingerprint,
  }, closed)),
  /** V7: the keys are being renewed; null while they are not. In records. */
  rotation: Type.Union([Type.Null(), Type.Object({
    done: Count, total: Type.Integer({ minimum: 1 }), paused: Type.Boolean(),
  }, closed)]),
}, closed)
export type UsersView = Static<typeof UsersView>

/** For one client: who can open what of hers, and since when. */
export const AccessView = Type.Object({
  ...clock,
  clientId: Id, clientName: Name,
  classes: Type.Array(Type.Object({
    compartment: oneOf(COMPARTMENTS),
    /** How many of her records hold something of this class. */
    records: Count,
    users: Type.Array(Type.Object({
      id: KeyId, role: oneOf(ROLES), isOwner: Type.Boolean(), name: Type.Union([Type.Null(), Name]), since: Instant,
    }, closed)),
  }, closed)),
}, closed)
export type AccessView = Static<typeof AccessView>

/**
 * The day by which a backup will have been rotated away, if one is made every day; null for one that does not go by
 * itself: damaged, of a newer version, a syncing service's copy, or under a name the coach gave it.
 */
const HeldUntil = Type.Union([Type.Null(), Day])

/** V17: a whole practice beside this one, that a restore has put there. It is never removed by us. */
const KeptAside = Type.Object({
  /** Its name in the folder of the practice. */
  file: Type.String({ maxLength: 255 }),
  /** When it was replaced; of a backup that was restored beside, when that was made. */
  at: Instant,
  bytes: Count,
  as: oneOf(['replaced', 'restored']),
}, closed)
export type KeptAside = Static<typeof KeptAside>

/** V17: what erasing a client would take, and what would still hold it. */
export const ErasureView = Type.Object({
  ...clock,
  clientId: Id, name: Name,
  /** Of each kind how many records go. */
  goes: Type.Array(Type.Object({ collection: Type.String({ maxLength: 32 }), count: Count }, closed)),
  /** False where there is a folder for backups that cannot be looked at now: what is in it is not known. */
  reachable: Type.Boolean(),
  /** Backups in the folder that were made while she was in the practice, or may have been; oldest first. */
  backups: Type.Array(Type.Object({ madeAt: Instant, heldUntil: HeldUntil }, closed)),
  aside: Type.Array(KeptAside),
}, closed)
export type ErasureView = Static<typeof ErasureView>

export const BackupRow = Type.Object({
  madeAt: Instant,
  bytes: Count,
  heldUntil: HeldUntil,
  state: oneOf(['whole', 'damaged', 'newer']),
  /** How many files that notes named then are not in it (V11). */
  lacks: Count,
}, closed)
export type BackupRow = Static<typeof BackupRow>

export const BackupsView = Type.Object({
  ...clock,
  /** The folder as the system writes it; null while none was chosen. */
  folder: Type.Union([Type.Null(), Type.String({ maxLength: 4_096 })]),
  /** False where the folder cannot be read at present: a stick that is not plugged in. */
  reachable: Type.Boolean(),
  /** Newest first. */
  backups: Type.Array(BackupRow),
  /** Oldest first. */
  aside: Type.Array(KeptAside),
  /** The last one that was written, opened again and matched. */
  lastAt: Type.Union([Type.Null(), Instant]),
  /** Why the last try failed, if it came after that. */
  failed: Type.Union([Type.Null(), oneOf(BACKUP_FAILURES)]),
  /** V18: the last restore drill: how many records were opened from a backup and compared. */
  drill: Type.Union([Type.Null(), Type.Object({ at: Instant, records: Count, whole: Type.Boolean() }, closed)]),
  drillDue: Type.Boolean(),
  running: Type.Boolean(),
}, closed)
export type BackupsView = Static<typeof BackupsView>

/** What can be told of a backup before anything is opened. */
export const BackupFrontView = Type.Object({
  madeAt: Instant, bytes: Count,
  /** Names the practice, as on the recovery sheet. */
  practice: Type.String({ pattern: '^[0-9A-F]{4} [0-9A-F]{4}$' }),
  /** A practice is there already: it would be kept aside. */
  replaces: Type.Boolean(),
  /** The practice that is there is another one than the one backed up, as far as its file can be read. */
  another: Type.Boolean(),
}, closed)
export type BackupFrontView = Static<typeof BackupFrontView>
