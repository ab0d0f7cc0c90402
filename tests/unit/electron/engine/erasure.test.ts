/** V17, E22, E23: erasing a client. */
import { describe, expect, test } from 'vitest'
import { stubOf, verifyChain } from '../../../../electron/engine/events/chain.ts'
import { change } from '../../../../electron/engine/decision.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import type { PracticeEvent } from '../../../../shared/schemas/events.ts'
import { addClient, confirmation, hash, memoryDatabase, sitDown, THREE_LINES, writeNote, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const LINE = '[] Leave the next report alone'

const THREE = [
  { madeAt: '2026-11-18T08:00:00.000Z', heldUntil: '2027-11-18' },
  { madeAt: '2026-11-17T10:00:00.000Z', heldUntil: '2026-12-17' },
  { madeAt: '2026-11-17T09:59:59.999Z', heldUntil: '2026-12-17' },
]

/** Marta, with everything a client can have, and Jonas, who stays. */
const twoClients = async (desk: Desk) => {
  const marta = await addClient(desk)
  const jonas = await addClient(desk, 'Jonas')
  const { noteId, changeId } = await writeNote(desk, marta, { lines: [LINE] })
  const his = await writeNote(desk, jonas, { text: 'Jonas wrote to the head of sales.' })
  return { marta, jonas, noteId, changeId, his }
}

const everything = async (desk: Desk): Promise<string> =>
  JSON.stringify(await Promise.all(COLLECTIONS.map((name) => desk.database.find(name))))

const events = async (desk: Desk): Promise<readonly PracticeEvent[]> =>
  [...await desk.database.find('events')].sort((one, other) => one.seq - other.seq)

describe('before a client is erased', () => {
  test('V17: the coach is shown what goes, by kind and number, and which backups still hold her', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    desk.files.held = { ...desk.files.held, backups: THREE }
    expect(await desk.get('erase.preview', { clientId: marta })).toMatchObject({
      clientId: marta, name: 'Marta Oliveira',
      goes: [
        { collection: 'clients', count: 1 }, { collection: 'engagements', count: 1 }, { collection: 'sessions', count: 1 },
        { collection: 'notes', count: 1 }, { collection: 'actionItems', count: 1 },
      ],
      // The one that was made before she was added holds nothing of her.
      backups: [
        { madeAt: '2026-11-17T10:00:00.000Z', heldUntil: '2026-12-17' }, { madeAt: '2026-11-18T08:00:00.000Z', heldUntil: '2027-11-18' },
      ],
    })
    expect(await desk.refusal('erase.preview', { clientId: 'e'.repeat(32) })).toBe('not-found')
  })

  test('V17: where a clock was wrong since she was added, every backup is named: any of them may hold her', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    desk.files.held = { ...desk.files.held, backups: THREE }
    const named = async () => (await desk.get('erase.preview', { clientId: marta })).backups.length
    expect(await named()).toBe(2)
    // It was ahead when she was added: now it is earlier than that.
    desk.clock.at = '2026-11-16T10:00:00.000Z'
    expect(await named()).toBe(3)
    // And what happened since says so for ever.
    await addClient(desk, 'Ravi')
    desk.clock.at = '2026-11-19T10:00:00.000Z'
    expect(await named()).toBe(3)
  })

  test('V17: a folder that cannot be looked at is said to be one, and what a restore has put beside is named', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    const aside = [{
      file: 'practice.replaced-2026-03-02-093000.stillroom', at: '2026-03-02T09:30:00.000Z', bytes: 8192, as: 'replaced',
    }] as const
    desk.files.held = { reachable: false, backups: [], aside }
    expect(await desk.get('erase.preview', { clientId: marta })).toMatchObject({ reachable: false, backups: [], aside })
  })

  test('V17: only her own name, typed, confirms it; until then nothing is written', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    const before = await everything(desk)
    for (const name of ['Marta', 'marta oliveira', 'Jonas', '…', '...', ' ', 'Marta  Oliveira']) {
      expect(await desk.refusal('erase', { clientId: marta, name })).toBe('wrong-name')
    }
    expect(await desk.refusal('erase', { clientId: 'e'.repeat(32), name: 'Marta Oliveira' })).toBe('not-found')
    expect(await everything(desk)).toBe(before)
    expect(desk.rotations).toEqual([])
    await desk.get('erase', { clientId: marta, name: '  Marta Oliveira ' })
  })

  test('V17: an accent may be typed in either way it is written', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk, 'Inês')
    await desk.get('erase', { clientId, name: 'Ine\u0302s' })
  })
})

