import { beforeEach, describe, expect, it } from 'vitest'
import type { Input } from '../../../../../shared/ipc/contract.ts'
import type { MessageRef, ToSendEntry } from '../../../../../shared/ipc/nudges.ts'
import { addClient, confirmation, sitDown, writeNote, type Desk } from '../desk.ts'

const LINES = ['[] Add one line to the brief, by Thursday', '[] Leave the next report alone']

let desk: Desk
let clientId: string
beforeEach(async () => {
  desk = await sitDown()
  clientId = await addClient(desk)
  await desk.get('clients.reach', { clientId, contact: { email: 'marta@example.org', phone: '+351 912 345 678' } })
})

const written = async (due = '2026-11-27') => writeNote(desk, clientId, { lines: LINES, due })
const entries = async (): Promise<readonly ToSendEntry[]> => (await desk.get('toSend', {})).entries
const kinds = async () => (await entries()).map(({ kind, reason }) => `${kind}: ${reason}`)
const refOf = ({ kind, sessionId, due, itemIds, channel, clientId: whose }: ToSendEntry): MessageRef =>
  ({ clientId: whose, kind, sessionId, due, itemIds, channel })
const the = async (kind: string): Promise<ToSendEntry> => {
  const found = (await entries()).find((entry) => entry.kind === kind)
  if (!found) throw new Error(`nothing of ${kind} is to be sent`)
  return found
}

/** That of the only session. */
const followUp = async (): Promise<ToSendEntry> => {
  const [session] = await desk.database.find('sessions')
  const { entry } = await desk.get('followUp', { sessionId: session?.id ?? '' })
  if (!entry) throw new Error('there is no follow-up to write')
  return entry
}

describe('to send', () => {
  it('E36: a confirmation, filled in for one person; the follow-up waits on her page', async () => {
    await written()
    expect(await kinds()).toEqual(['confirmation: time'])
    expect(await the('confirmation')).toMatchObject({
      clientName: 'Marta Oliveira', channel: 'email', address: 'marta@example.org', subject: 'What we agreed', due: '2026-11-27',
      sentThisMonth: 0, mostAMonth: 12,
    })
    const { text } = await the('confirmation')
    expect(text).toContain('Dear Marta,')
    expect(text).toContain('(by Friday 27 November)')
    expect(text).toContain('2. ')
  })

  it('E36: what is sent is not shown again, and counts in its month', async () => {
    await written()
    await desk.get('messages.sent', refOf(await the('confirmation')))
    expect(await kinds()).toEqual([])
    expect(await followUp()).toMatchObject({ sentThisMonth: 1 })
    expect(await desk.database.find('outbox')).toMatchObject([
      { state: 'sent', kind: 'confirmation', settledAt: desk.clock.at, job: '', replySecret: '', version: 1 },
    ])
    expect(await desk.chain()).toMatchObject({ whole: true })
    expect((await desk.database.find('events')).filter(({ type }) => type === 'message.sent')).toHaveLength(1)
  })

  it('E36: what is let go is not shown again, and was not sent', async () => {
    await written()
    await desk.get('messages.letGo', refOf(await the('confirmation')))
    expect(await kinds()).toEqual([])
    expect(await followUp()).toMatchObject({ sentThisMonth: 0 })
    expect((await desk.database.find('events')).filter(({ type }) => type === 'message.let-go')).toHaveLength(1)
  })

  it.each(['messages.sent', 'messages.letGo'] as const)('E5: %s is undone exactly', async (name) => {
    await written()
    const before = await desk.everything()
    const { changeId } = await desk.get(name, refOf(await the('confirmation')))
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    expect(await kinds()).toContain('confirmation: time')
  })

  it('E1: the same message twice is once', async () => {
    await written()
    const ref = refOf(await the('confirmation'))
    await desk.get('messages.sent', ref)
    await desk.get('messages.sent', ref)
    expect(await desk.database.find('outbox')).toHaveLength(1)
  })

  it('a message that was done with meanwhile was sent all the same', async () => {
    const { itemIds: [itemId = ''] } = await written()
    const ref = refOf(await the('confirmation'))
    await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    await desk.get('messages.sent', ref)
    expect(await desk.database.find('outbox')).toMatchObject([{ itemIds: ref.itemIds }])
  })

  it('E5: what a message names cannot be undone under it; undone in their order both go', async () => {
    const { changeId } = await written()
    const sent = await desk.get('messages.sent', refOf(await the('confirmation')))
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: sent.changeId })
    await desk.get('undo', { changeId })
    expect(await desk.database.find('actionItems')).toEqual([])
  })

  it('refuses what is not hers, not there, or of another session', async () => {
    await written()
    const ref = refOf(await the('confirmation'))
    const other = await addClient(desk, 'Tom')
    const none = 'e'.repeat(32)
    expect(await desk.refusal('messages.sent', { ...ref, clientId: other })).toBe('not-found')
    expect(await desk.refusal('messages.sent', { ...ref, clientId: none })).toBe('not-found')
    expect(await desk.refusal('messages.sent', { ...ref, itemIds: [none] })).toBe('not-found')
    expect(await desk.refusal('messages.sent', { ...ref, sessionId: none })).toBe('bad-input')
    expect(await desk.refusal('messages.letGo', { ...ref, kind: 'midpoint', due: null })).toBe('bad-input')
    expect(await desk.refusal('messages.letGo', { ...ref, due: '2026-02-30' })).toBe('bad-input')
    expect(await desk.database.find('outbox')).toEqual([])
  })

  it('E36: one entry a person, never several together', async () => {
    await written()
    const tom = await addClient(desk, 'Tom Berger')
    await writeNote(desk, tom, { lines: LINES, due: '2026-11-27' })
    const ready = await entries()
    expect(ready.map(({ clientName }) => clientName).sort()).toEqual(['Marta Oliveira', 'Tom Berger'])
    for (const { text, clientName } of ready) {
      expect(text.includes('Marta')).toBe(clientName === 'Marta Oliveira')
      expect(text.includes('Tom')).toBe(clientName === 'Tom Berger')
    }
    expect(ready.filter(({ reason }) => reason === 'no-address')).toHaveLength(1)
  })
})

