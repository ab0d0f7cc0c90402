/** Known answers, made by tests/vectors/reference.py without any code of ours. */
import { beforeAll, expect, it } from 'vitest'
import { hex } from '../../../../electron/vault/bytes.ts'
import { compartmentKeys, hidOf } from '../../../../electron/vault/compartment-keys.ts'
import { sealEnvelope, openEnvelope } from '../../../../electron/vault/envelope.ts'
import { readHeader, writeHeader } from '../../../../electron/vault/header.ts'
import { passphraseBytes, slotKeys, workerStretch } from '../../../../electron/vault/kdf.ts'
import { OWN_KEY_ID, type DataKey, type Keyring } from '../../../../electron/vault/keyring.ts'
import { openSlot, sealSlot } from '../../../../electron/vault/keyslot.ts'
import { NO_ENVELOPES, counted } from '../../../../electron/vault/manifest.ts'
import { readRecordRow, writeRecordRow } from '../../../../electron/vault/record-row.ts'
import { recoveryGroups, recoverySecret } from '../../../../electron/vault/recovery-code.ts'
import { sodiumReady, type Random } from '../../../../electron/vault/sodium.ts'
import header from '../../../vectors/header.json'
import kdf from '../../../vectors/kdf.json'
import record from '../../../vectors/record.json'
import recovery from '../../../vectors/recovery-code.json'
import slot from '../../../vectors/slot.json'

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
  const row = writeHeader({ format: { major: 0, minor: 0 }, vaultId: bytes(header.vaultId) })
  expect(hex(row)).toBe(header.row)
  expect(hex(readHeader([row, null]).header.vaultId)).toBe(header.vaultId)
})

it('V3: a key slot is the known bytes, and opens', async () => {
  const vaultId = bytes(slot.vaultId)
  const secret = { userId: bytes(slot.userId), seed: bytes(slot.seed), ownerKey: bytes(slot.ownerKey) }
  const row = sealSlot(vaultId, {
    slotId: bytes(slot.slotId), kind: 'passphrase', salt: bytes(slot.salt),
    kdf: { memoryKiB: slot.memoryKiB, passes: slot.passes },
  }, bytes(slot.stretched), secret, inTurn([slot.nonce]))
  expect(hex(row)).toBe(slot.row)
  const opened = await openSlot(vaultId, row, new Uint8Array(), () => Promise.resolve(bytes(slot.stretched)))
  expect(opened).toEqual(secret)
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
      keys: keys[name], byClient: new Map(), byId: new Map([[hex(dataKeys[name].dataKeyId), dataKeys[name]]]),
    }
    expect(openEnvelope(place, keyring, envelope)).toMatchObject({ collection, id, fields: fieldsOf(name) })
  }
})

it('V5: a recovery code is the known one', () => {
  expect(recoveryGroups(recoverySecret(bytes(recovery.random)))).toEqual(recovery.groups)
})
