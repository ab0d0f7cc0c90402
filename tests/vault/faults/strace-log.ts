/**
 * Reads what strace wrote (-f -y -xx: every string in hex, every descriptor with its path) as events of one folder.
 * Calls that failed and calls elsewhere are left out.
 */
import { basename, dirname, join, relative, sep } from 'node:path'
import type { Disk, DiskEvent, NameChange } from './disk-events.ts'

/** What it has to trace. A way of writing that is missing here is noticed: the log then does not give the folder. */
export const SYSCALLS = [
  'open', 'openat', 'creat', 'close', 'write', 'pwrite64', 'writev', 'pwritev', 'ftruncate', 'truncate', 'fsync',
  'fdatasync', 'rename', 'renameat', 'renameat2', 'unlink', 'unlinkat', 'rmdir', 'link', 'linkat', 'mkdir', 'mkdirat',
] as const

interface Call {
  readonly pid: string
  readonly begun: number
  readonly ended: number
  readonly name: string
  readonly args: string
  readonly result: string
}

const hexBytes = (escaped: string): Buffer => Buffer.from(escaped.replaceAll('\\x', ''), 'hex')

/** One call a line, or two where another thread came between: the second names the call and how it ended. */
const callsIn = (log: string): readonly Call[] => {
  const calls: Call[] = []
  const waiting = new Map<string, { readonly begun: number; readonly head: string }>()
  log.split('\n').forEach((line, at) => {
    const [, pid = '', text = ''] = /^(\d+) +(.*)$/.exec(line) ?? []
    if (text.endsWith('<unfinished ...>')) {
      waiting.set(pid, { begun: at, head: text.slice(0, -'<unfinished ...>'.length).trimEnd() })
      return
    }
    const resumed = /^<\.\.\. \w+ resumed>/.exec(text)?.[0]
    const earlier = waiting.get(pid)
    if (resumed !== undefined) waiting.delete(pid)
    const whole = resumed === undefined ? text : `${earlier?.head ?? ''}${text.slice(resumed.length)}`
    const split = whole.lastIndexOf(' = ')
    const bracket = whole.indexOf('(')
    if (split < 0 || bracket < 0) return
    const result = whole.slice(split + 3)
    if (result.startsWith('-1') || result.startsWith('?')) return
    const args = whole.slice(bracket + 1, whole.lastIndexOf(')', split))
    const begun = resumed === undefined ? at : earlier?.begun ?? at
    calls.push({ pid, begun, ended: at, name: whole.slice(0, bracket), args, result })
  })
  return calls.sort((a, b) => a.ended - b.ended)
}

/** `31<path>` or `AT_FDCWD<path>`. */
const descriptor = (text: string): { readonly number: number; readonly path: string } => {
  const [, number = '', path = ''] = /^(\w+)<(.*?)>/.exec(text) ?? []
  return { number: Number.parseInt(number, 10), path: path.startsWith('\\x') ? hexBytes(path).toString() : path }
}

const strings = (args: string): readonly Buffer[] => {
  if (args.includes('"...')) throw new Error('strace left something out of the log')
  return [...args.matchAll(/"([^"]*)"/g)].map(([, escaped = '']) => hexBytes(escaped))
}

/**
 * @param folder absolute, without links in its path
 * @param start what lay in it before
 */
