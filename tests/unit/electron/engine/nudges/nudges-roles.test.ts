/** V1, E21: nudges as an assistant has them, with the real vault: what a role may not read it has no key for. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { MessageRef } from '../../../../../shared/ipc/nudges.ts'
import type { TypedSecret } from '../../../../../electron/vault/unlock.ts'
import { COACH, joined, withPractice } from '../../../../support/rxdb-practice.ts'
import { newVault, type Place } from '../../../../vault/fixture.ts'
import { sitDown, type Desk } from '../desk.ts'
import { bring, CANARY, filled, jobs } from './outboxes.ts'

let place: Place
let admin: TypedSecret
beforeEach(async () => {
  place = await newVault()
  admin = await joined(place, 'admin')
})
afterEach(() => { place.remove() })

const as = <Value>(secret: TypedSecret, work: (desk: Desk) => Promise<Value>): Promise<Value> =>
  withPractice(place, secret, async ({ vault, database }) => work(await sitDown({ vault, database, damage: vault.damage })))

test('V1, E37: an assistant plans what the coach plans', async () => {
  await as(COACH, async (desk) => { await filled(desk) })
  const hers = await as(admin, async (desk) => {
    await bring(desk)
    return jobs(desk)
  })
  expect(hers).toHaveLength(3)
  await as(COACH, async (desk) => {
    await bring(desk)
    expect(await jobs(desk)).toEqual(hers)
  })
})

test('V1, E21: she is refused what holds words, or is the coach’s to say', async () => {
  const { clientId } = await as(COACH, filled)
  await as(admin, async (desk) => {
    const letter = { kind: 'midpoint', channel: 'sms', subject: '', text: 'a' } as const
    const ref: MessageRef = {
      clientId, kind: 'confirmation', sessionId: 'e'.repeat(32), due: null, itemIds: ['e'.repeat(32)], channel: 'email',
    }
    expect(await Promise.all([
      desk.refusal('toSend', {}), desk.refusal('followUp', { sessionId: ref.sessionId }), desk.refusal('nudges', {}),
      desk.refusal('nudges.change', { on: false }), desk.refusal('letters.change', { letter }),
      desk.refusal('letters.reset', { kind: 'midpoint', channel: 'sms' }),
      desk.refusal('messages.preview', { ...letter, clientId: null }),
      desk.refusal('messages.sent', ref), desk.refusal('messages.letGo', ref),
      desk.refusal('messages.letGoLate', { by: desk.clock.at }),
    ])).toEqual(Array.from({ length: 10 }, () => 'not-allowed'))
    await desk.get('clients.nudging', { clientId, zone: 'Asia/Kathmandu' })
    const view = await desk.get('client.nudging', { clientId })
    expect(view.planned).toHaveLength(3)
    expect(JSON.stringify({ ...view, contact: null })).not.toContain(CANARY)
  })
})
