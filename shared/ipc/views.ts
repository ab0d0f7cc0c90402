/** What a screen is given. View models hold just what the open screen shows. */
import { Type, type Static } from '@sinclair/typebox'
import { ITEM_STATUSES, OBSTACLES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf, Zone } from '../schemas/common.ts'
import { LOCK_AFTER_MINUTES, LOOKS, SHEET_PLACES } from '../schemas/library.ts'
import { Correction, NOTE_KINDS, OWNERS } from '../schemas/notes.ts'

const closed = { additionalProperties: false } as const

export const Name = Type.String({ minLength: 1, maxLength: LIMITS.name })
export const ItemText = Type.String({ minLength: 1, maxLength: LIMITS.itemText })
export const NoteText = Type.String({ maxLength: LIMITS.noteText })

/** The day and zone on the coach's own clock when the view was made. */
const clock = { today: Day, zone: Zone }

export const ItemRow = Type.Object({
  id: Id,
  clientId: Id,
  clientName: Name,
  noteId: Id,
  text: ItemText,
  owner: oneOf(OWNERS),
  due: Day,
  status: oneOf(ITEM_STATUSES),
  obstacle: Type.Union([Type.Null(), oneOf(OBSTACLES)]),
  /** When it got its present status. */
  since: Instant,
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

/** What did not open, by number only (V11), and which compartments disagree with their list (V16). */
export const Damage = Type.Object({
  kept: Type.Integer({ minimum: 0 }),
  unopened: Type.Integer({ minimum: 0 }),
  disagreeing: Type.Integer({ minimum: 0, maximum: 5 }),
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

export const ClientRow = Type.Object({
  id: Id,
  name: Name,
  open: Type.Integer({ minimum: 0 }),
  overdue: Type.Integer({ minimum: 0 }),
  /** The earliest day one of the open items is due. */
  nextDue: Type.Union([Type.Null(), Day]),
  lastNoteAt: Type.Union([Type.Null(), Instant]),
  hasDraft: Type.Boolean(),
}, closed)
export type ClientRow = Static<typeof ClientRow>

export const ClientsView = Type.Object({ ...clock, clients: Type.Array(ClientRow) }, closed)
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

export const ClientView = Type.Object({
  ...clock,
  id: Id,
  name: Name,
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
}, closed)
export type PrivacyView = Static<typeof PrivacyView>

/** A commitment the coach confirmed: what it says, who does it, by when. */
export const Confirmation = Type.Object({
  line: Type.String({ maxLength: LIMITS.itemText }),
  text: ItemText,
  owner: oneOf(OWNERS),
  due: Day,
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

const Count = Type.Integer({ minimum: 0 })

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
  sheetPlace: oneOf(SHEET_PLACES),
  sheetMadeAt: Instant,
}, closed)
export type SettingsView = Static<typeof SettingsView>
