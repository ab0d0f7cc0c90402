/** Known answers of what a vault hangs on, made by reference.py without any code of ours. */
import { beforeAll, expect, it } from 'vitest'
import { hex, join, utf8 } from '../../electron/vault/bytes.ts'
import { readHead, readManifest, writeHead, writeManifest } from '../../electron/vault/backup/layout.ts'
import { compartmentKeys } from '../../electron/vault/compartment-keys.ts'
import { readDirectory, writeDirectory, type Directory } from '../../electron/vault/directory.ts'
import { structuralKey } from '../../electron/vault/format.ts'
import { openGrant } from '../../electron/vault/grants.ts'
import { invitationKeys } from '../../electron/vault/invitations.ts'
import { emptyKeyring, openKeyring, sealKeyring, withClients } from '../../electron/vault/keyring.ts'
import { digestOf, openManifest, pinOf, sealManifest } from '../../electron/vault/manifest.ts'
import { writeRequest } from '../../electron/vault/requests.ts'
import { keyedHash, sodiumReady, type Random } from '../../electron/vault/sodium.ts'
import { userKeys } from '../../electron/vault/user-keys.ts'
import type { Compartment } from '../../shared/domain/compartment.ts'
import backup from './backup.json'
import directory from './directory.json'
import grant from './grant.json'
import invitation from './invitation.json'
import keyring from './keyring.json'
import inRotation from './manifest-in-rotation.json'
import manifest from './manifest.json'
import request from './request.json'
import succession from './succession.json'

const bytes = (digits: string): Uint8Array => Uint8Array.from(Buffer.from(digits, 'hex'))

const inTurn = (values: readonly string[]): Random => {
  const left = [...values]
  return () => bytes(left.shift() ?? '')
}

beforeAll(sodiumReady)

it('V7, V8: a keyring is the known bytes, opens, and hashes text as it is known', () => {
  const keys = compartmentKeys('sensitive', keyring.epoch, bytes(keyring.compartmentKey))
  const vaultId = bytes(keyring.vaultId)
  const drawn = keyring.clients.flatMap(({ dataKeyId, key }) => [dataKeyId, key])
  const random = inTurn([keyring.textKey, ...drawn, keyring.nonce])
  const made = withClients(emptyKeyring(keys, random), keyring.clients.map(({ clientId }) => clientId), random)
  expect(hex(sealKeyring(vaultId, made, random))).toBe(keyring.row)
  const opened = openKeyring(vaultId, keys, bytes(keyring.row))
  const clients = [...opened.byClient.values()].map(({ dataKeyId, key, clientId }) =>
    ({ dataKeyId: hex(dataKeyId), key: hex(key), clientId }))
  expect(clients).toEqual(keyring.clients)
  expect(hex(keyedHash(opened.text, utf8(keyring.text)))).toBe(keyring.hash)
})

it.each([
  ['', { ...manifest, older: null }], [', while there are older epochs too,', inRotation],
] as const)('V16: a manifest%s is the known bytes, and opens', (_, manifest) => {
  const keys = compartmentKeys('sensitive', manifest.epoch, bytes(manifest.compartmentKey))
  const { generation, count, writtenAt, gap } = manifest
  const said = {
    compartment: 'sensitive', generation, count, writtenAt, gap, sum: bytes(manifest.sum),
    keyringDigest: bytes(manifest.keyringDigest), older: manifest.older === null ? null : bytes(manifest.older),
  } as const
  const vaultId = bytes(manifest.vaultId)
  expect(hex(sealManifest(vaultId, keys, said, inTurn([manifest.nonce])))).toBe(manifest.row)
  expect(openManifest(vaultId, keys, bytes(manifest.row))).toEqual(said)
})

it('V7, V16: what the present epoch says of the older ones’ manifests is known', () => {
  const older = inRotation.olderRows.map(({ epoch, row }) => ({ epoch, digest: digestOf(bytes(row)) }))
  expect(hex(pinOf(older) ?? new Uint8Array())).toBe(inRotation.older)
  expect(pinOf([])).toBeNull()
})