describe('erasing', () => {
  test('V17, E22: takes every record of hers and nothing of anybody else’s', async () => {
    const desk = await sitDown()
    const { marta, jonas, his } = await twoClients(desk)
    const others = [...await desk.everything()].filter(([, record]) => !JSON.stringify(record).includes(marta))
    const receipt = await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    expect(receipt).toMatchObject({ at: desk.clock.at, records: 5 })
    const left = await desk.everything()
    expect([...left].filter(([key]) => !key.startsWith('library/'))).toEqual(others)
    expect(left.has(`notes/${his.noteId}`)).toBe(true)
    expect(await desk.refusal('client', { clientId: marta })).toBe('not-found')
    expect((await desk.get('clients', {})).clients.map(({ id }) => id)).toEqual([jonas])
    expect(desk.rotations).toEqual(['begun'])
  })

  test('V17: the receipt says when, how much, and the hash of the event that says so; not who', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    desk.later(5)
    const receipt = await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    const last = (await events(desk)).at(-1)
    expect(last).toMatchObject({ type: 'client.erased', clientId: null, refs: [], at: desk.clock.at, hash: receipt.hash })
    expect((await desk.get('privacy', {})).erasures).toEqual([receipt])
    desk.later(5)
    const second = await desk.get('erase', { clientId: (await desk.get('clients', {})).clients[0]?.id ?? '', name: 'Jonas' })
    expect((await desk.get('privacy', {})).erasures).toEqual([second, receipt])
    expect((await desk.get('settings', {})).look).toBe('system')
  })

  test('E23: of her events only the places in the chain stay, and it holds', async () => {
    const desk = await sitDown()
    const { marta, jonas } = await twoClients(desk)
    const before = await events(desk)
    desk.later(60)
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    const after = await events(desk)
    expect(after).toHaveLength(before.length + 1)
    before.forEach((event, index) => {
      expect(after[index]).toEqual(event.clientId === marta
        ? { ...event, type: 'erased', clientId: null, refs: [], at: desk.clock.at, role: 'coach' } : event)
    })
    expect(after.some(({ clientId }) => clientId === jonas)).toBe(true)
    expect(await everything(desk)).not.toContain(marta)
    expect(await desk.chain()).toEqual({ whole: true, count: after.length })
    await addClient(desk, 'Next')
    expect((await desk.chain()).whole).toBe(true)
  })

  test('E23: an event of somebody else that names a record which came to her is one of hers', async () => {
    const desk = await sitDown()
    const { marta, jonas, noteId, his } = await twoClients(desk)
    // Hers goes to him, his comes to her.
    await desk.get('notes.move', { noteId, clientId: jonas })
    await desk.get('notes.move', { noteId: his.noteId, clientId: marta })
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    const left = await everything(desk)
    expect(left).not.toContain(his.noteId)
    expect(left).toContain(noteId)
    expect(await desk.get('note', { noteId, clientId: jonas })).toMatchObject({ clientId: jonas, text: THREE_LINES })
    expect((await desk.chain()).whole).toBe(true)
  })

  test('V17, E22: a message that went to somebody else before its note came to her names nothing of hers any more', async () => {
    const desk = await sitDown()
    const [marta, jonas] = [await addClient(desk), await addClient(desk, 'Jonas')]
    const { noteId } = await writeNote(desk, jonas, { lines: [LINE] })
    const [entry] = (await desk.get('toSend', {})).entries
    if (!entry) throw new Error('nothing to send')
    const { kind, sessionId, due, itemIds, channel } = entry
    const { changeId } = await desk.get('messages.sent', { clientId: jonas, kind, sessionId, due, itemIds, channel })
    const [before] = await desk.database.find('outbox')
    await desk.get('notes.move', { noteId, clientId: marta })
    const { records } = await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    // Herself, her engagement, the session, the note and the item.
    expect(records).toBe(5)
    for (const id of [marta, sessionId, ...itemIds]) expect(await everything(desk)).not.toContain(id)
    // That he was sent one, and when, stays so.
    const [after] = await desk.database.find('outbox')
    expect(after).toEqual({ ...before, itemIds: [], sessionId: after?.sessionId })
    expect(await desk.refusal('undo', { changeId })).toBe('nothing-to-undo')
  })

  test('V17: nothing undoes it, and no change that names her can be undone any more', async () => {
    const desk = await sitDown()
    const { marta, jonas, noteId, changeId, his } = await twoClients(desk)
    const moved = await desk.get('notes.move', { noteId, clientId: jonas })
    const back = await desk.get('notes.move', { noteId, clientId: marta })
    const discarded = await desk.get('notes.begin', { clientId: marta })
    await desk.get('notes.keepDraft', { ...discarded, clientId: marta, text: 'draft', cursor: 0, corrections: [] })
    const thrown = await desk.get('notes.discardDraft', discarded)
    const renamed = await desk.get('clients.rename', { clientId: jonas, name: 'Jonas W' })
    const settings = await desk.get('settings.change', { look: 'dark' })
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    for (const change of [changeId, moved.changeId, back.changeId, thrown.changeId]) {
      expect(await desk.refusal('undo', { changeId: change })).toBe('nothing-to-undo')
    }
    // The settings have a receipt by now, which undoing must not take.
    expect(await desk.refusal('undo', { changeId: settings.changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: renamed.changeId })
    await desk.get('undo', { changeId: his.changeId })
    expect((await desk.get('privacy', {})).erasures).toHaveLength(1)
  })

  test('V17: nothing of her is found any more, nor shown by a room that had her in mind', async () => {
    const desk = await sitDown()
    const { marta, noteId } = await twoClients(desk)
    await desk.get('notes.keepDraft', { noteId, clientId: marta, text: `${THREE_LINES} kestrel`, cursor: 0, corrections: [] })
    expect((await desk.get('find', { words: 'kestrel' })).all.notes).toBe(1)
    expect((await desk.get('today', {})).drafts).toHaveLength(1)
    expect((await desk.get('find', { words: 'marta' })).all.clients).toBe(1)
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    for (const words of ['kestrel', 'marta', 'report']) {
      expect((await desk.get('find', { words })).all).toEqual({ clients: 0, notes: 0, items: 0 })
    }
    expect(await desk.get('today', {})).toMatchObject({ drafts: [], open: [], overdue: [] })
  })

  test('E18: a client whose own record did not open is erased by what stands for her name', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    const record = await desk.database.get('clients', marta)
    await desk.database.commit([change('clients', record, null)])
    expect(await desk.get('erase.preview', { clientId: marta })).toMatchObject({ name: '…' })
    expect(await desk.refusal('erase', { clientId: marta, name: 'Marta Oliveira' })).toBe('wrong-name')
    expect(await desk.get('erase', { clientId: marta, name: '...' })).toMatchObject({ records: 4 })
    expect(await everything(desk)).not.toContain(marta)
  })

  test('E18: … and the sign itself will do', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    const record = await desk.database.get('clients', marta)
    await desk.database.commit([change('clients', record, null)])
    expect(await desk.get('erase', { clientId: marta, name: '…' })).toMatchObject({ records: 4 })
  })

  test('E11: where the disk refuses, everything is as before, and what could be undone still can be', async () => {
    const database = await memoryDatabase()
    let full = false
    const desk = await sitDown({
      database: {
        ...database,
        commit: (changes, options) => {
          if (full) throw new VaultFault('disk-full', 'told to fail')
          return database.commit(changes, options)
        },
      },
    })
    const { marta, changeId } = await twoClients(desk)
    const before = await everything(desk)
    full = true
    expect(await desk.refusal('erase', { clientId: marta, name: 'Marta Oliveira' })).toBe('disk-full')
    full = false
    expect(await everything(desk)).toBe(before)
    expect(desk.rotations).toEqual([])
    expect((await desk.get('find', { words: 'marta' })).all.clients).toBe(1)
    await desk.get('undo', { changeId })
  })

  test('V17: what a note of somebody else has under her keys comes along first, or nothing is erased', async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    const before = await everything(desk)
    desk.files.refuses = new VaultFault('disk-full', 'told to fail')
    expect(await desk.refusal('erase', { clientId: marta, name: 'Marta' })).toBe('wrong-name')
    expect(desk.files.told).toEqual([])
    expect(await desk.refusal('erase', { clientId: marta, name: 'Marta Oliveira' })).toBe('disk-full')
    expect(await everything(desk)).toBe(before)
    desk.files.refuses = null
    desk.files.told.length = 0
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    // Once while others may write, and once more in its turn, in which no backup is being written either.
    expect(desk.files.told).toEqual([`bring ${marta}`, 'aside', `bring ${marta}`, 'on'])
  })

  test('V17: her keys go with it: the one commit names her', async () => {
    const database = await memoryDatabase()
    const told: unknown[] = []
    const desk = await sitDown({
      database: {
        ...database,
        commit: (changes, options) => {
          told.push(options?.eraseClient)
          return database.commit(changes, options)
        },
      },
    })
    const marta = await addClient(desk)
    await writeNote(desk, marta, { lines: [LINE] })
    const so = told.length
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    expect(told.slice(so)).toEqual([marta])
    expect(told.slice(0, so).every((name) => name === undefined)).toBe(true)
  })
})

