/** Known answers, made by tests/vectors/reference.py without any code of ours. */
import { beforeAll, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import { compartmentKeys, hidOf } from '../../../../electron/vault/compartment-keys.ts'
import { sealEnvelope, openEnvelope } from '../../../../electron/vault/envelope.ts'
import { FORMAT } from '../../../../electron/vault/format.ts'
import { readHeader, writeHeader } from '../../../../electron/vault/header.ts'
import { invitationKeys, invitationTag } from '../../../../electron/vault/invitations.ts'
import { passphraseBytes, slotKeys, workerStretch } from '../../../../electron/vault/kdf.ts'
import { OWN_KEY_ID, type DataKey, type Keyring } from '../../../../electron/vault/keyring.ts'
import { openSlot, readSlotPublic, sealSlot } from '../../../../electron/vault/keyslot.ts'
import { NO_ENVELOPES, counted } from '../../../../electron/vault/manifest.ts'
import { readRecordRow, writeRecordRow } from '../../../../electron/vault/record-row.ts'
import { recoveryGroups, recoverySecret } from '../../../../electron/vault/recovery-code.ts'
import { openSeed } from '../../../../electron/vault/seeds.ts'
import { boxPair, sodiumReady, signPair, type Random } from '../../../../electron/vault/sodium.ts'
import { signSuccession } from '../../../../electron/vault/succession.ts'
import { fingerprintOf, userKeys } from '../../../../electron/vault/user-keys.ts'
import header from '../../../vectors/header.json'
import invitation from '../../../vectors/invitation.json'
import kdf from '../../../vectors/kdf.json'
import record from '../../../vectors/record.json'
import recovery from '../../../vectors/recovery-code.json'
import slot from '../../../vectors/slot.json'
import succession from '../../../vectors/succession.json'
import user from '../../../vectors/user.json'

const bytes = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'))

const inTurn = (values: readonly string[]): Random => {
  const left = [...values]
  return () => bytes(left.shift() ?? '')
}

const worker = new URL('../../../vault/kdf-worker-unbuilt.mjs', import.meta.url)

/** As text in the file: a lone surrogate is nothing every reader of JSON takes. */
const fieldsOf = (name: 'sensitive' | 'operational'): Record<string, unknown> =>
  JSON.parse(record.fieldsJson[name]) as Record<string, unknown>

beforeAll(sodiumReady)

it('V4: Argon2id in a worker gives the known answer, and the known keys of the slot', async () => {
  const stretched = await workerStretch(worker)(
    passphraseBytes(kdf.typed), bytes(kdf.salt), { memoryKiB: kdf.memoryKiB, passes: kdf.passes },
  )
  expect(hex(passphraseBytes(kdf.typed))).toBe(kdf.secret)
  expect(hex(stretched)).toBe(kdf.stretched)
  expect(hex(slotKeys(stretched).wrap)).toBe(kdf.wrap)
  expect(hex(slotKeys(stretched).commit)).toBe(kdf.commit)
})

it('V13: the header is the known bytes, and reads back', () => {
  const row = writeHeader({ format: FORMAT, vaultId: bytes(header.vaultId) })
  expect(hex(row)).toBe(header.row)
  expect(hex(readHeader([row, null]).header.vaultId)).toBe(header.vaultId)
})

const NOW = new Date('2026-03-02T09:30:00.000Z')
const SLOT_SECRET = { userId: bytes(slot.userId), slotSeed: bytes(slot.slotSeed), ownerKey: bytes(slot.ownerKey) }
const SLOT_OPENS = { userId: bytes(slot.userId), seed: bytes(slot.seed), ownerKey: bytes(slot.ownerKey) }

it('V3: a key slot is the known bytes, and opens the seed that is sealed to it', async () => {
  const vaultId = bytes(slot.vaultId)
  const row = sealSlot(vaultId, {
    slotId: bytes(slot.slotId), kind: 'passphrase', salt: bytes(slot.salt), until: 0,
    kdf: { memoryKiB: slot.memoryKiB, passes: slot.passes },
  }, bytes(slot.stretched), SLOT_SECRET, inTurn([slot.nonce]))
  expect(hex(row)).toBe(slot.row)
  expect(hex(readSlotPublic(row).boxKey)).toBe(slot.boxKey)
  const rows = { slot: row, seed: bytes(slot.seedRow) }
  expect(await openSlot(vaultId, rows, new Uint8Array(), () => Promise.resolve(bytes(slot.stretched)), NOW))
    .toEqual(SLOT_OPENS)
})

it('V6: a keychain’s slot is the known bytes, and nothing is derived to open it', async () => {
  const vaultId = bytes(slot.vaultId)
  const key = bytes(slot.keychain.key)
  const row = sealSlot(vaultId, {
    slotId: bytes(slot.slotId), kind: 'keychain', salt: new Uint8Array(16), until: slot.keychain.until, kdf: null,
  }, key, SLOT_SECRET, inTurn([slot.nonce]))
  expect(hex(row)).toBe(slot.keychain.row)
  const never = (): Promise<never> => Promise.reject(new Error('something was derived'))
  expect(await openSlot(vaultId, { slot: row, seed: bytes(slot.seedRow) }, key, never, NOW)).toEqual(SLOT_OPENS)
})

it('V7: the seed sealed to a slot’s key is the known one, and gives the known keys', () => {
  const place = { vaultId: bytes(slot.vaultId), userId: bytes(slot.userId), slotId: bytes(slot.slotId) }
  const keys = userKeys(openSeed(boxPair(bytes(slot.slotSeed)), place, bytes(slot.seedRow)))
  const named = { boxKey: keys.box.publicKey, signKey: keys.sign.publicKey }
  expect({ seed: slot.seed, boxKey: hex(named.boxKey), signKey: hex(named.signKey), fingerprint: fingerprintOf(named) })
    .toEqual(user)
})

it('V7a: the keys and the tag of an invitation are the known ones', () => {
  const keys = invitationKeys(invitation.symbols)
  expect({ id: hex(keys.id), key: hex(keys.pair.publicKey) }).toEqual({ id: invitation.id, key: invitation.key })
  const { madeAt, expires } = invitation
  const tag = invitationTag(keys.tagKey, bytes(invitation.vaultId), bytes(invitation.ownerKey), {
    role: 'admin', madeAt, expires,
  })
  expect(hex(tag)).toBe(invitation.tag)
})

it('V2: a succession is the known signature', () => {
  const { earlier, later, signature } = signSuccession(
    bytes(succession.vaultId), signPair(bytes(succession.seed)), bytes(succession.later))
  expect([earlier, later, signature].map(hex)).toEqual([succession.earlier, succession.later, succession.signature])
})

it('V8, V9, V16: subkeys, hid, envelopes and the set hash are the known bytes, and open', () => {
  const keys = {
    sensitive: compartmentKeys('sensitive', record.epoch, bytes(record.compartmentKeys.sensitive)),
    operational: compartmentKeys('operational', record.epoch, bytes(record.compartmentKeys.operational)),
  }
  for (const [name, expected] of Object.entries(record.derived.sensitive)) {
    expect(hex(Reflect.get(keys.sensitive, name) as Uint8Array)).toBe(expected)
  }
  const hid = hidOf(keys.sensitive, record.collection, record.id)
  expect(hex(hid)).toBe(record.hid)

  const place = { vaultId: bytes(record.vaultId), hid, home: 'sensitive' } as const
  const random = inTurn(record.nonces)
  const dataKeys: Record<'sensitive' | 'operational', DataKey> = {
    sensitive: { dataKeyId: bytes(record.dataKeyId), clientId: 'c', key: bytes(record.dataKey) },
    operational: { dataKeyId: OWN_KEY_ID, clientId: null, key: keys.operational.own },
  }
  const { collection, id } = record
  const envelopes = (['sensitive', 'operational'] as const).map(name =>
    sealEnvelope(place, keys[name], dataKeys[name], record, {
      collection, id, fields: fieldsOf(name), classes: name === 'sensitive' ? ['sensitive', 'operational'] : null,
    }, random))
  const row = writeRecordRow({ home: 'sensitive', envelopes })
  expect(hex(row)).toBe(record.row)
  expect(hex(counted(NO_ENVELOPES, keys.sensitive, hid, envelopes[0]?.bytes ?? row, 1).sum)).toBe(record.sensitiveSum)

  for (const envelope of readRecordRow(bytes(record.row)).envelopes) {
    const name = envelope.compartment === 'sensitive' ? 'sensitive' : 'operational'
    const keyring: Keyring = {
      keys: keys[name], text: new Uint8Array(32), byClient: new Map(), byId: new Map([[hex(dataKeys[name].dataKeyId), dataKeys[name]]]),
    }
    expect(openEnvelope(place, keyring, envelope)).toMatchObject({ collection, id, fields: fieldsOf(name) })
  }
})

it('V5: a recovery code is the known one', () => {
  expect(recoveryGroups(recoverySecret(bytes(recovery.random)))).toEqual(recovery.groups)
})
