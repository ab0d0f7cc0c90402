import { describe, expect, test } from 'vitest'
import { isOnRemovableMedia } from '../../../../electron/host/removable-probe.ts'
import { isRemovableOnLinux, isRemovableOnMac, mountOf, mountsOf } from '../../../../electron/host/removable-media.ts'

const MOUNTINFO = `
21 1 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw
22 21 0:5 / /dev rw shared:2 - devtmpfs udev rw
90 21 8:17 / /media/ana/MY\\040STICK rw,nosuid - vfat /dev/sdb1 rw
91 21 8:33 / /media/ana rw - ext4 /dev/sdc1 rw
92 21 8:34 / /media/ana rw - ext4 /dev/sdc2 rw
`

describe('V5: where a file lies', () => {
  const mounts = mountsOf(MOUNTINFO)

  test.each([
    ['/home/ana', '8:2'], ['/media/ana/MY STICK', '8:17'], ['/media/ana/MY STICK/deep/er', '8:17'],
    ['/media/ana/MY STICKS', '8:34'], ['/devil', '8:2'], ['/', '8:2'],
  ])('%s is on %s: the longest mount point, the last of equal ones', (path, device) => {
    expect(mountOf(path, mounts)?.device).toBe(device)
  })

  test('a stick and a card are removable by their flag, a disk in a case by the bus it hangs on, the rest is not', () => {
    const built = '/sys/devices/pci0000:00/0000:00:17.0/ata1/host0/target0:0:0/0:0:0:0/block/sda/sda2'
    const usb = '/sys/devices/pci0000:00/0000:00:14.0/usb2/2-1/2-1:1.0/host4/target4:0:0/4:0:0:0/block/sdb/sdb1'
    expect(isRemovableOnLinux({ way: built, removable: false })).toBe(false)
    expect(isRemovableOnLinux({ way: built, removable: true })).toBe(true)
    expect(isRemovableOnLinux({ way: usb, removable: false })).toBe(true)
    expect(isRemovableOnLinux(null)).toBe(false)
  })

  test('on a Mac it is what is mounted beside the start volume, not a folder of that name on it', () => {
    expect(isRemovableOnMac('/Volumes/STICK', 7, 1)).toBe(true)
    expect(isRemovableOnMac('/Volumes/Macintosh HD', 1, 1)).toBe(false)
    expect(isRemovableOnMac('/Users/ana', 7, 1)).toBe(false)
    expect(isRemovableOnMac('/Volumes', 7, 1)).toBe(false)
  })

  test('what cannot be looked at is taken for this computer', async () => {
    expect(await isOnRemovableMedia('/no/such/folder/sheet.pdf', 'linux')).toBe(false)
    expect(await isOnRemovableMedia('/tmp/sheet.pdf', 'haiku')).toBe(false)
  })
})
