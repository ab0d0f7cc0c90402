/**
 * Numbers at their extremes, sealed and signed as they must be: what a holder of a key can write with code of her own.
 * What is read of them can be shown, and counted on from.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { listBackups } from '../../../electron/vault/backup/list.ts'
import { FACE_BYTES } from '../../../electron/vault/backup/layout.ts'
import { hex, i64, join, oneMore, readBytes, u32, u64, u8, utf8 } from '../../../electron/vault/bytes.ts'
import { hidOf } from '../../../electron/vault/compartment-keys.ts'
import { readDirectory, writeDirectory } from '../../../electron/vault/directory.ts'
import { openEnvelope, openLocator } from '../../../electron/vault/envelope.ts'
import { ROWS, compartmentNumber, contextOf } from '../../../electron/vault/format.ts'
import { dataKeyFor } from '../../../electron/vault/keyring.ts'
import { openManifest, sealManifest } from '../../../electron/vault/manifest.ts'
import { openRecords } from '../../../electron/vault/open-records.ts'
import { pad } from '../../../electron/vault/padding.ts'
import { envelopeBytes, readRecordRow, recordKey } from '../../../electron/vault/record-row.ts'
import { readRequests, type RequestKind } from '../../../electron/vault/requests.ts'
import { readSeen, writeSeen } from '../../../electron/vault/seen.ts'
import {
  HASH_BYTES, NONCE_BYTES, SIGNATURE_BYTES, open, randomBytes, seal, sign, signPair,
} from '../../../electron/vault/sodium.ts'
import { shownInvitation, shownUser } from '../../../electron/vault/users-shown.ts'
import type { Random } from '../faults/random.ts'
import { NOW } from '../fixture.ts'
import type { Material } from './material.ts'
import { extreme, summed, unsummed } from './mutated.ts'
import { Wrong, type Target } from './target.ts'

/** Shown to a person, it has the form every instant has. */
const shown = (...instants: readonly number[]): void => {
  for (const instant of instants) {
    if (new Date(instant).toISOString().length !== 24) throw new Wrong(`${instant} is no instant`)
    i64(instant)
  }
}

const current = ({ owner, epochs: [epoch] }: Material) => ({ vaultId: owner.header.vaultId, epoch })

const locators = (ours: Material): Target => {
  const { vaultId, epoch } = current(ours)
  const keys = epoch.held.sensitive
  const keyring = epoch.keyrings.sensitive
  const dataKey = keyring && dataKeyFor(keyring, null)
  if (keys === undefined || keyring === undefined || dataKey === undefined) throw new Error('there is no key')
  const hid = hidOf(keys, 'notes', 'extreme')
  const place = { vaultId, hid, home: 'sensitive' } as const
  const where = [u8(1), u8(1), u32(keys.epoch), hid]
  const good = join(dataKey.dataKeyId, u32(0), u64(1))
  return {
    name: 'locators, sealed anew', share: 40,
    attempt: async (random) => {
      const plain = extreme(random, good, [16 + 4])
      const [locatorNonce, nonce] = [randomBytes(NONCE_BYTES), randomBytes(NONCE_BYTES)]
      const bytes = envelopeBytes({
        compartment: 'sensitive', epoch: keys.epoch, locatorNonce, nonce,
        locator: seal(keys.locator, locatorNonce, contextOf('locator', vaultId, ...where), plain),
        body: seal(dataKey.key, nonce, contextOf('envelope', vaultId, ...where, plain),
          pad(utf8('["notes","extreme",{},[1]]'))),
      })
      const value = join(u8(1), u8(1), bytes)
      const opened = await openRecords({ count: () => 1, rows: () => [{ key: recordKey(hid), value }] }, vaultId, [epoch])
      const [envelope] = readRecordRow(value).envelopes
      if (envelope === undefined) throw new Error('there is an envelope')
      const locator = openLocator(place, keys, envelope)
      const isOpen = openEnvelope(place, keyring, envelope) !== null
      if (isOpen !== (opened.kept === 1) || isOpen !== (locator !== null)) throw new Wrong('one way opens what another does not')
      if (locator !== null) u64(oneMore(locator.revision))
      return locator
    },
  }
}

const manifests = (ours: Material): Target => {
  const { vaultId, epoch } = current(ours)
  const keys = epoch.held.sensitive
  const row = ours.row(ROWS.manifest('sensitive', epoch.epoch))
  if (keys === undefined || row === null) throw new Error('there is no manifest')
  const context = contextOf('manifest', vaultId, u8(compartmentNumber('sensitive')), u32(keys.epoch))
  const content = unsummed(row)
  const plain = open(keys.manifest, content.subarray(0, NONCE_BYTES), context, content.subarray(NONCE_BYTES))
  if (plain === null) throw new Error('the manifest is laid out in another way')
  return {
    name: 'numbers in manifests', share: 30,
    attempt: (random) => {
      const nonce = randomBytes(NONCE_BYTES)
      const bytes = extreme(random, plain, [0, 8, 48])
      const read = openManifest(vaultId, keys, summed(join(nonce, seal(keys.manifest, nonce, context, bytes))))
      if (read === null) return null
      shown(read.writtenAt)
      return sealManifest(vaultId, keys, { ...read, generation: oneMore(read.generation) }, randomBytes)
    },
  }
}

