/** Where an Electron may be found. Reads folders, starts nothing. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { Halt } from './say.ts'

/** Where the executable stands inside a folder of Electron, by platform. */
export const executableIn = (platform: NodeJS.Platform): string =>
  platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron'
  : platform === 'win32' ? 'electron.exe'
  : 'electron'

/** The user's cache folder of ours. It outlives `npm ci`, which empties node_modules. */
export const cacheFolder = (env: NodeJS.ProcessEnv, home: string = os.homedir()): string => {
  const base = env['XDG_CACHE_HOME']
  // The XDG rule: a relative path there is to be ignored.
  return path.join(base !== undefined && path.isAbsolute(base) ? base : path.join(home, '.cache'), 'stillroom')
}

export interface Place {
  /** The executable. */
  readonly path: string
  /** The folder that holds all of Electron; electron-builder calls it electronDist. */
  readonly folder: string
}

/**
 * The Electron a person named, or null when nobody did. STILLROOM_ELECTRON may be the executable or its folder,
 * ELECTRON_OVERRIDE_DIST_PATH is the folder. One that is named and not there is a Halt: falling back in silence
 * would run something other than what was asked for.
 */
export const overridden = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): Place | null => {
  for (const name of ['STILLROOM_ELECTRON', 'ELECTRON_OVERRIDE_DIST_PATH'] as const) {
    const given = env[name]
    if (given === undefined || given === '') continue
    const asked = path.resolve(given)
    const executable = isFolder(asked) ? path.join(asked, executableIn(platform)) : asked
    if (!existsSync(executable)) throw new Halt(`${name} is set to ${given}, but there is no Electron there.`)
    return { path: executable, folder: folderOf(executable, platform) }
  }
  return null
}

/**
 * The Electron its npm package downloaded, or null. The package's own mark is path.txt, written last;
 * a dist folder of another version is what an update left behind.
 * @param electronPackage node_modules/electron
 */
export const installed = (electronPackage: string): Place | null => {
  try {
    const executable = readFileSync(path.join(electronPackage, 'path.txt'), 'utf8').trim()
    const folder = path.join(electronPackage, 'dist')
    const version = readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '')
    if (version !== versionOf(electronPackage) || !existsSync(path.join(folder, executable))) return null
    return { path: path.join(folder, executable), folder }
  } catch {
    return null
  }
}

/** The version an npm package says it is. */
export const versionOf = (packageFolder: string): string => {
  const found: unknown = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const version = typeof found === 'object' && found !== null && 'version' in found ? found.version : null
  if (typeof version === 'string') return version
  throw new Error(`${packageFolder} names no version`)
}

const isFolder = (place: string): boolean => existsSync(place) && statSync(place).isDirectory()

// On a Mac the executable stands three folders down in Electron.app.
const folderOf = (executable: string, platform: NodeJS.Platform): string =>
  path.resolve(executable, ...executableIn(platform).split('/').map(() => '..'))
