import { DEFAULT_LETTERS } from '../../../../../shared/schemas/letters.ts'
import { DEFAULT_NUDGES, DEFAULT_THRESHOLDS } from '../../../../../shared/schemas/library.ts'

/**
 * For every migration in the registry, records as the old version wrote them and as the next one has to read them.
 * A migration without one fails the suite (migrations.test.ts).
 */
export interface MigrationFixture {
  readonly before: Record<string, unknown>
  readonly after: Record<string, unknown>
}

const SETTINGS = {
  id: '00000000000000000000000000000001', kind: 'settings', sheetPlace: 'paper',
  sheetMadeAt: '2026-11-17T10:00:00.000Z', daysBeforeSession: 2,
}
const CLIENT = { id: 'c'.repeat(32), name: 'Marta Oliveira', addedAt: '2026-11-17T10:00:00.000Z' }
const NOTE = {
  id: 'd'.repeat(32), clientId: CLIENT.id, kind: 'session', text: 'She opened with the report.', draft: null, corrections: [],
  begunAt: '2026-11-17T10:00:00.000Z', savedAt: '2026-11-17T10:40:00.000Z',
}

/** By collection, then by the version migrated from. */
export const MIGRATION_FIXTURES: Readonly<Record<string, Readonly<Record<number, readonly MigrationFixture[]>>>> = {
  // Ways to reach her were added; nothing was written down before.
  clients: {
    0: [{ before: CLIENT, after: { ...CLIENT, email: '', phone: '' } }],
    // Her clock, the way she may be reached and her nudges were added: nothing was said of them before.
    1: [{ ...CLIENT, email: 'marta@example.org', phone: '' }].map((before) => ({
      before,
      after: { ...before, zone: '', reachableBy: 'any', nudging: { by: 'practice', own: null, pausedUntil: null } },
    })),
  },
  // An engagement can end; none had.
  engagements: {
    0: [{ id: 'e'.repeat(32), clientId: CLIENT.id, mode: 'one-to-one', stage: 'delivery', startedOn: '2026-11-17' }]
      .map((before) => ({ before, after: { ...before, endedOn: null } })),
    // An engagement can be in a program; none was.
    1: [null, '2026-11-30'].map((endedOn) => {
      const before = { id: 'e'.repeat(32), clientId: CLIENT.id, mode: 'one-to-one', stage: 'delivery', startedOn: '2026-11-17', endedOn }
      return { before, after: { ...before, programId: '' } }
    }),
  },
  // Sessions can be booked. Those of before were not, and how long they took was not written down.
  sessions: {
    0: (['held', 'booked', 'missed', 'cancelled'] as const).map((state) => {
      const before = {
        id: 'f'.repeat(32), clientId: CLIENT.id, engagementId: 'e'.repeat(32), number: 3, startedAt: NOTE.begunAt,
        zone: 'Europe/Lisbon', state, noteId: NOTE.id,
      }
      return {
        before,
        after: {
          ...before, endsAt: NOTE.begunAt, wall: '', place: '', moves: [], seriesId: '', groupId: '', briefReadAt: null, noteWaivedAt: null,
        },
      }
    }),
  },
  // Where a day came from, and whose word a status is, were not written down.
  actionItems: {
    0: [{
      id: 'a'.repeat(32), clientId: CLIENT.id, noteId: NOTE.id, sessionId: 'f'.repeat(32), owner: 'client', due: '2026-11-24',
      status: 'done', text: 'Ask Ravi', line: '[] Ask Ravi', obstacle: null,
      history: [{ at: NOTE.savedAt, status: 'open' }, { at: '2026-11-20T09:00:00.000Z', status: 'done' }],
    }].map((before) => ({
      before,
      after: { ...before, dueFrom: 'chosen', history: before.history.map((entry) => ({ ...entry, by: 'coach' })) },
    })),
  },
  // Files could be attached: to a saved note, a draft, and a quick note.
  notes: {
    0: [
      NOTE, { ...NOTE, draft: { text: 'She', cursor: 3, keptAt: NOTE.savedAt } },
      { ...NOTE, clientId: '', text: '', savedAt: null, draft: { text: 'Who', cursor: 0, keptAt: NOTE.begunAt } },
    ].map((before) => ({ before, after: { ...before, attachments: [] } })),
    // No note had been begun for a session by name.
    1: [
      { ...NOTE, attachments: [] }, { ...NOTE, clientId: '', savedAt: null, attachments: [] },
    ].map((before) => ({ before, after: { ...before, sessionId: '' } })),
  },
  library: {
    // Look and locking became settings; they begin as they were for everybody.
    0: (['paper', 'removable', 'this-computer', 'moved'] as const).map((sheetPlace) => {
      const before = { ...SETTINGS, sheetPlace }
      return { before, after: { ...before, look: 'system', lockAfterMinutes: 5 } }
    }),
    // Other users, backups and erasures came: there were none.
    1: [{ ...SETTINGS, look: 'dark', lockAfterMinutes: 30 }].map((before) => ({
      before,
      after: {
        ...before, people: [], backupFolder: '', lastBackupAt: null, lastBackupFailure: null, lastDrill: null, erasures: [],
      },
    })),
    // Nudges, letters, the roster and the measures came; they begin as they would for a new practice.
    2: [{
      ...SETTINGS, look: 'dark', lockAfterMinutes: 30, people: [], backupFolder: '', lastBackupAt: null,
      lastBackupFailure: null, lastDrill: null, erasures: [],
    }].map((before) => ({
      before,
      after: {
        ...before,
        nudges: {
          on: true, plan: { 'confirmation': 'email', 'midpoint': 'sms', 'day-before': 'sms' }, mostAMonth: 12,
          quietFrom: '20:00', quietUntil: '09:00',
        },
        letters: DEFAULT_LETTERS, thresholds: { missed: 2, weekTwo: 8, actionWithin: 7, quiet: 21 },
        sessionMinutes: 60, baselineMonth: null, monthReports: [],
      },
    })),
    // Programs came: there were none.
    3: [{
      ...SETTINGS, look: 'dark', lockAfterMinutes: 30, people: [], backupFolder: '', lastBackupAt: null,
      lastBackupFailure: null, lastDrill: null, erasures: [], nudges: DEFAULT_NUDGES, letters: DEFAULT_LETTERS,
      thresholds: DEFAULT_THRESHOLDS, sessionMinutes: 50, baselineMonth: '2026-02', monthReports: [],
    }].map((before) => ({ before, after: { ...before, programs: [] } })),
  },
}
