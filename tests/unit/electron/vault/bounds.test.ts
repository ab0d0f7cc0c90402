/** Numbers, instants and amounts that nobody means, written by whoever holds a key, or by anybody: none ends anything. */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listBackups } from '../../../../electron/vault/backup/list.ts'
import { MOST, hex, join, readBytes, u32, u8, utf8 } from '../../../../electron/vault/bytes.ts'
import { checked, withChecksum } from '../../../../electron/vault/checked.ts'
import { hidOf, type CompartmentKeys } from '../../../../electron/vault/compartment-keys.ts'
import { readDirectories, writeDirectory } from '../../../../electron/vault/directory.ts'
import { readEpoch } from '../../../../electron/vault/epochs.ts'
import { MOST_ROW_BYTES, ROWS, compartmentNumber, contextOf, structuralKey } from '../../../../electron/vault/format.ts'
import { invitationKeys } from '../../../../electron/vault/invitations.ts'
import { writeJoinRequest } from '../../../../electron/vault/joining.ts'
import { DEFAULT_KDF, type KdfParams } from '../../../../electron/vault/kdf.ts'
import { dataKeyFor } from '../../../../electron/vault/keyring.ts'
import { makeSlot } from '../../../../electron/vault/new-slot.ts'
import { openRecords } from '../../../../electron/vault/open-records.ts'
import { pad } from '../../../../electron/vault/padding.ts'
import { readAhead } from '../../../../electron/vault/read-ahead.ts'
import { envelopeBytes, recordKey } from '../../../../electron/vault/record-row.ts'
import { writeRequest, type Asked } from '../../../../electron/vault/requests.ts'
import { readSeen, writeSeen } from '../../../../electron/vault/seen.ts'
import { askToJoin, lookAtVault } from '../../../../electron/vault/shut-vault.ts'
import {
  HASH_BYTES, NONCE_BYTES, hash, open as unseal, randomBytes, rawSodium, seal,
} from '../../../../electron/vault/sodium.ts'
import { MOST_TRIED } from '../../../../electron/vault/slots-tried.ts'
import { twinNames } from '../../../../electron/vault/twins.ts'
import { readFront, rowReader, secretBytes } from '../../../../electron/vault/unlock.ts'
import { userKeys } from '../../../../electron/vault/user-keys.ts'
import { VaultFault } from '../../../../electron/vault/types.ts'
import {
  NOW, PASSPHRASE, faultOf, newVault, noteWrite, open, quickStretch, tryOpen, withRows, withVault, type Place,
} from '../../../vault/fixture.ts'
import { JOINING, asAdmin, asCoach, unlocked } from '../../../vault/users.ts'
import { asAdminInput, joinAdmin, rotateToTheEnd } from '../../../vault/whole.ts'
import { backUpOnce, newPractice } from './backup/made.ts'

let place: Place
beforeEach(async () => { place = await newVault() })
afterEach(() => place.remove())

/** The next above the highest, the first that is not exact, the largest there is. */
const BEYOND = [2n ** 48n, 2n ** 53n - 1n, 2n ** 53n, 2n ** 64n - 1n]
/** After the year 9999, after the last instant, before the year 0. */
const NO_INSTANTS = [253_402_300_800_000n, 9_000_000_000_000_000n, 2n ** 63n - 1n, -62_167_219_200_001n]

const numberAs = (value: bigint): Uint8Array => {
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigInt64(0, BigInt.asIntN(64, value), true)
  return bytes
}
const withNumber = (bytes: Uint8Array, at: number, value: bigint): Uint8Array => {
  const copy = Uint8Array.from(bytes)
  copy.set(numberAs(value), at)
  return copy
}
const put = (key: Uint8Array, value: Uint8Array): void =>
  withRows(place.path, store => store.transaction(writer => writer.put(key, value)))

/** What the admin holds, and could write with other code than ours. */
const hers = async () => {
  const store = withRows(place.path, ({ rows }) => new Map([...rows()].flatMap(row =>
    row === null ? [] : [[hex(row.key), Uint8Array.from(row.value)] as const])))
  const row = (name: string): Uint8Array | null => store.get(hex(structuralKey(name))) ?? null
  const owner = await unlocked(row, asAdmin)
  const [first] = owner.epochs
  if (first === undefined) throw new Error('she holds nothing')
  const { vaultId } = owner.header
  return { row, vaultId, ...readEpoch(vaultId, first, row) }
}

