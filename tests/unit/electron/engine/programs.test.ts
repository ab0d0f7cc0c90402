import { describe, expect, test } from 'vitest'
import { MOST_PROGRAMS, type ProgramNudging } from '../../../../shared/schemas/programs.ts'
import { addClient, freshId, sitDown, writeNote, type Desk } from './desk.ts'
import { fakeUsers } from './fake-vault.ts'

const OWN: ProgramNudging = { by: 'own', own: { 'confirmation': 'off', 'midpoint': 'off', 'day-before': 'email' } }
const NOBODY: ProgramNudging = { by: 'nobody', own: null }

/** Somebody with whom three things were agreed on 17 November, due on the 27th. */
const seated = async () => {
  const desk = await sitDown()
  const clientId = await addClient(desk)
  await desk.get('clients.reach', { clientId, contact: { email: 'marta@example.org', phone: '+351 912 345 678' } })
  await writeNote(desk, clientId, { text: '[] call Ravi', lines: ['[] call Ravi'], due: '2026-11-27' })
  return { desk, clientId }
}

const add = async (desk: Desk, name = 'Leadership'): Promise<string> => (await desk.get('programs.add', { name })).programId

const coming = async (desk: Desk, clientId: string): Promise<readonly string[]> =>
  (await desk.get('client.nudging', { clientId })).planned.map(({ kind, channel }) => `${kind} ${channel}`)

describe('E46: programs', () => {
  test('are listed by name, with how many are in each and what the practice does', async () => {
    const { desk, clientId } = await seated()
    const [second, first] = [await add(desk, 'résumé'), await add(desk, 'Leadership')]
    await desk.get('engagements.place', { clientId, programId: second })
    const { programs, practice } = await desk.get('programs', {})
    expect(programs).toEqual([
      { id: first, name: 'Leadership', nudging: { by: 'practice', own: null }, clients: 0 },
      { id: second, name: 'résumé', nudging: { by: 'practice', own: null }, clients: 1 },
    ])
    expect(practice.on).toBe(true)
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    expect((await desk.get('programs', {})).programs.map(({ clients }) => clients)).toEqual([0, 0])
  })

  test('have a name of their own, and at most a hundred of them', async () => {
    const desk = await sitDown()
    const programId = await add(desk, '  Führung ')
    expect((await desk.get('programs', {})).programs[0]?.name).toBe('Führung')
    for (const name of ['', '  ', 'two\nlines']) expect(await desk.refusal('programs.add', { name })).toBe('bad-input')
    for (const name of ['führung', 'FÜHRUNG', ' Fu\u0308hrung']) expect(await desk.refusal('programs.add', { name })).toBe('name-taken')
    const other = await add(desk, 'Career')
    expect(await desk.refusal('programs.change', { programId: other, name: 'führung' })).toBe('name-taken')
    expect(await desk.refusal('programs.change', { programId: other, name: ' ' })).toBe('bad-input')
    await desk.get('programs.change', { programId, name: 'FÜHRUNG' })
    for (let n = 2; n < MOST_PROGRAMS; n += 1) await add(desk, `Program ${String(n)}`)
    expect(await desk.refusal('programs.add', { name: 'One more' })).toBe('too-large')
  })

  test('names that differ by a letter or an accent are two, in any script', async () => {
    const desk = await sitDown()
    for (const name of ['Führung', 'Fuhrung', 'मन', 'मान', 'Мой план', 'Мои план', 'First year', 'Firstyear', '🙂', '🙃']) await add(desk, name)
    expect(await desk.refusal('programs.add', { name: 'first \u00a0YEAR' })).toBe('name-taken')
  })

  test('stand in the order of their numbers', async () => {
    const desk = await sitDown()
    for (const name of ['Group 10', 'Group 9', 'group 1']) await add(desk, name)
    expect((await desk.get('programs', {})).programs.map(({ name }) => name)).toEqual(['group 1', 'Group 9', 'Group 10'])
  })

  test('a plan of its own that is missing is refused, and so is a program that is not there', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    expect(await desk.refusal('programs.change', { programId, nudging: { by: 'own', own: null } })).toBe('bad-input')
    const nowhere = freshId()
    expect(await desk.refusal('programs.change', { programId: nowhere, name: 'Career' })).toBe('not-found')
    expect(await desk.refusal('programs.remove', { programId: nowhere })).toBe('not-found')
    expect(await desk.refusal('engagements.place', { clientId, programId: nowhere })).toBe('not-found')
    const fresh = await addClient(desk, 'Jonas')
    expect(await desk.refusal('engagements.place', { clientId: fresh, programId })).toBe('not-found')
  })

  test('E1: what stays as it is writes nothing', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    const before = await desk.database.count('events')
    await desk.get('programs.change', { programId, name: 'Leadership', nudging: { by: 'practice', own: null } })
    await desk.get('engagements.place', { clientId, programId })
    expect(await desk.database.count('events')).toBe(before)
  })

  test('E6: each change has its event, the client’s where it is about her', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    await desk.get('programs.remove', { programId })
    const told = [...await desk.database.find('events')].sort((one, other) => one.seq - other.seq).slice(-4)
    expect(told.map(({ type, clientId: whose }) => [type, whose])).toEqual([
      ['settings.changed', null], ['engagement.updated', clientId], ['settings.changed', null], ['engagement.updated', clientId],
    ])
    expect(await desk.chain()).toMatchObject({ whole: true })
  })

  test('are the coach’s to say; the assistant sees which one a client is in', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    const admin = await sitDown({ database: desk.database, people: fakeUsers('admin') })
    expect(await admin.refusal('programs', {})).toBe('not-allowed')
    expect(await admin.refusal('programs.add', { name: 'Career' })).toBe('not-allowed')
    expect(await admin.refusal('programs.change', { programId, name: 'Career' })).toBe('not-allowed')
    expect(await admin.refusal('programs.remove', { programId })).toBe('not-allowed')
    expect(await admin.refusal('engagements.place', { clientId, programId: '' })).toBe('not-allowed')
    expect(await admin.get('client.engagement', { clientId })).toMatchObject({ programId, programs: [{ id: programId, name: 'Leadership' }] })
  })
})

