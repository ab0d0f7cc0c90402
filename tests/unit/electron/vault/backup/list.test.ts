/** V18: which backups are found in a folder full of other things, and which go. */
import { copyFileSync, mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { dropUnfinishedBackups, listBackups } from '../../../../../electron/vault/backup/list.ts'
import { withVault } from '../../../../vault/fixture.ts'
import { backUp, backUpOnce, newPractice, nameOf, type Practice } from './made.ts'

let practice: Practice
let id: string
let folder: string
let turn = 0
beforeAll(async () => {
  practice = await newPractice(10)
  id = await withVault(practice, vault => vault.id)
})
afterAll(() => practice.remove())
beforeEach(() => {
  turn += 1
  folder = join(practice.folder, `backups ${turn}`)
  mkdirSync(folder)
})

const DAY = 24 * 60 * 60 * 1000
const day = (days: number): Date => new Date(Date.parse('2026-03-01T12:00:00Z') + days * DAY)

describe('the backups of a vault', () => {
  it('V18: are told by what is in them; everything else is left out', async () => {
    const other = await newPractice(10)
    const [first, second] = await withVault(practice, async vault => [
      await backUp(vault, folder, { madeAt: day(0) }), await backUp(vault, folder, { madeAt: day(1) }),
    ] as const)
    await backUpOnce({ ...other, backups: folder }, { madeAt: day(2) })
    other.remove()
    copyFileSync(first.path, join(folder, 'renamed by hand.srbackup'))
    copyFileSync(first.path, join(folder, 'stillroom-2026-03-01-120000 (1).srbackup'))
    copyFileSync(first.path, join(folder, 'not by its name.zip'))
    writeFileSync(join(folder, 'a letter.srbackup'), 'Dear Mara, this is no backup at all, whatever it is called')
    writeFileSync(join(folder, 'empty.srbackup'), '')
    mkdirSync(join(folder, 'folder.srbackup'))
    writeFileSync(join(folder, 'half.srbackup'), readFileSync(first.path).subarray(0, 9000))
    const newer = Buffer.from(readFileSync(first.path))
    newer.writeUInt16LE(2, 8)
    writeFileSync(join(folder, 'newer.srbackup'), newer)
    writeFileSync(join(folder, 'stillroom-2026-03-02-120000.srbackup.part'), 'unfinished')

    const told = await listBackups(folder, id)
    expect(told.map(({ name, state, copiedBy, madeAt }) => [name, state, copiedBy, madeAt])).toEqual([
      [nameOf(second.path), 'whole', null, day(1).toISOString()],
      ['stillroom-2026-03-01-120000.srbackup', 'whole', null, day(0).toISOString()],
      ['stillroom-2026-03-01-120000 (1).srbackup', 'whole', 'Google Drive', day(0).toISOString()],
      ['renamed by hand.srbackup', 'whole', null, day(0).toISOString()],
      ['newer.srbackup', 'newer', null, null],
      ['half.srbackup', 'damaged', null, null],
    ])
    expect(told[0]).toMatchObject({ path: second.path, bytes: second.bytes })
    expect(told.at(-1)).toMatchObject({ bytes: 9000 })
    expect(await listBackups(folder, '00'.repeat(16))).toHaveLength(2)
  })

  it('V18: that were never finished go after a day, and nothing else', async () => {
    const old = join(folder, 'stillroom-2026-03-01-120000.srbackup.part')
    const fresh = join(folder, 'stillroom-2026-03-02-120000.srbackup.part')
    for (const path of [old, fresh, join(folder, 'film.part')]) {
      writeFileSync(path, 'half')
      utimesSync(path, day(0), day(path === fresh ? 1.5 : 0))
    }
    expect(await dropUnfinishedBackups(folder, day(2))).toBe(1)
    expect(readdirSync(folder).sort()).toEqual(['film.part', 'stillroom-2026-03-02-120000.srbackup.part'])
  })
})
