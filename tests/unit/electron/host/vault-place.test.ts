import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { placeOf } from '../../../../electron/host/vault-place.ts'
import { attachmentsFolder } from '../../../../electron/vault/attachments/place.ts'

let folder = ''
let vault = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stillroom-place-'))
  vault = join(folder, 'practice', 'practice.stillroom')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the place of a practice is its folder, its name, and the bytes of what belongs to it', () => {
  expect(placeOf(vault))
    .toEqual({ folder: join(folder, 'practice'), file: 'practice.stillroom', bytes: 0, conflictCopies: [] })
  mkdirSync(attachmentsFolder(vault), { recursive: true })
  writeFileSync(vault, 'x'.repeat(100))
  writeFileSync(`${vault}-wal`, 'x'.repeat(20))
  writeFileSync(`${vault}-journal`, 'x'.repeat(3))
  writeFileSync(join(attachmentsFolder(vault), 'a'.repeat(64)), 'x'.repeat(4_000))
  writeFileSync(join(dirname(vault), 'another file'), 'x')
  expect(placeOf(vault).bytes).toBe(4_123)
})

test('V15: copies a syncing service made of it are told by their names; what was replaced by a backup is none', () => {
  mkdirSync(dirname(vault))
  for (const name of [
    'practice.stillroom', 'practice.stillroom-wal', 'practice.replaced-2026-03-02-093000.stillroom', 'notes.stillroom',
    'practice.sync-conflict-20260302-093000-ABCDEFG.stillroom', 'practice (Ana’s conflicted copy 2026-03-02).stillroom',
  ]) writeFileSync(join(dirname(vault), name), '')
  expect(placeOf(vault).conflictCopies).toEqual([
    'practice (Ana’s conflicted copy 2026-03-02).stillroom', 'practice.sync-conflict-20260302-093000-ABCDEFG.stillroom',
  ])
})

test('no more copies are told than the window takes', () => {
  mkdirSync(dirname(vault))
  for (let n = 1; n <= 60; n++) writeFileSync(join(dirname(vault), `practice (${String(n)}).stillroom`), '')
  expect(placeOf(vault).conflictCopies).toHaveLength(50)
})
