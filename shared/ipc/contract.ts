/**
 * Every channel there is, in one value. Preload, guard, registrar, the renderer's client and the test fakes
 * are derived from it. A handler that is missing stops the start.
 */
import { Type } from '@sinclair/typebox'
import { ITEM_STATUSES, OBSTACLES } from '../schemas/action-items.ts'
import { Day, Id, Instant, LIMITS, oneOf } from '../schemas/common.ts'
import { Correction, OWNERS } from '../schemas/notes.ts'
import { command, query, type Answer, type InputOf, type OutputOf } from './define.ts'
import {
  ChangeId, ClientsView, ClientView, Confirmation, ItemText, Name, NoteText, NoteView, PrivacyView, TodayView,
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
    }, closed),
  }),
  'vault.begin': command({
    home: 'vault', caller: 'anybody', input: Type.Object({ passphrase: Passphrase }, closed),
    output: Type.Object({
      /** The recovery code: seven groups of four. Shown once. */
      groups: Type.Array(Type.String({ pattern: '^[0-9A-Z]{4}$' }), { minItems: 7, maxItems: 7 }),
      /** Which group is to be typed back, from 1. */
      askFor: Type.Integer({ minimum: 1, maximum: 7 }),
      /** Names the practice on the sheet: two groups of four hex digits. */
      practice: Type.String({ pattern: '^[0-9A-F]{4} [0-9A-F]{4}$' }),
      madeOn: Day,
    }, closed),
    errors: ['vault-exists', 'weak-passphrase', 'kdf-refused', 'synced-folder', 'read-only', 'disk-full', 'disk-failed'],
  }),
  'vault.finish': command({
    home: 'vault', caller: 'anybody',
    input: Type.Object({
      group: Type.String({ maxLength: 16 }),
      place: oneOf(['paper', 'removable', 'this-computer']),
    }, closed),
    output: Nothing,
    errors: ['not-begun', 'wrong-group', 'vault-exists', ...writing],
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

  // rooms
  'today': query({ home: 'vault', caller: 'coach', input: Nothing, output: TodayView }),
  'clients': query({ home: 'vault', caller: 'coach', input: Nothing, output: ClientsView }),
  'client': query({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id }, closed), output: ClientView,
    errors: ['not-found'],
  }),
  /** A note as it stands. For a note id that is new, an empty one: nothing is written before something is typed. */
  'note': query({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id, clientId: Id }, closed), output: NoteView,
    errors: ['not-found'],
  }),
  'privacy': query({ home: 'vault', caller: 'coach', input: Nothing, output: PrivacyView }),

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
  /** The id to write under: that of the client's unfinished first draft, if there is one, else a new id. Writes nothing. */
  'notes.begin': command({
    home: 'vault', caller: 'coach', input: Type.Object({ clientId: Id }, closed),
    output: Type.Object({ noteId: Id }, closed), errors: ['not-found'],
  }),
  'notes.keepDraft': command({
    home: 'vault', caller: 'coach',
    input: Type.Object({
      noteId: Id, clientId: Id, text: NoteText, cursor: Type.Integer({ minimum: 0 }),
      corrections: Type.Array(Correction, { maxItems: LIMITS.proposals }),
    }, closed),
    output: Type.Object({ keptAt: Instant }, closed), errors: ['not-found', 'too-large', ...writing],
  }),
  'notes.discardDraft': command({
    home: 'vault', caller: 'coach', input: Type.Object({ noteId: Id }, closed), output: Changed,
    errors: ['not-found', ...writing],
  }),
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
])

export type Notice =
  | { readonly type: 'changed'; readonly ids: readonly string[] }
  | { readonly type: 'locking' }

/** What the preload puts into the window as `window.stillroom`. */
export interface Bridge {
  /** Answers always: a refusal is an answer too. Never rejects. */
  call(channel: string, input: unknown): Promise<Answer<unknown>>
  /** Returns how to stop listening. */
  onNotice(listener: (notice: Notice) => void): () => void
}