describe('E23: a stub', () => {
  const chain = async () => {
    const desk = await sitDown()
    const { marta } = await twoClients(desk)
    desk.later(1)
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    await addClient(desk, 'Last')
    return events(desk)
  }
  const place = (all: readonly PracticeEvent[]): number => all.findIndex(({ type }) => type === 'erased')

  test.each<Partial<PracticeEvent>>([
    { clientId: 'e'.repeat(32) }, { refs: ['e'.repeat(32)] }, { at: '2026-11-17T10:00:00.000Z' }, { role: 'admin' },
    { type: 'client.renamed' },
  ])('with another %j is altered', async (other) => {
    const all = await chain()
    const at = place(all)
    const forged = all.map((event, index) => (index === at ? { ...event, ...other } : event))
    expect(verifyChain(forged, hash)).toEqual({ whole: false, seq: at + 1, fault: 'altered' })
  })

  test('holds by its hash and by that of the one before, which its neighbours name', async () => {
    const all = await chain()
    const at = place(all)
    const otherHash = all.map((event, index) => (index === at ? { ...event, hash: 'f'.repeat(64) } : event))
    expect(verifyChain(otherHash, hash)).toEqual({ whole: false, seq: at + 2, fault: 'out-of-line' })
    const otherPlace = all.map((event, index) => (index === at ? { ...event, previous: 'f'.repeat(64) } : event))
    expect(verifyChain(otherPlace, hash)).toEqual({ whole: false, seq: at + 1, fault: 'out-of-line' })
    expect(verifyChain(all.filter((_, index) => index !== at), hash)).toEqual({ whole: false, seq: at + 1, fault: 'missing' })
  })

  test('stands only where an erasure of its instant comes after it', async () => {
    const all = await chain()
    const said = all.find(({ type }) => type === 'client.erased')
    const last = all.at(-1)
    if (!said || !last) throw new Error('there is an erasure')
    const late = all.map((event) => (event === last ? stubOf(last, { at: said.at, role: said.role }) : event))
    expect(verifyChain(late, hash)).toEqual({ whole: false, seq: last.seq, fault: 'altered' })
    const his = all.find(({ type, clientId }) => type === 'client.added' && clientId !== null)
    if (!his) throw new Error('there is somebody else')
    const unsaid = all.map((event) => (event === his ? stubOf(his, { at: his.at, role: his.role }) : event))
    expect(verifyChain(unsaid, hash)).toEqual({ whole: false, seq: his.seq, fault: 'altered' })
  })
})

test('V17: a quick note that was hers for a moment leaves no trace of her, and stays nobody’s', async () => {
  const desk = await sitDown()
  const { marta } = await twoClients(desk)
  const { noteId } = await desk.get('notes.begin', { clientId: null })
  await desk.get('notes.keepDraft', { noteId, clientId: null, text: '[] call Ravi', cursor: 0, corrections: [] })
  const saved = await desk.get('notes.save', {
    noteId, clientId: marta, text: '[] call Ravi', corrections: [], confirmed: [confirmation('[] call Ravi')],
  })
  await desk.get('undo', { changeId: saved.changeId })
  await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
  expect(await desk.get('note', { noteId, clientId: null })).toMatchObject({ text: '[] call Ravi', clientId: null })
  expect(await everything(desk)).not.toContain(marta)
  expect((await desk.chain()).whole).toBe(true)
})

test('V2: only the coach erases: an admin is refused whatever she types', async () => {
  const desk = await sitDown({ people: fakeUsers('admin') })
  const clientId = await addClient(desk)
  expect(await desk.refusal('erase', { clientId, name: 'Marta Oliveira' })).toBe('not-allowed')
})
