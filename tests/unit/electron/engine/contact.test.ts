import { describe, expect, test } from 'vitest'
import { addClient, sitDown, writeNote } from './desk.ts'

const REACH = { email: 'marta@example.org', phone: '+44 7700 900123' }

describe('E24: how to reach a client', () => {
  test('is kept without white space around it, shown on her page, and undone', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    expect(await desk.get('client', { clientId })).toMatchObject({ contact: { email: '', phone: '' } })
    const { changeId } = await desk.get('clients.reach', {
      clientId, contact: { email: ' marta@example.org\t', phone: '  +44 7700 900123 ' },
    })
    expect(await desk.get('client', { clientId })).toMatchObject({ contact: REACH })
    await desk.get('clients.rename', { clientId: await addClient(desk, 'Jonas'), name: 'Jonas W' })
    await desk.get('undo', { changeId })
    expect(await desk.get('client', { clientId })).toMatchObject({ contact: { email: '', phone: '' } })
  })

  test('is as she gave it: nothing but line breaks, control characters and half characters is refused', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    for (const email of ['a\nb', 'a\u0000b', 'a\u2028b', '\ud83d', 'a\tb']) {
      expect(await desk.refusal('clients.reach', { clientId, contact: { email, phone: '' } })).toBe('bad-input')
      expect(await desk.refusal('clients.reach', { clientId, contact: { email: '', phone: email } })).toBe('bad-input')
    }
    for (const phone of ['ask at the desk, ext. 12', '๐๘๑', '(0)20/794-60 123 ☎']) {
      await desk.get('clients.reach', { clientId, contact: { email: 'not an address', phone } })
      expect(await desk.get('client', { clientId })).toMatchObject({ contact: { email: 'not an address', phone } })
    }
    await desk.get('clients.reach', { clientId, contact: { email: '', phone: '' } })
    expect(await desk.refusal('clients.reach', { clientId: 'e'.repeat(32), contact: REACH })).toBe('not-found')
  })

  test('E1: that changes nothing writes nothing', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await desk.get('clients.reach', { clientId, contact: REACH })
    const events = await desk.database.count('events')
    await desk.get('clients.reach', { clientId, contact: { ...REACH, email: ` ${REACH.email}` } })
    expect(await desk.database.count('events')).toBe(events)
  })
})

test('a client’s page has her sessions, newest first', async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  const first = desk.clock.at
  await writeNote(desk, clientId)
  desk.later(60)
  await writeNote(desk, clientId, { text: 'The second one.' })
  const { sessions, notesOpen } = await desk.get('client', { clientId })
  expect(sessions.map(({ number, startedAt, state }) => [number, startedAt, state])).toEqual([[2, desk.clock.at, 'held'], [1, first, 'held']])
  expect(notesOpen).toBe(true)
})
