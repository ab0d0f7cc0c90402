import { describe, expect, test } from 'vitest'
import { Conflict, type Database } from '../../../../electron/engine/types.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { addClient, memoryDatabase, sitDown, THREE_LINES, writeNote } from './desk.ts'

/** A disk that fails when told to. */
const shaky = async () => {
  const database = await memoryDatabase()
  const next: { fault: Error | null } = { fault: null }
  const failing: Database = {
    ...database,
    commit: async (changes) => {
      if (next.fault) throw next.fault
      await database.commit(changes)
    },
  }
  const desk = await sitDown({ database: failing })
  return { desk, next, clientId: await addClient(desk) }
}

describe('E11: a fault of the disk', () => {
  test('is an answer with its figures; everything is as before, and the same goes once the disk is mended', async () => {
    const { desk, next, clientId } = await shaky()
    const { noteId } = await desk.get('notes.begin', { clientId })
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'kept', cursor: 0, corrections: [] })
    const before = await desk.everything()
    next.fault = new VaultFault('disk-full', 'no room', { detail: { missing: 4096 } })
    const save = { noteId, clientId, text: THREE_LINES, corrections: [], confirmed: [] }
    expect(await desk.call('notes.save', save)).toEqual({ ok: false, error: { code: 'disk-full', detail: { missing: 4096 } } })
    expect(await desk.everything()).toEqual(before)
    next.fault = null
    await desk.get('notes.save', save)
    expect((await desk.chain()).whole).toBe(true)
  })

  test('leaves a note that was to be moved, and all that came of it, where it is', async () => {
    const { desk, next, clientId } = await shaky()
    const jonas = await addClient(desk, 'Jonas')
    const { noteId } = await writeNote(desk, clientId, { lines: THREE_LINES.split('\n').slice(3, 5) })
    await desk.get('notes.keepDraft', { noteId, clientId, text: 'and more', cursor: 0, corrections: [] })
    const before = await desk.everything()
    for (const code of ['disk-full', 'disk-failed', 'read-only'] as const) {
      next.fault = new VaultFault(code, 'refused')
      expect(await desk.refusal('notes.move', { noteId, clientId: jonas })).toBe(code)
      expect(await desk.everything()).toEqual(before)
    }
    next.fault = null
    const { changeId } = await desk.get('notes.move', { noteId, clientId: jonas })
    next.fault = new VaultFault('disk-full', 'no room')
    expect(await desk.refusal('undo', { changeId })).toBe('disk-full')
    expect((await desk.get('note', { noteId, clientId })).clientId).toBe(jonas)
    next.fault = null
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect((await desk.chain()).whole).toBe(true)
  })

  test('leaves a change that could not be undone to be undone later', async () => {
    const { desk, next, clientId } = await shaky()
    const before = await desk.everything()
    const { changeId } = await desk.get('clients.rename', { clientId, name: 'Other' })
    next.fault = new VaultFault('read-only', 'read-only')
    expect(await desk.refusal('undo', { changeId })).toBe('read-only')
    next.fault = null
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('leaves nothing to undo of a change that did not happen', async () => {
    const { desk, next, clientId } = await shaky()
    next.fault = new VaultFault('disk-failed', 'failed')
    expect(await desk.refusal('clients.rename', { clientId, name: 'Other' })).toBe('disk-failed')
    next.fault = null
    expect((await desk.get('client', { clientId })).name).toBe('Marta Oliveira')
  })

  test('a conflict says that something changed since', async () => {
    const { desk, next, clientId } = await shaky()
    next.fault = new Conflict('somebody wrote')
    expect(await desk.refusal('clients.rename', { clientId, name: 'Other' })).toBe('changed-since')
  })

  test('a bug is thrown, and the next command is served', async () => {
    const { desk, next, clientId } = await shaky()
    next.fault = new TypeError('a bug')
    await expect(desk.call('clients.rename', { clientId, name: 'Other' })).rejects.toThrow(TypeError)
    next.fault = null
    await writeNote(desk, clientId)
    expect((await desk.chain()).whole).toBe(true)
  })
})

test('E6: after a bug that came too late to stop the write, the chain goes on from what is really there', async () => {
  const database = await memoryDatabase()
  const late = { bug: false }
  const desk = await sitDown({ database: {
    ...database,
    commit: async (changes) => {
      await database.commit(changes)
      if (late.bug) throw new TypeError('too late')
    },
  } })
  await addClient(desk)
  late.bug = true
  await expect(desk.call('clients.add', { name: 'Jonas' })).rejects.toThrow(TypeError)
  late.bug = false
  await addClient(desk, 'Ana')
  expect(await desk.chain()).toEqual({ whole: true, count: 3 })
})

test('after a write the ids of what changed are told, once it can be read', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const told: string[] = []
  const stop = desk.engine.onChange((ids) => told.push(...ids))
  const { noteId, itemIds } = await writeNote(desk, clientId, { lines: ['[] Leave the next report alone'] })
  expect(told).toEqual(expect.arrayContaining([noteId, ...itemIds]))
  stop()
  told.length = 0
  await addClient(desk, 'Jonas')
  expect(told).toEqual([])
})