/** Changes what stands in a manifest, and seals it as its holder does. */
const forgeManifest = async (compartment: 'operational', at: number, value: bigint): Promise<void> => {
  const { row, vaultId, held, epoch } = await hers()
  const keys = held[compartment]
  const name = ROWS.manifest(compartment, epoch)
  const content = checked(row(name) ?? new Uint8Array())
  if (keys === undefined || content === null) throw new Error('there is no manifest')
  const context = contextOf('manifest', vaultId, u8(compartmentNumber(compartment)), u32(epoch))
  const nonce = content.subarray(0, NONCE_BYTES)
  const plain = unseal(keys.manifest, nonce, context, content.subarray(NONCE_BYTES))
  if (plain === null) throw new Error('the manifest is laid out in another way')
  put(structuralKey(name), withChecksum(join(nonce, seal(keys.manifest, nonce, context, withNumber(plain, at, value)))))
}

/** A client’s row as its holder seals it, under any revision. */
const forgeClient = async (id: string, revision: bigint): Promise<void> => {
  const { vaultId, held, keyrings } = await hers()
  const keys = held.personal as CompartmentKeys
  const dataKey = keyrings.personal && dataKeyFor(keyrings.personal, null)
  if (dataKey === undefined) throw new Error('there is no key')
  const hid = hidOf(keys, 'clients', id)
  const where = [u8(0), u8(0), u32(keys.epoch), hid]
  const plainLocator = join(dataKey.dataKeyId, u32(0), numberAs(revision))
  const [locatorNonce, nonce] = [randomBytes(NONCE_BYTES), randomBytes(NONCE_BYTES)]
  const bytes = envelopeBytes({
    compartment: 'personal', epoch: keys.epoch, locatorNonce, nonce,
    locator: seal(keys.locator, locatorNonce, contextOf('locator', vaultId, ...where), plainLocator),
    body: seal(dataKey.key, nonce, contextOf('envelope', vaultId, ...where, plainLocator),
      pad(utf8(JSON.stringify(['clients', id, { name: id }, [0]])))),
  })
  put(recordKey(hid), join(u8(0), u8(1), bytes))
}
const clientWrite = (id: string) =>
  ({ collection: 'clients', id, home: 'personal', clientId: null, schemaVersion: 0, fields: { personal: { name: 'y' } } }) as const

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'done'
  } catch (error) {
    if (error instanceof VaultFault) return error.code
    throw error
  }
}

describe('a revision', () => {
  it.each(BEYOND)('V9, V11: of %d does not open; it is counted, closed to writes, and stays through a rotation', async (revision) => {
    const admin = await joinAdmin(place)
    await forgeClient('x', revision)
    await withVault(place, (vault) => {
      expect(vault.damage).toMatchObject({ kept: 0, unopened: 1 })
      expect(codeOf(() => vault.commit([clientWrite('x')], NOW))).toBe('vault-damaged')
      vault.owner.remove(admin, NOW)
      rotateToTheEnd(vault)
    })
    await withVault(place, (vault) => {
      rotateToTheEnd(vault)
      expect(vault.damage).toMatchObject({ kept: 0, unopened: 1 })
    })
  })

  it('V9: of the highest number opens, is written, is re-sealed, and stays the highest', async () => {
    const admin = await joinAdmin(place)
    await forgeClient('x', BigInt(MOST))
    await withVault(place, (vault) => {
      expect(vault.damage).toMatchObject({ kept: 1, unopened: 0 })
      vault.commit([clientWrite('x')], NOW)
      vault.owner.remove(admin, NOW)
      rotateToTheEnd(vault)
    })
    await withVault(place, (vault) => {
      expect(vault.damage).toMatchObject({ kept: 1, unopened: 0 })
      expect(vault.take('clients')[0]?.fields.personal).toEqual({ name: 'y' })
    })
  })
})

