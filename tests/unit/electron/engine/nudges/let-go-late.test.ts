import { beforeEach, expect, it } from 'vitest'
import type { ToSendEntry } from '../../../../../shared/ipc/nudges.ts'
import { addClient, sitDown, writeNote, type Desk } from '../desk.ts'

const LINES = ['[] Add one line to the brief', '[] Leave the next report alone']
const DAY = 1_440

let desk: Desk
let marta: string
let tom: string
beforeEach(async () => {
  desk = await sitDown()
  marta = await withAddress('Marta Oliveira')
  tom = await withAddress('Tom Berger')
})

const withAddress = async (name: string): Promise<string> => {
  const clientId = await addClient(desk, name)
  await desk.get('clients.reach', { clientId, contact: { email: 'somebody@example.org', phone: '+351 912 345 678' } })
  return clientId
}
const agreedWith = (clientId: string, due: string) => writeNote(desk, clientId, { text: LINES.join('\n'), lines: LINES, due })
const entries = async (): Promise<readonly ToSendEntry[]> => (await desk.get('toSend', {})).entries
const kinds = async () => (await entries()).map(({ kind, reason, clientName }) => `${kind} ${clientName.split(' ')[0] ?? ''}: ${reason}`)
/** As the page does: by the instant of the list that is shown. */
const letGoLate = async (by = desk.clock.at) => desk.get('messages.letGoLate', { by })
const letGo = async () => (await desk.database.find('outbox')).filter(({ state }) => state === 'let-go')
const happened = async () =>
  (await desk.database.find('events')).filter(({ type }) => type === 'message.let-go').map(({ clientId, refs }) => ({ clientId, refs }))

/** Back from a holiday: with both of them something came too late, with Tom something new is ready. */
const away = async (): Promise<void> => {
  await agreedWith(marta, '2026-12-20')
  await agreedWith(tom, '2026-12-20')
  desk.later(4 * DAY)
  await agreedWith(tom, '2026-12-21')
}

it('E36: all that is expired by then is let go at once, as one change with one undo, whoever it was for', async () => {
  await away()
  const before = await desk.everything()
  expect([...await kinds()].sort()).toEqual(['confirmation Marta: expired', 'confirmation Tom: expired', 'confirmation Tom: time'])
  const late = (await entries()).filter(({ reason }) => reason === 'expired')

  const { changeId, messages } = await letGoLate()
  expect(messages).toBe(2)
  expect(await kinds()).toEqual(['confirmation Tom: time'])
  const gone = await letGo()
  expect(gone.map(({ clientId, itemIds }) => ({ clientId, itemIds })).sort((one, other) => (one.clientId < other.clientId ? -1 : 1)))
    .toEqual(late.map(({ clientId, itemIds }) => ({ clientId, itemIds })).sort((one, other) => (one.clientId < other.clientId ? -1 : 1)))
  for (const entry of gone) expect(entry).toMatchObject({ settledAt: desk.clock.at, job: '', replySecret: '', version: 1 })
  expect(await happened()).toEqual(expect.arrayContaining(gone.map(({ id, clientId, itemIds }) => ({ clientId, refs: [id, ...itemIds] }))))
  expect(await happened()).toHaveLength(2)

  await desk.get('undo', { changeId })
  expect(await desk.everything()).toEqual(before)
  expect(await kinds()).toHaveLength(3)
  expect(await desk.chain()).toMatchObject({ whole: true })
})

it('E36: what is let go at once leaves the very record and event that letting it go alone leaves', async () => {
  await away()
  const [one, other] = (await entries()).filter(({ reason }) => reason === 'expired')
  if (!one || !other) throw new Error('two came too late')
  const { clientId, kind, sessionId, due, itemIds, channel } = one
  await desk.get('messages.letGo', { clientId, kind, sessionId, due, itemIds, channel })
  expect(await letGoLate()).toMatchObject({ messages: 1 })
  const [alone, together] = await letGo()
  expect(Object.keys(alone ?? {}).sort()).toEqual(Object.keys(together ?? {}).sort())
  expect({ ...together, id: '', clientId: '', sessionId: '', itemIds: [] }).toEqual({ ...alone, id: '', clientId: '', sessionId: '', itemIds: [] })
  expect(await happened()).toHaveLength(2)
})

it('E36: what came too late only since the list was shown is not let go unseen', async () => {
  await agreedWith(tom, '2026-12-20')
  desk.later(60)
  await agreedWith(marta, '2026-12-20')
  desk.later(2 * DAY - 30)
  const shown = desk.clock.at
  expect([...await kinds()].sort()).toEqual(['confirmation Marta: time', 'confirmation Tom: expired'])
  desk.later(90)
  expect([...await kinds()].sort()).toEqual(['confirmation Marta: expired', 'confirmation Tom: expired'])
  expect(await letGoLate(shown)).toMatchObject({ messages: 1 })
  expect(await kinds()).toEqual(['confirmation Marta: expired'])
})

it('E36: what was shown as too late, and is not any more, stays', async () => {
  await agreedWith(marta, '2026-12-20')
  desk.later(3 * DAY)
  const [item] = await desk.database.find('actionItems')
  await desk.get('items.mark', { itemId: item?.id ?? '', status: 'done', obstacle: null, by: 'coach' })
  const [left] = (await desk.database.find('actionItems')).filter(({ status }) => status === 'open')
  expect(await letGoLate()).toMatchObject({ messages: 1 })
  expect((await letGo()).map(({ itemIds }) => itemIds)).toEqual([[left?.id]])
})

it('E36: what has no address, is one too many, or has still time stays', async () => {
  const nobody = await addClient(desk, 'Ines')
  await agreedWith(nobody, '2026-12-20')
  await desk.get('nudges.change', { mostAMonth: 1 })
  for (const due of ['2026-11-26', '2026-11-27', '2026-11-28']) await agreedWith(marta, due)
  // Of the first the half-way was yesterday; of the other two it is today.
  desk.later(5 * DAY + 120)
  expect([...await kinds()].sort()).toEqual([
    'confirmation Ines: no-address', 'midpoint Marta: cap', 'midpoint Marta: expired', 'midpoint Marta: time',
  ])
  await letGoLate()
  expect([...await kinds()].sort()).toEqual(['confirmation Ines: no-address', 'midpoint Marta: cap', 'midpoint Marta: time'])
})

it('E1: where nothing came too late nothing is written', async () => {
  await agreedWith(marta, '2026-12-20')
  const before = await desk.everything()
  expect(await letGoLate()).toMatchObject({ messages: 0 })
  expect(await desk.everything()).toEqual(before)
  expect(await happened()).toEqual([])
})

it('E35: what was let go with the others is not planned again, and what comes after it is', async () => {
  await agreedWith(marta, '2026-12-20')
  desk.later(4 * DAY)
  await letGoLate()
  desk.later(29 * DAY)
  expect(await kinds()).not.toContain('confirmation Marta: expired')
  expect((await entries()).map(({ kind }) => kind)).toEqual(['day-before'])
})

it('V17: it is undone no more once one of them was erased', async () => {
  await away()
  const { changeId } = await letGoLate()
  await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
  expect(await desk.refusal('undo', { changeId })).toBe('nothing-to-undo')
  expect((await letGo()).map(({ clientId }) => clientId)).toEqual([tom])
  expect(await desk.chain()).toMatchObject({ whole: true })
})
