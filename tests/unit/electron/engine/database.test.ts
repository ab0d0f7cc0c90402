import { createHash } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/engine/database.ts'
import { Conflict, type Change, type Database, type Selector } from '../../../../electron/engine/types.ts'
import { practicePolicy } from '../../../../electron/vault/rx-storage/policy.ts'
import { getRxStorageVault } from '../../../../electron/vault/rx-storage/storage.ts'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import { PLAIN_CLIENT, type Client } from '../../../../shared/schemas/clients.ts'
import { PLAIN_NOTE, type Note } from '../../../../shared/schemas/notes.ts'
import { diskKey, fakeDisk, openFakeVault, type FakeDisk } from '../../../support/rxdb-fake-vault.ts'
import { INSTANT, plainMemory } from '../../../support/rxdb-storages.ts'

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
const AT = INSTANT.toISOString()
const id = (n: number): string => n.toString(16).padStart(32, '0')

const client = (n: number, name = 'Ana'): Client => ({ id: id(n), name, ...PLAIN_CLIENT, addedAt: AT })
const item = (n: number, change: Partial<ActionItem> = {}): ActionItem => ({
  id: id(n), clientId: id(1), noteId: id(2), sessionId: id(3), owner: 'client', due: '2026-11-28', dueFrom: 'chosen', status: 'open',
  history: [{ at: AT, status: 'open', by: 'coach' }], text: 'Write it down', line: '- Write it down', obstacle: null, ...change,
})
const note = (n: number, text: string): Note => ({
  ...PLAIN_NOTE, id: id(n), clientId: id(1), kind: 'session', text, begunAt: AT, savedAt: AT,
})

const created = (after: Client): Change => ({ collection: 'clients', before: null, after })
const agreed = (after: ActionItem): Change => ({ collection: 'actionItems', before: null, after })

const open: Database[] = []
let names = 0
const overMemory = async (): Promise<Database> => {
  const database = await openDatabase({ storage: plainMemory(), name: `memory-${names += 1}`, hash })
  open.push(database)
  return database
}
const overVault = async (disk: FakeDisk = fakeDisk(), name = `vault-${names += 1}`) => {
  const vault = openFakeVault(disk)
  const storage = getRxStorageVault({ vault, policy: practicePolicy, now: () => INSTANT })
  const database = await openDatabase({ storage, name, hash })
  open.push(database)
  return { vault, database, disk }
}
// RxDB takes 13 open collections a process: one practice at a time.
afterEach(async () => {
  for (const database of open.splice(0)) await database.close()
})

const GROUNDS = [['plain memory', overMemory], ['the vault', async () => (await overVault()).database]] as const

describe('V1: for a role that lacks a key', () => {
  const asAdmin = async (): Promise<Database> => {
    const database = await openDatabase({ storage: plainMemory(), name: `memory-${names += 1}`, hash, role: 'admin' })
    open.push(database)
    return database
  }
  const { text: _text, line: _line, obstacle: _obstacle, ...bare } = item(10)

  test('a record without the fields it has no key for is whole; what is there has to be valid', async () => {
    const database = await asAdmin()
    const [sealed, other] = [bare, { ...bare, due: '2026-12-01' }] as const
    const change = (before: typeof bare | null, after: object): Change =>
      ({ collection: 'actionItems', before, after } as Change)
    await database.commit([change(null, sealed)])
    await database.commit([change(sealed, other)])
    expect(await database.get('actionItems', id(10))).toEqual(other)
    const { due: _due, ...lacking } = other
    for (const wrong of [lacking, { ...other, text: 7 }, { ...other, due: 'soon' }, { ...other, more: 1 }]) {
      await expect(database.commit([change(other as typeof bare, wrong)])).rejects.toThrow('not a valid record')
    }
    await expect(database.commit([created({ ...client(1), name: '' })])).rejects.toThrow('not a valid record')
  })

  test('the coach’s records need all of theirs', async () => {
    const database = await overMemory()
    const sealed = { collection: 'actionItems', before: null, after: bare } as Change
    await expect(database.commit([sealed])).rejects.toThrow('not a valid record')
  })
})

