/** V1: what a user without every key sees and may do, below the file. users.test.ts asks the same of whole vaults. */
import { beforeAll, describe, expect, it } from 'vitest'
import { COMPARTMENTS, GRANTED, type Compartment } from '../../../../shared/domain/compartment.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { compartmentKeys, type CompartmentKeys, type HeldKeys } from '../../../../electron/vault/compartment-keys.ts'
import { sealEnvelope } from '../../../../electron/vault/envelope.ts'
import type { OpenEpoch } from '../../../../electron/vault/epochs.ts'
import { OWN_KEY_ID, emptyKeyring, type Keyring } from '../../../../electron/vault/keyring.ts'
import { openRecords, type OpenedRecords } from '../../../../electron/vault/open-records.ts'
import { planCommit } from '../../../../electron/vault/plan-commit.ts'
import { readRecordRow, recordKey, writeRecordRow } from '../../../../electron/vault/record-row.ts'
import { randomBytes, sodiumReady } from '../../../../electron/vault/sodium.ts'
import type { RecordWrite } from '../../../../electron/vault/types.ts'
import { noteWrite } from '../../../vault/fixture.ts'

const vaultId = new Uint8Array(16).fill(5)
let all: Record<Compartment, CompartmentKeys>

beforeAll(async () => {
  await sodiumReady()
  all = Object.fromEntries(COMPARTMENTS.map((compartment, n) =>
    [compartment, compartmentKeys(compartment, 1, new Uint8Array(32).fill(n + 1))])) as typeof all
})

type Disk = Map<string, { readonly key: Uint8Array; readonly value: Uint8Array }>

const storeOf = (disk: Disk): Parameters<typeof openRecords>[0] => ({ count: () => disk.size, rows: () => disk.values() })

const as = (compartments: readonly Compartment[]): HeldKeys =>
  Object.fromEntries(compartments.map(compartment => [compartment, all[compartment]]))

type Shared = Record<Compartment, Keyring>

/** Keyrings that every user shares: what one adds, the others find. */
const sharedKeyrings = (): Shared =>
  Object.fromEntries(COMPARTMENTS.map(compartment => [compartment, emptyKeyring(all[compartment], randomBytes)])) as Shared

const user = (disk: Disk, shared: Shared, held: HeldKeys) => {
  const epoch = (): OpenEpoch => ({
    epoch: 1, held, keyrings: Object.fromEntries(Object.entries(shared).filter(([compartment]) => compartment in held)),
  })
  const opened = (): Promise<OpenedRecords> => openRecords(storeOf(disk), vaultId, [epoch()])
  const commit = async (write: RecordWrite): Promise<void> => {
    const { closed, foreign } = await opened()
    const plan = planCommit({
      vaultId, epochs: [{ ...epoch(), manifests: new Map() }], closed, foreign, random: randomBytes,
      rowOf: hid => disk.get(hex(hid))?.value ?? null,
    }, [write])
    Object.assign(shared, plan.epochs.get(1)?.keyrings)
    for (const { hid, value } of plan.rows) {
      if (value === null) disk.delete(hex(hid))
      else disk.set(hex(hid), { key: recordKey(hid), value })
    }
  }
  return { opened, commit }
}

const practice = async () => {
  const disk: Disk = new Map()
  const shared = sharedKeyrings()
  const coach = user(disk, shared, as(COMPARTMENTS))
  await coach.commit(noteWrite('a', { sensitive: { text: 'hers alone' }, operational: { due: 1 } }))
  return { disk, coach, admin: user(disk, shared, as(GRANTED.admin)), manager: user(disk, shared, as(GRANTED.manager)) }
}

const refused = expect.objectContaining({ code: 'not-allowed' }) as Error

describe('an admin', () => {
  it('V1: sees a record without the classes she has no key for, and is told which there are', async () => {
    expect([...(await (await practice()).admin.opened()).records.get('notes')?.values() ?? []]).toEqual([
      { collection: 'notes', id: 'a', schemaVersion: 0, fields: { operational: { due: 1 } }, sealed: ['sensitive'] },
    ])
  })

  it('V1: writes the fields of her own class, and the others stay to the byte', async () => {
    const { disk, coach, admin } = await practice()
    const sealed = (): readonly string[] => [...disk.values()].flatMap(({ value }) =>
      readRecordRow(value).envelopes.filter(each => each.compartment === 'sensitive').map(each => hex(each.bytes)))
    const before = sealed()
    await admin.commit(noteWrite('a', { operational: { due: 2 } }))
    expect(sealed()).toEqual(before)
    expect((await coach.opened()).records.get('notes')?.find(({ id }) => id === 'a')?.fields)
      .toEqual({ sensitive: { text: 'hers alone' }, operational: { due: 2 } })
  })

  it('V1, V9: neither writes a class she has no key for, nor creates or deletes a record of it', async () => {
    const { admin } = await practice()
    await expect(admin.commit(noteWrite('a', { sensitive: { text: 'forged' } }))).rejects.toThrow(refused)
    await expect(admin.commit(noteWrite('b', { operational: { due: 1 } }))).rejects.toThrow(refused)
    await expect(admin.commit(noteWrite('a', null))).rejects.toThrow(refused)
  })

  it('V1, V11: cannot add a class to a record: its home envelope says which there are', async () => {
    const { coach, admin } = await practice()
    await expect(admin.commit(noteWrite('a', { personal: { name: 'new here' } }))).rejects.toThrow(refused)
    await coach.commit(noteWrite('a', { personal: { name: 'new here' } }))
    expect((await coach.opened()).records.get('notes')?.find(({ id }) => id === 'a')?.fields)
      .toEqual({ personal: { name: 'new here' }, sensitive: { text: 'hers alone' }, operational: { due: 1 } })
    await admin.commit(noteWrite('a', { personal: { name: 'known' } }))
    expect(await coach.opened()).toMatchObject({ kept: 1, unopened: 0 })
  })

  it('V9: cannot make a record of a class she does not hold by leaving its home envelope out', async () => {
    const { disk, coach } = await practice()
    for (const [name, { key, value }] of disk) {
      const { home, envelopes } = readRecordRow(value)
      const own = envelopes.filter(({ compartment }) => compartment === 'operational')
      disk.set(name, { key, value: writeRecordRow({ home, envelopes: own }) })
    }
    expect(await coach.opened()).toMatchObject({ kept: 0, unopened: 1 })
  })
})

it('V8: a record under another name is none, whoever sealed it there', async () => {
  const { disk, coach } = await practice()
  const home = all.sensitive
  const place = { vaultId, hid: new Uint8Array(32).fill(9), home: 'sensitive' } as const
  const envelope = sealEnvelope(place, home, { dataKeyId: OWN_KEY_ID, clientId: null, key: home.own },
    { schemaVersion: 0, revision: 1 }, { collection: 'notes', id: 'a', fields: {}, classes: ['sensitive'] }, randomBytes)
  disk.set('elsewhere', { key: recordKey(place.hid), value: writeRecordRow({ home: 'sensitive', envelopes: [envelope] }) })
  expect(await coach.opened()).toMatchObject({ kept: 1, unopened: 1 })
})

it('V1: a manager, who holds frozen aggregates alone, opens no record and is told of no damage', async () => {
  expect(await (await practice()).manager.opened()).toMatchObject({ kept: 0, unopened: 0 })
})
