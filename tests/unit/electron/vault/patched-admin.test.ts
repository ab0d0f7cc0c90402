/**
 * V1, V2, V16: an assistant who runs code of her own. She has her passphrase, the file, and everything this program is
 * made of; she opens nothing that was not granted to her, and whatever she does to the rest is found by the coach.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GRANTED, type Compartment } from '../../../../shared/domain/compartment.ts'
import { hex, join as joined, u32, utf8 } from '../../../../electron/vault/bytes.ts'
import { hidOf } from '../../../../electron/vault/compartment-keys.ts'
import type { DataKey } from '../../../../electron/vault/keyring.ts'
import { openEnvelope, openLocator, sealEnvelope } from '../../../../electron/vault/envelope.ts'
import { readEpoch, type ReadEpoch } from '../../../../electron/vault/epochs.ts'
import { directoryRows, readDirectories } from '../../../../electron/vault/directory.ts'
import { pad } from '../../../../electron/vault/padding.ts'
import {
  envelopeBytes, hidOfKey, readRecordRow, recordKey, writeRecordRow, type RecordRow,
} from '../../../../electron/vault/record-row.ts'
import { nextManifests } from '../../../../electron/vault/ledger.ts'
import { counted, openManifest } from '../../../../electron/vault/manifest.ts'
import { ROWS, contextOf, structuralKey } from '../../../../electron/vault/format.ts'
import { randomBytes, seal } from '../../../../electron/vault/sodium.ts'
import { openStore, type Store } from '../../../../electron/vault/store.ts'
import { rowReader, slotRowsOf } from '../../../../electron/vault/unlock.ts'
import { openSlot } from '../../../../electron/vault/keyslot.ts'
import { passphraseBytes } from '../../../../electron/vault/kdf.ts'
import { NOW, later, newVault, noteWrite, open, quickStretch, tryOpen, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { ADMIN_PASSPHRASE, asAdmin, unlocked } from '../../../vault/users.ts'
import { asAdminInput, joinAdmin, keysOnDisk } from '../../../vault/whole.ts'

let place: Place
let adminId = ''

beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit(['a', 'b', 'c'].map((id, n) => noteWrite(id, {
    sensitive: { text: `said in confidence ${id}` }, operational: { due: n },
  }, `client-${n}`)), NOW))
  adminId = await joinAdmin(place)
})
afterEach(() => place.remove())

interface Hers {
  readonly store: Store
  readonly vaultId: Uint8Array
  readonly epoch: ReadEpoch
  readonly keys: readonly Uint8Array[]
  readonly privateSign: Uint8Array
}

/** Everything her passphrase gives, below every service and screen. */
const asPatchedAdmin = async <Value>(work: (hers: Hers) => Value): Promise<Value> => {
  const store = openStore(place.path)
  try {
    const row = rowReader(store)
    const { header, epochs, keys, secret } = await unlocked(row, asAdmin)
    const [first] = epochs
    if (first === undefined) throw new Error('she was granted nothing')
    const epoch = readEpoch(header.vaultId, first, row)
    const dataKeys = Object.values(epoch.keyrings).flatMap(({ byId }): DataKey[] => [...byId.values()])
    const compartmentKeys = Object.values(epoch.held).flatMap(each =>
      [each.raw, each.index, each.locator, each.keyring, each.manifest, each.set, each.own])
    return work({
      store, vaultId: header.vaultId, epoch, privateSign: keys.sign.privateKey,
      keys: [secret.seed, keys.box.privateKey, ...compartmentKeys, ...dataKeys.map(({ key }) => key)],
    })
  } finally {
    store.close()
  }
}

const recordRows = (store: Store): readonly { readonly key: Uint8Array, readonly hid: Uint8Array, readonly row: RecordRow }[] => {
  const found: { key: Uint8Array, hid: Uint8Array, row: RecordRow }[] = []
  for (const each of store.rows()) {
    const hid = each === null ? null : hidOfKey(each.key)
    if (each !== null && hid !== null) found.push({ key: each.key, hid: Uint8Array.from(hid), row: readRecordRow(Uint8Array.from(each.value)) })
  }
  return found
}