describe.each(GROUNDS)('over %s', (_name, make) => {
  test('V17: erases in one commit, and goes on', async () => {
    const database = await make()
    await database.commit([created(client(1)), created(client(2)), agreed(item(10)), agreed(item(11))])
    await database.commit([{ collection: 'actionItems', before: item(11), after: null }])
    await database.commit([
      { collection: 'clients', before: client(1), after: null }, { collection: 'actionItems', before: item(10), after: null },
      { collection: 'clients', before: client(2), after: client(2, 'Bo') },
    ], { eraseClient: id(1) })
    expect(await database.find('clients')).toEqual([client(2, 'Bo')])
    expect(await database.count('actionItems')).toBe(0)
    await database.commit([created(client(1)), agreed(item(10))])
    expect(await database.find('actionItems', { clientId: id(1) })).toEqual([item(10)])
  })

  test('reads by id, by selector over indexes and without, and counts', async () => {
    const database = await make()
    await database.commit([
      created(client(1)), created(client(4, 'Bo')),
      agreed(item(10)), agreed(item(11, { status: 'done', due: '2026-11-20' })),
      agreed(item(12, { due: '2026-11-21', clientId: id(4) })),
    ])
    expect(await database.get('clients', id(4))).toEqual(client(4, 'Bo'))
    expect(await database.get('clients', id(5))).toBeNull()
    const found = async (selector: Selector) =>
      (await database.find('actionItems', selector)).map((one) => one.id).sort()
    expect(await found({ status: 'open', due: { $lte: '2026-11-25' } })).toEqual([id(12)])
    expect(await found({ clientId: id(1) })).toEqual([id(10), id(11)])
    expect(await found({ status: { $in: ['done', 'stuck'] } })).toEqual([id(11)])
    expect(await found({ $or: [{ owner: 'coach' }, { due: '2026-11-28' }] })).toEqual([id(10)])
    expect(await found({})).toEqual([id(10), id(11), id(12)])
    expect(await database.count('actionItems')).toBe(3)
    expect(await database.count('notes')).toBe(0)
  })

  test('E9: shows whoever walks past them the same records, uncopied, and none that is deleted', async () => {
    const database = await make()
    await database.commit([created(client(1)), created(client(2)), agreed(item(3)), agreed(item(4, { status: 'done' }))])
    await database.commit([{ collection: 'clients', before: client(1), after: null }])
    const walked = async (name: 'clients' | 'actionItems', selector?: Selector) => {
      const seen: unknown[] = []
      await database.walk(name, (record) => seen.push(record), selector)
      return seen
    }
    expect(await walked('clients')).toMatchObject(await database.find('clients'))
    expect(await walked('clients')).toHaveLength(1)
    expect(await walked('actionItems', { status: 'done' })).toMatchObject([item(4, { status: 'done' })])
    const again = await walked('clients')
    expect(again[0]).toBe((await walked('clients'))[0])
  })

  test('gives plain records, without RxDB’s own fields and immutable all the way down', async () => {
    const database = await make()
    const given = item(10)
    await database.commit([agreed(given)])
    given.history.push({ at: AT, status: 'done', by: 'coach' })
    const [read] = await database.find('actionItems')
    if (!read) throw new Error('not there')
    expect(read).toEqual(item(10))
    expect(() => { read.status = 'done' }).toThrow(TypeError)
    expect(() => read.history.push({ at: AT, status: 'done', by: 'coach' })).toThrow(TypeError)
    expect(() => { if (read.history[0]) read.history[0].status = 'done' }).toThrow(TypeError)
  })

  test('creates, changes, deletes and creates again under one id, as an undo does', async () => {
    const database = await make()
    const one = client(1)
    const two = client(1, 'Anna')
    await database.commit([created(one)])
    await database.commit([{ collection: 'clients', before: one, after: two }])
    await database.commit([{ collection: 'clients', before: two, after: null }])
    expect(await database.get('clients', id(1))).toBeNull()
    expect(await database.count('clients')).toBe(0)
    await database.commit([created(two)])
    expect(await database.find('clients')).toEqual([two])
  })

  test('refuses a change set whose before is not what is stored, and writes none of it', async () => {
    const database = await make()
    await database.commit([created(client(1))])
    const wrong: readonly Change[] = [
      created(client(1, 'Bo')),
      { collection: 'clients', before: client(1, 'Bo'), after: client(1, 'Cy') },
      { collection: 'clients', before: client(7), after: client(7, 'Cy') },
      { collection: 'clients', before: client(7), after: null },
    ]
    for (const change of wrong) {
      await expect(database.commit([agreed(item(10)), change])).rejects.toBeInstanceOf(Conflict)
    }
    expect(await database.find('clients')).toEqual([client(1)])
    expect(await database.count('actionItems')).toBe(0)
  })

  test('refuses what breaks a schema before anything is written, and says where, not what', async () => {
    const database = await make()
    const broken: readonly [unknown, RegExp][] = [
      [{ ...item(10), due: 'Friday, at the hospital' }, /actionItems.*\/due maxLength/],
      [{ ...item(10), stray: 'x' }, /additionalProperties/],
      [{ ...item(10), history: [{ at: AT, status: 'lost', by: 'coach' }] }, /\/history\/0\/status enum/],
      [{ ...item(10), text: undefined }, /required/],
      [{ ...item(10), id: 'ABC' }, /\/id pattern/],
      [JSON.parse(JSON.stringify(item(10)).replace('"owner"', '"__proto__":{},"owner"')), /additionalProperties/],
    ]
    for (const [record, message] of broken) {
      const commit = database.commit([created(client(1)), agreed(record as ActionItem)])
      await expect(commit).rejects.toThrow(message)
      await expect(commit).rejects.not.toThrow(/hospital/)
    }
    expect(await database.count('clients')).toBe(0)
    await expect(database.commit([created(client(1)), created(client(1))])).rejects.toThrow('twice')
    await expect(database.commit([{ collection: 'clients', before: null, after: null }])).rejects.toThrow('nothing')
    const renamed: Change = { collection: 'clients', before: client(1), after: client(2) }
    await expect(database.commit([renamed])).rejects.toThrow('keeps its id')
  })

  test('of two commits in one tick against the same record, exactly one wins', async () => {
    const database = await make()
    await database.commit([created(client(1))])
    const answers = await Promise.allSettled(['Bo', 'Cy', 'Di'].map((name) =>
      database.commit([{ collection: 'clients', before: client(1), after: client(1, name) }])))
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected'])
    expect(await database.get('clients', id(1))).toEqual(client(1, 'Bo'))
  })

  test('tells of each commit once, with its ids, after it is visible; counts keep up with fast writes', async () => {
    const database = await make()
    const told: (readonly string[])[] = []
    const counts: Promise<number>[] = []
    const stop = database.onCommit((ids) => {
      told.push(ids)
      counts.push(database.count('actionItems'))
    })
    await Promise.all(Array.from({ length: 60 }, (_, n) =>
      database.commit([agreed(item(100 + n)), created(client(500 + n))])))
    await expect(database.commit([created(client(500))])).rejects.toBeInstanceOf(Conflict)
    await database.commit([])
    expect(told).toEqual(Array.from({ length: 60 }, (_, n) => [id(100 + n), id(500 + n)]))
    expect(await Promise.all(counts)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    stop()
    await database.commit([agreed(item(200))])
    expect(told).toHaveLength(60)
  })

  test('keeps text as it was typed: lone surrogates, NUL, right to left, the longest lines', async () => {
    const database = await make()
    const text = `\u0000 \ud800 \udc00 עברית \u202e 𝄞 ${'x'.repeat(1_000_000)}\r\n`
    await database.commit([{ collection: 'notes', before: null, after: note(1, text) }])
    expect((await database.get('notes', id(1)))?.text).toBe(text)
  })

  test('takes no more after close', async () => {
    const database = await make()
    await database.close()
    await expect(database.commit([created(client(1))])).rejects.toThrow('closed')
  })
})

describe('over the vault', () => {
  test('V10: a change set of several collections is one transaction', async () => {
    const { database, vault } = await overVault()
    await database.commit([created(client(1)), agreed(item(10)), agreed(item(11))])
    expect(vault.commits.map((writes) => writes.map(({ collection, clientId }) => [collection, clientId]))).toEqual([
      [['clients', id(1)], ['actionItems', id(1)], ['actionItems', id(1)]],
    ])
  })

  test('V10: a full disk refuses all of it; nobody is told, and the same set may be tried again', async () => {
    const { database, vault } = await overVault()
    await database.commit([created(client(1))])
    let told = 0
    database.onCommit(() => { told += 1 })
    const set: readonly Change[] = [
      agreed(item(10)), { collection: 'clients', before: client(1), after: client(1, 'Bo') },
    ]
    const state = async () => [await database.find('clients'), await database.find('actionItems'), told]
    vault.failAt(1)
    await expect(database.commit(set)).rejects.toMatchObject({ name: 'VaultFault', code: 'disk-full' })
    expect(await state()).toEqual([[client(1)], [], 0])
    await database.commit(set)
    expect(await state()).toEqual([[client(1, 'Bo')], [item(10)], 1])
  })

  test('marking an item done leaves the envelope of its words as it is', async () => {
    const { database, disk } = await overVault()
    await database.commit([agreed(item(10))])
    const before = disk.get(diskKey('actionItems', id(10)))?.envelopes
    const done = item(10, { status: 'done', history: [...item(10).history, { at: AT, status: 'done', by: 'coach' }] })
    await database.commit([{ collection: 'actionItems', before: item(10), after: done }])
    const after = disk.get(diskKey('actionItems', id(10)))?.envelopes
    expect(after?.sensitive).toBe(before?.sensitive)
    expect(after?.operational).not.toBe(before?.operational)
  })

  test('the next session finds every record as it was acknowledged', async () => {
    const first = await overVault()
    await first.database.commit([
      created(client(1)), agreed(item(10)), { collection: 'notes', before: null, after: note(2, 'x') },
    ])
    await first.database.commit([{ collection: 'notes', before: note(2, 'x'), after: note(2, 'y') }])
    await first.database.close()
    const { database } = await overVault(first.disk)
    expect(await database.find('clients')).toEqual([client(1)])
    expect(await database.find('actionItems')).toEqual([item(10)])
    expect(await database.find('notes')).toEqual([note(2, 'y')])
    await database.commit([{ collection: 'notes', before: note(2, 'y'), after: null }])
    expect(first.disk.has(diskKey('notes', id(2)))).toBe(false)
  })

  test('a vault that cannot be read leaves its name free for the next try', async () => {
    const { database, disk } = await overVault()
    await database.commit([created(client(1))])
    await database.close()
    const key = diskKey('clients', id(1))
    const row = disk.get(key)
    if (!row) throw new Error('not on disk')
    disk.set(key, { ...row, envelopes: { personal: 'no record' } })
    await expect(overVault(disk, 'again')).rejects.toThrow()
    disk.set(key, row)
    expect(await (await overVault(disk, 'again')).database.find('clients')).toEqual([client(1)])
  })
})
