/**
 * Every channel there is, in one value. Preload, guard, registrar, the renderer's client and the test fakes
 * are derived from it. A handler that is missing stops the start.
 */
import { Type } from '@sinclair/typebox'
import { ROLES } from '../domain/compartment.ts'
import { ITEM_STATUSES, OBSTACLES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf } from '../schemas/common.ts'
import { LOCK_AFTER_MINUTES, LOOKS, SHEET_PLACES } from '../schemas/library.ts'
import { Attachment, Correction, OWNERS } from '../schemas/notes.ts'
import { CHANNELS } from '../schemas/nudge-plan.ts'
import { Changed, closed, Nothing, writing } from './common.ts'
import { command, query, type Answer, type InputOf, type OutputOf } from './define.ts'
import { briefChannels } from './brief.ts'
import { measureChannels } from './measures.ts'
import { FilledSubject, FilledText, nudgeChannels } from './nudges.ts'
import { programChannels } from './programs.ts'
import { rosterChannels } from './roster.ts'
import { sessionChannels } from './sessions.ts'
import {
  AccessView, BackupFrontView, BackupsView, ChangeId, ClientsView, ClientView, Confirmation, Contact, ErasureView,
  Fingerprint, FindView, ItemText, KeyId, Name, NoteText, NoteView, PrivacyView, SettingsView, TodayView, UsersView,
} from './views.ts'

const Passphrase = Type.String({ minLength: 1, maxLength: LIMITS.passphrase })

const opening = [
  'no-vault', 'wrong-passphrase', 'too-soon', 'vault-damaged', 'not-a-vault', 'newer-format', 'older-format',
  'kdf-refused', 'open-elsewhere', 'synced-folder', 'read-only', 'disk-full', 'disk-failed',
] as const

/** Long works that are told of while they last. `keys`: every key is being renewed (V7). */
export const WORKS = ['opening', 'sample', 'keys', 'backup', 'drill', 'restore', 'export', 'attachment'] as const
export type Work = (typeof WORKS)[number]
/** Those that can be ended half-way and leave nothing. */
export const CANCELLABLE = ['backup', 'drill', 'restore', 'export', 'attachment'] as const satisfies readonly Work[]

/** What a place is asked for. */
export const PLACE_PURPOSES = ['backups', 'restore', 'export', 'attach', 'take-out'] as const
export type PlacePurpose = (typeof PLACE_PURPOSES)[number]
/** Stands for a folder or file the coach has chosen: 16 random bytes in hex, good until the practice is locked. */
const PlaceToken = Type.String({ pattern: '^[0-9a-f]{32}$', maxLength: 32 })

/** Whom a note is about; null while that is not chosen yet. */
const Whom = Type.Union([Type.Null(), Id])

/** A recovery sheet as it is shown, once. */
const Sheet = Type.Object({
  /** The recovery code: seven groups of four. */
  groups: Type.Array(Type.String({ pattern: '^[0-9A-Z]{4}$' }), { minItems: 7, maxItems: 7 }),
  /** Which group is to be typed back, from 1. */
  askFor: Type.Integer({ minimum: 1, maximum: 7 }),
  /** Names the practice on the sheet: two groups of four hex digits. */
  practice: Type.String({ pattern: '^[0-9A-F]{4} [0-9A-F]{4}$' }),
  madeOn: Day,
}, closed)

/** The group that was asked for, typed back, and where the sheet went. */
const TypedBack = Type.Object({
  group: Type.String({ maxLength: 16 }),
  place: oneOf(SHEET_PLACES.filter((place) => place !== 'moved')),
}, closed)

/** `open`: the practice is there. `older-copy`: it opens, but a newer one was seen on this machine (V16). */
const Opened = Type.Object({
  outcome: oneOf(['open', 'older-copy']),
  /** When the older copy was last written. */
  writtenAt: Type.Union([Type.Null(), Instant]),
  /** True after the recovery sheet was used: a new passphrase has to be chosen. */
  choosePassphrase: Type.Boolean(),
}, closed)

