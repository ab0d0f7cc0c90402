/** V11, V12: what a crash left goes; nothing else ever does. */
import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attachmentPath } from '../../../../../electron/vault/attachments/place.ts'
import {
  attachmentFiles, orphans, removeAttachment, sweep,
} from '../../../../../electron/vault/attachments/tidy.ts'
import { writeAttachment } from '../../../../../electron/vault/attachments/write.ts'
import { hex } from '../../../../../electron/vault/bytes.ts'
import { randomBytes, sodiumReady } from '../../../../../electron/vault/sodium.ts'
import { VAULT_ID, faultOf, made, newRoom, pieces, placeOf, type Room } from './room.ts'

let room: Room
beforeAll(sodiumReady)
beforeEach(() => { room = newRoom() })
afterEach(() => room.remove())

const hidOf = (id: string): string => hex(placeOf(id).hid)

/** As a coach whose records all opened would ask. */
const search = (...ids: readonly string[]) => ({
  folder: room.folder, vaultId: VAULT_ID, compartments: ['sensitive'] as const, known: new Set(ids.map(hidOf)),
})

const namesOf = (files: readonly { readonly name: string }[]): readonly string[] => files.map(file => file.name)

/** What a process leaves that dies while it writes: the file under its unfinished name, cut anywhere. */
const leavePart = (id: string, bytes: Uint8Array): string => {
  const name = `${hidOf(id)}.0123456789abcdef.part`
  writeFileSync(join(room.folder, name), bytes)
  return name
}

describe('V12: orphans', () => {
  it('are the finished files no record names, and the unfinished ones; sweeping removes these alone', async () => {
    await room.write('kept', made(100))
    await room.write('orphan', made(100))
    const whole = room.bytesOf('orphan')
    const parts = [leavePart('x', new Uint8Array()), leavePart('y', whole.subarray(0, 30)), leavePart('kept', whole)]
    const found = await orphans(search('kept'))
    expect(namesOf(found)).toEqual([hidOf('orphan'), ...parts].sort())
    expect(found.find(file => file.name === hidOf('orphan'))).toMatchObject({ bytes: whole.length, isPart: false })
    await sweep(room.folder, found)
    expect(room.names()).toEqual([hidOf('kept')])
    expect(await orphans(search('kept'))).toEqual([])
    await sweep(room.folder, found)
  })

  it('are never of another name, and never anything but a file', async () => {
    await room.write('kept', made(100))
    const strange = [
      'holiday.jpg', 'A'.repeat(64), `${'a'.repeat(63)}`, `${'a'.repeat(64)}.part`, `${'a'.repeat(65)}`,
      `${'a'.repeat(64)}.0123456789abcdef.part.txt`, '.DS_Store',
    ]
    for (const name of strange) writeFileSync(join(room.folder, name), room.bytesOf('kept'))
    mkdirSync(join(room.folder, 'b'.repeat(64)))
    writeFileSync(join(room.folder, '..', 'outside'), room.bytesOf('kept'))
    symlinkSync(join(room.folder, '..', 'outside'), join(room.folder, 'c'.repeat(64)))
    const before = room.names()
    expect(await orphans(search('kept'))).toEqual([])
    for (const name of [...strange, '../outside', `../${'a'.repeat(64)}`]) {
      await expect(sweep(room.folder, [{ name }])).rejects.toThrow('only attachments')
    }
    expect(room.names()).toEqual(before)
    expect(readdirSync(join(room.folder, '..'))).toContain('outside')
  })

  it('V11: are not what cannot be known to be named: without the key, or beside records that do not open', async () => {
    await room.write('sealed', made(100))
    expect(await orphans({ ...search(), compartments: ['operational', 'personal'] })).toEqual([])
    expect(await orphans({ ...search(), compartments: [] })).toEqual([])
    expect(namesOf(await orphans(search()))).toEqual([hidOf('sealed')])
  })

  it('are not another vault’s, and not what is damaged', async () => {
    const other = room.ref('theirs', { vaultId: new Uint8Array(16) })
    await writeAttachment({ ...other, random: randomBytes }, pieces(made(10)))
    const theirs = room.bytesOf('theirs')
    leavePart('theirs', theirs)
    await room.write('damaged', made(10))
    const bytes = room.bytesOf('damaged')
    bytes[20] = (bytes[20] ?? 0) ^ 1
    room.setBytes('damaged', bytes)
    expect(await orphans(search())).toEqual([])
  })

  it('there are none where there is no folder', async () => {
    expect(await orphans(search())).toEqual([])
    expect(await attachmentFiles(room.folder)).toEqual([])
    await removeAttachment(room.ref('a'))
    expect(room.names()).toEqual([])
  })
})

it('removing takes one away, and is no fault when it is gone', async () => {
  await room.write('a', made(10))
  await room.write('b', made(10))
  await removeAttachment(room.ref('a'))
  await removeAttachment(room.ref('a'))
  expect(room.names()).toEqual([hidOf('b')])
  mkdirSync(attachmentPath(room.ref('folder')))
  expect(await faultOf(removeAttachment(room.ref('folder')))).toMatch(/not-a-vault|read-only/)
})
