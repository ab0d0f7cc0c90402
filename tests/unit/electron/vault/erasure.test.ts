/** V17: what is erased opens with no key that is left, and nothing of it is in the file. */
import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMPARTMENTS } from '../../../../shared/domain/compartment.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { openEnvelope } from '../../../../electron/vault/envelope.ts'
import { readEpoch } from '../../../../electron/vault/epochs.ts'
import { hidOfKey, readRecordRow, recordKey } from '../../../../electron/vault/record-row.ts'
import { randomBytes } from '../../../../electron/vault/sodium.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import { rowReader } from '../../../../electron/vault/unlock.ts'
import { NOW, later, newVault, noteWrite, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { asCoach, unlocked } from '../../../vault/users.ts'
import {
  asAdminInput, epochsOnDisk, failing, firstRecord, joinAdmin, keysOnDisk, rotateToTheEnd,
} from '../../../vault/whole.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())

const HERS = ['h1', 'h2', 'h3']
const OTHERS = ['o1', 'o2']

const fill = (): Promise<void> => withVault(place, vault => vault.commit([
  ...HERS.map(id => noteWrite(id, { sensitive: { text: `hers ${id}` }, operational: { due: id } }, 'hers')),
  ...OTHERS.map(id => noteWrite(id, { sensitive: { text: `other ${id}` } }, 'other')),
  noteWrite('several', { sensitive: { refs: ['hers', 'other'] } }, null),
], NOW))

const gone = HERS.map(id => noteWrite(id, null, 'hers'))
const struck = noteWrite('several', { sensitive: { refs: ['other'] } }, null)

/** The envelopes of a file, tags and all: what must not be found again. */
const ciphertexts = (): readonly Buffer[] => withRows(place.path, (store) => {
  const found: Buffer[] = []
  for (const row of store.rows()) {
    if (row?.key[0] === 2) for (const { body } of readRecordRow(row.value).envelopes) found.push(Buffer.from(body.slice(0, 48)))
  }
  return found
})

describe('erasing a client', () => {
  it('V17: deletes her records, strikes her from those of several, and drops her keys, in one transaction', async () => {
    await fill()
    let commits = 0
    const { vault } = await open(place, {
      openStore: path => counting(openStore(path), () => { commits += 1 }),
    })
    commits = 0
    vault.commit([...gone, struck], later(1), { eraseClient: 'hers' })
    expect(commits).toBe(1)
    vault.close()
    const { vault: after } = await open(place)
    expect(after.take('notes').map(({ id }) => id).sort()).toEqual(['o1', 'o2', 'several'])
    expect(after.damage).toEqual({ kept: 3, unopened: 0, disagreeing: [] })
    after.close()
    await noKeyOf('hers')
  })

  it('V14, V17: leaves none of the ciphertext in the file or its log, and after the rotation none of that time at all', async () => {
    await fill()
    const before = ciphertexts()
    expect(before.length).toBeGreaterThan(HERS.length)
    const { vault } = await open(place)
    vault.commit([...gone, struck], later(1), { eraseClient: 'hers' })
    rotateToTheEnd(vault)
    vault.close()
    const raw = readFileSync(place.path)
    expect(before.filter(bytes => raw.includes(bytes))).toEqual([])
    expect(epochsOnDisk(place.path)).toEqual(new Set([2]))
  })

  it('V17: a row of hers that somebody kept and puts back opens with no key that is left', async () => {
    await fill()
    const kept = withRows(place.path, (store) => {
      const rows: { key: Uint8Array, value: Uint8Array }[] = []
      for (const row of store.rows()) if (row?.key[0] === 2) rows.push({ key: row.key, value: row.value })
      return rows
    })
    // Before the rotation has come to anything, when the epoch of that time still has its keys.
    await withVault(place, vault => vault.commit([...gone, struck], later(1), { eraseClient: 'hers' }))
    withRows(place.path, store => store.transaction(({ put }) => {
      for (const { key, value } of kept) if (store.get(key) === null) put(key, value)
    }))
    const store = openStore(place.path)
    const row = rowReader(store)
    const { header, epochs } = await unlocked(row, asCoach)
    let tried = 0
    for (const each of epochs.map(epoch => readEpoch(header.vaultId, epoch, row))) {
      for (const { key, value } of kept) {
        const hid = hidOfKey(key)
        const { home, envelopes } = readRecordRow(value)
        for (const envelope of hid === null ? [] : envelopes) {
          const keyring = each.keyrings[envelope.compartment]
          const opened = keyring === undefined || hid === null ? null
            : openEnvelope({ vaultId: header.vaultId, hid, home }, keyring, envelope)
          expect(opened === null || !HERS.includes(opened.id)).toBe(true)
          tried += 1
        }
      }
    }
    expect(tried).toBeGreaterThan(HERS.length)
    store.close()
  })

  it('V7, V17: neither does what was struck, also where a row that does not open is about', async () => {
    await fill()
    const kept = withRows(place.path, (store) => {
      store.transaction(({ put }) => {
        const key = firstRecord(store)
        put(key, Uint8Array.from(store.get(key) ?? []).fill(9, 200, 216))
        put(recordKey(randomBytes(32)), randomBytes(64))
      })
      return [...store.rows()].flatMap(row => row?.key[0] === 2
        ? [{ key: Uint8Array.from(row.key), value: Uint8Array.from(row.value) }] : [])
    })
    await withVault(place, (vault) => {
      vault.commit([...gone.slice(1), struck], later(1), { eraseClient: 'hers' })
      rotateToTheEnd(vault)
    })
    expect(keysOnDisk(place.path)).toEqual(new Set([2]))
    const store = openStore(place.path)
    const row = rowReader(store)
    const { header: { vaultId }, epochs } = await unlocked(row, asCoach)
    const keyrings = epochs.flatMap(epoch => Object.values(readEpoch(vaultId, epoch, row).keyrings))
    const opened = kept.flatMap(({ key, value }) => {
      const hid = hidOfKey(key)
      if (hid === null || value.length === 64) return []
      const { home, envelopes } = readRecordRow(value)
      return envelopes.flatMap(envelope => keyrings.map(keyring => openEnvelope({ vaultId, hid, home }, keyring, envelope)))
    })
    expect(opened.length).toBeGreaterThan(HERS.length)
    expect(opened.filter(one => one !== null)).toEqual([])
    store.close()
  })

  it('V7, V17: in the middle of a rotation takes her out of every epoch', async () => {
    await fill()
    const { vault } = await open(place)
    await vault.renewPassphrase('another passphrase altogether')
    vault.owner.rotateSome(2, NOW)
    vault.commit([...gone, struck], later(1), { eraseClient: 'hers' })
    vault.close()
    const again = { secret: { kind: 'passphrase', text: 'another passphrase altogether' } } as const
    const { vault: after } = await open(place, again)
    expect(after.damage).toEqual({ kept: 3, unopened: 0, disagreeing: [] })
    rotateToTheEnd(after)
    after.close()
    expect(epochsOnDisk(place.path)).toEqual(new Set([3]))
  })

  it('V10: a disk that refuses it leaves her as she was', async () => {
    await fill()
    let full = false
    const { vault } = await open(place, { openStore: path => failing(openStore(path), () => full) })
    full = true
    expect(() => vault.commit([...gone, struck], later(1), { eraseClient: 'hers' }))
      .toThrow(expect.objectContaining({ code: 'disk-full' }) as Error)
    expect(vault.owner.rotation()).toBeNull()
    full = false
    vault.close()
    const { vault: after } = await open(place)
    expect(after.damage).toEqual({ kept: 6, unopened: 0, disagreeing: [] })
    after.close()
  })

  it('V2: is the owner’s alone', async () => {
    await fill()
    await joinAdmin(place)
    const { vault } = await open(place, asAdminInput)
    expect(() => vault.commit([], NOW, { eraseClient: 'hers' })).toThrow(expect.objectContaining({ code: 'not-allowed' }) as Error)
    vault.close()
  })
})

/** No keyring of any epoch knows her. */
const noKeyOf = async (clientId: string): Promise<void> => {
  const store = openStore(place.path)
  const row = rowReader(store)
  const { header, epochs } = await unlocked(row, asCoach)
  for (const epoch of epochs) {
    const { keyrings } = readEpoch(header.vaultId, epoch, row)
    for (const compartment of COMPARTMENTS) {
      expect([hex(header.vaultId), keyrings[compartment]?.byClient.has(clientId)]).toEqual([hex(header.vaultId), false])
    }
  }
  store.close()
}

const counting = (store: Store, count: () => void): Store => ({
  ...store,
  transaction: (work) => {
    count()
    store.transaction(work)
  },
})