describe('a follow-up', () => {
  it('E36: is found by session and by note, is sent once, and comes back with undo', async () => {
    const { noteId } = await written()
    const entry = await followUp()
    expect((await desk.get('followUp', { noteId })).entry).toEqual(entry)
    expect((await desk.get('followUp', { sessionId: entry.sessionId })).entry).toEqual(entry)
    const { changeId } = await desk.get('messages.sent', refOf(entry))
    expect((await desk.get('followUp', { noteId })).entry).toBeNull()
    // E35: she was told what was agreed.
    expect(await kinds()).toEqual([])
    await desk.get('undo', { changeId })
    expect((await desk.get('followUp', { noteId })).entry).not.toBeNull()
    expect(await kinds()).toEqual(['confirmation: time'])
  })

  it('E36: can be written for seven days, also of what is done by then', async () => {
    const { itemIds, noteId } = await written()
    for (const itemId of itemIds) await desk.get('items.mark', { itemId, status: 'done', obstacle: null, by: 'coach' })
    const isThere = async () => (await desk.get('followUp', { noteId })).entry !== null
    expect(await isThere()).toBe(true)
    desk.later(7 * 1_440 - 1)
    expect(await isThere()).toBe(true)
    desk.later(1)
    expect(await isThere()).toBe(false)
  })

  it('there is none for a note nobody wrote, or a draft', async () => {
    const { noteId } = await desk.get('notes.begin', { clientId })
    expect((await desk.get('followUp', { noteId })).entry).toBeNull()
    expect((await desk.get('followUp', { sessionId: 'e'.repeat(32) })).entry).toBeNull()
  })

  it('E35, E36: names more than five things in its letter, and has told her of them all', async () => {
    const lines = Array.from({ length: 7 }, (_, index) => `[] thing ${String(index)}`)
    const { noteId } = await writeNote(desk, clientId, { text: lines.join('\n'), lines, due: '2026-11-27' })
    const { text, itemIds } = await followUp()
    expect(text).toContain('7. thing')
    expect(itemIds).toHaveLength(5)
    await desk.get('messages.sent', refOf(await followUp()))
    expect(await kinds()).toEqual([])
    // What is agreed in it later is news.
    desk.later(30)
    const later = await desk.get('notes.save', {
      noteId, clientId, text: [...lines, '[] and one more'].join('\n'), corrections: [], confirmed: [confirmation('[] and one more', '2026-11-27')],
    })
    expect((await the('confirmation')).itemIds).toEqual(later.itemIds)
  })

  it('E36: nothing that its letter told her of can be undone under it, also beyond the five', async () => {
    const lines = Array.from({ length: 7 }, (_, index) => `[] thing ${String(index)}`)
    const due = '2026-11-27'
    const { noteId } = await writeNote(desk, clientId, { text: lines.slice(0, 5).join('\n'), lines: lines.slice(0, 5), due: '2026-11-20' })
    const { changeId } = await desk.get('notes.save', {
      noteId, clientId, text: lines.join('\n'), corrections: [], confirmed: lines.slice(5).map((line) => confirmation(line, due)),
    })
    const sent = await desk.get('messages.sent', refOf(await followUp()))
    expect(await desk.refusal('undo', { changeId })).toBe('changed-since')
    await desk.get('undo', { changeId: sent.changeId })
    await desk.get('undo', { changeId })
  })
})

