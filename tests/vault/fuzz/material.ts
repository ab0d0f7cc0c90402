/** A vault in which there is one of everything, with all its keys known; and another, to mix it with. */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMPARTMENTS } from '../../../shared/domain/compartment.ts'
import { attachmentPath, type AttachmentRef } from '../../../electron/vault/attachments/place.ts'
import { writeAttachment } from '../../../electron/vault/attachments/write.ts'
import { writeBackup } from '../../../electron/vault/backup/write.ts'
import { hex } from '../../../electron/vault/bytes.ts'
import { readEpoch, type Epochs, type ReadEpoch } from '../../../electron/vault/epochs.ts'
import type { ReadRow } from '../../../electron/vault/format.ts'
import { invitationKeys, type InvitationKeys } from '../../../electron/vault/invitations.ts'
import { hidOfKey } from '../../../electron/vault/record-row.ts'
import { readRecoveryCode } from '../../../electron/vault/recovery-code.ts'
import { askToJoin } from '../../../electron/vault/shut-vault.ts'
import { randomBytes } from '../../../electron/vault/sodium.ts'
import type { TypedSecret, Unlocked } from '../../../electron/vault/unlock.ts'
import { NOW, newVault, noteWrite, open, quickStretch, withRows, type Place } from '../fixture.ts'
import { asCoach, unlocked } from '../users.ts'
import { asAdminInput, joinAdmin } from '../whole.ts'

export const OWNER: TypedSecret = { ...asCoach, text: 'the passphrase of the owner by now' }

export interface Attached { readonly ref: AttachmentRef; readonly content: Uint8Array; readonly file: Uint8Array }

export interface Material {
  readonly place: Place
  /** Structural rows by name. */
  readonly rows: ReadonlyMap<string, Uint8Array>
  readonly row: ReadRow
  readonly records: readonly { readonly key: Uint8Array; readonly hid: Uint8Array; readonly value: Uint8Array }[]
  /** As the owner holds it. */
  readonly owner: Unlocked
  readonly epochs: Epochs<ReadEpoch>
  /** The keychain's key, 64 hex digits. */
  readonly quickKey: string
  readonly code: string
  readonly inviting: InvitationKeys
  readonly backup: { readonly path: string; readonly file: Uint8Array }
  readonly attached: readonly [Attached, Attached]
  readonly seen: Uint8Array
}

const attach = async (ref: AttachmentRef, length: number): Promise<Attached> => {
  const content = Uint8Array.from({ length }, (_, at) => (at * 31 + length) % 251)
  await writeAttachment({ ...ref, random: randomBytes }, (async function* () { yield content })())
  return { ref, content, file: Uint8Array.from(readFileSync(attachmentPath(ref))) }
}

/** Four notes, an admin who asks for another passphrase, a manager who asks to join, keys that are being renewed. */
const fill = async (place: Place) => {
  const { vault: first } = await open(place)
  first.commit(['a', 'b', 'c', 'd'].map((id, n) => noteWrite(id, {
    sensitive: { text: `words of ${id}`, list: [n, null, { deep: true }] }, operational: { due: n },
    ...n > 1 ? {} : { personal: {} },
  }, n === 0 ? null : `client-${n % 2}`)), NOW)
  first.close()
  await joinAdmin(place)
  const { vault } = await open(place)
  const code = vault.owner.invite('manager', NOW).code.reveal().join(' ')
  await vault.renewPassphrase(OWNER.text)
  vault.owner.rotateSome(2, NOW)
  const quickKey = (await vault.quick.turnOn()).reveal()
  const folder = join(place.folder, 'vault', 'practice.attachments')
  const ref = (id: string): AttachmentRef => ({ folder, ...vault.attachments.newest(id, 'client-1') })
  const attached: readonly [Attached, Attached] = [await attach(ref('short'), 900), await attach(ref('long'), 66_000)]
  const backups = join(place.folder, 'backups')
  mkdirSync(backups)
  const { path } = await writeBackup({
    source: vault.forBackup, generations: vault.generations, madeAt: NOW, folder: backups, attachments: folder,
  })
  vault.close()
  const asking = { path: place.path, code, passphrase: 'a manager of some words', stretch: quickStretch, now: NOW }
  const joining = await askToJoin(asking)
  if (!joining.ok) throw joining.error
  const { vault: hers } = await open(place, asAdminInput)
  await hers.renewPassphrase('hers, and another one')
  hers.close()
  return { code, quickKey, attached, backup: { path, file: Uint8Array.from(readFileSync(path)) } }
}

export const makeMaterial = async (): Promise<Material> => {
  const place = await newVault()
  const made = await fill(place)
  const rows = new Map<string, Uint8Array>()
  const records: Material['records'][number][] = []
  withRows(place.path, (store) => {
    for (const found of store.rows()) {
      if (found === null) continue
      const key = Uint8Array.from(found.key)
      const value = Uint8Array.from(found.value)
      const hid = hidOfKey(key)
      if (hid === null) rows.set(Buffer.from(key.subarray(1)).toString('latin1'), value)
      else records.push({ key, hid, value })
    }
  })
  const row: ReadRow = name => rows.get(name) ?? null
  const owner = await unlocked(row, OWNER)
  const [current, ...older] = owner.epochs.map(epoch => readEpoch(owner.header.vaultId, epoch, row))
  if (current === undefined || older.length !== 1) throw new Error('the keys are not being renewed')
  const symbols = readRecoveryCode(made.code)
  if (!symbols.ok) throw new Error('the invitation has no code')
  return {
    ...made, place, rows, row, records, owner, epochs: [current, ...older],
    inviting: invitationKeys(symbols.value), seen: Uint8Array.from(readFileSync(place.seenPath)),
  }
}

/** Every secret a record or a key could come from, in hex: what a reader answers is to be one of these. */
export const secretsOf = ({ owner, epochs }: Material): ReadonlySet<string> => new Set([
  hex(owner.secret.seed),
  ...epochs.flatMap(({ held, keyrings }) => COMPARTMENTS.flatMap(compartment => [
    hex(held[compartment]?.raw ?? new Uint8Array()),
    ...[...keyrings[compartment]?.byId.values() ?? []].map(({ key }) => hex(key)),
  ])),
])
