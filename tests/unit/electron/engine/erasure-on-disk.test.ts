/** V17 through every layer: engine, database, storage, and the real vault. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readEpochs } from '../../../../electron/vault/open-vault.ts'
import { openStore } from '../../../../electron/vault/store.ts'
import { rowReader, secretBytes, unlock } from '../../../../electron/vault/unlock.ts'
import { COACH, joined, withPractice } from '../../../support/rxdb-practice.ts'
import { newVault, NOW, quickStretch, type Place } from '../../../vault/fixture.ts'
import { addClient, sitDown, writeNote, type Desk } from './desk.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => { place.remove() })

const atDesk = <Value>(work: (desk: Desk) => Promise<Value>): Promise<Value> =>
  withPractice(place, COACH, async ({ vault, database }) => {
    expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
    return work(await sitDown({ vault, database, damage: vault.damage }))
  })

/** The epochs of the closed file: whom the keyrings of each know. */
const clientsByEpoch = async (): Promise<readonly (readonly string[])[]> => {
  const store = openStore(place.path)
  try {
    const unlocked = await unlock(rowReader(store), COACH, secretBytes(COACH), quickStretch, NOW)
    return readEpochs(unlocked, store).map(({ keyrings }) =>
      [...new Set(Object.values(keyrings).flatMap(({ byClient }) => [...byClient.keys()]))].sort())
  } finally {
    store.close()
  }
}

test('V17: her records and her keys go in one, a rotation begins, and everybody else is as before', async () => {
  const [marta, jonas, noteId] = await atDesk(async (desk) => {
    const clients = [await addClient(desk), await addClient(desk, 'Jonas')] as const
    await writeNote(desk, clients[0], { lines: ['[] Leave the next report alone'] })
    const { noteId: his } = await writeNote(desk, clients[1], { text: 'He wrote to the head of sales.' })
    return [...clients, his]
  })
  expect(await clientsByEpoch()).toEqual([[marta, jonas].sort()])

  const receipt = await atDesk(async (desk) => {
    const answer = await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    expect(desk.rotations).toEqual(['begun'])
    expect((await desk.get('users', {})).rotation).toMatchObject({ paused: false })
    return answer
  })
  const epochs = await clientsByEpoch()
  expect(epochs.length).toBe(2)
  for (const known of epochs) expect(known).toEqual([jonas])

  await withPractice(place, COACH, async ({ vault, database }) => {
    expect(vault.damage).toMatchObject({ unopened: 0, disagreeing: [] })
    while (vault.owner.rotation()) vault.owner.rotateSome(100, NOW)
    const desk = await sitDown({ vault, database, damage: vault.damage })
    expect(await desk.refusal('client', { clientId: marta })).toBe('not-found')
    expect(await desk.get('note', { noteId, clientId: jonas })).toMatchObject({ text: 'He wrote to the head of sales.' })
    expect((await desk.get('privacy', {})).erasures).toEqual([receipt])
    expect((await desk.chain()).whole).toBe(true)
    await writeNote(desk, jonas)
  })
  expect(await clientsByEpoch()).toEqual([[jonas]])
  await atDesk(async (desk) => {
    expect((await desk.get('client', { clientId: jonas })).timeline).toHaveLength(2)
    expect((await desk.chain()).whole).toBe(true)
  })
})

test('V17: a client who is erased while keys are being renewed is in no keyring of any epoch', async () => {
  await joined(place, 'admin')
  const [marta, jonas] = await atDesk(async (desk) => [await addClient(desk), await addClient(desk, 'Jonas')] as const)
  await withPractice(place, COACH, async ({ vault, database }) => {
    const admin = vault.users().find(({ isOwner }) => !isOwner)
    const desk = await sitDown({ vault, database })
    await desk.get('users.remove', { userId: admin?.id ?? '' })
    await writeNote(desk, marta)
    await desk.get('erase', { clientId: marta, name: 'Marta Oliveira' })
    await desk.get('clients.rename', { clientId: jonas, name: 'Jonas Weber' })
  })
  const epochs = await clientsByEpoch()
  for (const known of epochs) expect(known).not.toContain(marta)
  await withPractice(place, COACH, async ({ vault, database }) => {
    while (vault.owner.rotation()) vault.owner.rotateSome(100, NOW)
    expect(await database.get('clients', jonas)).toMatchObject({ name: 'Jonas Weber' })
  })
  expect(await clientsByEpoch()).toEqual([[jonas]])
})

test('V2: an admin’s erasure is refused by the vault, and memory is as it was', async () => {
  const admin = await joined(place, 'admin')
  const clientId = await atDesk((desk) => addClient(desk))
  await withPractice(place, admin, async ({ database }) => {
    const client = await database.get('clients', clientId)
    await expect(database.commit([{ collection: 'clients', before: client, after: null }], { eraseClient: clientId }))
      .rejects.toMatchObject({ code: 'not-allowed' })
    expect(await database.get('clients', clientId)).toEqual(client)
  })
})
