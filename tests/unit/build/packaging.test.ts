import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { packagingOf, platformFlag, trialConfiguration } from '../../../build/packaging.ts'
import { root } from '../../../build/root.ts'

const PINNED = '45.4.1'
const asked = { STILLROOM_TEST_BUILD: '1' }
const configuration = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8')

describe('packaging', () => {
  it('takes the pinned Electron, wherever it was found', () => {
    for (const kind of ['installed', 'downloaded', 'override'] as const) {
      const packaging = packagingOf({ kind, version: PINNED }, PINNED, {})
      expect(packaging).toEqual({ ok: true, value: { trial: false, settings: [`-c.electronVersion=${PINNED}`] } })
    }
  })

  it('refuses the evaluation runtime, and says how a test build is asked for', () => {
    const refusal = packagingOf({ kind: 'evaluation', version: '25.1.1' }, PINNED, {})
    expect(refusal.ok).toBe(false)
    expect(!refusal.ok && refusal.error).toMatch(/evaluation runtime.*not packaged.*\n.*STILLROOM_TEST_BUILD=1/)
  })

  it('refuses the evaluation runtime even when it calls itself the pinned version', () => {
    expect(packagingOf({ kind: 'evaluation', version: PINNED }, PINNED, {}).ok).toBe(false)
  })

  it('refuses an Electron named by hand that is another version, or none', () => {
    expect(packagingOf({ kind: 'override', version: '25.1.1' }, PINNED, {}).ok).toBe(false)
    expect(packagingOf({ kind: 'override', version: null }, PINNED, {}).ok).toBe(false)
    expect(packagingOf({ kind: 'override', version: null }, PINNED, asked).ok).toBe(false)
  })

  it('makes a test build of an old one only when asked, and its name says so', () => {
    const packaging = packagingOf({ kind: 'evaluation', version: '25.1.1' }, PINNED, asked)
    expect(packaging.ok && packaging.value.trial).toBe(true)
    expect(packaging.ok && packaging.value.settings).toContain('-c.productName=Stillroom evaluation build')
    expect(packaging.ok && packaging.value.settings).toContain('-c.electronVersion=25.1.1')
  })

  it('does not turn a real build into a test build because one was asked for', () => {
    const packaging = packagingOf({ kind: 'installed', version: PINNED }, PINNED, asked)
    expect(packaging.ok && packaging.value.trial).toBe(false)
  })

  it('is for the platform it runs on', () => {
    expect([platformFlag('linux'), platformFlag('darwin'), platformFlag('win32')]).toEqual(['--linux', '--mac', '--win'])
  })
})

describe('electron-builder.yml', () => {
  it('flips every fuse the safe way', () => {
    const fuses = Object.fromEntries([...configuration.matchAll(/^ {2}(\w+): (true|false)$/gm)].map((match) => [match[1], match[2]]))
    expect(fuses).toEqual({
      runAsNode: 'false',
      enableCookieEncryption: 'true',
      enableNodeOptionsEnvironmentVariable: 'false',
      enableNodeCliInspectArguments: 'false',
      enableEmbeddedAsarIntegrityValidation: 'true',
      onlyLoadAppFromAsar: 'true',
      loadBrowserProcessSpecificV8Snapshot: 'false',
      grantFileProtocolExtraPrivileges: 'false',
    })
  })

  it('publishes nowhere', () => { expect(configuration).toMatch(/^publish: null$/m) })

  it('loses one fuse, and nothing else, for a test build', () => {
    const lost = configuration.split('\n').filter((line) => !trialConfiguration(configuration).split('\n').includes(line))
    expect(lost).toEqual(['  grantFileProtocolExtraPrivileges: false'])
    expect(() => trialConfiguration('electronFuses:\n')).toThrow()
  })
})