const directories = (ours: Material): Target => {
  const { header: { vaultId }, directory, keys } = ours.owner
  const good = unsummed(ours.row('directory/a') ?? new Uint8Array()).subarray(0, -SIGNATURE_BYTES)
  const FIRST_JOINED = 8 + 8 + 16 + 32 + 2 + 16 + 1 + 32 + 32
  // Behind users, slots and grants: of the one invitation there is, made and expires.
  const made = FIRST_JOINED + 8 + (directory.users.length - 1) * 89 + 2 + directory.slots.length * 97
    + 2 + directory.grants.length * 53 + 2 + 16 + 1 + 32
  return {
    name: 'numbers in directories', share: 40,
    attempt: (random) => {
      const bytes = extreme(random, good, [0, 8, FIRST_JOINED, made, made + 8])
      const read = readDirectory(vaultId,
        summed(join(bytes, sign(keys.sign.privateKey, contextOf('directory', vaultId, bytes)))))
      shown(read.writtenAt)
      read.users.forEach(user => shownUser(user, read))
      read.invitations.forEach(shownInvitation)
      writeDirectory(vaultId, { ...read, revision: oneMore(read.revision) }, keys.sign.privateKey)
      return read
    },
  }
}

const seen = (ours: Material): Target => {
  const { header: { vaultId } } = ours.owner
  const path = joinPath(ours.place.folder, 'seen-extremely')
  const REVISION = 8 + 1 + 16 + 4 + 4 + 32
  const good = unsummed(ours.seen)
  return {
    name: 'numbers in what was seen', share: 30,
    attempt: (random) => {
      writeFileSync(path, summed(extreme(random, good, [REVISION, ...[0, 1, 2, 3, 4].map(n => REVISION + 8 + 1 + n * 9 + 1)])))
      const read = readSeen(path, vaultId)
      if (read === null) return null
      if (!writeSeen(path, vaultId, read)) throw new Wrong('what was read is not written')
      return read
    },
  }
}

const requests = (ours: Material): Target => {
  const { header: { vaultId }, directory } = ours.owner
  const name = ROWS.join(hex(ours.inviting.id))
  const good = unsummed(ours.row(name) ?? new Uint8Array()).slice(0, -2 * SIGNATURE_BYTES)
  const own = signPair(randomBytes(32))
  good.set(own.publicKey, 16 + 32)
  const purpose: Readonly<Record<RequestKind, string>> = { joins: 'join', renews: 'renew' }
  return {
    name: 'numbers in requests', share: 30,
    attempt: (random) => {
      const bytes = extreme(random, good, [16 + 32 + 32])
      const signed = contextOf(purpose.joins, vaultId, bytes)
      const row = summed(join(bytes, sign(ours.inviting.pair.privateKey, signed), sign(own.privateKey, signed)))
      const read = readRequests({ vaultId, directory, now: NOW, row: each => each === name ? row : ours.row(each) })
        .filter(({ kind }) => kind === 'joins')
      read.forEach(({ asked }) => shown(asked.at))
      return read[0] ?? null
    },
  }
}

/** Anybody can turn its bytes, and the checksum of the head is no seal: yet the folder is always listed. */
const faces = (ours: Material): Target => {
  const folder = joinPath(ours.place.folder, 'faces')
  const { file } = ours.backup
  const headBytes = FACE_BYTES + readBytes(file.subarray(FACE_BYTES - 4)).u32() + 24 + 48 + 24
  const wrong = (random: Random): Uint8Array => {
    const head = extreme(random, file.subarray(0, headBytes), [8, 10, 26, 26, 26, 30, 32, FACE_BYTES - 4])
    const sum = headBytes + HASH_BYTES
    return join(random(4) === 0 ? join(head, file.subarray(headBytes, sum)) : summed(head), file.subarray(sum))
  }
  return {
    name: 'faces of backups, listed', share: 30,
    attempt: async (random) => {
      rmSync(folder, { recursive: true, force: true })
      mkdirSync(folder)
      const bytes = wrong(random)
      writeFileSync(joinPath(folder, 'stillroom-2026-03-02-093000.srbackup'), file)
      writeFileSync(joinPath(folder, 'stillroom-2026-03-02-093001.srbackup'), bytes)
      const listed = await listBackups(folder, hex(ours.owner.header.vaultId))
      for (const { madeAt } of listed) if (madeAt !== null) shown(Date.parse(madeAt))
      const whole = listed.filter(({ name, state }) => name.endsWith('0.srbackup') && state === 'whole')
      if (whole.length !== 1) throw new Wrong('one bad backup hides a good one')
      if (readdirSync(folder).length !== 2) throw new Wrong('listing takes something away')
      return listed.every(({ state }) => state === 'whole') ? listed : null
    },
  }
}

export const numberTargets = (ours: Material): readonly Target[] => [
  locators(ours), manifests(ours), directories(ours), seen(ours), requests(ours), faces(ours),
]
