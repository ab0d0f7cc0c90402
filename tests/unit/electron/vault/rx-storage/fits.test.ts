/** V11: what a record is held against as it is opened says the same as what it is held against as it is written. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { validatorOf } from '../../../../../electron/engine/database-schema.ts'
import { fieldChecks } from '../../../../../electron/vault/rx-storage/fits.ts'
import { recordPolicy } from '../../../../../electron/vault/rx-storage/policy.ts'
import { PLAIN_CLIENT } from '../../../../../shared/schemas/clients.ts'
import type { RecordDefinition } from '../../../../../shared/schemas/dictionary.ts'
import { DEFAULT_LETTERS } from '../../../../../shared/schemas/letters.ts'
import { DEFAULT_NUDGES, DEFAULT_THRESHOLDS } from '../../../../../shared/schemas/library.ts'
import { RECORDS } from '../../../../../shared/schemas/registry.ts'
import { PLAIN_SESSION, unbooked } from '../../../../../shared/schemas/sessions.ts'

const id = (n: number): string => n.toString(16).padStart(32, '0')
const at = '2026-11-21T09:30:00.000Z'

const SOUND: Readonly<Record<keyof typeof RECORDS, Readonly<Record<string, unknown>>>> = {
  clients: {
    id: id(1), name: 'Marta', ...PLAIN_CLIENT, zone: 'Europe/Lisbon', addedAt: at,
    nudging: { by: 'own', own: { 'confirmation': 'email', 'midpoint': 'off', 'day-before': 'sms' }, pausedUntil: '2026-11-30' },
  },
  engagements: { id: id(1), clientId: id(2), mode: 'one-to-one', stage: 'delivery', startedOn: '2026-11-21', endedOn: '2026-12-21', programId: id(3) },
  sessions: {
    ...PLAIN_SESSION, ...unbooked(at, 'Europe/Lisbon'), id: id(1), clientId: id(2), engagementId: id(3), number: 1,
    state: 'held', noteId: id(4), place: 'by video', moves: [{ at, from: at }], seriesId: id(5), groupId: id(6), briefReadAt: at,
  },
  notes: {
    id: id(1), clientId: '', kind: 'session', text: 'words', begunAt: at, savedAt: null,
    attachments: [{ id: id(5), name: 'plan.txt', bytes: 4, addedAt: at, digest: 'a'.repeat(64) }],
    sessionId: id(6), draft: { text: 'more', cursor: 4, keptAt: at }, corrections: [{ line: 'a line', ticked: true, due: '2026-11-21' }],
  },
  actionItems: {
    id: id(1), clientId: id(2), noteId: id(3), sessionId: id(4), owner: 'coach', due: '2028-02-29', dueFrom: 'next-session',
    status: 'open', history: [{ at, status: 'open', by: 'client' }], text: 'send it', line: 'send it', obstacle: null,
  },
  events: {
    id: id(1), seq: 5, type: 'note.completed', at, role: 'coach', clientId: null, refs: [id(2)],
    previous: 'a'.repeat(64), hash: 'b'.repeat(64),
  },
  library: {
    id: id(1), kind: 'settings', sheetPlace: 'paper', sheetMadeAt: at, daysBeforeSession: 2, look: 'system',
    lockAfterMinutes: 5, people: [{ id: id(2), name: 'Ana' }], backupFolder: '/backups', lastBackupAt: at,
    lastBackupFailure: { at, why: 'disk-full' }, lastDrill: { at, records: 4, whole: true },
    erasures: [{ at, records: 3, hash: 'c'.repeat(64) }], nudges: DEFAULT_NUDGES, letters: DEFAULT_LETTERS,
    programs: [{ id: id(3), name: 'Leadership', nudging: { by: 'own', own: { 'confirmation': 'email', 'midpoint': 'off', 'day-before': 'sms' } } }],
    thresholds: DEFAULT_THRESHOLDS, sessionMinutes: 50, baselineMonth: '2026-02',
    monthReports: [{ month: '2026-01', adminMinutesPerWeek: 450, workarounds: null }],
  },
  outbox: {
    id: id(1), clientId: id(2), kind: 'midpoint', sessionId: id(3), due: '2026-11-28', itemIds: [id(4), id(5)], channel: 'sms',
    dueAt: at, expiresAt: at, version: 2, state: 'waiting', settledAt: null, job: '', replySecret: id(6),
  },
}

const KINDS = Object.keys(SOUND) as (keyof typeof RECORDS)[]
const definitionOf = (kind: keyof typeof RECORDS): RecordDefinition => RECORDS[kind]
const policies = new Map(KINDS.map((kind) => [kind, recordPolicy(definitionOf(kind))]))
const fits = (kind: keyof typeof RECORDS, record: Readonly<Record<string, unknown>>): boolean =>
  policies.get(kind)?.fits(record, []) ?? false
const isValid = (kind: keyof typeof RECORDS, record: Readonly<Record<string, unknown>>): boolean =>
  validatorOf(definitionOf(kind))(record).length === 0

/** Anything, most of it near to what belongs there. */
const value = fc.oneof(
  fc.constantFrom<unknown>(
    null, '', at, '2026-11-21', id(7), 'a'.repeat(64), 'coach', 'open', 'system', 0, 1, 5, -1, 1.5, 60, 61, 1e9, 1e9 + 1,
    Number.MAX_SAFE_INTEGER, true, [], {}, [id(1)], [{ at, status: 'open' }], { at, why: 'disk-full' }, 'x'.repeat(201),
    '🌿'.repeat(200), '🌿'.repeat(201), '\ud800', `${id(7)}\n`, 'A'.repeat(32),
  ),
  fc.string({ maxLength: 40 }), fc.jsonValue({ maxDepth: 2 }),
)

