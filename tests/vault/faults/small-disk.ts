/**
 * A disk of a few megabytes that can be filled to the page and emptied again. Where the machine lets us mount, it is
 * one of its own, in a namespace that goes with the process. Where it does not, the process may write no file longer
 * than it finds on being filled; that fails in the midst of a write too, but answers as a broken disk does.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const SIZE = '16m'

/** How a program is started on it, and what its working place is then. */
export interface SmallDisk {
  readonly kind: 'mounted' | 'limited'
  /** Program and arguments, to be put before the program that is to work there. The place is an empty folder. */
  readonly start: (place: string) => readonly string[]
}

const MOUNT = `mount -t tmpfs -o size=${SIZE},mode=700 tmpfs "$1" && shift && exec "$@"`

const mounted = (namespaces: readonly string[]): SmallDisk => ({
  kind: 'mounted',
  start: place => ['unshare', ...namespaces, 'sh', '-c', MOUNT, 'sh', place],
})

/** The signal that comes with the limit would end the process. */
const limited: SmallDisk = { kind: 'limited', start: () => ['sh', '-c', `trap '' XFSZ; exec "$@"`, 'sh'] }

/** @param place an empty folder, to try it on */
export const smallDisk = (place: string): SmallDisk => {
  const ways = [mounted(['--mount']), mounted(['--user', '--map-root-user', '--mount'])]
  return ways.find((way) => {
    const [program = '', ...args] = [...way.start(place), 'true']
    return spawnSync(program, args, { stdio: 'ignore' }).status === 0
  }) ?? limited
}

/** What the process on it does to it. */
export interface Room {
  /** Leaves so many bytes: on a disk, to the page below; of a limit, so many beyond the longest file. */
  readonly fill: (left: number) => void
  readonly make: () => void
}

export const roomOn = (kind: SmallDisk['kind'], place: string, longest: () => number): Room => {
  if (kind === 'limited') {
    const limit = (bytes: string): void => {
      execFileSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`], { stdio: 'ignore' })
    }
    return { fill: left => { limit(String(longest() + left)) }, make: () => { limit('unlimited') } }
  }
  const ballast = join(place, 'ballast')
  return {
    fill: (left) => {
      const { bavail, bsize } = statfsSync(place)
      const descriptor = openSync(ballast, 'a')
      const page = Buffer.alloc(Number(bsize), 1)
      for (let pages = Number(bavail) - Math.floor(left / Number(bsize)); pages > 0; pages -= 1) {
        writeSync(descriptor, page)
      }
      closeSync(descriptor)
    },
    make: () => { rmSync(ballast, { force: true }) },
  }
}
