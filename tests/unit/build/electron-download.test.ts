import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { downloadOfficial, reasonIn } from '../../../build/electron-download.ts'
import { tempFolder } from './temp-folder.ts'

/** An electron package whose installer does what the test says. */
const packageWith = (installer: string): string => {
  const folder = tempFolder()
  writeFileSync(path.join(folder, 'package.json'), '{"version":"45.4.1"}')
  writeFileSync(path.join(folder, 'install.js'), installer)
  return folder
}

const INSTALLS = `
const fs = require('node:fs')
fs.mkdirSync('dist'); fs.writeFileSync('dist/version', '45.4.1'); fs.writeFileSync('dist/electron', ''); fs.writeFileSync('path.txt', 'electron')`

describe('the official download', () => {
  it('hands over what the installer put in its place', async () => {
    const folder = packageWith(INSTALLS)
    const result = await downloadOfficial(folder, process.env)
    expect(result).toEqual({ ok: true, value: { path: path.join(folder, 'dist/electron'), folder: path.join(folder, 'dist') } })
  })

  it('is given up when no byte arrives', async () => {
    const result = await downloadOfficial(packageWith('setInterval(() => {}, 1000)'), process.env, 1)
    expect(result).toEqual({ ok: false, error: 'no byte arrived for 1 seconds' })
  })

  it('goes on past that time while bytes arrive', async () => {
    const slow = `
const fs = require('node:fs'); const os = require('node:os'); let count = 0
setInterval(() => { fs.appendFileSync(os.tmpdir() + '/part', 'byte'); if (++count === 12) { ${INSTALLS}; process.exit(0) } }, 250)`
    expect((await downloadOfficial(packageWith(slow), process.env, 1.5)).ok).toBe(true)
  })

  it('says in one line why it failed', async () => {
    const result = await downloadOfficial(packageWith('throw new TypeError("fetch failed")'), process.env)
    expect(result.ok).toBe(false)
    expect(reasonIn('TypeError: fetch failed\n    at node:internal/deps/undici:1:1\n')).toBe('fetch failed')
    expect(reasonIn('')).toBe('the installer said nothing')
  })

  it('is no success when the installer says so and nothing is there', async () => {
    expect((await downloadOfficial(packageWith(''), process.env)).ok).toBe(false)
  })
})