describe('a generation', () => {
  const operational = { collection: 'items', id: 'i', home: 'operational', clientId: null, schemaVersion: 0 } as const

  it.each([...BEYOND, BigInt(MOST)])(
    'V16: of %d is damage, and an older file is an older copy after it as before', async (generation) => {
      await joinAdmin(place)
      await withVault(place, vault => vault.commit([noteWrite('n', { sensitive: { text: 'old' } })], NOW))
      copyFileSync(place.path, `${place.path}.old`)
      await withVault(place, vault => vault.commit([noteWrite('n', { sensitive: { text: 'new' } })], NOW))
      await forgeManifest('operational', 0, generation)
      await withVault(place, (vault) => {
        expect(vault.damage.disagreeing).toEqual(['operational'])
        vault.commit([{ ...operational, fields: { operational: { due: 1 } } }], NOW)
      })
      copyFileSync(`${place.path}.old`, place.path)
      await withVault(place, (_, { olderCopy }) => expect(olderCopy).not.toBeNull())
    })

  it('V16: of the highest number, where nothing was seen, is counted on from, and the vault goes on opening', async () => {
    await joinAdmin(place)
    await forgeManifest('operational', 0, BigInt(MOST))
    const elsewhere = { ...place, seenPath: `${place.seenPath}-of-another-machine` }
    for (let day = 0; day < 3; day += 1) {
      await withVault(elsewhere, (vault, { olderCopy }) => {
        expect(olderCopy).toBeNull()
        vault.commit([{ ...operational, fields: { operational: { due: day } } }], NOW)
        expect(vault.damage.disagreeing).toEqual([])
      })
    }
  })
})

describe('what was seen', () => {
  const known = () => withRows(place.path, (store) => {
    const { header, directories: [{ value }] } = readFront(rowReader(store))
    return { vaultId: header.vaultId, ownerKey: value.ownerKey, format: header.format, revision: value.revision }
  })
  const SEEN_REVISION = 8 + 1 + 16 + 4 + 4 + 32

  it.each(BEYOND)('V16: of %d says nothing, and is never written', async (count) => {
    const { vaultId, ...seen } = known()
    writeSeen(place.seenPath, vaultId, { ...seen, directoryRevision: 1, generations: new Map([['sensitive', 1]]) })
    const good = readFileSync(place.seenPath)
    for (const change of [{ directoryRevision: Number(count) }, { generations: new Map([['sensitive', Number(count)]] as const) }]) {
      const wrong = { ...seen, directoryRevision: 1, generations: new Map(), ...change }
      expect(writeSeen(place.seenPath, vaultId, wrong)).toBe(false)
      expect(readFileSync(place.seenPath)).toEqual(good)
    }
    const content = withNumber(good.subarray(0, -HASH_BYTES), SEEN_REVISION, count)
    writeFileSync(place.seenPath, withChecksum(content))
    expect(readSeen(place.seenPath, vaultId)).toBeNull()
    await withVault(place, (_, { olderCopy }) => expect(olderCopy).toBeNull())
  })

  it('V16: by whoever wrote the highest numbers into it: accepted, the vault opens, here and elsewhere, and has numbers left', async () => {
    const { vaultId, ...seen } = known()
    const generations = new Map((['personal', 'sensitive', 'operational'] as const).map(each => [each, MOST] as const))
    expect(writeSeen(place.seenPath, vaultId, { ...seen, directoryRevision: MOST, generations })).toBe(true)
    await withVault(place, (vault, { olderCopy }) => {
      olderCopy?.accept()
      vault.commit([noteWrite('n', { sensitive: { text: 'words' } })], NOW)
    })
    for (const seenPath of [place.seenPath, `${place.seenPath}-elsewhere`]) {
      await withVault({ ...place, seenPath }, (vault, { olderCopy }) => {
        expect(olderCopy).toBeNull()
        expect(vault.damage).toEqual({ kept: 1, unopened: 0, disagreeing: [] })
        for (const { generation } of vault.generations()) expect(generation).toBeLessThan(2 ** 33)
      })
    }
    expect(known().revision).toBeLessThan(2 ** 33)
  })
})

