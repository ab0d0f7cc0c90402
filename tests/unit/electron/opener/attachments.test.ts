import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { EXIT } from '../../../../electron/opener/run.ts'
import { attachmentsFolder } from '../../../../electron/vault/attachments/place.ts'
import { writeAttachment } from '../../../../electron/vault/attachments/write.ts'
import { writeBackup } from '../../../../electron/vault/backup/write.ts'
import { hex } from '../../../../electron/vault/bytes.ts'
import { randomBytes } from '../../../../electron/vault/sodium.ts'
import { RECORDS } from '../../../../shared/schemas/registry.ts'
import { NOW, newVault, withVault, type Place } from '../../../vault/fixture.ts'
import { client, handle, note } from '../export/exported.ts'
import { MADE_AT, sit, treeOf, writeOf } from './practice-file.ts'

const places: Place[] = []
afterEach(() => { for (const place of places.splice(0)) place.remove() })

const PLAN = Buffer.concat([Buffer.from('%PDF \0\xff', 'latin1'), Buffer.alloc(200_000, 7)])
const SKETCH = Buffer.from('nobody’s sketch')

/** A practice with a file of a client's and one of nobody's, and a backup of it. */
const practiceWithFiles = async () => {
  const place = await newVault()
  places.push(place)
  const sealed = attachmentsFolder(place.path)
  const backups = path.join(place.folder, 'backups')
  mkdirSync(backups)
  await withVault(place, async (vault) => {
    // With the client's keys in the keyring.
    vault.commit([writeOf(RECORDS.clients, client(1, 'Marta')), writeOf(RECORDS.notes, note(9, {}))], NOW)
    const attach = async (id: string, clientId: string, name: string, content: Buffer) => {
      const source = async function* () { yield await Promise.resolve(content) }
      const at = vault.attachments.newest(id, clientId || null)
      const { bytes, digest } = await writeAttachment({ folder: sealed, ...at, random: randomBytes }, source())
      const attachment = { id, name, bytes, addedAt: MADE_AT, digest: hex(digest) }
      return writeOf(RECORDS.notes, note(Number(id.at(-1)), { clientId, attachments: [attachment] }))
    }
    vault.commit([
      await attach(handle(2), handle(1), '../../plan.pdf', PLAN), await attach(handle(3), '', 'sketch.txt', SKETCH),
    ], NOW)
    await writeBackup({
      source: vault.forBackup, generations: vault.generations, madeAt: NOW, folder: backups, attachments: sealed,
    })
  })
  const backup = path.join(backups, readdirSync(backups)[0] ?? '')
  return { place, sealed, backup, run: (file: string) => sit({ args: [file, 'out'], folder: place.folder }) }
}

const IN_EXPORT = ['clients/Marta (00000000)/attachments/-..-plan.pdf', 'notes without a client/attachments/sketch.txt']

describe('V12, V19: the opener gives back what was attached', () => {
  test('to the byte, from a practice and from a backup, and only reads what is sealed', async () => {
    const { place, sealed, backup, run } = await practiceWithFiles()
    const before = treeOf(sealed)
    for (const file of [place.path, backup]) {
      const { exit, answer } = await run(file)
      expect(exit).toBe(EXIT.whole)
      expect(IN_EXPORT.map((inside) => readFileSync(path.join(answer, inside)))).toEqual([PLAN, SKETCH])
    }
    expect(treeOf(sealed)).toEqual(before)
  })

  test('V11: one that is damaged is told and left out; everything else is there', async () => {
    const { place, sealed, run } = await practiceWithFiles()
    const largest = readdirSync(sealed).map((name) => path.join(sealed, name))
      .sort((one, other) => readFileSync(other).length - readFileSync(one).length)[0] ?? ''
    const bytes = readFileSync(largest)
    // Far from its beginning: some of it has been written by then.
    bytes[bytes.length - 40] = (bytes.at(-40) ?? 0) ^ 1
    writeFileSync(largest, bytes)
    const { exit, told, answer } = await run(place.path)
    expect(exit).toBe(EXIT.damaged)
    expect(told.join('\n')).toContain('did not open, or are not there: 1.')
    expect(readdirSync(path.join(answer, 'clients/Marta (00000000)/attachments'))).toEqual([])
    expect(readFileSync(path.join(answer, IN_EXPORT[1] ?? ''))).toEqual(SKETCH)
    expect(readdirSync(path.join(answer, 'clients/Marta (00000000)/notes'))).toHaveLength(2)
  })

  test('a practice file that was copied without them is exported without them, and it is told', async () => {
    const { place, run } = await practiceWithFiles()
    const alone = path.join(place.folder, 'alone.stillroom')
    writeFileSync(alone, readFileSync(place.path))
    const { exit, told, answer } = await run(alone)
    expect(exit).toBe(EXIT.damaged)
    expect(told.join('\n')).toContain('did not open, or are not there: 2.')
    expect(readFileSync(path.join(answer, 'manifest.json'), 'utf8')).toContain('"unopenedAttachments": 2')
  })
})
