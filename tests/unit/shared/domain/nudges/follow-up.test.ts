import { describe, expect, it } from 'vitest'
import { followUpOf, type FollowUpGround } from '../../../../../shared/domain/nudges/follow-up.ts'
import { client, idOf, MARTA, SESSION } from './ground.ts'

const savedAt = '2026-11-17T11:00:00.000Z'
const given = (wanted: Partial<FollowUpGround> = {}): FollowUpGround => ({
  client: client(), session: { id: SESSION, clientId: MARTA, state: 'held' }, savedAt,
  items: [{ id: idOf(2), due: '2026-11-27' }, { id: idOf(1), due: '2026-11-20' }], told: [], ...wanted,
})
const soon = new Date('2026-11-17T11:05:00.000Z')

describe('a follow-up', () => {
  it('E36: is there from the moment the note is saved, and names what was agreed in it', () => {
    expect(followUpOf(soon, given())).toEqual({
      clientId: MARTA, kind: 'follow-up', sessionId: SESSION, due: null, itemIds: [idOf(1), idOf(2)], channel: 'email',
      dueAt: savedAt, reason: 'follow-up',
    })
  })

  it('E36: is there for seven days', () => {
    expect(followUpOf(new Date('2026-11-24T10:59:59.999Z'), given())).not.toBeNull()
    expect(followUpOf(new Date('2026-11-24T11:00:00.000Z'), given())).toBeNull()
  })

  it.each(['sent', 'let-go'] as const)('E36: is over once it was %s', (state) => {
    const told = [{ kind: 'follow-up', sessionId: SESSION, state } as const]
    expect(followUpOf(soon, given({ told }))).toBeNull()
    expect(followUpOf(soon, given({ told: [{ kind: 'follow-up', sessionId: idOf(7), state }] }))).not.toBeNull()
    expect(followUpOf(soon, given({ told: [{ kind: 'confirmation', sessionId: SESSION, state }] }))).not.toBeNull()
  })

  it.each([
    ['an unsaved note', { savedAt: null }], ['nothing agreed', { items: [] }],
    ['a session that was not held', { session: { id: SESSION, clientId: MARTA, state: 'missed' as const } }],
  ])('E36: there is none after %s', (_, wanted) => {
    expect(followUpOf(soon, given(wanted))).toBeNull()
  })

  it('E34: goes by SMS where that is the only way to her', () => {
    expect(followUpOf(soon, given({ client: client({ email: '' }) }))?.channel).toBe('sms')
    expect(followUpOf(soon, given({ client: client({ reachableBy: 'sms' }) }))?.channel).toBe('sms')
  })

  it('keeps five of what it names, the first of the letter', () => {
    const items = Array.from({ length: 8 }, (_, index) => ({ id: idOf(20 - index), due: '2026-11-27' }))
    expect(followUpOf(soon, given({ items }))?.itemIds).toEqual([13, 14, 15, 16, 17].map(idOf))
  })
})