describe('an instant', () => {
  it.each(NO_INSTANTS)('V16: of %d in a manifest is damage', async (instant) => {
    await joinAdmin(place)
    await forgeManifest('operational', 8 + 8 + HASH_BYTES, instant)
    await withVault(place, (vault) => {
      expect(vault.damage.disagreeing).toEqual(['operational'])
      expect(vault.generations()).toHaveLength(5)
    })
  })

  /** A request as whoever holds the code could write it, given what stands after the keys. */
  const requested = async (change: (asked: Asked) => Asked, after: (bytes: Uint8Array) => Uint8Array) => {
    const code = await withVault(place, vault => vault.owner.invite('admin', NOW).code.reveal().join(' '))
    const rows = withRows(place.path, store => new Map([...store.rows()].flatMap(row =>
      row === null ? [] : [[hex(row.key), Uint8Array.from(row.value)] as const])))
    const row = (name: string): Uint8Array | null => rows.get(hex(structuralKey(name))) ?? null
    const [written] = (await writeJoinRequest({ ...JOINING, row, code })).rows
    const content = checked(written?.value ?? new Uint8Array()) ?? new Uint8Array()
    const bytes = readBytes(content)
    const asked = {
      userId: bytes.take(16), boxKey: bytes.take(32), signKey: bytes.take(32), at: bytes.i64(),
      slot: bytes.sized(), seed: bytes.sized(),
    }
    const own = userKeys(randomBytes(32))
    const { vaultId } = readFront(row).header
    const vouching = invitationKeys(new TextDecoder().decode(secretBytes({ kind: 'recovery', text: code }))).pair.privateKey
    const value = writeRequest('joins', vaultId,
      { ...change(asked), boxKey: own.box.publicKey, signKey: own.sign.publicKey }, vouching, own.sign.privateKey)
    put(structuralKey(written?.name ?? ''), withChecksum(after(value.subarray(0, -HASH_BYTES))))
  }
  const waiting = (): Promise<number> => withVault(place, vault => vault.owner.requests(NOW).length)

  it('V7a: of a request is read, and the row of the seed it brings has the length of one', async () => {
    await requested(asked => asked, bytes => bytes)
    expect(await waiting()).toBe(1)
    await requested(asked => ({ ...asked, seed: withChecksum(new Uint8Array(1_000_000)) }), bytes => bytes)
    expect(await waiting()).toBe(1)
  })

  it.each(NO_INSTANTS)('V7a: of %d in a request makes it none, and the others are still told', async (instant) => {
    await requested(asked => asked, bytes => bytes)
    // Nobody of ours can sign it: so it is not the signature that is wrong first.
    await requested(asked => asked, bytes => withNumber(bytes, 16 + 32 + 32, instant))
    expect(await waiting()).toBe(1)
  })
})

describe('the face of a backup', () => {
  it('V18: with any bit of its instant turned is damaged, and the others are listed as before', async () => {
    const practice = await newPractice(1000)
    const { path } = await backUpOnce(practice)
    await backUpOnce(practice, { madeAt: new Date('2026-03-01T10:00:00Z') })
    const vaultId = withRows(practice.path, store => hex(readFront(rowReader(store)).header.vaultId))
    const good = readFileSync(path)
    for (let byte = 0; byte < 8; byte += 1) {
      for (const bit of [0x01, 0x40, 0x80]) {
        const wrong = Uint8Array.from(good)
        wrong[8 + 2 + 16 + byte] = (wrong[8 + 2 + 16 + byte] ?? 0) ^ bit
        writeFileSync(path, wrong)
        const states = (await listBackups(practice.backups, vaultId)).map(({ state }) => state)
        expect(states).toEqual(['whole', 'damaged'])
      }
    }
    practice.remove()
  })
})