const eightBytes = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, value, true)
  return bytes
}

const fromHex = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'))

const part = (row: RecordRow, compartment: Compartment) => {
  const envelope = row.envelopes.find(each => each.compartment === compartment)
  if (envelope === undefined) throw new Error('the record has no such class')
  return envelope
}

/** What the coach is told when she opens it next, on a machine that has seen nothing of it, or on her own. */
const coachFinds = async (seenPath = join(place.folder, 'never')): Promise<unknown> => {
  const opened = await tryOpen({ path: place.path, seenPath })
  if (!opened.ok) return opened.error.code
  opened.value.vault.close()
  return opened.value.vault.damage
}

const whole = { kept: 3, unopened: 0, disagreeing: [] }

/** She corrects every manifest she has the key of, so that only those she has none of can tell. */
const withHerManifests = (hers: Hers, hid: Uint8Array, before: RecordRow | null, after: RecordRow | null): void => {
  const { store, vaultId, epoch } = hers
  const manifests = new Map(Object.values(epoch.held).map((keys) => {
    const manifest = openManifest(vaultId, keys, rowReader(store)(ROWS.manifest(keys.compartment, epoch.epoch)))
    if (manifest === null) throw new Error('her own manifest does not open')
    return [keys.compartment, { ...manifest, digest: new Uint8Array(32) }] as const
  }))
  const changes = new Map(Object.values(epoch.held).map((keys) => {
    let figures = { count: manifests.get(keys.compartment)?.count ?? 0, sum: manifests.get(keys.compartment)?.sum ?? new Uint8Array(32) }
    for (const [row, sign] of [[before, -1], [after, 1]] as const) {
      for (const each of row?.envelopes ?? []) {
        if (each.compartment === keys.compartment) figures = counted(figures, keys, hid, each.bytes, sign)
      }
    }
    return [keys.compartment, { figures }] as const
  }))
  const next = nextManifests({
    vaultId, epoch, manifests, now: later(50_000), random: randomBytes,
    generation: compartment => (manifests.get(compartment)?.generation ?? 0) + 1,
  }, changes)
  store.transaction(({ put, remove }) => {
    if (after === null) remove(recordKey(hid))
    else put(recordKey(hid), writeRecordRow(after))
    for (const { name, value } of next.rows) if (value !== null) put(structuralKey(name), value)
  })
}

describe('what she can read', () => {
  it('V1: holds the keys of her classes and of no other', async () => {
    expect(await asPatchedAdmin(({ epoch }) => Object.keys(epoch.held))).toEqual([...GRANTED.admin])
    const { vault } = await open(place, asAdminInput)
    expect(vault.take('notes').map(({ fields, sealed }) => [Object.keys(fields), sealed]))
      .toEqual([1, 2, 3].map(() => [['operational'], ['sensitive']]))
    expect(vault.damage).toEqual(whole)
    vault.close()
  })

  it('V1: opens no sensitive envelope with any key she holds, in whatever role of it', async () => {
    const { opened, tried } = await asPatchedAdmin(({ store, vaultId, epoch, keys }) => {
      let opened = 0
      let tried = 0
      const held = Object.values(epoch.held)
      for (const { hid, row } of recordRows(store)) {
        const envelope = part(row, 'sensitive')
        for (const key of keys) {
          for (const shape of held) {
            // Every key she has in the place of every key it would take.
            const compartment = { ...shape, compartment: 'sensitive' as const, locator: key, own: key }
            const dataKeys = new Map(keys.map((each, n) => [String(n), { dataKeyId: randomBytes(16), clientId: null, key: each }]))
            const keyring = { keys: compartment, text: key, byId: dataKeys, byClient: new Map<string, DataKey>() }
            const where = { vaultId, hid, home: row.home }
            if (openLocator(where, compartment, envelope) !== null || openEnvelope(where, keyring, envelope) !== null) opened += 1
            tried += 1
          }
        }
      }
      return { opened, tried }
    })
    expect(tried).toBeGreaterThan(100)
    expect(opened).toBe(0)
  })

  it('V1: finds nothing readable of them anywhere in the file', () => {
    expect(readFileSync(place.path).includes('said in confidence')).toBe(false)
  })

  it('V2: opens no grant, slot or seed that is not hers', async () => {
    const store = openStore(place.path)
    const row = rowReader(store)
    const { directory, header } = await unlocked(row, asAdmin)
    for (const slot of directory.slots.filter(({ userId }) => hex(userId) !== adminId)) {
      await expect(openSlot(header.vaultId, slotRowsOf(slot, row), passphraseBytes(ADMIN_PASSPHRASE), quickStretch, NOW))
        .resolves.toBeNull()
    }
    store.close()
  })
})