export const contract = {
  // first run, unlocking
  'vault.state': query({
    home: 'vault', caller: 'anybody', input: Nothing,
    output: Type.Object({
      state: oneOf(['absent', 'locked', 'older-copy', 'open', 'unusable']),
      /** Why it is unusable; null otherwise. */
      because: Type.Union([Type.Null(), oneOf([
        'vault-damaged', 'not-a-vault', 'newer-format', 'open-elsewhere', 'synced-folder', 'read-only', 'disk-failed',
      ])]),
      choosePassphrase: Type.Boolean(),
      /** Of whoever has opened it; null while it is shut. */
      role: Type.Union([Type.Null(), oneOf(ROLES)]),
      /** The roles of those who may open it: with several, the lock asks who is there. Never a name. */
      roles: Type.Array(oneOf(ROLES), { maxItems: 3 }),
      /** Somebody may ask to join: an invitation is open. */
      invited: Type.Boolean(),
      /** V6: this machine's keychain holds a key for it. */
      quickUnlock: Type.Boolean(),
      /** The sample practice, in a vault and a vault process of its own. `absent` then means: still to be made. */
      sample: Type.Boolean(),
    }, closed),
  }),
  'vault.begin': command({
    home: 'vault', caller: 'anybody', input: Type.Object({ passphrase: Passphrase }, closed), output: Sheet,
    errors: ['vault-exists', 'weak-passphrase', 'kdf-refused', 'synced-folder', 'read-only', 'disk-full', 'disk-failed'],
  }),
  'vault.finish': command({
    home: 'vault', caller: 'anybody', input: TypedBack, output: Nothing,
    errors: ['not-begun', 'wrong-group', 'vault-exists', ...writing],
  }),
  /**
   * Makes the sample practice and opens it: made-up people, under a key nobody keeps. Only in a vault process that
   * was started for it. Progress is told by notices.
   */
  'vault.beginSample': command({
    home: 'vault', caller: 'anybody', input: Nothing, output: Nothing,
    errors: ['not-allowed', 'kdf-refused', 'synced-folder', ...writing],
  }),
  'vault.unlock': command({
    home: 'vault', caller: 'anybody',
    input: Type.Object({ passphrase: Passphrase, role: Type.Optional(oneOf(ROLES)) }, closed), output: Opened,
    errors: opening,
  }),
  /** V6: with the key in this machine's keychain, until a fortnight after the last passphrase. */
  'vault.unlockQuickly': command({
    home: 'vault', caller: 'anybody', input: Nothing, output: Opened, errors: [...opening, 'no-keychain'],
  }),
  /** V7a: asks to join with the code of an invitation. Nothing is opened before the coach has confirmed it. */
  'vault.join': command({
    home: 'vault', caller: 'anybody',
    input: Type.Object({ code: Type.String({ maxLength: 200 }), passphrase: Passphrase }, closed),
    output: Type.Object({ fingerprint: Fingerprint }, closed),
    errors: [...opening, 'wrong-code', 'weak-passphrase', 'invitation-unknown', 'invitation-expired'],
  }),
  /** What a chosen backup says of itself, before anything is opened. */
  'vault.lookAtBackup': query({
    home: 'vault', caller: 'anybody', input: Type.Object({ place: PlaceToken }, closed), output: BackupFrontView,
    errors: ['place-unknown', 'not-a-backup', 'backup-damaged', 'newer-format', 'older-format', 'disk-failed'],
  }),
  /**
   * V18: puts a backup into the place of the practice, which is kept aside; or, `beside`, next to it. Opened once and
   * compared before anything is moved. The practice stays shut: it is opened as always.
   */
  'vault.restore': command({
    home: 'vault', caller: 'anybody',
    input: Type.Object({
      place: PlaceToken, by: oneOf(['passphrase', 'sheet']), secret: Type.String({ minLength: 1, maxLength: LIMITS.passphrase }),
      into: oneOf(['place', 'beside']),
    }, closed),
    output: Type.Object({
      records: Type.Integer({ minimum: 0 }),
      /** The name of the file the practice of before is kept under, or of the one that was put beside it. */
      keptAs: Type.Union([Type.Null(), Type.String({ maxLength: 255 })]),
    }, closed),
    errors: [
      'place-unknown', 'not-a-backup', 'backup-damaged', 'newer-format', 'older-format', 'wrong-passphrase',
      'wrong-code', 'too-soon', 'kdf-refused', 'vault-damaged', 'open-elsewhere', 'synced-folder', 'cancelled', ...writing,
    ],
  }),
  'vault.unlockWithSheet': command({
    home: 'vault', caller: 'anybody', input: Type.Object({ code: Type.String({ maxLength: 200 }) }, closed),
    output: Opened, errors: [...opening, 'wrong-code'],
  }),
  'vault.acceptOlderCopy': command({
    home: 'vault', caller: 'anybody', input: Nothing, output: Nothing, errors: ['not-found', ...writing],
  }),
  'vault.choosePassphrase': command({
    home: 'vault', caller: 'coach', input: Type.Object({ passphrase: Passphrase }, closed), output: Nothing,
    errors: ['not-allowed', 'weak-passphrase', 'kdf-refused', ...writing],
  }),
  /** Asks for the present passphrase first: an open practice on a train is not a reason to hand over its keys. */
  'vault.changePassphrase': command({
    home: 'vault', caller: 'member', input: Type.Object({ current: Passphrase, next: Passphrase }, closed),
    /** False for a user the coach has yet to confirm it for: until then the one before counts (V2). */
    output: Type.Object({ counts: Type.Boolean() }, closed),
    errors: ['not-allowed', 'wrong-passphrase', 'too-soon', 'weak-passphrase', 'kdf-refused', ...writing],
  }),
  /** Derives a new recovery sheet. The one before goes on counting until the new one is typed back (V5). */
  'vault.beginSheet': command({
    home: 'vault', caller: 'coach', input: Type.Object({ current: Passphrase }, closed), output: Sheet,
    errors: ['not-allowed', 'wrong-passphrase', 'too-soon', 'kdf-refused', 'disk-failed'],
  }),
  'vault.finishSheet': command({
    home: 'vault', caller: 'coach', input: TypedBack, output: Nothing,
    errors: ['not-begun', 'wrong-group', 'kdf-refused', ...writing],
  }),

  /** V6: keeps a key in this machine's keychain, or takes it out. Asks for the present passphrase. */
  'vault.setQuickUnlock': command({
    home: 'vault', caller: 'coach', input: Type.Object({ on: Type.Boolean(), current: Passphrase }, closed), output: Nothing,
    errors: ['not-allowed', 'wrong-passphrase', 'too-soon', 'no-keychain', 'kdf-refused', ...writing],
  }),

  // who can open what
  'users': query({ home: 'vault', caller: 'coach', input: Nothing, output: UsersView }),
  /** Shown once: the code is kept nowhere. */
  'users.invite': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({ role: oneOf(ROLES.filter((role) => role !== 'coach')), name: Name }, closed),
    output: Type.Object({
      groups: Sheet.properties.groups, expiresAt: Instant, invitationId: KeyId, fingerprint: Fingerprint,
    }, closed),
    errors: ['not-allowed', 'bad-input', ...writing],
  }),
  'users.withdraw': command({
    home: 'vault', caller: 'coach', input: Type.Object({ invitationId: KeyId }, closed), output: Nothing,
    errors: ['not-allowed', 'invitation-unknown', ...writing],
  }),
  /** The coach has compared the fingerprint with the one who asks. */
  'users.confirm': command({
    home: 'vault', caller: 'coach', input: Type.Object({ requestId: KeyId }, closed), output: Nothing,
    errors: ['not-allowed', 'invitation-unknown', 'invitation-expired', 'vault-damaged', 'kdf-refused', ...writing],
  }),
  'users.refuse': command({
    home: 'vault', caller: 'coach', input: Type.Object({ requestId: KeyId }, closed), output: Nothing,
    errors: ['not-allowed', 'invitation-unknown', ...writing],
  }),
  /** V7: she opens nothing from here on, and every key she held is renewed. */
  'users.remove': command({
    home: 'vault', caller: 'coach', input: Type.Object({ userId: KeyId }, closed), output: Nothing,
    errors: ['not-allowed', ...writing],
  }),
  'users.pauseRotation': command({
    home: 'vault', caller: 'coach', input: Type.Object({ paused: Type.Boolean() }, closed), output: Nothing,
  }),
  'access': query({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id }, closed), output: AccessView, errors: ['not-found'],
  }),

  // erasing
  'erase.preview': query({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id }, closed), output: ErasureView, errors: ['not-found'],
  }),
  /** V17. The name, typed, confirms it; it cannot be undone. The receipt names nobody. */
  'erase': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id, name: Name }, closed),
    output: Type.Object({
      at: Instant, records: Type.Integer({ minimum: 0 }), hash: Type.String({ pattern: '^[0-9a-f]{64}$', maxLength: 64 }),
    }, closed),
    errors: ['not-found', 'wrong-name', 'not-allowed', 'vault-damaged', ...writing],
  }),

  // backups, leaving
  'backups': query({ home: 'vault', caller: 'coach', input: Nothing, output: BackupsView }),
  'backups.setFolder': command({
    home: 'vault', caller: 'coach', input: Type.Object({ place: PlaceToken }, closed), output: Nothing,
    errors: ['place-unknown', 'not-allowed', ...writing],
  }),
  /** Answers once it is written, opened again and compared. Progress is told by notices. */
  'backups.make': command({
    home: 'vault', caller: 'coach', input: Nothing,
    output: Type.Object({
      madeAt: Instant, bytes: Type.Integer({ minimum: 0 }), records: Type.Integer({ minimum: 0 }),
      /** How many files that notes name were not there, and so are not in it (V11). */
      lacks: Type.Integer({ minimum: 0 }),
    }, closed),
    errors: ['not-allowed', 'no-folder', 'busy', 'cancelled', 'backup-damaged', ...writing],
  }),
  /** V18: opens the newest backup as a practice of its own, in a process of its own, and compares every record. */
  'backups.drill': command({
    home: 'vault', caller: 'coach', input: Nothing,
    output: Type.Object({ madeAt: Instant, records: Type.Integer({ minimum: 0 }), whole: Type.Boolean() }, closed),
    errors: ['not-allowed', 'no-folder', 'not-found', 'busy', 'cancelled', 'backup-damaged', ...writing],
  }),
  /** V19: everything in open formats, into a new folder of its own. */
  'export': command({
    home: 'vault', caller: 'coach', input: Type.Object({ place: PlaceToken }, closed),
    output: Type.Object({
      folder: Type.String({ maxLength: 4_096 }), files: Type.Integer({ minimum: 0 }), records: Type.Integer({ minimum: 0 }),
      /** Records, and files kept with notes, that did not open and so are not in it (V11). */
      unopened: Type.Integer({ minimum: 0 }), lostFiles: Type.Integer({ minimum: 0 }),
    }, closed),
    errors: ['not-allowed', 'place-unknown', 'busy', 'cancelled', ...writing],
  }),
  /** Ends a long work that is under way; what it had begun is taken away. Nothing where none is. */
  'work.cancel': command({
    home: 'vault', caller: 'anybody', input: Type.Object({ work: oneOf(CANCELLABLE) }, closed), output: Nothing,
  }),

  // rooms
  'today': query({ home: 'vault', caller: 'coach', input: Nothing, output: TodayView }),
  'clients': query({ home: 'vault', caller: 'practice', input: Nothing, output: ClientsView }),
  'client': query({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id }, closed), output: ClientView,
    errors: ['not-found'],
  }),
  /**
   * A note as it stands. For a note id that is new, an empty one about `clientId`, null for a quick note: nothing is
   * written before something is typed. A note that is there is shown whoever it is about.
   */
  'note': query({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, clientId: Whom }, closed), output: NoteView,
    errors: ['not-found'],
  }),
  'privacy': query({ home: 'vault', caller: 'coach', input: Nothing, output: PrivacyView }),
  'settings': query({ home: 'vault', caller: 'practice', input: Nothing, output: SettingsView }),
  /** Clients, notes and action items in which every one of the words is found (E14). */
  'find': query({
    home: 'vault', caller: 'coach', input: Type.Object({ words: Type.String({ maxLength: LIMITS.findWords }) }, closed),
    output: FindView,
  }),

  // clients
  'clients.add': command({
    home: 'vault', caller: 'practice', input: Type.Object({ name: Name }, closed),
    output: Type.Object({ clientId: Id, changeId: ChangeId }, closed), errors: ['bad-input', ...writing],
  }),
  'clients.rename': command({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id, name: Name }, closed), output: Changed,
    errors: ['bad-input', 'not-found', ...writing],
  }),
  'clients.reach': command({
    home: 'vault', caller: 'practice', input: Type.Object({ clientId: Id, contact: Contact }, closed), output: Changed,
    errors: ['bad-input', 'not-found', ...writing],
  }),

  // notes
  /**
   * The id to write under: that of the client's unfinished first draft, if there is one, else a new id; for a quick
   * note (null) always a new one. For a session of hers (E29), which is booked and has begun, or begins within half an
   * hour, it is that of its own first draft, else a new id. Writes nothing.
   */
  'notes.begin': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Whom, sessionId: Type.Optional(Id) }, closed),
    output: Type.Object({ noteId: Id }, closed), errors: ['not-found', 'changed-since'],
  }),
  'notes.keepDraft': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      noteId: Id, clientId: Whom, text: NoteText, cursor: Type.Integer({ minimum: 0 }),
      corrections: Type.Array(Correction, { maxItems: LIMITS.proposals }),
    }, closed),
    output: Type.Object({ keptAt: Instant }, closed), errors: ['not-found', 'too-large', ...writing],
  }),
  'notes.discardDraft': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),
  /** Saves a note about a client. A quick note becomes hers with this. */
  'notes.save': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      noteId: Id, clientId: Id, text: NoteText,
      corrections: Type.Array(Correction, { maxItems: LIMITS.proposals }),
      /** Only these become action items (law 7). */
      confirmed: Type.Array(Confirmation, { maxItems: LIMITS.proposals }),
    }, closed),
    output: Type.Object({ savedAt: Instant, itemIds: Type.Array(Id), changeId: ChangeId }, closed),
    errors: ['bad-input', 'not-found', 'too-large', ...writing],
  }),
  /** The note is about somebody else: it goes there with its draft, its session and its action items. */
  'notes.move': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, clientId: Id }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),

  // files kept with a note (V12)
  /** The chosen file, sealed, beside the practice. The note is there already: kept as a draft, or saved. */
  'attachments.add': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, place: PlaceToken }, closed),
    output: Type.Object({ attachment: Attachment, changeId: ChangeId }, closed),
    errors: ['not-found', 'place-unknown', 'too-large', 'busy', 'cancelled', ...writing],
  }),
  /** Writes a copy, readable by anybody, into the chosen folder. */
  'attachments.takeOut': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, attachmentId: Id, place: PlaceToken }, closed),
    output: Type.Object({ name: Type.String({ maxLength: 255 }) }, closed),
    errors: ['not-found', 'place-unknown', 'vault-damaged', 'busy', 'cancelled', ...writing],
  }),
  'attachments.remove': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, attachmentId: Id }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),

  // action items
  'items.mark': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({
      itemId: Id, status: oneOf(ITEM_STATUSES), obstacle: Type.Union([Type.Null(), oneOf(OBSTACLES)]),
      /** Whose word it is: the client's is a report, the coach's a verification (E31). */
      by: oneOf(OWNERS),
    }, closed),
    output: Changed, errors: ['not-found', ...writing],
  }),
  /** `text` is left out by whoever cannot read it: it stays as it is. */
  'items.edit': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({ itemId: Id, text: Type.Optional(ItemText), owner: oneOf(OWNERS), due: Day }, closed),
    output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),

  ...sessionChannels,
  ...nudgeChannels,
  ...programChannels,
  ...rosterChannels,
  ...briefChannels,
  ...measureChannels,

  /**
   * V16: she has looked. What is there now is what there should be; nothing is deleted, and nothing of it can be
   * undone. What disagrees after this is told anew.
   */
  'damage.acknowledge': command({
    home: 'vault', caller: 'coach', input: Nothing, output: Nothing, errors: ['not-allowed', ...writing],
  }),

  // every change that is not erasure can be undone
  'undo': command({
    home: 'vault', caller: 'practice', input: Type.Object({ changeId: ChangeId }, closed), output: Nothing,
    errors: ['nothing-to-undo', 'changed-since', ...writing],
  }),
  'sheet.confirmMoved': command({ home: 'vault', caller: 'coach', input: Nothing, output: Changed, errors: [...writing] }),
  /** How long the practice may lie open is the coach's to say: from anybody else `lockAfterMinutes` is refused. */
  'settings.change': command({
    home: 'vault', caller: 'practice',
    input: Type.Object({
      look: Type.Optional(oneOf(LOOKS)),
      lockAfterMinutes: Type.Optional(Type.Union(LOCK_AFTER_MINUTES.map((minutes) => Type.Literal(minutes)))),
    }, closed),
    output: Changed, errors: ['not-allowed', ...writing],
  }),

  // the window and the machine under it
  'host.facts': query({
    home: 'main', caller: 'anybody', input: Nothing,
    output: Type.Object({
      platform: oneOf(['linux', 'darwin', 'win32', 'other']),
      version: Type.String({ maxLength: 32 }),
      /** An old runtime for tests and evaluation: no client data belongs in it. */
      evaluationRuntime: Type.Boolean(),
      /** Why the practice was locked last, and when; null after a start. */
      locked: Type.Union([Type.Null(), Type.Object({
        because: oneOf(['asked', 'idle', 'suspend', 'screen-lock', 'failure']),
        at: Instant,
        /** Everything that was typed is on the disk, as far as the window could say. */
        draftsKept: Type.Boolean(),
      }, closed)]),
    }, closed),
  }),
  'host.lock': command({ home: 'main', caller: 'anybody', input: Nothing, output: Nothing }),
  /** The window has done what it could for its drafts, says whether all are kept, and may be ended. */
  'host.readyToLock': command({
    home: 'main', caller: 'anybody', input: Type.Object({ draftsKept: Type.Boolean() }, closed), output: Nothing,
  }),
  'host.printSheet': command({
    home: 'main', caller: 'anybody', input: Nothing,
    output: Type.Object({ outcome: oneOf(['printed', 'cancelled', 'no-printer']) }, closed),
  }),
  /** Saves what the window shows as a PDF. A place on this computer needs the typed words (V5). */
  'host.saveSheet': command({
    home: 'main', caller: 'anybody',
    input: Type.Object({ words: Type.Union([Type.Null(), Type.String({ maxLength: 100 })]) }, closed),
    output: Type.Object({ outcome: oneOf(['removable', 'this-computer', 'cancelled']) }, closed),
    errors: ['needs-words', ...writing],
  }),
  /**
   * Asks, with the system's own dialog, for a folder (backups, an export) or a file (to restore). The page never
   * names a place: it is given a token for what was chosen, and what to show of it.
   */
  'host.pickPlace': command({
    home: 'main', caller: 'anybody', input: Type.Object({ purpose: oneOf(PLACE_PURPOSES) }, closed),
    output: Type.Object({
      place: Type.Union([Type.Null(), PlaceToken]), shown: Type.String({ maxLength: 4_096 }),
    }, closed),
  }),
  /** Shows in the system's file manager what was written last for a purpose. */
  'host.showPlace': command({
    home: 'main', caller: 'anybody', input: Type.Object({ place: PlaceToken }, closed), output: Nothing,
    errors: ['place-unknown'],
  }),
  /** V6: whether this machine has a keychain that is worth the name. */
  'host.keychain': query({
    home: 'main', caller: 'anybody', input: Nothing,
    output: Type.Object({ state: oneOf(['ready', 'plain-text', 'none']) }, closed),
  }),
  'host.showVault': command({ home: 'main', caller: 'anybody', input: Nothing, output: Nothing }),
  /** Where the practice lies on this computer, and how much room it takes. */
  'host.vaultPlace': query({
    home: 'main', caller: 'anybody', input: Nothing,
    output: Type.Object({
      /** The folder, as the system writes it. */
      folder: Type.String({ maxLength: 4_096 }),
      file: Type.String({ maxLength: 255 }),
      /** Of the file and what lies beside it; 0 before there is one. */
      bytes: Type.Integer({ minimum: 0 }),
      /** Copies of the practice that a syncing service made beside it, by their names: two that went apart. */
      conflictCopies: Type.Array(Type.String({ maxLength: 255 }), { maxItems: 50 }),
    }, closed),
  }),
  /**
   * Opens the system's mail or SMS program with a message in it; whether it is sent, the coach decides there.
   * `too-large`: longer than the system hands over. Nothing but these two kinds of link is ever opened.
   */
  'host.writeTo': command({
    home: 'main', caller: 'coach',
    input: Type.Object({
      channel: oneOf(CHANNELS), address: Type.String({ maxLength: LIMITS.contact }),
      subject: FilledSubject, text: FilledText,
    }, closed),
    output: Nothing, errors: ['bad-address', 'no-program', 'too-large'],
  }),
  /** Onto the clipboard, for 30 seconds at most; gone before where the practice is locked. */
  'host.copyText': command({
    home: 'main', caller: 'coach', input: Type.Object({ text: FilledText }, closed), output: Nothing,
  }),
  /**
   * The reminder the coach has clicked on, once: what it was about is asked of the practice by its instant (E10). Null
   * where there is none.
   */
  'host.takeReminder': command({
    home: 'main', caller: 'practice', input: Nothing,
    output: Type.Object({
      reminder: Type.Union([Type.Null(), Type.Object({ about: oneOf(['session', 'items']), at: Instant }, closed)]),
    }, closed),
  }),
  /** Locks what is open, and opens the other one: the sample practice, or the coach's own (at its lock screen). */
  'host.visit': command({
    home: 'main', caller: 'anybody', input: Type.Object({ practice: oneOf(['own', 'sample']) }, closed), output: Nothing,
  }),
} as const

