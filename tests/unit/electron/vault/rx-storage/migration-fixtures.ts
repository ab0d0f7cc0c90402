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
  clients: { 0: [{ before: CLIENT, after: { ...CLIENT, email: '', phone: '' } }] },
  // Files could be attached: to a saved note, a draft, and a quick note.
  notes: {
    0: [
      NOTE, { ...NOTE, draft: { text: 'She', cursor: 3, keptAt: NOTE.savedAt } },
      { ...NOTE, clientId: '', text: '', savedAt: null, draft: { text: 'Who', cursor: 0, keptAt: NOTE.begunAt } },
    ].map((before) => ({ before, after: { ...before, attachments: [] } })),
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
  },
}
