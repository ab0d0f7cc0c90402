/** V17: whatever was done before, erasing a client leaves nothing of hers in what the database reads, and all else. */
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gatherOwned, OWNED_COLLECTIONS } from '../../../../electron/engine/clients/owned.ts'
import { NOBODY, type Note } from '../../../../shared/schemas/notes.ts'
import { COLLECTIONS } from '../../../../shared/schemas/dictionary.ts'
import { confirmation, freshId, sitDown, type Desk } from './desk.ts'

type Act =
  | { readonly do: 'draft' | 'save' | 'quick' | 'move' | 'attach' | 'detach' | 'discard' | 'mark' | 'edit', readonly one: number, readonly other: number }
  | { readonly do: 'rename' | 'reach' | 'undo', readonly one: number }
  | { readonly do: 'book' | 'group' | 'series' | 'cancel' | 'miss' | 'reopen', readonly one: number, readonly other: number }
  | { readonly do: 'send' | 'let go' | 'follow up' | 'compare', readonly one: number }

const any = fc.nat(6)
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: fc.record({
    do: fc.constantFrom('draft', 'save', 'quick', 'move', 'attach', 'detach', 'discard', 'mark', 'edit'), one: any, other: any,
  }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('rename', 'reach', 'undo'), one: any }) },
  { weight: 4, arbitrary: fc.record({
    do: fc.constantFrom('book', 'group', 'series', 'cancel', 'miss', 'reopen'), one: any, other: any,
  }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('send', 'send', 'let go', 'follow up', 'compare', 'compare'), one: any }) },
)

const at = <Value>(list: readonly Value[], index: number): Value | undefined => list[index % Math.max(1, list.length)]

let canaries = 0
/** A word nobody else has: whoever holds it, it came from here. */
const canary = (): string => `kestrel${(canaries += 1).toString(36)}x`

interface World { readonly desk: Desk, readonly clients: readonly string[], readonly changes: string[] }

const notesOf = async ({ desk }: World): Promise<readonly Note[]> =>
  [...await desk.database.find('notes')].sort((one, other) => (one.begunAt + one.id < other.begunAt + other.id ? -1 : 1))

type Remember = (answer: { readonly ok: boolean, readonly value?: unknown }) => void

/** Alone, with everybody, or week after week; what is booked begins on either side of now. */
const performOnSessions = async ({ desk, clients }: World, one: Act & { readonly other: number }, remember: Remember): Promise<void> => {
  const clientId = at(clients, one.one) ?? ''
  if (one.do === 'book' || one.do === 'group' || one.do === 'series') {
    remember(await desk.call('sessions.book', {
      clientIds: one.do === 'group' ? [...clients] : [clientId], wall: `2026-11-${String(15 + one.other)}T09:00`, zone: 'Europe/Lisbon',
      // Where everybody meets is nobody’s alone.
      minutes: 60, place: one.do === 'group' ? 'the library' : canary(), repeat: one.do === 'series' ? { every: 'week', times: 3 } : null,
    }))
    return
  }
  const sessionId = at(await desk.database.find('sessions'), one.other)?.id ?? freshId()
  const later = one.one > 3
  if (one.do === 'cancel') remember(await desk.call('sessions.cancel', { sessionId, later }))
  if (one.do === 'miss') remember(await desk.call('sessions.miss', { sessionId }))
  if (one.do === 'reopen') remember(await desk.call('sessions.reopen', { sessionId }))
}

/** Sends what is to be sent, or lets it go; and keeps the outbox as the plan says. */
const performOnMessages = async ({ desk }: World, one: Act, remember: Remember): Promise<void> => {
  if (one.do === 'compare') await desk.engine.outbox.bring()
  if (one.do !== 'send' && one.do !== 'let go' && one.do !== 'follow up') return
  const session = at(await desk.database.find('sessions'), one.one)
  const entry = one.do === 'follow up'
    ? (await desk.get('followUp', { sessionId: session?.id ?? freshId() })).entry
    : at((await desk.get('toSend', {})).entries, one.one)
  if (!entry) return
  const { clientId, kind, sessionId, due, itemIds, channel } = entry
  remember(await desk.call(one.do === 'let go' ? 'messages.letGo' : 'messages.sent', { clientId, kind, sessionId, due, itemIds, channel }))
}

