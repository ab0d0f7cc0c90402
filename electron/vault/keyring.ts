/**
 * One data key per client and compartment: dropping it erases what it sealed, wherever copies of the file are.
 * The keyring is one sealed row per compartment and epoch, so that a new client's key and her first record are one
 * transaction. Data keys are renewed with the epoch (V7).
 */
import { hex, join, readBytes, sized, text, u32, exactUtf8, Malformed } from './bytes.ts'
import { readChecked, withChecksum } from './checked.ts'
import type { CompartmentKeys } from './compartment-keys.ts'
import { compartmentNumber, contextOf, damaged } from './format.ts'
import { pad, unpad } from './padding.ts'
import { KEY_BYTES, NONCE_BYTES, open, seal, type Random } from './sodium.ts'

export const DATA_KEY_ID_BYTES = 16

/** The id that means the compartment's own key: a record of no client, or of several. */
export const OWN_KEY_ID = new Uint8Array(DATA_KEY_ID_BYTES)

export interface DataKey {
  readonly dataKeyId: Uint8Array
  /** Null for the compartment's own key. */
  readonly clientId: string | null
  readonly key: Uint8Array
}

export interface Keyring {
  readonly keys: CompartmentKeys
  /** By data key id in hex; the compartment's own key is among them. */
  readonly byId: ReadonlyMap<string, DataKey>
  readonly byClient: ReadonlyMap<string, DataKey>
  /** Hashes text for the event chain. The one key that outlives a rotation: the chain is to hold for ever (E6). */
  readonly text: Uint8Array
}

const keyringOf = (keys: CompartmentKeys, text: Uint8Array, clients: readonly DataKey[]): Keyring => {
  const own: DataKey = { dataKeyId: OWN_KEY_ID, clientId: null, key: keys.own }
  return {
    keys, text,
    byId: new Map([own, ...clients].map(entry => [hex(entry.dataKeyId), entry])),
    byClient: new Map(clients.flatMap(entry => entry.clientId === null ? [] : [[entry.clientId, entry]])),
  }
}

export const emptyKeyring = (keys: CompartmentKeys, random: Random): Keyring => keyringOf(keys, random(KEY_BYTES), [])

const context = (vaultId: Uint8Array, keys: CompartmentKeys): Uint8Array =>
  contextOf('keyring', vaultId, Uint8Array.of(compartmentNumber(keys.compartment)), u32(keys.epoch))

/** The data key of a client; of the compartment itself when the client is null. */
export const dataKeyFor = (keyring: Keyring, clientId: string | null): DataKey | undefined =>
  clientId === null ? keyring.byId.get(hex(OWN_KEY_ID)) : keyring.byClient.get(clientId)

const freshKeys = (clientIds: Iterable<string>, random: Random): DataKey[] =>
  Array.from(clientIds, clientId => ({ dataKeyId: random(DATA_KEY_ID_BYTES), clientId, key: random(KEY_BYTES) }))

/** The keyring with a fresh key for each of these clients. */
export const withClients = (keyring: Keyring, clientIds: readonly string[], random: Random): Keyring =>
  keyringOf(keyring.keys, keyring.text, [...keyring.byClient.values(), ...freshKeys(clientIds, random)])

/** V17: the keyring without this client: what her key sealed opens no more. */
export const withoutClient = (keyring: Keyring, clientId: string): Keyring =>
  keyringOf(keyring.keys, keyring.text, [...keyring.byClient.values()].filter(entry => entry.clientId !== clientId))

/** V7: the keyring of the next epoch: the same clients, every key another. */
export const renewedKeyring = (keyring: Keyring, keys: CompartmentKeys, random: Random): Keyring =>
  keyringOf(keys, keyring.text, freshKeys(keyring.byClient.keys(), random))

export const sealKeyring = (vaultId: Uint8Array, keyring: Keyring, random: Random): Uint8Array => {
  const entries = [...keyring.byClient].map(([clientId, entry]) =>
    join(entry.dataKeyId, entry.key, sized(exactUtf8(clientId))))
  const nonce = random(NONCE_BYTES)
  const plain = pad(join(keyring.text, u32(entries.length), ...entries))
  return withChecksum(join(nonce, sized(seal(keyring.keys.keyring, nonce, context(vaultId, keyring.keys), plain))))
}

/** Throws VaultFault vault-damaged: without a keyring no client's record opens, and none may be overwritten. */
export const openKeyring = (vaultId: Uint8Array, keys: CompartmentKeys, row: Uint8Array | null): Keyring => {
  const { nonce, sealed } = readChecked(row, 'keyring', bytes => ({
    nonce: bytes.take(NONCE_BYTES), sealed: bytes.sized(),
  }))
  const plain = open(keys.keyring, nonce, context(vaultId, keys), sealed)
  if (plain === null) throw damaged('a keyring does not open')
  try {
    const bytes = readBytes(unpad(plain))
    const chain = bytes.take(KEY_BYTES)
    const clients = Array.from({ length: bytes.u32() }, (): DataKey => ({
      dataKeyId: bytes.take(DATA_KEY_ID_BYTES), key: bytes.take(KEY_BYTES), clientId: text(bytes.sized()),
    }))
    bytes.end()
    return keyringOf(keys, chain, clients)
  } catch (error) {
    if (error instanceof Malformed) throw damaged('a keyring is malformed', error)
    throw error
  }
}