describe('what she does to the rest is found', () => {
  /** The file as it was a month ago, and a note that has been written over since. */
  const aMonthOn = async (): Promise<RecordRow> => {
    const before = withRows(place.path, recordRows)
    await withVault(place, vault => vault.commit(['a', 'b', 'c'].map((id, n) =>
      noteWrite(id, { sensitive: { text: `newer ${id}` } }, `client-${n}`)), later(43_200)))
    const [first] = before
    if (first === undefined) throw new Error('there is no record')
    return first.row
  }

  it('V16: last month’s envelope of a note put back', async () => {
    const old = await aMonthOn()
    await asPatchedAdmin((hers) => {
      const { hid, row } = recordRows(hers.store)[0] ?? { hid: new Uint8Array(), row: old }
      withHerManifests(hers, hid, row, { ...row, envelopes: [part(old, 'sensitive'), part(row, 'operational')] })
    })
    expect(await coachFinds()).toMatchObject({ disagreeing: ['sensitive'] })
  })

  it('V9, V16: envelopes of two notes mixed', async () => {
    await asPatchedAdmin((hers) => {
      const [one, other] = recordRows(hers.store)
      if (one === undefined || other === undefined) throw new Error('there are no two records')
      withHerManifests(hers, one.hid, one.row, { ...one.row, envelopes: [part(other.row, 'sensitive'), part(one.row, 'operational')] })
    })
    expect(await coachFinds()).toEqual({ kept: 2, unopened: 1, disagreeing: ['sensitive'] })
  })

  it('V16: a note deleted whole, and its operational half alone', async () => {
    const first = readFileSync(place.path)
    await asPatchedAdmin((hers) => {
      const [one] = recordRows(hers.store)
      if (one === undefined) throw new Error('there is no record')
      withHerManifests(hers, one.hid, one.row, null)
    })
    expect(await coachFinds()).toEqual({ kept: 2, unopened: 0, disagreeing: ['sensitive'] })
    writeFileSync(place.path, first)
    await asPatchedAdmin((hers) => {
      const [one] = recordRows(hers.store)
      if (one === undefined) throw new Error('there is no record')
      withHerManifests(hers, one.hid, one.row, { ...one.row, envelopes: [part(one.row, 'sensitive')] })
    })
    // The home envelope lists both classes: one was cut out, and she cannot write the list.
    expect(await coachFinds()).toEqual({ kept: 2, unopened: 1, disagreeing: [] })
  })

  it('V9: a note created', async () => {
    await asPatchedAdmin((hers) => {
      const { store, vaultId, epoch } = hers
      const keys = epoch.held.operational
      const keyring = epoch.keyrings.operational
      if (keys === undefined || keyring === undefined) throw new Error('she lacks her own key')
      const hid = randomBytes(32)
      const own = { dataKeyId: new Uint8Array(16), clientId: null, key: keys.own }
      const forged = sealEnvelope({ vaultId, hid, home: 'sensitive' }, keys, own, { schemaVersion: 0, revision: 1 },
        { collection: 'notes', id: 'forged', fields: { due: 9 }, classes: null }, randomBytes)
      const row: RecordRow = { home: 'sensitive', envelopes: [forged] }
      withHerManifests(hers, hid, null, row)
      expect(store.get(recordKey(hid))).not.toBeNull()
    })
    expect(await coachFinds()).toEqual({ kept: 3, unopened: 1, disagreeing: [] })
  })

  it('V2: a directory she signs herself, with the coach’s grants for herself', async () => {
    await asPatchedAdmin(({ store, vaultId, privateSign }) => {
      const directory = readDirectories(vaultId, rowReader(store))[0].value
      const hers = directory.grants.map(grant => ({ ...grant, userId: fromHex(adminId) }))
      const forged = { ...directory, revision: directory.revision + 1, grants: [...directory.grants, ...hers] }
      const rows = directoryRows(vaultId, forged, privateSign)
      store.transaction(({ put }) => {
        for (const { name, value } of rows) if (value !== null) put(structuralKey(name), value)
      })
    })
    expect(await coachFinds()).toBe('vault-damaged')
  })
})