describe('E32: a program says how those in it are reminded', () => {
  test('by its own plan, as the practice does, or not; what is said of her goes before', async () => {
    const { desk, clientId } = await seated()
    const usual = ['confirmation email', 'midpoint sms', 'day-before sms']
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    expect(await coming(desk, clientId)).toEqual(usual)
    await desk.get('programs.change', { programId, nudging: OWN })
    expect(await coming(desk, clientId)).toEqual(['day-before email'])
    expect((await desk.get('client.nudging', { clientId })).program).toEqual({ name: 'Leadership', nudging: OWN })
    await desk.get('programs.change', { programId, nudging: NOBODY })
    expect(await coming(desk, clientId)).toEqual([])
    await desk.get('clients.nudging', {
      clientId, nudging: { by: 'own', own: { 'confirmation': 'off', 'midpoint': 'email', 'day-before': 'off' }, pausedUntil: null },
    })
    expect(await coming(desk, clientId)).toEqual(['midpoint email'])
    await desk.get('clients.nudging', { clientId, nudging: { by: 'practice', own: null, pausedUntil: null } })
    await desk.get('programs.remove', { programId })
    expect(await coming(desk, clientId)).toEqual(usual)
    expect((await desk.get('client.nudging', { clientId })).program).toBeNull()
  })

  test('E37: the outbox follows, when she is put in it and when its plan changes', async () => {
    const { desk, clientId } = await seated()
    const needs: string[] = []
    const stop = desk.engine.outbox.onNeed(() => { needs.push('asked') })
    const waiting = async () => {
      await desk.engine.outbox.bring()
      return (await desk.database.find('outbox', { state: 'waiting' })).map(({ kind }) => kind).sort()
    }
    expect(await waiting()).toEqual(['confirmation', 'day-before', 'midpoint'])
    const programId = await add(desk)
    await desk.get('programs.change', { programId, nudging: OWN })
    needs.length = 0
    await desk.get('engagements.place', { clientId, programId })
    expect(needs).toEqual(['asked'])
    expect(await waiting()).toEqual(['day-before'])
    await desk.get('programs.change', { programId, nudging: NOBODY })
    expect(needs).toEqual(['asked', 'asked'])
    expect(await waiting()).toEqual([])
    stop()
  })

  test('E45: an engagement that ended and goes on again is in its program still; a new one is in none', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ programId })
    await desk.get('engagements.resume', { clientId })
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ programId, endedOn: null })
    await desk.get('engagements.end', { clientId, on: '2026-11-17' })
    desk.clock.at = '2026-12-17T10:00:00.000Z'
    await writeNote(desk, clientId, { text: 'Again.', lines: [] })
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ programId: '', startedOn: '2026-12-17' })
  })
})

