/** Looks at this machine and lets removable-media.ts decide. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isRemovableOnLinux, isRemovableOnMac, mountOf, mountsOf, type LinuxDevice } from './removable-media.ts'

/** @param file need not exist yet; its folder does */
export const isOnRemovableMedia = async (file: string, platform: string): Promise<boolean> => {
  try {
    const folder = await realpath(dirname(file))
    if (platform === 'linux') return isRemovableOnLinux(await linuxDevice(folder))
    if (platform === 'darwin') return isRemovableOnMac(folder, (await stat(folder)).dev, (await stat('/')).dev)
    return false
  } catch {
    // What cannot be looked at is taken for this computer.
    return false
  }
}

const linuxDevice = async (folder: string): Promise<LinuxDevice | null> => {
  const mount = mountOf(folder, mountsOf(await readFile('/proc/self/mountinfo', 'utf8')))
  if (!mount) return null
  const way = await realpath(join('/sys/dev/block', mount.device))
  const flag = await readFile(join(way, 'removable'), 'utf8').catch(() => readFile(join(dirname(way), 'removable'), 'utf8'))
  return { way, removable: flag.trim() === '1' }
}