it('V2: a grant that was sealed elsewhere opens for the user it was sealed to', () => {
  const place = { vaultId: bytes(grant.vaultId), compartment: 'sensitive', epoch: grant.epoch } as const
  expect(hex(openGrant(place, bytes(grant.row), userKeys(bytes(grant.seed)).box))).toBe(grant.key)
})

it('V2: a directory is the known bytes, signature and all', () => {
  const keys = userKeys(bytes(directory.seed))
  const { revision, writtenAt, admin, slot } = directory
  const ownerId = bytes(directory.ownerId)
  const said: Directory = {
    revision, writtenAt, ownerId, ownerKey: keys.sign.publicKey,
    users: [
      { userId: ownerId, role: 'coach', boxKey: keys.box.publicKey, signKey: keys.sign.publicKey, joinedAt: writtenAt },
      {
        userId: bytes(admin.userId), role: 'admin', boxKey: bytes(admin.boxKey), signKey: bytes(admin.signKey),
        joinedAt: writtenAt + 1,
      },
    ],
    slots: [{
      slotId: bytes(slot.slotId), userId: ownerId, kind: 'recovery', digest: bytes(slot.digest),
      seedDigest: bytes(slot.seedDigest),
    }],
    grants: [{
      userId: ownerId, compartment: 'sensitive', epoch: directory.grant.epoch, digest: bytes(directory.grant.digest),
    }],
    invitations: [{
      id: bytes(invitation.id), role: 'admin', key: bytes(invitation.key), madeAt: invitation.madeAt,
      expires: invitation.expires, tag: bytes(invitation.tag),
    }],
    successions: [{
      earlier: bytes(succession.earlier), later: bytes(succession.later), signature: bytes(succession.signature),
    }],
  }
  const vaultId = bytes(directory.vaultId)
  expect(hex(writeDirectory(vaultId, said, keys.sign.privateKey))).toBe(directory.row)
  expect(readDirectory(vaultId, bytes(directory.row))).toEqual(said)
})

it('V7a: a request to join is the known bytes, both signatures among them', () => {
  const own = userKeys(bytes(request.seed))
  const asked = {
    userId: bytes(request.userId), boxKey: own.box.publicKey, signKey: own.sign.publicKey, at: request.at,
    slot: bytes(request.slot), seed: bytes(request.seedRow),
  }
  const { pair } = invitationKeys(request.symbols)
  const row = writeRequest('joins', bytes(request.vaultId), asked, pair.privateKey, own.sign.privateKey)
  expect(hex(row)).toBe(request.row)
})

it('V18: the head of a backup and what its last message says are the known bytes', () => {
  const front = backup.front.map(({ name, value }) => ({ key: structuralKey(name), value: bytes(value) }))
  const head = writeHead({
    vaultId: bytes(backup.vaultId), madeAt: new Date(backup.madeAt), front, seed: bytes(backup.seed),
    fileKey: bytes(backup.fileKey), streamHeader: bytes(backup.streamHeader), random: inTurn([backup.nonce]),
  })
  expect(hex(head)).toBe(backup.head)
  const read = readHead(bytes(backup.head).subarray(0, -32))
  expect(hex(read.fileKey(bytes(backup.seed)) ?? join())).toBe(backup.fileKey)
  const said = {
    rows: 3, records: 2, attachments: 1, bytes: 4096, directoryRevision: 12, digest: bytes(backup.digest),
    generations: backup.generations.map(([compartment, generation, at]) => ({
      compartment: compartment as Compartment, generation: Number(generation),
      writtenAt: new Date(Number(at)).toISOString(),
    })),
  }
  expect(hex(writeManifest(said))).toBe(backup.manifest)
  expect(readManifest(bytes(backup.manifest))).toEqual(said)
})