describe('after she was removed', () => {
  it('V7: neither her passphrase nor her old slot put back opens anything', async () => {
    const before = withRows(place.path, (store) => {
      const rows: { key: Uint8Array, value: Uint8Array }[] = []
      for (const row of store.rows()) if (row?.key[0] === 1) rows.push({ key: row.key, value: row.value })
      return rows
    })
    await withVault(place, vault => vault.owner.remove(adminId, later(1)))
    expect(await tryOpen(place, asAdminInput)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } })
    withRows(place.path, store => store.transaction(({ put }) => {
      for (const { key, value } of before) if (store.get(key) === null) put(key, value)
    }))
    expect(await tryOpen(place, asAdminInput)).toMatchObject({ ok: false, error: { code: 'wrong-passphrase' } })
    expect(await coachFinds(place.seenPath)).toEqual(whole)
  })

  /** What she kept of her keys, and the place of a record of hers: as the class and epoch demand, whatever she says in it. */
  const forge = (hers: Hers, id: string, revision?: bigint): { readonly hid: Uint8Array, readonly row: RecordRow } => {
    const { vaultId, epoch } = hers
    const keys = epoch.held.personal
    if (keys === undefined) throw new Error('she lacks her own key')
    const hid = hidOf(keys, 'clients', id)
    const own = { dataKeyId: new Uint8Array(16), clientId: null, key: keys.own }
    const said = { collection: 'clients', id, fields: { name: 'Forged' }, classes: ['personal'] } as const
    const envelope = sealEnvelope({ vaultId, hid, home: 'personal' }, keys, own, { schemaVersion: 0, revision: 1 }, said, randomBytes)
    if (revision === undefined) return { hid, row: { home: 'personal', envelopes: [envelope] } }
    const plainLocator = joined(own.dataKeyId, u32(0), eightBytes(revision))
    const where = joined(Uint8Array.of(0, 0), u32(epoch.epoch), hid)
    const plain = pad(utf8(JSON.stringify(['clients', id, { name: 'Forged' }, [0]])))
    const sealed = {
      ...envelope,
      locator: seal(keys.locator, envelope.locatorNonce, contextOf('locator', vaultId, where), plainLocator),
      body: seal(own.key, envelope.nonce, contextOf('envelope', vaultId, where, plainLocator), plain),
    }
    return { hid, row: { home: 'personal', envelopes: [{ ...sealed, bytes: envelopeBytes(sealed) }] } }
  }

  it('V7, V16: with the keys she kept she adds no record unseen before the rotation ends, and none at all after it', async () => {
    const kept = await asPatchedAdmin(({ store: _, ...rest }) => rest)
    await withVault(place, (vault) => {
      vault.owner.remove(adminId, later(1))
      vault.owner.rotateSome(1, later(1))
    })
    withRows(place.path, (store) => {
      const hers: Hers = { ...kept, store }
      const { hid, row } = forge(hers, 'forged')
      withHerManifests(hers, hid, null, row)
    })
    expect(await coachFinds()).toMatchObject({ disagreeing: ['personal', 'operational', 'practice'] })
    await withVault(place, (vault) => {
      while (vault.owner.rotation() !== null) vault.owner.rotateSome(5, later(2))
      expect(vault.damage.disagreeing).toContain('personal')
      vault.owner.acknowledge(later(2))
    })
    const names = withRows(place.path, store => store.keys().map(key => Buffer.from(key.subarray(1)).toString()))
    expect(names.filter(name => /^(?:keyring|manifest)\/\d\/1/.test(name) || name.startsWith(`grant/${adminId}`))).toEqual([])
    // With the manifests she kept as well.
    withRows(place.path, (store) => {
      const { hid, row } = forge({ ...kept, store }, 'forged again')
      store.transaction(({ put }) => put(recordKey(hid), writeRecordRow(row)))
    })
    const { vault } = await open(place)
    expect(vault.take('clients').map(({ id }) => id)).toEqual(['forged'])
    expect(vault.damage).toEqual({ kept: 4, unopened: 1, disagreeing: [] })
    expect(vault.owner.rotation()).toBeNull()
    vault.close()
  })

  it.each([2n ** 48n - 1n, 2n ** 48n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 64n - 1n])(
    'V7, V11: a record whose revision is said to be %s neither stops the rotation nor keeps a key of hers', async (revision) => {
      await asPatchedAdmin((hers) => {
        const { hid, row } = forge(hers, 'counted', revision)
        withHerManifests(hers, hid, null, row)
      })
      const opens = revision < 2n ** 48n
      const expected = { kept: opens ? 4 : 3, unopened: opens ? 0 : 1, disagreeing: [] }
      await withVault(place, (vault) => {
        expect(vault.damage).toEqual(expected)
        vault.owner.remove(adminId, later(1))
        while (vault.owner.rotation() !== null) vault.owner.rotateSome(5, later(1))
      })
      expect(keysOnDisk(place.path)).toEqual(new Set([2]))
      await withVault(place, (vault) => {
        expect(vault.damage).toEqual(expected)
        vault.commit([{ collection: 'clients', id: 'counted', home: 'personal', clientId: null, schemaVersion: 0, fields: { personal: { name: 'Mended' } } }], later(2))
      })
      await withVault(place, vault => expect(vault.take('clients').map(({ fields }) => fields.personal?.['name'])).toEqual(['Mended']))
    })

  it('V16: the whole directory of before put back is an older copy for the coach, and nothing written since is hers', async () => {
    const copy = join(place.folder, 'before.vault')
    copyFileSync(place.path, copy)
    await withVault(place, (vault) => {
      vault.owner.remove(adminId, later(1))
      while (vault.owner.rotation() !== null) vault.owner.rotateSome(5, later(1))
      vault.commit([noteWrite('since', { sensitive: { text: 'since' }, operational: { due: 7 } }, 'client-0')], later(2))
    })
    const since = withRows(place.path, recordRows)
    copyFileSync(copy, place.path)
    withRows(place.path, store => store.transaction(({ put }) => {
      for (const { key, row } of since) put(key, writeRecordRow(row))
    }))
    const { vault } = await open(place, { ...asAdminInput, seenPath: join(place.folder, 'hers') })
    expect(vault.take('notes').every(({ id }) => id !== 'since')).toBe(true)
    vault.close()
    const coach = await open(place)
    expect(coach.olderCopy).not.toBeNull()
    coach.vault.close()
  })
})