export const readLog = (log: string, folder: string, start: Disk): readonly DiskEvent[] => {
  const names = new Map([...start.folders].map(([inode, entries]) => [inode, new Map(entries)]))
  const lengths = new Map([...start.files].map(([inode, content]) => [inode, content.length]))
  const opened = new Map<number, { readonly inode: number; at: number | 'end' }>()
  const events: DiskEvent[] = []
  let last = Math.max(...start.folders.keys(), ...start.files.keys())
  // It logs first what it started itself: a helper of that has a pipe of its own as its standard output.
  const actor = /^\d+/.exec(log)?.[0]

  const isInside = (path: string): boolean => path === folder || path.startsWith(folder + sep)
  const inodeOf = (path: string): number | undefined => relative(folder, path).split(sep).filter(part => part !== '')
    .reduce<number | undefined>((at, part) => at === undefined ? undefined : names.get(at)?.get(part), start.root)
  const name = (path: string, inode: number | null): NameChange => {
    const parent = inodeOf(dirname(path))
    if (parent === undefined) throw new Error('a name in a folder the log does not know')
    return { folder: parent, name: basename(path), inode }
  }

  for (const { pid, begun, ended, name: called, args, result } of callsIn(log)) {
    const span = { begun, ended }
    const renamed = (...changes: readonly NameChange[]): void => {
      for (const change of changes) {
        const entries = names.get(change.folder)
        if (change.inode === null) entries?.delete(change.name)
        else entries?.set(change.name, change.inode)
      }
      events.push({ ...span, kind: 'names', changes })
    }
    const paths = (): readonly string[] => {
      const parts = args.split(', ')
      return parts.flatMap((part, at) => part.startsWith('"') ? [pathFrom(parts[at - 1] ?? '', part)] : [])
    }
    const handle = descriptor(args)
    const file = opened.get(handle.number)

    if (['open', 'openat', 'creat'].includes(called)) {
      const { number, path } = descriptor(result)
      if (!isInside(path)) continue
      let inode = inodeOf(path)
      if (inode === undefined) {
        inode = last += 1
        lengths.set(inode, 0)
        renamed(name(path, inode))
      } else if (/O_TRUNC|^creat/.test(called + args) && (lengths.get(inode) ?? 0) > 0) {
        lengths.set(inode, 0)
        events.push({ ...span, kind: 'size', inode, size: 0 })
      }
      opened.set(number, { inode, at: args.includes('O_APPEND') ? 'end' : 0 })
    } else if (['rename', 'renameat', 'renameat2', 'link', 'linkat'].includes(called)) {
      const [from = '', to = ''] = paths()
      if (!isInside(from) && !isInside(to)) continue
      const inode = inodeOf(from)
      if (inode === undefined || !isInside(to)) throw new Error('something was moved into the folder, or out of it')
      renamed(...(called.startsWith('rename') ? [name(from, null)] : []), name(to, inode))
    } else if (['unlink', 'unlinkat', 'rmdir', 'mkdir', 'mkdirat'].includes(called)) {
      const [path = ''] = paths()
      if (!isInside(path)) continue
      if (called.startsWith('mkdir')) {
        last += 1
        names.set(last, new Map())
        events.push({ ...span, kind: 'folder', inode: last })
      }
      renamed(name(path, called.startsWith('mkdir') ? last : null))
    } else if (called === 'truncate') {
      const [path = ''] = paths()
      const inode = isInside(path) ? inodeOf(path) : undefined
      if (inode !== undefined) events.push({ ...span, kind: 'size', inode, size: lastNumber(args) })
    } else if (!isInside(handle.path)) {
      if (called === 'write' && handle.number === 1 && pid === actor) {
        const text = Buffer.concat(strings(args)).toString()
        if (text.startsWith('{')) events.push({ ...span, kind: 'told', text })
      }
    } else if (file === undefined) {
      throw new Error(`${called} to a file the log does not know`)
    } else if (called === 'close') {
      opened.delete(handle.number)
    } else if (called === 'fsync' || called === 'fdatasync') {
      events.push({ ...span, kind: 'sync', inode: file.inode })
    } else if (called === 'ftruncate') {
      lengths.set(file.inode, lastNumber(args))
      events.push({ ...span, kind: 'size', inode: file.inode, size: lastNumber(args) })
    } else {
      const data = Buffer.concat(strings(args)).subarray(0, Number.parseInt(result, 10))
      const isPlaced = called.startsWith('p')
      const at = isPlaced ? lastNumber(args) : file.at === 'end' ? lengths.get(file.inode) ?? 0 : file.at
      if (!isPlaced && file.at !== 'end') file.at += data.length
      lengths.set(file.inode, Math.max(lengths.get(file.inode) ?? 0, at + data.length))
      events.push({ ...span, kind: 'write', inode: file.inode, at, data })
    }
  }
  return events
}

const lastNumber = (args: string): number => Number.parseInt(args.slice(args.lastIndexOf(' ') + 1), 10)

/** A path, absolute; or from the folder whose descriptor stands before it. */
const pathFrom = (before: string, quoted: string): string => {
  const path = strings(quoted)[0]?.toString() ?? ''
  return path.startsWith(sep) ? path : join(descriptor(before).path, path)
}