describe('E5: undo', () => {
  test('takes back each change exactly', async () => {
    const { desk, clientId } = await seated()
    const states = [await desk.everything()]
    const changes: string[] = []
    const then = async ({ changeId }: { readonly changeId: string }): Promise<void> => {
      changes.push(changeId)
      states.push(await desk.everything())
    }
    const added = await desk.get('programs.add', { name: 'Leadership' })
    await then(added)
    const { programId } = added
    await then(await desk.get('programs.change', { programId, name: 'Leading', nudging: OWN }))
    await then(await desk.get('engagements.place', { clientId, programId }))
    await then(await desk.get('programs.remove', { programId }))
    for (const [index, changeId] of [...changes.entries()].reverse()) {
      await desk.get('undo', { changeId })
      expect(await desk.everything()).toEqual(states[index])
    }
  })

  test('is in no way of what else was written into the settings since, and leaves that as it is', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    const removed = await desk.get('programs.remove', { programId })
    await desk.engine.records.backupMade(desk.clock.at)
    await desk.get('settings.change', { look: 'dark' })
    await desk.get('undo', removed)
    expect(await desk.get('client.engagement', { clientId })).toMatchObject({ programId })
    const [settings] = await desk.database.find('library')
    expect(settings).toMatchObject({ look: 'dark', lastBackupAt: desk.clock.at })

    const first = await desk.get('programs.add', { name: 'Career' })
    const second = await desk.get('programs.add', { name: 'Team' })
    expect(await desk.refusal('undo', { changeId: first.changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: second.changeId })
    await desk.get('undo', { changeId: first.changeId })
    expect((await desk.get('programs', {})).programs.map(({ name }) => name)).toEqual(['Leadership'])
  })

  test('does not take away a program somebody is in, nor put anybody back into one that is gone', async () => {
    const { desk, clientId } = await seated()
    const added = await desk.get('programs.add', { name: 'Leadership' })
    const { programId } = added
    await desk.get('engagements.place', { clientId, programId })
    expect(await desk.refusal('undo', { changeId: added.changeId })).toBe('changed-since')
    const out = await desk.get('engagements.place', { clientId, programId: '' })
    await desk.get('programs.remove', { programId })
    expect(await desk.refusal('undo', { changeId: out.changeId })).toBe('changed-since')
  })

  test('E23: a client who is erased takes nothing of the program along', async () => {
    const { desk, clientId } = await seated()
    const programId = await add(desk)
    await desk.get('engagements.place', { clientId, programId })
    await desk.get('erase', { clientId, name: 'Marta Oliveira' })
    expect((await desk.get('programs', {})).programs).toMatchObject([{ id: programId, clients: 0 }])
    expect(await desk.chain()).toMatchObject({ whole: true })
  })
})
