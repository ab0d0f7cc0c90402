/**
 * Every channel there is, in one value. Preload, guard, registrar, the renderer's client and the test fakes
 * are derived from it. A handler that is missing stops the start.
 */
import { Type } from '@sinclair/typebox'
import { ITEM_STATUSES, OBSTACLES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf } from '../schemas/common.ts'
import { LOCK_AFTER_MINUTES, LOOKS, SHEET_PLACES } from '../schemas/library.ts'
import { Correction, OWNERS } from '../schemas/notes.ts'
import { command, query, type Answer, type InputOf, type OutputOf } from './define.ts'
import {
  ChangeId, ClientsView, ClientView, Confirmation, FindView, ItemText, Name, NoteText, NoteView, PrivacyView,
  SettingsView, TodayView,
} from './views.ts'

const closed = { additionalProperties: false } as const
const Nothing = Type.Object({}, closed)
const Changed = Type.Object({ changeId: ChangeId }, closed)
const Passphrase = Type.String({ minLength: 1, maxLength: LIMITS.passphrase })

const opening = [
  'no-vault', 'wrong-passphrase', 'too-soon', 'vault-damaged', 'not-a-vault', 'newer-format', 'older-format',
  'kdf-refused', 'open-elsewhere', 'synced-folder', 'read-only', 'disk-full', 'disk-failed',
] as const
const writing = ['disk-full', 'disk-failed', 'read-only'] as const

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
    home: 'vault', caller: 'anybody', input: Type.Object({ passphrase: Passphrase }, closed), output: Opened,
    errors: opening,
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
    home: 'vault', caller: 'coach', input: Type.Object({ current: Passphrase, next: Passphrase }, closed), output: Nothing,
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

  // rooms
  'today': query({ home: 'vault', caller: 'coach', input: Nothing, output: TodayView }),
  'clients': query({ home: 'vault', caller: 'coach', input: Nothing, output: ClientsView }),
  'client': query({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id }, closed), output: ClientView,
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
  'settings': query({ home: 'vault', caller: 'coach', input: Nothing, output: SettingsView }),
  /** Clients, notes and action items in which every one of the words is found (E14). */
  'find': query({
    home: 'vault', caller: 'coach', input: Type.Object({ words: Type.String({ maxLength: LIMITS.findWords }) }, closed),
    output: FindView,
  }),

  // clients
  'clients.add': command({
    home: 'vault', caller: 'coach', input: Type.Object({ name: Name }, closed),
    output: Type.Object({ clientId: Id, changeId: ChangeId }, closed), errors: ['bad-input', ...writing],
  }),
  'clients.rename': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id, name: Name }, closed), output: Changed,
    errors: ['bad-input', 'not-found', ...writing],
  }),

  // notes
  /**
   * The id to write under: that of the client's unfinished first draft, if there is one, else a new id; for a quick
   * note (null) always a new one. Writes nothing.
   */
  'notes.begin': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Whom }, closed),
    output: Type.Object({ noteId: Id }, closed), errors: ['not-found'],
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

  // action items
  'items.mark': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      itemId: Id, status: oneOf(ITEM_STATUSES), obstacle: Type.Union([Type.Null(), oneOf(OBSTACLES)]),
    }, closed),
    output: Changed, errors: ['not-found', ...writing],
  }),
  'items.edit': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({ itemId: Id, text: ItemText, owner: oneOf(OWNERS), due: Day }, closed),
    output: Changed, errors: ['bad-input', 'not-found', ...writing],
  }),

  // every change that is not erasure can be undone
  'undo': command({
    home: 'vault', caller: 'coach', input: Type.Object({ changeId: ChangeId }, closed), output: Nothing,
    errors: ['nothing-to-undo', 'changed-since', ...writing],
  }),
  'sheet.confirmMoved': command({ home: 'vault', caller: 'coach', input: Nothing, output: Changed, errors: [...writing] }),
  'settings.change': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      look: Type.Optional(oneOf(LOOKS)),
      lockAfterMinutes: Type.Optional(Type.Union(LOCK_AFTER_MINUTES.map((minutes) => Type.Literal(minutes)))),
    }, closed),
    output: Changed, errors: [...writing],
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
  Type.Object({
    type: Type.Literal('progress'), work: oneOf(['opening', 'sample']),
    done: Type.Integer({ minimum: 0 }), total: Type.Integer({ minimum: 1 }),
  }, closed),
])

export type Notice =
  | { readonly type: 'changed'; readonly ids: readonly string[] }
  | { readonly type: 'locking' }
  /** How far a long work has come, in records: opening a large practice, making the sample. */
  | { readonly type: 'progress', readonly work: 'opening' | 'sample', readonly done: number, readonly total: number }

/** What the preload puts into the window as `window.stillroom`. */
export interface Bridge {
  /** Answers always: a refusal is an answer too. Never rejects. */
  call(channel: string, input: unknown): Promise<Answer<unknown>>
  /** Returns how to stop listening. */
  onNotice(listener: (notice: Notice) => void): () => void
}
