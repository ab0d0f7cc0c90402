import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { VaultFault } from '../../../../../electron/vault/types.ts'
import { JOB_TEXT } from '../../../../../shared/relay/reminder-job.ts'
import { MESSAGE_KINDS } from '../../../../../shared/schemas/nudge-plan.ts'
import { sitDown, writeNote, type Desk } from '../desk.ts'
import { bring, CANARY, filled, jobs, LINES, TEXT } from './outboxes.ts'

describe('bringing the outbox up to the plan', () => {
  let desk: Desk
  beforeEach(async () => { desk = await sitDown() })
  afterEach(() => { vi.restoreAllMocks() })

  it('E37: puts a job for every planned message, and a second time nothing', async () => {
    await filled(desk)
    const commits: string[][] = []
    desk.database.onCommit((ids) => { commits.push([...ids]) })
    expect(await bring(desk)).toBe('2026-11-19T10:00:00.000Z')
    expect((await jobs(desk)).map(({ kind }) => kind)).toEqual(['confirmation', 'day-before', 'midpoint'])
    await bring(desk)
    expect(commits).toHaveLength(1)
  })

  it('E37: no word of anybody is in it', async () => {
    await filled(desk)
    await bring(desk)
    expect(JSON.stringify(await desk.database.find('outbox'))).not.toContain(CANARY)
  })

  it('E37: nor is anything else that can be typed between sessions, and a job has no place for a word', async () => {
    const { clientId, itemIds: [one = '', other = ''] } = await filled(desk)
    const [dialled, zone] = ['351912345678', 'Asia/Kathmandu']
    await desk.get('clients.nudging', { clientId, zone })
    await desk.get('sessions.book', {
      clientIds: [clientId], wall: '2026-12-01T10:00', zone: 'Europe/Lisbon', minutes: 60, place: `at the ${CANARY}`, repeat: null,
    })
    for (const kind of MESSAGE_KINDS) {
      for (const channel of ['email', 'sms'] as const) {
        const subject = channel === 'email' ? `On the ${CANARY}` : ''
        await desk.get('letters.change', { letter: { kind, channel, subject, text: `{name}, the ${CANARY}: {items}` } })
      }
    }
    await bring(desk)
    await desk.get('items.mark', { itemId: one, status: 'stuck', obstacle: 'confidence', by: 'client' })
    await desk.get('items.mark', { itemId: other, status: 'done', obstacle: null, by: 'coach' })
    await bring(desk)
    const entries = await desk.database.find('outbox')
    expect(entries.length).toBeGreaterThan(0)
    const all = JSON.stringify(entries)
    for (const marker of [CANARY, dialled, '912 345 678', zone, 'confidence']) expect(all).not.toContain(marker)
    for (const { job } of entries) expect(job).toMatch(new RegExp(`^${JOB_TEXT}$`, 'u'))
  })

  it('E37: makes no event, nothing to undo, and tells no screen', async () => {
    const { changeId } = await filled(desk)
    const events = await desk.database.count('events')
    let told = 0
    desk.engine.onChange(() => { told += 1 })
    await bring(desk)
    expect(told).toBe(0)
    expect(await desk.database.count('events')).toBe(events)
    // The last change is still the coach’s own.
    await desk.get('undo', { changeId })
    expect(told).toBe(1)
  })

  it('E37: asks to be compared after what a plan is made from was changed, and not after its own writing or a draft', async () => {
    let needs = 0
    const stop = desk.engine.outbox.onNeed(() => { needs += 1 })
    const { clientId, itemIds: [itemId = ''] } = await filled(desk)
    const after = async (work: () => Promise<unknown>) => {
      const before = needs
      await work()
      return needs - before
    }
    expect(await after(() => bring(desk))).toBe(0)
    expect(await after(() => desk.get('notes.begin', { clientId }))).toBe(0)
    expect(await after(() => desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' }))).toBe(1)
    expect(await after(() => desk.get('nudges.change', { mostAMonth: 3 }))).toBe(1)
    const [entry] = (await desk.get('toSend', {})).entries
    if (!entry) throw new Error('nothing to send')
    const { kind, sessionId, due, itemIds, channel } = entry
    expect(await after(() => desk.get('messages.sent', { clientId, kind, sessionId, due, itemIds, channel }))).toBe(1)
    stop()
    expect(await after(() => desk.get('nudges.change', { mostAMonth: 4 }))).toBe(0)
  })

  it('E37: what is done in part is put again under the same handle, and what is done is withdrawn', async () => {
    const { itemIds: [one = '', other = ''] } = await filled(desk)
    await bring(desk)
    const before = await desk.database.find('outbox')
    await desk.get('items.mark', { itemId: one, status: 'done', obstacle: null, by: 'coach' })
    await bring(desk)
    expect((await jobs(desk)).map(({ version, job }) => [version, (JSON.parse(job) as { items: number }).items]))
      .toEqual([[2, 1], [2, 1], [2, 1]])
    expect((await desk.database.find('outbox')).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    await desk.get('items.mark', { itemId: other, status: 'skipped', obstacle: null, by: 'coach' })
    await bring(desk)
    expect(await jobs(desk)).toEqual([])
    expect((await desk.database.find('outbox')).map(({ state, version, settledAt }) => [state, version, settledAt]))
      .toEqual(before.map(() => ['withdrawn', 3, desk.clock.at]))
  })

  it('E37: where no version comes after the one it has it is withdrawn, and put anew under a handle of its own', async () => {
    const { itemIds: [one = '', other = ''] } = await filled(desk)
    await bring(desk)
    const before = await desk.database.find('outbox')
    await desk.database.commit(before.map((entry) =>
      ({ collection: 'outbox', before: entry, after: { ...entry, version: 1_000_000 } })))
    await desk.get('items.mark', { itemId: one, status: 'done', obstacle: null, by: 'coach' })
    await bring(desk)
    const after = await desk.database.find('outbox')
    const withdrawn = after.filter(({ state }) => state === 'withdrawn')
    expect(withdrawn.map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    expect(withdrawn.every(({ version }) => version === 1_000_000)).toBe(true)
    expect((await jobs(desk)).map(({ version }) => version)).toEqual([1, 1, 1])
    // What is taken back at the last version stays at it.
    const waiting = after.filter(({ state }) => state === 'waiting')
    await desk.database.commit(waiting.map((entry) =>
      ({ collection: 'outbox', before: entry, after: { ...entry, version: 1_000_000 } })))
    await desk.get('items.mark', { itemId: other, status: 'done', obstacle: null, by: 'coach' })
    await bring(desk)
    expect(await jobs(desk)).toEqual([])
  })

  /** The same practice, with something that happens once, while a plan is made: when it asks who has an engagement. */
  const interrupted = async () => {
    const { database } = desk
    const next: { work: (() => Promise<void>) | null } = { work: null }
    const other = await sitDown({
      database: {
        ...database,
        find: async (name, selector) => {
          if (name === 'engagements' && selector === undefined) {
            const { work } = next
            next.work = null
            await work?.()
          }
          return database.find(name, selector)
        },
      },
    })
    return { other, next }
  }

  it('E37: a save while it reads does not wait for it, and its plan, which is of before, is thrown away', async () => {
    const { itemIds: [one = '', two = ''] } = await filled(desk)
    const { other, next } = await interrupted()
    // Were it in its way, neither would ever end.
    next.work = async () => {
      for (const itemId of [one, two]) await other.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    }
    expect(await bring(other)).toBeNull()
    expect(await desk.database.find('outbox')).toEqual([])
    expect(await bring(other)).toBeNull()
    expect(await desk.database.find('outbox')).toEqual([])
  })

  it('E37: a save while it plans goes first, and its plan, which is of before, is thrown away', async () => {
    const { itemIds: [itemId = ''] } = await filled(desk)
    const { other, next } = await interrupted()
    const order: string[] = []
    const saving: Promise<unknown>[] = []
    next.work = async () => {
      let now = 0
      vi.spyOn(performance, 'now').mockImplementation(() => {
        if (saving.length === 0) {
          saving.push(other.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' }).then(() => order.push('saved')))
        }
        // Every slice is used up.
        return now += 1_000
      })
    }
    expect(await bring(other).finally(() => order.push('brought'))).toBeNull()
    await Promise.all(saving)
    expect(order).toEqual(['saved', 'brought'])
    expect(await desk.database.find('outbox')).toEqual([])
    await bring(other)
    expect((await jobs(desk)).map(({ job }) => (JSON.parse(job) as { items: number }).items)).toEqual([1, 1, 1])
  })

  it('E37: what begins or expires while it is being compared is the next instant still', async () => {
    await filled(desk)
    const { other, next } = await interrupted()
    other.clock.at = '2026-11-19T09:59:59.999Z'
    next.work = async () => { other.clock.at = '2026-11-19T10:00:00.001Z' }
    expect(await bring(other)).toBe('2026-11-19T10:00:00.000Z')
  })

  it('E37: a message that was sent by hand stands beside the job that was taken back', async () => {
    const { clientId } = await filled(desk)
    await bring(desk)
    const { entries } = await desk.get('toSend', {})
    const entry = entries.find(({ kind }) => kind === 'confirmation')
    if (!entry) throw new Error('nothing to send')
    const { kind, sessionId, due, itemIds, channel } = entry
    await desk.get('messages.sent', { clientId, kind, sessionId, due, itemIds, channel })
    await bring(desk)
    expect((await desk.database.find('outbox')).map(({ kind: what, state }) => `${what} ${state}`).sort())
      .toEqual(['confirmation sent', 'confirmation withdrawn', 'day-before waiting', 'midpoint waiting'])
  })

  it('E5: what it wrote is in no way of undoing anything', async () => {
    const { changeId } = await filled(desk)
    await bring(desk)
    await desk.get('undo', { changeId })
    await bring(desk)
    expect(await jobs(desk)).toEqual([])
  })

  it('E5: a client whose adding is undone is gone, whatever was planned for her', async () => {
    const { clientId, changeId } = await desk.get('clients.add', { name: 'Tom' })
    const note = await writeNote(desk, clientId, { text: TEXT, lines: LINES, due: '2026-11-27' })
    await desk.get('clients.reach', { clientId, contact: { email: 'tom@example.org', phone: '' } })
      .then(({ changeId: reached }) => bring(desk).then(() => desk.get('undo', { changeId: reached })))
    await bring(desk)
    await desk.get('undo', { changeId: note.changeId })
    const { noteId } = note
    await desk.get('notes.discardDraft', { noteId })
    await bring(desk)
    expect((await desk.database.find('outbox')).length).toBeGreaterThan(0)
    // The quiet engagement went with the save.
    await desk.get('undo', { changeId })
    expect(await desk.refusal('client', { clientId })).toBe('not-found')
  })

  it('V17: everything of hers in it goes when she is erased', async () => {
    const { clientId } = await filled(desk)
    await bring(desk)
    expect((await desk.get('erase.preview', { clientId })).goes).toContainEqual({ collection: 'outbox', count: 3 })
    await desk.get('erase', { clientId, name: `Marta ${CANARY}` })
    expect(await desk.database.find('outbox')).toEqual([])
    await bring(desk)
    expect(await desk.database.find('outbox')).toEqual([])
  })

  it('E11: a fault of the disk is an answer, and the outbox is as before', async () => {
    await filled(desk)
    const { database } = desk
    const faulty = { ...database, commit: () => Promise.reject(new VaultFault('disk-full', 'told to fail')) }
    const other = await sitDown({ database: faulty })
    expect(await other.engine.outbox.bring()).toMatchObject({ ok: false, error: { code: 'disk-full' } })
    expect(await database.find('outbox')).toEqual([])
  })
})
