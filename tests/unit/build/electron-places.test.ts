import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { cacheFolder, installed, overridden } from '../../../build/electron-places.ts'
import { Halt } from '../../../build/say.ts'
import { tempFolder } from './temp-folder.ts'

describe('an Electron somebody named', () => {
  it('may be named by its executable or by its folder', () => {
    const folder = tempFolder()
    const executable = path.join(folder, 'electron')
    writeFileSync(executable, '')
    const place = { path: executable, folder }
    expect(overridden({ STILLROOM_ELECTRON: executable }, 'linux')).toEqual(place)
    expect(overridden({ STILLROOM_ELECTRON: folder }, 'linux')).toEqual(place)
    expect(overridden({ ELECTRON_OVERRIDE_DIST_PATH: folder }, 'linux')).toEqual(place)
  })

  it('is found inside Electron.app on a Mac, whose folder is the one that holds Electron.app', () => {
    const folder = tempFolder()
    const inner = path.join(folder, 'Electron.app/Contents/MacOS')
    mkdirSync(inner, { recursive: true })
    writeFileSync(path.join(inner, 'Electron'), '')
    expect(overridden({ STILLROOM_ELECTRON: folder }, 'darwin')).toEqual({ path: path.join(inner, 'Electron'), folder })
  })

  it('is not passed over in silence when it is not there', () => {
    expect(() => overridden({ STILLROOM_ELECTRON: '/nowhere/electron' }, 'linux')).toThrow(Halt)
  })

  it('is nobody’s when no variable is set, or an empty one', () => {
    expect(overridden({ STILLROOM_ELECTRON: '' }, 'linux')).toBeNull()
  })
})

describe('the installed Electron', () => {
  const packageWith = (version: string): string => {
    const folder = tempFolder()
    mkdirSync(path.join(folder, 'dist'))
    writeFileSync(path.join(folder, 'package.json'), '{"version":"45.4.1"}')
    writeFileSync(path.join(folder, 'path.txt'), 'electron')
    writeFileSync(path.join(folder, 'dist/version'), version)
    writeFileSync(path.join(folder, 'dist/electron'), '')
    return folder
  }

  it('is where path.txt says', () => {
    const folder = packageWith('45.4.1')
    expect(installed(folder)).toEqual({ path: path.join(folder, 'dist/electron'), folder: path.join(folder, 'dist') })
  })

  it('is not one an update left behind', () => {
    expect(installed(packageWith('44.0.0'))).toBeNull()
  })

  it('is not there before the download', () => {
    expect(installed(tempFolder())).toBeNull()
  })
})

describe('the cache folder', () => {
  it('follows XDG_CACHE_HOME, unless that is relative', () => {
    expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache' }, '/home/a')).toBe(path.join('/var/cache', 'stillroom'))
    expect(cacheFolder({ XDG_CACHE_HOME: 'cache' }, '/home/a')).toBe(path.join('/home/a', '.cache', 'stillroom'))
    expect(cacheFolder({}, '/home/a')).toBe(path.join('/home/a', '.cache', 'stillroom'))
  })
})
