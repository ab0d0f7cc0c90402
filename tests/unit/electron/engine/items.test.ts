import { describe, expect, test } from 'vitest'
import { decideMark } from '../../../../electron/engine/action-items/decide-mark.ts'
import type { Moment } from '../../../../electron/engine/decision.ts'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import { addClient, freshId, sitDown, writeNote } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const seated = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const { itemIds: [itemId = ''] } = await writeNote(desk, clientId, { text: '[] call Ravi', lines: ['[] call Ravi'] })
  const item = async () => await desk.database.get('actionItems', itemId)
  return { desk, clientId, itemId, item }
}

describe('marking', () => {
  test('each status is appended to the history, with its instant', async () => {
    const { desk, itemId, item } = await seated()
    const at: string[] = [desk.clock.at]
    for (const status of ['done', 'open', 'skipped'] as const) {
      desk.later(60)
      at.push(desk.clock.at)
      await desk.get('items.mark', { itemId, status, obstacle: null, by: 'coach' })
    }
    expect((await item())?.history).toEqual([
      { at: at[0], status: 'open' }, { at: at[1], status: 'done' }, { at: at[2], status: 'open' }, { at: at[3], status: 'skipped' },
    ].map((entry) => ({ ...entry, by: 'coach' })))
  })

  test('E8: an obstacle stays with stuck and goes with every other status', async () => {
    const { desk, itemId, item } = await seated()
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'workload', by: 'coach' })
    expect(await item()).toMatchObject({ status: 'stuck', obstacle: 'workload' })
    await desk.get('items.mark', { itemId, status: 'open', obstacle: 'workload', by: 'coach' })
    expect(await item()).toMatchObject({ status: 'open', obstacle: null })
    await desk.get('items.mark', { itemId, status: 'done', obstacle: 'skill', by: 'coach' })
    expect(await item()).toMatchObject({ status: 'done', obstacle: null })
  })

  test('E8: another obstacle does not make it stuck anew', async () => {
    const { desk, itemId, item } = await seated()
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: null, by: 'coach' })
    const history = (await item())?.history
    desk.later(60)
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'support', by: 'coach' })
    expect(await item()).toMatchObject({ obstacle: 'support', history })
  })

  test('E1: as it is already writes nothing', async () => {
    const { desk, itemId } = await seated()
    const before = await desk.chain()
    await desk.get('items.mark', { itemId, status: 'open', obstacle: null, by: 'coach' })
    expect(await desk.chain()).toEqual(before)
  })

  test('a history at its limit keeps when it was agreed and the newest', () => {
    const moment: Moment = { now: new Date(0), at: 'now', today: '1970-01-01', zone: 'UTC', id: freshId }
    const history = Array.from({ length: 500 }, (_, index) => ({ at: `${index}`, status: 'open' as const, by: 'coach' as const }))
    const item: ActionItem = {
      id: 'i', clientId: 'c', noteId: 'n', sessionId: 's', owner: 'client', due: '2026-11-20', dueFrom: 'chosen', status: 'open',
      history, text: 't', line: 't', obstacle: null,
    }
    const decision = decideMark(moment, item, { status: 'done', obstacle: null, by: 'coach' })
    const after = decision.ok ? decision.value.changes[0]?.after : null
    expect(after).toMatchObject({ history: [history[0], ...history.slice(2), { at: 'now', status: 'done', by: 'coach' }] })
  })

  test('what is not there is not found', async () => {
    const { desk } = await seated()
    expect(await desk.refusal('items.mark', { itemId: freshId(), status: 'done', obstacle: null, by: 'coach' })).toBe('not-found')
  })
})

