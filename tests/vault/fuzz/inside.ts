/** What is read with keys: keyrings, manifests, records; sealed by nobody of ours, and by somebody who holds the key. */
import { COMPARTMENTS } from '../../../shared/domain/compartment.ts'
import { hex, join, sized, u32, u8, utf8 } from '../../../electron/vault/bytes.ts'
import { ROW_KIND, compartmentNumber, contextOf } from '../../../electron/vault/format.ts'
import { readContent } from '../../../electron/vault/envelope.ts'
import { openKeyring } from '../../../electron/vault/keyring.ts'
import { openManifest } from '../../../electron/vault/manifest.ts'
import { openRecords, type OpenedRecords } from '../../../electron/vault/open-records.ts'
import { pad, unpad } from '../../../electron/vault/padding.ts'
import { readRecordRow, readSpans } from '../../../electron/vault/record-row.ts'
import { NONCE_BYTES, open, randomBytes, seal } from '../../../electron/vault/sodium.ts'
import type { StoredRow } from '../../../electron/vault/store.ts'
import type { StoredRecord } from '../../../electron/vault/types.ts'
import { pick } from '../faults/random.ts'
import type { Material } from './material.ts'
import { mutated, summed, unsummed } from './mutated.ts'
import { Wrong, spelled, targetOf, type Target } from './target.ts'

/** The keys and rows of one class in the present epoch. */
const classOf = ({ owner, epochs: [current], row }: Material, compartment: 'sensitive' | 'operational') => {
  const { vaultId } = owner.header
  const keys = current.held[compartment]
  const keyring = row(`keyring/${compartmentNumber(compartment)}/${current.epoch}/a`)
  const manifest = row(`manifest/${compartmentNumber(compartment)}/${current.epoch}`)
  if (keys === undefined || keyring === null || manifest === null) throw new Error('the class is not there')
  const where = [u8(compartmentNumber(compartment)), u32(current.epoch)]
  return { vaultId, keys, keyring, manifest, where }
}

const keyrings = (ours: Material, theirs: Material): readonly Target[] => {
  const { vaultId, keys, keyring, where } = classOf(ours, 'sensitive')
  const others = [classOf(ours, 'operational').keyring, classOf(theirs, 'sensitive').keyring]
  const told = (row: Uint8Array): unknown => {
    const { text, byClient } = openKeyring(vaultId, keys, row)
    return { text, clients: [...byClient.values()] }
  }
  const context = contextOf('keyring', vaultId, ...where)
  const content = unsummed(keyring)
  const plain = open(keys.keyring, content.subarray(0, NONCE_BYTES), context, content.subarray(NONCE_BYTES + 4))
  if (plain === null) throw new Error('the keyring is laid out in another way')
  const sealedAnew = (bytes: Uint8Array): Uint8Array => {
    const nonce = randomBytes(NONCE_BYTES)
    return summed(join(nonce, sized(seal(keys.keyring, nonce, context, bytes))))
  }
  return [
    targetOf({
      name: 'keyrings', share: 40, goods: [content, ...others.map(unsummed)], finish: summed, read: told,
      says: [told(keyring)],
    }),
    targetOf({
      name: 'keyrings, sealed anew', share: 30, goods: [plain, utf8('{}')], finish: sealedAnew, read: told, says: null,
    }),
    targetOf({
      name: 'keyrings, padded and sealed anew', share: 60, goods: [unpad(plain), unpad(plain)],
      finish: bytes => sealedAnew(pad(bytes)), read: told, says: null,
    }),
  ]
}

