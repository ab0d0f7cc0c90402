/**
 * V5: is a place on something that is carried away from this computer? When in doubt, no: then the coach is
 * asked for the typed words and warned until the sheet is moved, which is the safe side to be wrong on.
 */
export interface Mount { readonly point: string; readonly device: string }

/** The mounts of /proc/self/mountinfo: mount point, and the device as `major:minor`. */
export const mountsOf = (mountinfo: string): readonly Mount[] =>
  mountinfo.split('\n').flatMap((line) => {
    const [, , device, , point] = line.split(' ')
    return device && point ? [{ device, point: unescaped(point) }] : []
  })

/** Blanks, tabs, line ends and backslashes stand as octal there. */
const unescaped = (point: string): string =>
  point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))

/** The mount a path lies on: the longest point above it, and of equal ones the last, which covers the others. */
export const mountOf = (path: string, mounts: readonly Mount[]): Mount | null =>
  mounts.reduce<Mount | null>((best, mount) => {
    const above = mount.point === '/' || path === mount.point || path.startsWith(`${mount.point}/`)
    return above && mount.point.length >= (best?.point.length ?? 0) ? mount : best
  }, null)

export interface LinuxDevice {
  /** What /sys/dev/block/<major:minor> links to: its way through the buses. */
  readonly way: string
  /** The kernel's flag of the disk, or of the disk a partition is on. */
  readonly removable: boolean
}

/** Sticks and cards carry the flag; a disk in a USB case does not, but its way leads over that bus. */
export const isRemovableOnLinux = (device: LinuxDevice | null): boolean =>
  device !== null && (device.removable || /\/usb\d+\//.test(device.way))

/** Something mounted beside the start volume. Device numbers tell it from a folder somebody made there. */
export const isRemovableOnMac = (path: string, device: number, startDevice: number): boolean =>
  /^\/Volumes\/[^/]+/.test(path) && device !== startDevice
