/** E26: who may open the practice: the vault decides, the engine names them and puts on record what happened. */
import { describe, expect, test } from 'vitest'
import { VaultFault } from '../../../../electron/vault/types.ts'
import { addClient, memoryDatabase, sitDown, writeNote, type Desk } from './desk.ts'
import { ADMIN, CODE, FINGERPRINT, OWNER, userOf } from './fake-vault.ts'

const types = async (desk: Desk): Promise<readonly string[]> =>
  [...await desk.database.find('events')].sort((one, other) => one.seq - other.seq).map(({ type }) => type)

/** Ana, asked in, who has answered. */
const asked = async (desk: Desk) => {
  const { invitationId } = await desk.get('users.invite', { role: 'admin', name: ' Ana ' })
  desk.people.requests.push({
    id: invitationId, kind: 'joins', role: 'admin', userId: ADMIN, at: desk.clock.at, fingerprint: FINGERPRINT,
  })
  return invitationId
}

describe('asking somebody in', () => {
  test('V7a: gives the code once, with the coach’s own fingerprint, and keeps the name under the invitation', async () => {
    const desk = await sitDown()
    const given = await desk.get('users.invite', { role: 'admin', name: ' Ana ' })
    expect(given).toMatchObject({ groups: CODE, fingerprint: FINGERPRINT, expiresAt: '2026-11-24T10:00:00.000Z' })
    expect(await desk.get('users', {})).toMatchObject({
      users: [{ id: OWNER, role: 'coach', isOwner: true, name: null }],
      invitations: [{ id: given.invitationId, role: 'admin', name: 'Ana' }], requests: [], rotation: null,
    })
    expect(await types(desk)).toEqual(['user.invited'])
    expect(JSON.stringify([...await desk.everything()])).not.toContain(CODE[0])
  })

  test('E7: is refused for what is no name, before anything is asked of the vault', async () => {
    const desk = await sitDown()
    for (const name of [' ', '\n', 'A\nna', '\u200b']) {
      expect(await desk.refusal('users.invite', { role: 'admin', name })).toBe('bad-input')
    }
    expect(desk.people.invitations).toEqual([])
  })

  test('E26: that the disk refuses the name does not take the code away from whoever is looking at it', async () => {
    const database = await memoryDatabase()
    const desk = await sitDown({
      database: { ...database, commit: async () => { throw new VaultFault('disk-full', 'told to fail') } },
    })
    expect(await desk.get('users.invite', { role: 'admin', name: 'Ana' })).toMatchObject({ groups: CODE })
    expect((await desk.get('users', {})).invitations).toMatchObject([{ name: null }])
  })

  test('V7a: taken back, the name goes with it', async () => {
    const desk = await sitDown()
    const { invitationId } = await desk.get('users.invite', { role: 'admin', name: 'Ana' })
    await desk.get('users.withdraw', { invitationId })
    expect((await desk.get('users', {})).invitations).toEqual([])
    expect(JSON.stringify([...await desk.everything()])).not.toContain('Ana')
    expect(await types(desk)).toEqual(['user.invited', 'user.removed'])
    expect(await desk.refusal('users.withdraw', { invitationId })).toBe('invitation-unknown')
    expect(await types(desk)).toHaveLength(2)
  })
})

describe('whoever has answered', () => {
  test('V7a: is shown by her name and fingerprint; confirmed, the name is hers', async () => {
    const desk = await sitDown()
    const requestId = await asked(desk)
    expect((await desk.get('users', {})).requests).toMatchObject([
      { id: requestId, kind: 'joins', name: 'Ana', fingerprint: FINGERPRINT },
    ])
    await desk.get('users.confirm', { requestId })
    expect(await desk.get('users', {})).toMatchObject({
      users: [{ id: OWNER }, { id: ADMIN, role: 'admin', isOwner: false, name: 'Ana' }], invitations: [], requests: [],
    })
    expect(await types(desk)).toEqual(['user.invited', 'user.joined'])
    expect(desk.rotations).toEqual([])
  })

  test('V7a: refused, neither she nor her name is left', async () => {
    const desk = await sitDown()
    await desk.get('users.refuse', { requestId: await asked(desk) })
    expect(await desk.get('users', {})).toMatchObject({ users: [{ id: OWNER }], invitations: [], requests: [] })
    expect(JSON.stringify([...await desk.everything()])).not.toContain('Ana')
  })

  test('E11: what the vault refuses is an answer, and nothing is put on record', async () => {
    const desk = await sitDown()
    const requestId = await asked(desk)
    for (const code of ['invitation-expired', 'vault-damaged', 'disk-full'] as const) {
      desk.people.failing = code
      expect(await desk.refusal('users.confirm', { requestId })).toBe(code)
    }
    desk.people.failing = 'not-allowed'
    expect(await desk.refusal('users.remove', { userId: OWNER })).toBe('not-allowed')
    expect(await types(desk)).toEqual(['user.invited'])
    expect(desk.rotations).toEqual([])
  })
})