describe('the settings of nudges', () => {
  const undone = async (name: 'nudges.change' | 'letters.change' | 'letters.reset', input: Input<typeof name>) => {
    const before = await desk.everything()
    const { changeId } = await desk.get(name, input)
    const after = await desk.get('nudges', {})
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
    return after
  }

  it('E5: are changed in parts, and back', async () => {
    expect((await undone('nudges.change', { mostAMonth: 4 })).settings).toMatchObject({ on: true, mostAMonth: 4 })
    expect((await undone('nudges.change', { on: false, quietFrom: '19:30' })).settings).toMatchObject({ on: false, quietFrom: '19:30' })
    expect((await desk.get('nudges', {})).settings).toEqual((await desk.get('nudges', {})).standard)
  })

  it('E1: what stays as it is leaves no event', async () => {
    await desk.get('nudges.change', { mostAMonth: 12 })
    await desk.get('letters.reset', { kind: 'midpoint', channel: 'sms' })
    expect((await desk.database.find('events')).filter(({ type }) => type === 'settings.changed')).toEqual([])
  })

  it('E36: the coach’s own words are what is sent, until they are the standard ones again', async () => {
    await written()
    const letter = { kind: 'confirmation', channel: 'email', subject: '  For {name} ', text: 'Hello {name}\n{items}' } as const
    const view = await undone('letters.change', { letter })
    expect(view.letters.find(({ isStandard }) => !isStandard)?.letter).toEqual({ ...letter, subject: 'For {name}' })
    await desk.get('letters.change', { letter })
    expect(await the('confirmation')).toMatchObject({ subject: 'For Marta' })
    expect((await the('confirmation')).text).toMatch(/^Hello Marta\n1\. /)
    await desk.get('letters.reset', { kind: 'confirmation', channel: 'email' })
    expect(await the('confirmation')).toMatchObject({ subject: 'What we agreed' })
  })

  it.each([
    ['a subject of two lines', { subject: 'a\nBcc: b' }], ['nothing to read', { text: ' \u200b\n ' }],
  ])('a letter is refused with %s', async (_, wrong) => {
    const letter = { kind: 'midpoint', channel: 'email', subject: 'a', text: 'b', ...wrong } as const
    expect(await desk.refusal('letters.change', { letter })).toBe('bad-input')
  })

  it('an SMS keeps no subject', async () => {
    await desk.get('letters.change', { letter: { kind: 'midpoint', channel: 'sms', subject: 'a', text: 'b' } })
    const { letters } = await desk.get('nudges', {})
    expect(letters.find(({ isStandard }) => !isStandard)?.letter).toEqual({ kind: 'midpoint', channel: 'sms', subject: '', text: 'b' })
  })

  it('a preview is read as somebody made up would read it, or as she would', async () => {
    const letter = { kind: 'day-before', channel: 'email', subject: 'For {date}', text: '{name}\n{items}' } as const
    expect(await desk.get('messages.preview', { ...letter, clientId: null })).toMatchObject({ subject: 'For Wednesday 18 November' })
    expect((await desk.get('messages.preview', { ...letter, clientId })).text).toMatch(/^Marta\n1\. Write the three/)
    await written()
    expect((await desk.get('messages.preview', { ...letter, clientId })).text).toContain('Leave the next report alone (by Friday 27 November)')
    expect(await desk.refusal('messages.preview', { ...letter, clientId: 'e'.repeat(32) })).toBe('not-found')
  })
})