describe('E31: whose word it is', () => {
  test('the client’s is a report; the coach confirming it is an entry of its own, and the status is as old as the report', async () => {
    const { desk, clientId, itemId, item } = await seated()
    const said = async () => (await item())?.history.map(({ status, by }) => [status, by])
    const row = async () => (await desk.get('client', { clientId })).closed[0]
    desk.later(60)
    const reported = desk.clock.at
    await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'client' })
    expect(await row()).toMatchObject({ status: 'done', by: 'client', since: reported })
    desk.later(60)
    const before = await desk.everything()
    const { changeId } = await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    expect(await said()).toEqual([['open', 'coach'], ['done', 'client'], ['done', 'coach']])
    expect(await row()).toMatchObject({ status: 'done', by: 'coach', since: reported })
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  test('confirmed once is confirmed: the coach saying it again, or the client after her, adds nothing', async () => {
    const { desk, itemId } = await seated()
    await desk.get('items.mark', { itemId, status: 'skipped', obstacle: null, by: 'client' })
    await desk.get('items.mark', { itemId, status: 'skipped', obstacle: null, by: 'client' })
    await desk.get('items.mark', { itemId, status: 'skipped', obstacle: null, by: 'coach' })
    const before = await desk.chain()
    for (const by of ['coach', 'client'] as const) await desk.get('items.mark', { itemId, status: 'skipped', obstacle: null, by })
    expect(await desk.chain()).toEqual(before)
  })

  test('another word of the client’s is a report again', async () => {
    const { desk, itemId, item } = await seated()
    for (const [status, by] of [['done', 'coach'], ['open', 'client'], ['stuck', 'client'], ['stuck', 'coach']] as const) {
      await desk.get('items.mark', { itemId, status, obstacle: status === 'stuck' ? 'support' : null, by })
    }
    expect((await item())?.history.map(({ by }) => by)).toEqual(['coach', 'coach', 'client', 'client', 'coach'])
    expect(await item()).toMatchObject({ status: 'stuck', obstacle: 'support' })
  })

  test('what stood in the way may be said with the coach’s confirmation, and later of her own word', async () => {
    const { desk, itemId, item } = await seated()
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: null, by: 'client' })
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'skill', by: 'coach' })
    expect(await item()).toMatchObject({ obstacle: 'skill', history: [{}, { by: 'client' }, { by: 'coach' }] })
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'workload', by: 'coach' })
    expect(await item()).toMatchObject({ obstacle: 'workload', history: [{}, {}, {}] })
  })

  test('E21: the assistant writes a report down as well, without what stood in the way', async () => {
    const { desk, itemId } = await seated()
    const admin = await sitDown({ database: desk.database, people: fakeUsers('admin') })
    await admin.get('items.mark', { itemId, status: 'stuck', obstacle: null, by: 'client' })
    expect((await desk.database.get('actionItems', itemId))?.history.at(-1)).toMatchObject({ status: 'stuck', by: 'client' })
    const told = (await desk.database.find('events')).find(({ type }) => type === 'task.updated')
    expect(told).toMatchObject({ role: 'admin', refs: [itemId] })
  })
})

describe('editing', () => {
  test('changes words, owner and day, and leaves its line and its status', async () => {
    const { desk, itemId, item } = await seated()
    const before = await item()
    await desk.get('items.edit', { itemId, text: ' Write to Ravi ', owner: 'coach', due: '2028-02-29' })
    expect(await item()).toEqual({ ...before, text: 'Write to Ravi', owner: 'coach', due: '2028-02-29' })
  })

  test.each([{ due: '2027-02-29' }, { due: '2026-13-01' }, { text: ' ' }, { text: 'two\nlines' }])(
    '%j is refused, and the item stays', async (wrong) => {
      const { desk, itemId, item } = await seated()
      const before = await item()
      const edit = { itemId, text: 'x', owner: 'client', due: '2026-12-01', ...wrong } as const
      expect(await desk.refusal('items.edit', edit)).toBe('bad-input')
      expect(await item()).toEqual(before)
    },
  )

  test('what is not there is not found', async () => {
    const { desk } = await seated()
    const edit = { itemId: freshId(), text: 'x', owner: 'client', due: '2026-12-01' } as const
    expect(await desk.refusal('items.edit', edit)).toBe('not-found')
  })
})