describe('a user', () => {
  const withAna = async (): Promise<Desk> => {
    const desk = await sitDown()
    await desk.get('users.confirm', { requestId: await asked(desk) })
    return desk
  }
  const renews = (desk: Desk): void => {
    desk.people.requests.push({ id: ADMIN, kind: 'renews', role: 'admin', userId: ADMIN, at: desk.clock.at, fingerprint: FINGERPRINT })
  }

  test('V7: whose new passphrase is confirmed gets new keys, and a rotation begins', async () => {
    const desk = await withAna()
    renews(desk)
    expect((await desk.get('users', {})).requests).toMatchObject([{ kind: 'renews', name: 'Ana' }])
    await desk.get('users.confirm', { requestId: ADMIN })
    expect(desk.rotations).toEqual(['begun'])
    expect((await types(desk)).at(-1)).toBe('keys.renewed')
    expect((await desk.get('users', {})).users.map(({ name }) => name)).toEqual([null, 'Ana'])
  })

  test('V7: whose new passphrase is refused goes on as she was, by her name', async () => {
    const desk = await withAna()
    renews(desk)
    const before = await types(desk)
    await desk.get('users.refuse', { requestId: ADMIN })
    expect(await types(desk)).toEqual(before)
    expect((await desk.get('users', {})).users.map(({ name }) => name)).toEqual([null, 'Ana'])
  })

  test('V7: who is removed takes her name along, and a rotation begins', async () => {
    const desk = await withAna()
    await desk.get('users.remove', { userId: ADMIN })
    expect(desk.rotations).toEqual(['begun'])
    expect((await types(desk)).at(-1)).toBe('user.removed')
    expect((await desk.get('users', {})).users).toHaveLength(1)
    expect(JSON.stringify([...await desk.everything()])).not.toContain('Ana')
    expect((await desk.chain()).whole).toBe(true)
  })
})

test('V7: the rotation is shown in records and can be paused', async () => {
  const desk = await sitDown()
  desk.people.rotation = { done: 0, total: 0 }
  expect((await desk.get('users', {})).rotation).toEqual({ done: 0, total: 1, paused: false })
  desk.people.rotation = { done: 20, total: 400 }
  await desk.get('users.pauseRotation', { paused: true })
  expect((await desk.get('users', {})).rotation).toEqual({ done: 20, total: 400, paused: true })
  await desk.get('users.pauseRotation', { paused: false })
  expect((await desk.get('users', {})).rotation).toMatchObject({ paused: false })
})

describe('who can open what of a client', () => {
  test('V1: by class, how many records, by whose key, and since when', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await writeNote(desk, clientId, { lines: ['[] Leave the next report alone'] })
    desk.people.users.push(userOf('admin', ADMIN, '2026-11-20T08:00:00.000Z'), userOf('manager', 'd'.repeat(32)))
    const { classes, clientName } = await desk.get('access', { clientId })
    expect(clientName).toBe('Marta Oliveira')
    expect(classes.map(({ compartment, records, users }) => [compartment, records, users.map(({ role }) => role)])).toEqual([
      ['personal', 2, ['coach', 'admin']], ['sensitive', 2, ['coach']], ['operational', 4, ['coach', 'admin']],
    ])
    // Nobody could read her before she was there.
    expect(classes[0]?.users.map(({ since }) => since)).toEqual(['2026-11-17T10:00:00.000Z', '2026-11-20T08:00:00.000Z'])
  })

  test('E18: of one whose own record did not open, too; of nobody, nothing', async () => {
    const desk = await sitDown()
    const clientId = await addClient(desk)
    await writeNote(desk, clientId)
    const client = await desk.database.get('clients', clientId)
    await desk.database.commit([{ collection: 'clients', before: client, after: null }])
    expect(await desk.get('access', { clientId })).toMatchObject({
      clientName: '…', classes: [
        // Where her session takes place, or would.
        { compartment: 'personal', records: 1 }, { compartment: 'sensitive', records: 1 }, { compartment: 'operational', records: 3 },
      ],
    })
    expect(await desk.refusal('access', { clientId: 'e'.repeat(32) })).toBe('not-found')
  })
})
