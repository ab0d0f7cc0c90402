import { describe, expect, it } from 'vitest'
import { aptCommands, mayInstall, missingIn, namesT64, packagesFor } from '../../../build/system-libraries.ts'

describe('libraries a bare system lacks', () => {
  it('are those the loader does not find, each once', () => {
    const ldd = [
      '\tlinux-vdso.so.1 (0x00007ffd)',
      '\tlibffmpeg.so => /opt/electron/libffmpeg.so (0x00007f)',
      '\tlibgtk-3.so.0 => not found',
      '\tlibnss3.so => not found',
      '\tlibnss3.so => not found',
    ].join('\n')
    expect(missingIn(ldd)).toEqual(['libgtk-3.so.0', 'libnss3.so'])
  })

  it('come in packages that are each named once', () => {
    expect(packagesFor(['libnss3.so', 'libsmime3.so', 'libasound.so.2', 'libunknown.so.9'], false)).toEqual(['libasound2', 'libnss3'])
  })

  it('have other package names on newer releases, where time has 64 bits', () => {
    expect(packagesFor(['libasound.so.2', 'libgbm.so.1'], true)).toEqual(['libasound2t64', 'libgbm1'])
  })
})

describe('the release', () => {
  it.each([
    ['ID=debian\nVERSION_ID="12"', false],
    ['ID=debian\nVERSION_ID="13"', true],
    ['PRETTY_NAME="Debian GNU/Linux forky/sid"\nID=debian', true],
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="22.04"', false],
    ['ID=ubuntu\nID_LIKE=debian\nVERSION_ID="24.04"', true],
    ['ID=fedora\nVERSION_ID=42', null],
    ['', null],
  ])('%j names its packages t64: %s', (osRelease, expected) => {
    expect(namesT64(osRelease)).toBe(expected)
  })
})

describe('the command', () => {
  it('is complete, with sudo for whoever needs it', () => {
    expect(aptCommands(['libnss3', 'xvfb'], false).join(' && '))
      .toBe('sudo apt-get update && sudo apt-get install -y --no-install-recommends libnss3 xvfb')
    expect(aptCommands(['xvfb'], true)[1]).toBe('apt-get install -y --no-install-recommends xvfb')
  })

  it('is run by itself for root in CI only', () => {
    expect(mayInstall({ CI: 'true' }, 0)).toBe(true)
    expect(mayInstall({ CI: 'true' }, 1000)).toBe(false)
    expect(mayInstall({}, 0)).toBe(false)
    expect(mayInstall({ CI: 'false' }, 0)).toBe(false)
    expect(mayInstall({ CI: 'true' }, undefined)).toBe(false)
  })
})
