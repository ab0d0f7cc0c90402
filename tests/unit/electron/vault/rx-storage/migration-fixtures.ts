/**
 * For every migration in the registry, records as the old version wrote them and as the next one has to read them.
 * A migration without one fails the suite (migrations.test.ts).
 */
export interface MigrationFixture {
  readonly before: Record<string, unknown>
  readonly after: Record<string, unknown>
}

/** By collection, then by the version migrated from. */
export const MIGRATION_FIXTURES: Readonly<Record<string, Readonly<Record<number, readonly MigrationFixture[]>>>> = {
  library: {
    // Look and locking became settings; they begin as they were for everybody.
    0: (['paper', 'removable', 'this-computer', 'moved'] as const).map((sheetPlace) => {
      const before = {
        id: '00000000000000000000000000000001', kind: 'settings', sheetPlace,
        sheetMadeAt: '2026-11-17T10:00:00.000Z', daysBeforeSession: 2,
      }
      return { before, after: { ...before, look: 'system', lockAfterMinutes: 5 } }
    }),
  },
}
