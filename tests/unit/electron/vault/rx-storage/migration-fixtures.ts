/**
 * For every migration in the registry, records as the old version wrote them and as the next one has to read them.
 * A migration without one fails the suite (migrations.test.ts). No kind of record has had a second version yet.
 */
export interface MigrationFixture {
  readonly before: Record<string, unknown>
  readonly after: Record<string, unknown>
}

/** By collection, then by the version migrated from. */
export const MIGRATION_FIXTURES: Readonly<Record<string, Readonly<Record<number, readonly MigrationFixture[]>>>> = {}
