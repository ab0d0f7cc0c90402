/** Folders as they are read from a disk and written to one. */
import { linkSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Disk } from './disk-events.ts'

export const readDisk = (folder: string): Disk => {
  const files = new Map<number, Buffer>()
  const folders = new Map<number, ReadonlyMap<string, number>>()
  /** A file of two names is one file. */
  const known = new Map<number, number>()
  let last = 0
  const read = (path: string): number => {
    const inode = last += 1
    folders.set(inode, new Map(readdirSync(path, { withFileTypes: true }).map((entry) => {
      const whole = join(path, entry.name)
      if (entry.isDirectory()) return [entry.name, read(whole)]
      const { ino } = statSync(whole)
      const inode = known.get(ino) ?? (last += 1)
      known.set(ino, inode)
      files.set(inode, readFileSync(whole))
      return [entry.name, inode]
    })))
    return inode
  }
  return { root: read(folder), files, folders }
}

const eachFile = (disk: Disk, visit: (path: string, content: Buffer | null, inode: number) => void): void => {
  const walk = (folder: number, path: string): void => {
    for (const [name, inode] of disk.folders.get(folder) ?? []) {
      const content = disk.files.get(inode) ?? null
      visit(join(path, name), content, inode)
      if (content === null) walk(inode, join(path, name))
    }
  }
  walk(disk.root, '')
}

/** Puts it into an empty folder. */
export const writeDisk = (disk: Disk, folder: string): void => {
  const written = new Map<number, string>()
  eachFile(disk, (path, content, inode) => {
    const whole = join(folder, path)
    const other = written.get(inode)
    if (content === null) mkdirSync(whole, { mode: 0o700 })
    else if (other !== undefined) linkSync(other, whole)
    else writeFileSync(whole, content, { mode: 0o600 })
    written.set(inode, whole)
  })
}

/** Paths and contents, to compare two. */
export const contentOf = (disk: Disk): ReadonlyMap<string, Buffer | null> => {
  const found = new Map<string, Buffer | null>()
  eachFile(disk, (path, content) => void found.set(path, content))
  return new Map([...found].sort(([a], [b]) => a < b ? -1 : 1))
}
