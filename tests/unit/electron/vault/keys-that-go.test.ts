/** V7, V14, V17, V21: keys that are no more: renewed, erased, or let go of. What they opened is said elsewhere. */
import { existsSync, readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { COMPARTMENTS } from '../../../../shared/domain/compartment.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { readEpoch, type ReadEpoch } from '../../../../electron/vault/epochs.ts'
import { readRecordRow } from '../../../../electron/vault/record-row.ts'
import { randomBytes } from '../../../../electron/vault/sodium.ts'
import { openStore } from '../../../../electron/vault/store.ts'
import { rowReader } from '../../../../electron/vault/unlock.ts'
import { NOW, later, newVault, noteWrite, open, withRows, withVault, type Place } from '../../../vault/fixture.ts'
import { asCoach, unlocked } from '../../../vault/users.ts'
import { rotateToTheEnd } from '../../../vault/whole.ts'

const NEW = 'another passphrase altogether'

let place: Place
beforeEach(async () => {
  place = await newVault()
  await withVault(place, vault => vault.commit(['a', 'b', 'c', 'd', 'e', 'f'].map((id, n) => noteWrite(id, {
    sensitive: { text: `words of ${id}` }, operational: { due: n },
  }, n % 2 === 0 ? 'hers' : 'another')), NOW))
})
afterEach(() => place.remove())

/** Every epoch of the closed vault, newest first, as its owner holds it. */
const epochsBy = async (passphrase: string): Promise<readonly ReadEpoch[]> => {
  const store = openStore(place.path)
  try {
    const row = rowReader(store)
    const { header, epochs } = await unlocked(row, { ...asCoach, text: passphrase })
    return epochs.map(epoch => readEpoch(header.vaultId, epoch, row))
  } finally {
    store.close()
  }
}

/** Keys and data key ids, in hex. */
const secretsOf = ({ held, keyrings }: ReadEpoch): readonly string[] => COMPARTMENTS.flatMap(compartment => [
  hex(held[compartment]?.raw ?? new Uint8Array()),
  ...[...keyrings[compartment]?.byClient.values() ?? []].flatMap(({ key, dataKeyId }) => [hex(key), hex(dataKeyId)]),
])

describe('keys', () => {
  it('V7: of one epoch none is a key of the next, and every client has one in each', async () => {
    await withVault(place, vault => vault.renewPassphrase(NEW))
    const [next, before] = await epochsBy(NEW)
    if (next === undefined || before === undefined) throw new Error('there are not two epochs')
    const earlier = new Set(secretsOf(before))
    expect(earlier.size).toBe(5 + 2 * 2 * 2)
    expect(secretsOf(next)).toHaveLength(earlier.size)
    expect(secretsOf(next).filter(secret => earlier.has(secret))).toEqual([])
    const clientsIn = ({ keyrings }: ReadEpoch): readonly string[] => [...keyrings.sensitive?.byClient.keys() ?? []]
    expect(clientsIn(next)).toEqual(clientsIn(before))
  })

  it('V17: of a client who is erased while keys are renewed none is left in any epoch', async () => {
    const { vault } = await open(place)
    await vault.renewPassphrase(NEW)
    vault.owner.rotateSome(2, NOW)
    vault.commit(['a', 'c', 'e'].map(id => noteWrite(id, null, 'hers')), later(1), { eraseClient: 'hers' })
    vault.close()
    const epochs = await epochsBy(NEW)
    expect(epochs).toHaveLength(3)
    for (const { keyrings } of epochs) {
      for (const keyring of Object.values(keyrings)) expect([...keyring.byClient.keys()]).not.toContain('hers')
      expect([...keyrings.sensitive?.byClient.keys() ?? []]).toEqual(['another'])
    }
  })

  it('V14: once a rotation has ended nothing of before is in the file or its log, the vault still open', async () => {
    const before = withRows(place.path, store => [...store.rows()].flatMap(row => row?.key[0] !== 2 ? []
      : readRecordRow(row.value).envelopes.map(({ body }) => Buffer.from(body.slice(-48)))))
    expect(before).toHaveLength(12)
    const raw = (): Buffer => Buffer.concat([place.path, `${place.path}-wal`]
      .filter(each => existsSync(each)).map(each => readFileSync(each)))
    expect(before.filter(bytes => !raw().includes(bytes))).toEqual([])
    const { vault } = await open(place)
    await vault.renewPassphrase(NEW)
    rotateToTheEnd(vault)
    expect(before.filter(bytes => raw().includes(bytes))).toEqual([])
    vault.close()
  })

  it('V21: a seed and the keys made of it are wiped when the vault is closed, and when they are renewed', async () => {
    /** Random bytes become seeds: those that are 32 long are kept hold of. */
    const drawn: Uint8Array[] = []
    const random = (length: number): Uint8Array => {
      const bytes = randomBytes(length)
      if (length === 32) drawn.push(bytes)
      return bytes
    }
    const { vault } = await open(place, { random })
    await vault.renewPassphrase(NEW)
    const seed = vault.forBackup().seed
    const held = drawn.find(bytes => hex(bytes) === hex(seed))
    expect(held).toBeDefined()
    await vault.renewPassphrase('and yet another')
    expect(hex(held ?? seed)).toBe('00'.repeat(32))
    const second = vault.forBackup().seed
    const last = drawn.find(bytes => hex(bytes) === hex(second))
    vault.close()
    expect(hex(last ?? second)).toBe('00'.repeat(32))
  })
})