const manifests = (ours: Material, theirs: Material): readonly Target[] => {
  const { vaultId, keys, manifest, where } = classOf(ours, 'sensitive')
  const good = openManifest(vaultId, keys, manifest)
  const others = [classOf(ours, 'operational').manifest, classOf(theirs, 'sensitive').manifest]
  const context = contextOf('manifest', vaultId, ...where)
  const content = unsummed(manifest)
  const plain = open(keys.manifest, content.subarray(0, NONCE_BYTES), context, content.subarray(NONCE_BYTES))
  if (plain === null || good === null) throw new Error('the manifest is laid out in another way')
  // One that cannot be read is no fault: it is a disagreement (V16).
  const read = (row: Uint8Array) => openManifest(vaultId, keys, row)
  return [
    targetOf({
      name: 'manifests', share: 40, goods: [content, ...others.map(unsummed)], finish: summed, read, says: [null, good],
    }),
    targetOf({
      name: 'manifests, sealed anew', share: 40, goods: [plain, plain], says: null, read,
      finish: (bytes) => {
        const nonce = randomBytes(NONCE_BYTES)
        return summed(join(nonce, seal(keys.manifest, nonce, context, bytes)))
      },
    }),
  ]
}

const layouts = ({ records }: Material): readonly Target[] => {
  const [first, ...more] = records.map(({ value }) => value)
  if (first === undefined) throw new Error('there is no record')
  const body = pad(utf8('["notes","an id",{"text":"words","__proto__":{"a":[1,null,"\\ud800"]}},[1,2]]'))
  return [
    targetOf({
      name: 'rows of records', share: 60, malformed: true, goods: [first, ...more], says: null,
      read: (bytes) => {
        const { spans } = readSpans(bytes)
        const { envelopes } = readRecordRow(bytes)
        const read = envelopes.reduce((sum, envelope) => sum + envelope.bytes.length, 2)
        if (read !== bytes.length) throw new Wrong('bytes are lost')
        return spans
      },
    }),
    targetOf({
      name: 'what is in an envelope', share: 60, goods: [body, pad(utf8('[[[[{"a":"\\u0000"}]]]]'))], says: null,
      read: (bytes) => {
        const content = readContent(bytes, true)
        const isWhole = content === null || typeof content.id === 'string' && content.classes !== null
          && content.classes.every(each => COMPARTMENTS.includes(each))
        if (!isWhole) throw new Wrong(`${hex(bytes)} is no content`)
        return content
      },
    }),
  ]
}

const keptIn = ({ records }: OpenedRecords): readonly StoredRecord[] => [...records.values()].flat()

/** V11: every row is kept or counted, and what is kept is what was written. */
const opening = async (ours: Material, theirs: Material): Promise<Target> => {
  const { vaultId } = ours.owner.header
  const openAll = (rows: readonly (StoredRow | null)[]): Promise<OpenedRecords> =>
    openRecords({ count: () => rows.length, rows: () => rows }, vaultId, ours.epochs)
  const known = new Set(keptIn(await openAll(ours.records)).map(spelled))
  return {
    name: 'records', share: 90,
    attempt: async (random) => {
      const rows: (StoredRow | null)[] = [...ours.records]
      for (let left = 1 + random(2); left > 0; left -= 1) {
        const at = random(rows.length)
        const { key, value } = rows[at] ?? { key: new Uint8Array(), value: new Uint8Array() }
        const other = pick(random, [ours, theirs]).records[random(4)]
        rows[at] = random(20) === 0 ? null : {
          key: random(4) === 0 ? mutated(random, key, other?.key ?? key) : key,
          value: random(6) === 0 ? other?.value ?? value : mutated(random, value, other?.value ?? value),
        }
      }
      const opened = await openAll(rows)
      const wrong = keptIn(opened).find(record => !known.has(spelled(record)))
      if (wrong !== undefined) throw new Wrong(`a record nobody wrote: ${spelled(wrong)}`)
      const records = rows.filter(row => row?.key[0] !== ROW_KIND.structural).length
      if (opened.kept + opened.unopened !== records) throw new Wrong('a row is neither kept nor counted')
      return opened.unopened > 0 ? null : opened.kept
    },
  }
}

export const insideTargets = async (ours: Material, theirs: Material): Promise<readonly Target[]> => [
  ...keyrings(ours, theirs), ...manifests(ours, theirs), ...layouts(ours), await opening(ours, theirs),
]