export type Contract = typeof contract
export type ChannelName = keyof Contract
export type Input<Name extends ChannelName> = InputOf<Contract[Name]>
export type Output<Name extends ChannelName> = OutputOf<Contract[Name]>

/** What the owner of some channels has to supply: one handler each, no more. */
export type Handlers<Names extends ChannelName> = {
  readonly [Name in Names]: (input: Input<Name>) => Promise<Answer<Output<Name>>> | Answer<Output<Name>>
}

export type VaultChannel = { [Name in ChannelName]: Contract[Name]['home'] extends 'vault' ? Name : never }[ChannelName]
export type MainChannel = Exclude<ChannelName, VaultChannel>

/** The words that allow a recovery sheet on the machine it recovers (V5). */
export const WORDS_FOR_THIS_COMPUTER = 'on this computer'

/** What is told without being asked. Ids and states, never content. */
export const noticeSchema = Type.Union([
  Type.Object({ type: Type.Literal('changed'), ids: Type.Array(Id) }, closed),
  Type.Object({ type: Type.Literal('locking') }, closed),
  Type.Object({ type: Type.Literal('reminded') }, closed),
  Type.Object({
    type: Type.Literal('progress'), work: oneOf(WORKS),
    done: Type.Integer({ minimum: 0 }), total: Type.Integer({ minimum: 1 }),
  }, closed),
])

export type Notice =
  | { readonly type: 'changed'; readonly ids: readonly string[] }
  | { readonly type: 'locking' }
  /** The coach has clicked on a reminder: `host.takeReminder` says on which. */
  | { readonly type: 'reminded' }
  /**
   * How far a long work has come: in records; a backup, its drill and its restoring in bytes. A work that is over, or
   * was ended, is told with all of it done.
   */
  | { readonly type: 'progress', readonly work: Work, readonly done: number, readonly total: number }

/** What the preload puts into the window as `window.stillroom`. */
export interface Bridge {
  /** Answers always: a refusal is an answer too. Never rejects. */
  call(channel: string, input: unknown): Promise<Answer<unknown>>
  /** Returns how to stop listening. */
  onNotice(listener: (notice: Notice) => void): () => void
}
