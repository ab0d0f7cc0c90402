import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { searchFiles } from '../../support/canary.ts'

const folder = mkdtempSync(join(tmpdir(), 'stillroom-canary-'))
afterAll(() => { rmSync(folder, { recursive: true, force: true }) })

const marker = 'Quetzalcoatlus-9f3a'
const planted: Readonly<Record<string, Buffer>> = {
  'utf8': Buffer.from(`before ${marker} after`),
  'utf16': Buffer.from(`x${marker}`, 'utf16le'),
  'utf16be': Buffer.from(`x${marker}`, 'utf16le').swap16(),
  'hex': Buffer.from(Buffer.from(`ab${marker}cd`).toString('hex')),
  'base64-0': Buffer.from(Buffer.from(`abc${marker}d`).toString('base64')),
  'base64-1': Buffer.from(Buffer.from(`a${marker}de`).toString('base64')),
  'base64-2': Buffer.from(Buffer.from(`ab${marker}d`).toString('base64url')),
  'base64-utf16': Buffer.from(Buffer.from(`ab${marker}d`, 'utf16le').toString('base64')),
}

describe('the search for markers', () => {
  test.each(Object.keys(planted))('finds one that lies there as %s', (form) => {
    const place = join(folder, form, 'deep', 'down')
    mkdirSync(place, { recursive: true })
    writeFileSync(join(place, 'file.bin'), planted[form] ?? '')
    const { finds } = searchFiles([join(folder, form)], [marker])
    expect(finds.length).toBeGreaterThan(0)
  })

  test('finds one in a file’s name', () => {
    const place = join(folder, 'name')
    mkdirSync(place)
    writeFileSync(join(place, `${marker}.txt`), '')
    expect(searchFiles([place], [marker]).finds).toHaveLength(1)
  })

  test('finds nothing where nothing is, and says how much it read', () => {
    const place = join(folder, 'clean')
    mkdirSync(place)
    writeFileSync(join(place, 'a'), Buffer.alloc(1000, 7))
    expect(searchFiles([place], [marker])).toEqual({ finds: [], files: 1, bytes: 1000 })
  })
})