describe('the directory', () => {
  /** Writes one of somebody’s own into one copy, or into both. */
  const forgeDirectory = async (names: readonly string[], slots: number, kdf: KdfParams = DEFAULT_KDF): Promise<void> => {
    const { header: { vaultId }, directories: [{ value }] } = withRows(place.path, store => readFront(rowReader(store)))
    const mallory = userKeys(randomBytes(32))
    const made = await Promise.all(Array.from({ length: slots }, (_, n) => makeSlot({
      vaultId, kind: 'passphrase', secret: randomBytes(8), now: NOW, random: randomBytes,
      opens: { userId: n % 2 === 0 ? value.ownerId : randomBytes(16), seed: randomBytes(32), ownerKey: mallory.sign.publicKey },
      kdf, stretch: quickStretch,
    })))
    const row = writeDirectory(vaultId, {
      ...value, revision: value.revision + 7, ownerKey: mallory.sign.publicKey, invitations: [],
      slots: [...value.slots, ...made.map(({ entry }) => entry)],
    }, mallory.sign.privateKey)
    withRows(place.path, store => store.transaction((writer) => {
      for (const { name, value: bytes } of made.flatMap(({ changes }) => changes)) writer.put(structuralKey(name), bytes ?? row)
      for (const name of names) writer.put(structuralKey(name), row)
    }))
  }
  const names = twinNames(ROWS.directory)
  const copies = (): readonly (string | null)[] => withRows(place.path, store =>
    names.map(name => hex(hash(store.get(structuralKey(name)) ?? new Uint8Array()))))

  it.each(names)('V13: a copy somebody signed for himself keeps nobody out, and is written anew from the other: %s', async (name) => {
    await joinAdmin(place)
    const [good] = copies()
    await forgeDirectory([name], 40)
    expect(new Set(copies()).size).toBe(2)
    const looked = await lookAtVault(place.path, NOW)
    expect(looked).toMatchObject({ roles: ['coach', 'admin'] })
    for (const change of [{}, asAdminInput, { secret: { kind: 'recovery', text: place.code } } as const]) {
      await forgeDirectory([name], 1)
      const { vault } = await open(place, change)
      expect(vault.users()).toHaveLength(2)
      if (vault.role === 'coach') await vault.provePassphrase(PASSPHRASE)
      vault.close()
      expect(copies()).toEqual([good, good])
    }
  })

  it('V7a: beside one that somebody signed for himself an invitation is still answered', async () => {
    const code = await withVault(place, vault => vault.owner.invite('manager', NOW).code.reveal().join(' '))
    await forgeDirectory(names.slice(1), 1)
    const asked = await askToJoin({ path: place.path, code, passphrase: 'her own words', stretch: quickStretch, now: NOW })
    expect(asked.ok).toBe(true)
    await withVault(place, vault => expect(vault.owner.requests(NOW)).toHaveLength(1))
  })

  it('V2: an older one put back in one copy opens nothing for who was removed since', async () => {
    const admin = await joinAdmin(place)
    const rows = withRows(place.path, store => [...store.rows()].flatMap(row =>
      row === null || row.key[0] !== 1 ? [] : [{ key: Uint8Array.from(row.key), value: Uint8Array.from(row.value) }]))
    await withVault(place, (vault) => {
      vault.owner.remove(admin, NOW)
      rotateToTheEnd(vault)
    })
    const [newest] = withRows(place.path, store =>
      readDirectories(readFront(rowReader(store)).header.vaultId, rowReader(store)))
    withRows(place.path, store => store.transaction((writer) => {
      for (const { key, value } of rows) writer.put(key, value)
      writer.put(structuralKey(names[1]), newest.row)
    }))
    expect(faultOf(await tryOpen(place, asAdminInput)).code).toBe('wrong-passphrase')
    const row = (name: string) => withRows(place.path, store => rowReader(store)(name))
    expect((await unlocked(row, asCoach)).directory.users).toHaveLength(1)
  })

  it.each([
    [{ memoryKiB: 1024 * 1024, passes: 10 }, 6], [{ memoryKiB: 64 * 1024, passes: 3 }, MOST_TRIED.slots],
  ])('V4: with two thousand slots of somebody’s takes no more derivations than are stated: %o', async (kdf, most) => {
    const derivations = async () => {
      let cost = 0
      let times = 0
      const opened = await tryOpen(place, { secret: { kind: 'passphrase', text: 'guess' }, stretch: (secret, salt, kdf) => {
        times += 1
        cost += kdf.memoryKiB * kdf.passes
        return quickStretch(secret, salt, kdf)
      } })
      expect(faultOf(opened).code).toBe('wrong-passphrase')
      return { times, cost }
    }
    await forgeDirectory(names, 2000, kdf)
    const one = await derivations()
    expect(one.times).toBe(most)
    expect(one.cost).toBeLessThanOrEqual(MOST_TRIED.cost)
  })
})

it('V11: a row that is longer than any record can be is counted and closed, and not laid out in memory', async () => {
  const { vaultId, ...epoch } = await (async () => {
    const row = (name: string) => withRows(place.path, store => rowReader(store)(name))
    const owner = await unlocked(row, asCoach)
    const [first] = owner.epochs
    if (first === undefined) throw new Error('there is an epoch')
    return { vaultId: owner.header.vaultId, ...readEpoch(owner.header.vaultId, first, row) }
  })()
  const value = new Uint8Array(MOST_ROW_BYTES + 1)
  value.set([0, 1, 0, 1])
  const body = 2 + 1 + 4 + 24 + 44 + 24 + 4
  new DataView(value.buffer).setUint32(body - 4, value.length - body, true)
  const before = rawSodium().memory().length
  const rows = [{ key: recordKey(new Uint8Array(HASH_BYTES)), value }]
  for (const each of [rows, readAhead(rows).rows()]) {
    const opened = await openRecords({ count: () => 1, rows: () => each }, vaultId, [epoch])
    expect([opened.kept, opened.unopened, [...opened.closed]]).toEqual([0, 1, ['00'.repeat(HASH_BYTES)]])
  }
  expect(rawSodium().memory().length).toBe(before)
})