describe('of one client', () => {
  const nudging = (wanted: Omit<Input<'clients.nudging'>, 'clientId'>) => desk.get('clients.nudging', { clientId, ...wanted })
  const view = () => desk.get('client.nudging', { clientId })

  it('says what is planned for her and what she was sent, on her own clock', async () => {
    await nudging({ zone: 'Asia/Kathmandu' })
    await written()
    await desk.get('messages.sent', refOf(await the('confirmation')))
    expect(await view()).toMatchObject({
      herZone: 'Asia/Kathmandu', herDay: '2026-11-17', herTime: '15:45', reachableBy: 'any', sentThisMonth: 1,
      planned: [
        { kind: 'midpoint', channel: 'sms', herDay: '2026-11-22', herTime: '10:00', items: 2, byHand: null },
        { kind: 'day-before', herDay: '2026-11-26', herTime: '10:00', byHand: null },
      ],
      sent: [{ kind: 'confirmation', state: 'sent', at: desk.clock.at, items: 2 }],
    })
  })

  it('holds no words of hers but how to reach her', async () => {
    await written()
    expect(JSON.stringify(await view())).not.toMatch(/report|brief|Marta O/)
  })

  it.each([
    ['another zone', { zone: 'America/New_York' }], ['one way to reach her', { reachableBy: 'sms' }],
    ['none at all', { nudging: { by: 'nobody', own: null, pausedUntil: null } }],
    ['a pause', { nudging: { by: 'practice', own: null, pausedUntil: '2026-12-01' } }],
    ['a plan of her own', {
      nudging: { by: 'own', own: { 'confirmation': 'off', 'midpoint': 'email', 'day-before': 'sms' }, pausedUntil: null },
    }],
  ] as const)('E5: %s is kept, said, and undone', async (_, wanted) => {
    const before = await desk.everything()
    const { changeId } = await nudging(wanted)
    const { herZone, reachableBy, nudging: kept } = await view()
    expect({ zone: herZone, reachableBy, nudging: kept }).toMatchObject(wanted)
    await desk.get('undo', { changeId })
    expect(await desk.everything()).toEqual(before)
  })

  it('E1: what stays as it is leaves no event', async () => {
    await nudging({})
    await nudging({ zone: '', reachableBy: 'any', nudging: { by: 'practice', own: null, pausedUntil: null } })
    const updated = (await desk.database.find('events')).filter(({ type }) => type === 'client.updated')
    expect(updated).toHaveLength(1)
  })

  it('a plan of her own goes with it', async () => {
    await nudging({ nudging: { by: 'nobody', own: { 'confirmation': 'off', 'midpoint': 'off', 'day-before': 'off' }, pausedUntil: null } })
    expect((await view()).nudging.own).toBeNull()
  })

  it.each([
    ['a zone there is not', { zone: 'Mars/Olympus' }],
    ['a plan of her own that is missing', { nudging: { by: 'own', own: null, pausedUntil: null } }],
    ['a day there is not', { nudging: { by: 'practice', own: null, pausedUntil: '2026-02-30' } }],
  ] as const)('refuses %s', async (_, wanted) => {
    expect(await desk.refusal('clients.nudging', { clientId, ...wanted })).toBe('bad-input')
  })

  it('refuses a client there is not', async () => {
    expect(await desk.refusal('clients.nudging', { clientId: 'e'.repeat(32), zone: '' })).toBe('not-found')
    expect(await desk.refusal('client.nudging', { clientId: 'e'.repeat(32) })).toBe('not-found')
  })

  it('a client added now has the practice’s plan', async () => {
    expect((await view()).nudging).toEqual({ by: 'practice', own: null, pausedUntil: null })
  })
})
