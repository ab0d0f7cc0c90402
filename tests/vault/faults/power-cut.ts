/**
 * The disk as a power cut may leave it. What was synced before the cut is there. Of the rest anything may be: each
 * sector of each write, each change of a length, each name, on its own; for a disk writes in whatever order it likes.
 */
import type { Disk, DiskEvent, NameChange } from './disk-events.ts'
import { pick, type Random } from './random.ts'

const SECTOR = 512

type FileChange = Extract<DiskEvent, { kind: 'write' | 'size' }>
type NamesChange = Extract<DiskEvent, { kind: 'names' }>

/** How much of what was not synced reached the disk: nothing, all, or some of it. */
type Share = 0 | 10 | 50 | 90 | 100
const SHARES: readonly [Share, ...Share[]] = [0, 10, 50, 90, 100]

/** Parts of a write that a disk takes as a whole: up to the next multiple of a sector. */
const sectorsOf = (at: number, length: number): readonly { readonly from: number; readonly to: number }[] => {
  const parts = []
  for (let from = at; from < at + length;) {
    const to = Math.min(at + length, (Math.floor(from / SECTOR) + 1) * SECTOR)
    parts.push({ from: from - at, to: to - at })
    from = to
  }
  return parts
}

/** @param hole what stands where nothing was written */
const resized = (content: Buffer, size: number, hole: number): Buffer => size <= content.length
  ? content.subarray(0, size)
  : Buffer.concat([content, Buffer.alloc(size - content.length, hole)])

const changed = (content: Buffer, change: FileChange, keeps: () => boolean, hole: number): Buffer => {
  if (change.kind === 'size') return keeps() ? resized(content, change.size, hole) : content
  const parts = sectorsOf(change.at, change.data.length).filter(keeps)
  const end = Math.max(0, ...parts.map(({ to }) => change.at + to))
  // The length may grow though the bytes were never written.
  const size = Math.max(content.length, end, keeps() ? change.at + change.data.length : 0)
  const next = Buffer.from(resized(content, size, hole))
  for (const { from, to } of parts) change.data.copy(next, change.at + from, from, to)
  return next
}

const always = (): boolean => true

interface Unsynced {
  readonly files: Map<number, FileChange[]>
  names: NamesChange[]
}

/**
 * @param cut a place in the log: calls that had ended before it are over, those under way may have done their work
 * @param random chooses what of the unsynced reached the disk; null: all of it, as where no power was cut
 */
export const diskAfter = (start: Disk, events: readonly DiskEvent[], cut: number, random: Random | null): Disk => {
  const files = new Map<number, Buffer>([...start.files].map(([inode, content]) => [inode, Buffer.from(content)]))
  const folders = new Map([...start.folders].map(([inode, entries]) => [inode, new Map(entries)]))
  const left: Unsynced = { files: new Map(), names: [] }
  const put = (inode: number, change: FileChange, keeps: () => boolean, hole: number): void => {
    files.set(inode, changed(files.get(inode) ?? Buffer.alloc(0), change, keeps, hole))
  }
  const give = ({ folder, name, inode }: NameChange): void => {
    if (inode === null) folders.get(folder)?.delete(name)
    else folders.get(folder)?.set(name, inode)
    if (inode !== null && !files.has(inode) && !folders.has(inode)) files.set(inode, Buffer.alloc(0))
  }

  for (const event of events) {
    if (event.begun > cut) continue
    if (event.kind === 'folder') folders.set(event.inode, new Map())
    if (event.kind === 'names') left.names.push(event)
    if (event.kind === 'write' || event.kind === 'size') {
      left.files.set(event.inode, [...left.files.get(event.inode) ?? [], event])
    }
    if (event.kind !== 'sync' || event.ended > cut) continue
    const isCovered = (change: DiskEvent): boolean => change.ended < event.begun
    const changes = left.files.get(event.inode) ?? []
    for (const change of changes.filter(isCovered)) put(event.inode, change, always, 0)
    left.files.set(event.inode, changes.filter(change => !isCovered(change)))
    // A move between two folders takes both of them.
    const isNamed = (change: NamesChange): boolean => isCovered(change)
      && change.changes.every(({ folder }) => folder === event.inode)
    for (const change of left.names.filter(isNamed)) change.changes.forEach(give)
    left.names = left.names.filter(change => !isNamed(change))
  }

  for (const [inode, changes] of left.files) {
    const share = random === null ? 100 : pick(random, SHARES)
    const hole = random === null ? 0 : pick(random, [0, 0, 0xa5])
    for (const change of changes) put(inode, change, () => random === null || random(100) < share, hole)
  }
  const share = random === null ? 100 : pick(random, SHARES)
  for (const change of left.names) if (random === null || random(100) < share) change.changes.forEach(give)
  return { root: start.root, files, folders }
}
