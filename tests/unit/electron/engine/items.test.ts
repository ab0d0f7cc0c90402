import { describe, expect, test } from 'vitest'
import { decideMark } from '../../../../electron/engine/action-items/decide.ts'
import type { Moment } from '../../../../electron/engine/decision.ts'
import type { ActionItem } from '../../../../shared/schemas/action-items.ts'
import { addClient, freshId, sitDown, writeNote } from './desk.ts'

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
      await desk.get('items.mark', { itemId, status, obstacle: null })
    }
    expect((await item())?.history).toEqual([
      { at: at[0], status: 'open' }, { at: at[1], status: 'done' }, { at: at[2], status: 'open' }, { at: at[3], status: 'skipped' },
    ])
  })

  test('E8: an obstacle stays with stuck and goes with every other status', async () => {
    const { desk, itemId, item } = await seated()
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'workload' })
    expect(await item()).toMatchObject({ status: 'stuck', obstacle: 'workload' })
    await desk.get('items.mark', { itemId, status: 'open', obstacle: 'workload' })
    expect(await item()).toMatchObject({ status: 'open', obstacle: null })
    await desk.get('items.mark', { itemId, status: 'done', obstacle: 'skill' })
    expect(await item()).toMatchObject({ status: 'done', obstacle: null })
  })

  test('E8: another obstacle does not make it stuck anew', async () => {
    const { desk, itemId, item } = await seated()
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: null })
    const history = (await item())?.history
    desk.later(60)
    await desk.get('items.mark', { itemId, status: 'stuck', obstacle: 'support' })
    expect(await item()).toMatchObject({ obstacle: 'support', history })
  })

  test('E1: as it is already writes nothing', async () => {
    const { desk, itemId } = await seated()
    const before = await desk.chain()
    await desk.get('items.mark', { itemId, status: 'open', obstacle: null })
    expect(await desk.chain()).toEqual(before)
  })

  test('a history at its limit keeps when it was agreed and the newest', () => {
    const moment: Moment = { now: new Date(0), at: 'now', today: '1970-01-01', zone: 'UTC', id: freshId }
    const history = Array.from({ length: 500 }, (_, index) => ({ at: `${index}`, status: 'open' as const }))
    const item: ActionItem = {
      id: 'i', clientId: 'c', noteId: 'n', sessionId: 's', owner: 'client', due: '2026-11-20', status: 'open',
      history, text: 't', line: 't', obstacle: null,
    }
    const decision = decideMark(moment, item, { status: 'done', obstacle: null })
    const after = decision.ok ? decision.value.changes[0]?.after : null
    expect(after).toMatchObject({ history: [history[0], ...history.slice(2), { at: 'now', status: 'done' }] })
  })

  test('what is not there is not found', async () => {
    const { desk } = await seated()
    expect(await desk.refusal('items.mark', { itemId: freshId(), status: 'done', obstacle: null })).toBe('not-found')
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