/** Does it, and remembers the change it made. A refusal is as good an outcome as any. */
const perform = async (world: World, one: Act): Promise<void> => {
  const { desk, clients, changes } = world
  desk.later(5)
  const clientId = at(clients, one.one) ?? ''
  const remember: Remember = (answer) => {
    const changeId: unknown = answer.ok && Reflect.get(Object(answer.value), 'changeId')
    if (typeof changeId === 'string') changes.push(changeId)
  }
  if (one.do === 'rename') remember(await desk.call('clients.rename', { clientId, name: `${canary()} ${canary()}` }))
  if (one.do === 'reach') {
    remember(await desk.call('clients.reach', { clientId, contact: { email: `${canary()}@example.org`, phone: canary() } }))
  }
  if (one.do === 'undo') await desk.call('undo', { changeId: at(changes, one.one) ?? freshId() })
  if (!('other' in one)) return performOnMessages(world, one, remember)
  await performOnSessions(world, one, remember)

  const notes = await notesOf(world)
  const note = at(notes, one.other)
  const noteId = note?.id ?? freshId()
  const whom = note && note.clientId !== NOBODY ? note.clientId : clientId
  const line = `[] ${canary()}`
  const text = `${canary()}\n${line}`
  if (one.do === 'quick') {
    await desk.call('notes.keepDraft', { noteId: freshId(), clientId: null, text, cursor: 0, corrections: [] })
  }
  if (one.do === 'draft') {
    const begun = one.other > 3 ? { noteId: freshId(), clientId } : { noteId, clientId: whom }
    await desk.call('notes.keepDraft', { ...begun, text, cursor: 0, corrections: [{ line, ticked: false }] })
  }
  if (one.do === 'save') {
    const begun = one.other > 2 ? { noteId: freshId(), clientId } : { noteId, clientId: whom }
    remember(await desk.call('notes.save', { ...begun, text, corrections: [], confirmed: [confirmation(line)] }))
  }
  if (one.do === 'move') remember(await desk.call('notes.move', { noteId, clientId }))
  if (one.do === 'discard') remember(await desk.call('notes.discardDraft', { noteId }))
  if (one.do === 'attach') {
    const attachment = { id: freshId(), name: `${canary()}.pdf`, bytes: 3, addedAt: desk.clock.at, digest: '0'.repeat(64) }
    remember(await desk.engine.records.attachmentAdded(noteId, attachment))
  }
  if (one.do === 'detach') {
    remember(await desk.call('attachments.remove', { noteId, attachmentId: note?.attachments[0]?.id ?? freshId() }))
  }
  const item = at(await desk.database.find('actionItems'), one.other)
  if (item && one.do === 'mark') {
    remember(await desk.call('items.mark', { itemId: item.id, status: 'stuck', obstacle: 'skill', by: 'coach' }))
  }
  if (item && one.do === 'edit') {
    remember(await desk.call('items.edit', { itemId: item.id, text: canary(), owner: 'coach', due: '2026-12-01' }))
  }
}

const allRecords = async (desk: Desk) => new Map((await Promise.all(COLLECTIONS.map(async (name) =>
  (await desk.database.find(name)).map((record) => [`${name}/${record.id}`, record] as const)))).flat())

/** What a message to somebody else that named something of hers says no more. */
const unnamed = { sessionId: '', itemIds: [] }

test('V17: no field of any record has anything of hers; nobody else lost a word; the chain verifies', async () => {
  let erasedRecords = 0
  const erased = { sessions: 0, outbox: 0, sent: 0 }
  const acts = fc.array(act, { minLength: 25, maxLength: 80, size: 'max' })
  await fc.assert(fc.asyncProperty(acts, fc.nat(2), async (list, which) => {
    const desk = await sitDown()
    const clients: string[] = []
    const changes: string[] = []
    for (let index = 0; index < 3; index += 1) {
      const { clientId, changeId } = await desk.get('clients.add', { name: canary() })
      clients.push(clientId)
      changes.push(changeId)
    }
    const world: World = { desk, clients, changes }
    for (const one of list) await perform(world, one)
    // Some jobs wait.
    await desk.engine.outbox.bring()

    const clientId = clients[which] ?? ''
    const owned = await gatherOwned(desk.database, clientId)
    // Adding her may have been undone.
    if (!owned) return
    const hers = OWNED_COLLECTIONS.flatMap((name): readonly { readonly id: string }[] => owned.records[name])
    const words = new Set([clientId, ...hers.map(({ id }) => id), ...(JSON.stringify(hers).match(/kestrel\w+x/g) ?? [])])
    await desk.get('find', { words: 'kestrel' })
    const before = await allRecords(desk)
    const { records } = await desk.get('erase', { clientId, name: owned.client?.name ?? '…' })
    expect(records).toBe(hers.length)
    erasedRecords += records
    erased.sessions += owned.records.sessions.filter(({ groupId }) => groupId !== '').length
    erased.outbox += owned.records.outbox.filter(({ state }) => state === 'waiting').length
    erased.sent += owned.records.outbox.filter(({ state }) => state === 'sent').length

    const expectGone = async (): Promise<void> => {
      const all = JSON.stringify([...await allRecords(desk)])
      for (const word of words) expect(all.includes(word), word).toBe(false)
      for (const word of [...words].slice(0, 5)) {
        expect((await desk.get('find', { words: word })).all).toEqual({ clients: 0, notes: 0, items: 0 })
      }
      expect((await desk.chain()).whole).toBe(true)
    }
    await expectGone()
    const after = await allRecords(desk)
    for (const [key, record] of before) {
      const isHers = hers.some(({ id }) => key.endsWith(`/${id}`))
      const isRewritten = key.startsWith('library/')
        || (/^(events|outbox)\//.test(key) && !isDeepStrictEqual(after.get(key), record))
      if (isHers) expect(after.has(key)).toBe(false)
      else if (!isRewritten) expect(after.get(key)).toEqual(record)
      else if (key.startsWith('outbox/')) expect({ ...after.get(key), ...unnamed }).toEqual({ ...record, ...unnamed })
      else expect(after.get(key)).toMatchObject(key.startsWith('library/') ? {} : { type: 'erased', clientId: null, refs: [] })
    }
    // Whatever can still be undone brings nothing of hers back.
    for (const changeId of [...changes].reverse()) await desk.call('undo', { changeId })
    await desk.engine.outbox.bring()
    await expectGone()
  }), { seed: 20261121, numRuns: 60 })
  expect(erasedRecords).toBeGreaterThan(300)
  expect(Math.min(...Object.values(erased))).toBeGreaterThan(10)
}, 120_000)