/** Another value somewhere in a record, a field taken out, or one more. */
const change = fc.record({ kind: fc.constantFrom(...KINDS), at: fc.nat(40), how: fc.constantFrom('put', 'drop', 'add', 'inside'), value })

const changed = (record: Readonly<Record<string, unknown>>, { at: place, how, value: put }: { readonly at: number, readonly how: string, readonly value: unknown }): Record<string, unknown> => {
  const copy = structuredClone(record) as Record<string, unknown>
  const names = Object.keys(copy)
  const name = names[place % names.length] ?? ''
  const part = copy[name]
  if (how === 'inside' && typeof part === 'object' && part !== null) {
    const target = (Array.isArray(part) && typeof part[0] === 'object' && part[0] !== null ? part[0] : part) as Record<string, unknown>
    const inner = Object.keys(target)
    target[inner[place % Math.max(1, inner.length)] ?? 'more'] = put
  } else if (how === 'drop') {
    delete copy[name]
  } else {
    copy[how === 'add' ? 'more' : name] = put
  }
  return copy
}

describe('what a record is held against as it is opened', () => {
  test('V11: takes what is as it should be', () => {
    for (const kind of KINDS) {
      expect(isValid(kind, SOUND[kind]), kind).toBe(true)
      expect(fits(kind, SOUND[kind]), kind).toBe(true)
    }
  })

  test('V11: takes and refuses what the engine takes and refuses as it writes', () => {
    let refused = 0
    fc.assert(fc.property(change, ({ kind, ...rest }) => {
      const record = changed(SOUND[kind], rest)
      const valid = isValid(kind, record)
      refused += valid ? 0 : 1
      expect(fits(kind, record), `${kind} ${JSON.stringify(record)}`).toBe(valid)
    }), { seed: 20261121, numRuns: 4_000 })
    expect(refused).toBeGreaterThan(1_000)
    expect(refused).toBeLessThan(3_900)
  })

  test('V11: refuses days and hours that are not on the calendar, which a schema cannot say', () => {
    const days = ['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '1900-02-29']
    for (const due of days) expect(fits('actionItems', { ...SOUND.actionItems, due }), due).toBe(false)
    for (const due of ['2028-02-29', '2000-02-29', '2026-12-31', '0001-01-01', '9999-12-31']) {
      expect(fits('actionItems', { ...SOUND.actionItems, due }), due).toBe(true)
    }
    const instants = [...days.map((day) => `${day}T09:30:00.000Z`), '2026-11-21T24:00:00.000Z', '2026-11-21T09:60:00.000Z', '2026-11-21T09:30:61.000Z']
    for (const wrong of instants) expect(fits('clients', { ...SOUND.clients, addedAt: wrong }), wrong).toBe(false)
  })

  test('V1: lets a field be missing whose class is sealed to the reader, and no other', () => {
    const { text: _, line: __, obstacle: ___, ...open } = SOUND.actionItems as Record<string, unknown>
    const policy = recordPolicy(definitionOf('actionItems'))
    expect(policy.fits(open, ['sensitive'])).toBe(true)
    expect(policy.fits(open, ['personal'])).toBe(false)
    const { due: ____, ...less } = open
    expect(policy.fits(less, ['sensitive'])).toBe(false)
  })

  test('is not made of a schema with a word that it would pass over', () => {
    const schema = (field: unknown) => ({ type: 'object', additionalProperties: false, properties: { field }, required: [] })
    expect(() => fieldChecks(schema({ type: 'string', format: 'date' }))).toThrow('format')
    expect(() => fieldChecks(schema({ type: 'strange' }))).toThrow('type')
    expect(() => fieldChecks({ ...schema({ type: 'string' }), additionalProperties: true })).toThrow('names all')
  })
})
