/** The official download: the electron package's own installer, which checks what it fetched. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { start } from './child.ts'
import { installed, type Place } from './electron-places.ts'
import { failed, ok, type Result } from '../shared/domain/result.ts'

/** A download that brought no byte for this long has stalled. A slow line may take as long as it needs. */
export const STALL_SECONDS = 40

/**
 * Fetches Electron into its npm package. A host that refuses answers at once; a silent one is given up after
 * `stallSeconds` without a new byte. The failure is one sentence without a stack.
 * @param electronPackage node_modules/electron
 */
export const downloadOfficial = async (
  electronPackage: string, env: NodeJS.ProcessEnv, stallSeconds: number = STALL_SECONDS,
): Promise<Result<Place, string>> => {
  // The installer downloads into the temp folder, so one of our own shows how far it got.
  const temp = mkdtempSync(path.join(os.tmpdir(), 'stillroom-electron-'))
  const installer = start(process.execPath, [path.join(electronPackage, 'install.js')], {
    cwd: electronPackage,
    env: { ...env, TMPDIR: temp, TEMP: temp, TMP: temp, ELECTRON_GET_NO_PROGRESS: '1' },
  })
  const folders = [temp, path.join(electronPackage, 'dist')]
  let size = sizeOf(folders)
  let moved = performance.now()
  const watch = setInterval(() => {
    const now = sizeOf(folders)
    if (now !== size) moved = performance.now()
    size = now
    if (performance.now() - moved > stallSeconds * 1000) {
      installer.stop(`no byte arrived for ${stallSeconds} seconds`)
    }
  }, 500)
  const ended = await installer.ended
  clearInterval(watch)
  rmSync(temp, { recursive: true, force: true })
  const place = installed(electronPackage)
  return ended.code === 0 && place !== null ? ok(place) : failed(ended.stopped ?? reasonIn(ended.output))
}

/** The first line of an error's stack, which is what went wrong; the rest says where in somebody else's code. */
export const reasonIn = (output: string): string => {
  const line = output.split('\n').map((each) => each.trim()).find((each) => each !== '' && !each.startsWith('at '))
  return line?.replace(/^(\w*Error): /, '').slice(0, 200) ?? 'the installer said nothing'
}

const sizeOf = (places: readonly string[]): number => places.reduce((sum, place) => sum + sizeOfOne(place), 0)

const sizeOfOne = (place: string): number => {
  try {
    const stat = statSync(place)
    return stat.isDirectory()
      ? readdirSync(place).reduce((sum, name) => sum + sizeOfOne(path.join(place, name)), 1)
      : stat.size
  } catch {
    // Moved away while we looked.
    return 0
  }
}
