/** The harness of the power cuts, held to what it claims: read off a log, and put together anew. */
import { linkSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { contentOf, readDisk, writeDisk } from './faults/disk.ts'
import type { Disk, DiskEvent } from './faults/disk-events.ts'
import { facedBy } from './faults/operation.ts'
import { diskAfter } from './faults/power-cut.ts'
import { createRandom } from './faults/random.ts'
import { readLog } from './faults/strace-log.ts'
import { trace } from './faults/trace.ts'

const START: Disk = { root: 1, folders: new Map([[1, new Map([['a', 2]])]]), files: new Map([[2, Buffer.alloc(2048, 1)]]) }
const at = (n: number) => ({ begun: n, ended: n })
const write = (n: number, inode = 2, value = 9): DiskEvent =>
  ({ ...at(n), kind: 'write', inode, at: 0, data: Buffer.alloc(2048, value) })

const after = (events: readonly DiskEvent[], cut = Number.POSITIVE_INFINITY, seeds = 200) =>
  Array.from({ length: seeds }, (_, seed) => contentOf(diskAfter(START, events, cut, createRandom(seed))))

describe('what a cut leaves', () => {
  it('all that was synced, whatever chance says', () => {
    for (const files of after([write(0), { ...at(1), kind: 'sync', inode: 2 }])) {
      expect(files.get('a')?.equals(Buffer.alloc(2048, 9))).toBe(true)
    }
  })

  it('of what was not synced nothing, all, or some sectors, each as a whole', () => {
    const found = after([write(0)]).map(files => [...files.get('a') ?? []])
    for (const bytes of found) {
      for (let sector = 0; sector < 2048; sector += 512) {
        expect(new Set(bytes.slice(sector, sector + 512)).size).toBe(1)
      }
    }
    expect(new Set(found.map(bytes => bytes.filter(byte => byte === 9).length)).size).toBe(5)
  })

  it('nothing of what begins after it, and only perhaps what a sync under way was to make sure of', () => {
    for (const files of after([write(5)], 4)) expect(files.get('a')?.includes(9)).toBe(false)
    const underWay = after([write(0), { begun: 1, ended: 9, kind: 'sync', inode: 2 }], 4)
    expect(underWay.some(files => !files.get('a')?.includes(9))).toBe(true)
  })

  it('does not take a sync for one of what was written while it ran, or of another file', () => {
    const events: readonly DiskEvent[] = [
      { begun: 0, ended: 4, kind: 'write', inode: 2, at: 0, data: Buffer.alloc(2048, 9) },
      { begun: 2, ended: 5, kind: 'sync', inode: 2 }, { ...at(6), kind: 'sync', inode: 1 },
    ]
    expect(after(events).some(files => !files.get('a')?.includes(9))).toBe(true)
  })

  it('a new name only once its folder is synced, and a renamed file always under one of its names', () => {
    const renamed: DiskEvent = {
      ...at(0), kind: 'names', changes: [{ folder: 1, name: 'a', inode: null }, { folder: 1, name: 'b', inode: 2 }],
    }
    const names = (events: readonly DiskEvent[]) => new Set(after(events).map(files => [...files.keys()].join()))
    expect(names([renamed, { ...at(1), kind: 'sync', inode: 2 }])).toEqual(new Set(['a', 'b']))
    expect(names([renamed, { ...at(1), kind: 'sync', inode: 1 }])).toEqual(new Set(['b']))
  })

  it('a length that was not synced may be the old one', () => {
    const lengths = after([{ ...at(0), kind: 'size', inode: 2, size: 0 }]).map(files => files.get('a')?.length)
    expect(new Set(lengths)).toEqual(new Set([0, 2048]))
  })
})

it('a folder is read and written as it is, a file of two names as one file', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stillroom-disk-')))
  const [from, to] = [join(folder, 'from'), join(folder, 'to')]
  mkdirSync(join(from, 'inner'), { recursive: true })
  mkdirSync(to)
  writeFileSync(join(from, 'inner', 'a'), 'one')
  linkSync(join(from, 'inner', 'a'), join(from, 'b'))
  writeDisk(readDisk(from), to)
  expect(contentOf(readDisk(to))).toEqual(contentOf(readDisk(from)))
  expect(statSync(join(to, 'b')).ino).toBe(statSync(join(to, 'inner', 'a')).ino)
  rmSync(folder, { recursive: true })
})

describe('a log', () => {
  const hex = (text: string): string => [...Buffer.from(text)].map(byte => `\\x${byte.toString(16).padStart(2, '0')}`).join('')

  it('is read whole, a call that another thread came into the midst of included', () => {
    const file = `<${hex('/w/b')}>`
    const events = readLog([
      `7 openat(AT_FDCWD<${hex('/')}>, "${hex('/w/b')}", O_WRONLY|O_CREAT|O_EXCL, 0600) = 3${file}`,
      `7 write(3${file}, "${hex('one')}", 3 <unfinished ...>`,
      `8 openat(AT_FDCWD<${hex('/')}>, "${hex('/w/none')}", O_RDONLY) = -1 ENOENT (No such file or directory)`,
      '7 <... write resumed>)                   = 3',
      `7 write(3${file}, "${hex('two')}", 3)    = 2`,
      `7 fsync(3${file})                        = 0`,
      `7 close(3${file})                        = 0`,
      `7 rename("${hex('/w/b')}", "${hex('/w/c')}") = 0`,
      `7 write(1<${hex('pipe:[5]')}>, "${hex('{"kept":true}\n')}", 14) = 14`,
    ].join('\n'), '/w', START)
    expect(events.map(({ kind }) => kind)).toEqual(['names', 'write', 'write', 'sync', 'names', 'told'])
    expect(events[1]).toMatchObject({ begun: 1, ended: 3, at: 0 })
    expect(events[2]).toMatchObject({ at: 3, data: Buffer.from('tw') })
    const whole = contentOf(diskAfter(START, events, Number.POSITIVE_INFINITY, null))
    expect([...whole.keys()]).toEqual(['a', 'c'])
    expect(String(whole.get('c'))).toBe('onetw')
  })

  it('tells what the actor said, not what a helper of it writes to a pipe of its own', () => {
    const told = (pid: number, text: string) => `${pid} write(1<${hex('pipe:[5]')}>, "${hex(text)}", 9) = 9`
    // A packet of a transpiler that begins with its length: 123 bytes, which is the letter `{`.
    const events = readLog([told(7, '{"begun":1}\n'), told(9, '{\0\0\0packet'), told(7, '{"kept":true}\n')].join('\n'), '/w', START)
    expect(events.flatMap(event => event.kind === 'told' ? event.text.trim() : [])).toEqual(['{"begun":1}', '{"kept":true}'])
  })

  it('that strace cut short is refused', () => {
    expect(() => readLog(`7 write(1<${hex('pipe:[5]')}>, "${hex('{')}"..., 9) = 9`, '/w', START)).toThrow('left something out')
  })
})

describe('tracing', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'stillroom-trace-')))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const standIn = (script: string): string => {
    const path = join(folder, 'strace')
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o700 })
    return path
  }

  it.runIf(process.platform === 'linux')('where it is forbidden, or not there, is said to be; it is not skipped', () => {
    const forbidden = standIn('echo "strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted" >&2; exit 1')
    expect(() => trace(['-e', ''], '', join(folder, 'log'), forbidden)).toThrow('lets no program trace another')
    expect(() => trace(['-e', ''], '', join(folder, 'log'), join(folder, 'nowhere'))).toThrow('no power cut can be tried')
    expect(() => trace(['-e', ''], '', join(folder, 'log'), standIn('exit 3'))).toThrow('ended with 3')
    expect(() => readFileSync(join(folder, 'log'))).toThrow()
  })
})

it('what was told is kept, refused, or neither: that one may be there', () => {
  expect(facedBy([{ begun: 1 }, { kept: true }, { begun: 2 }, { refused: 'disk-full' }, { begun: 3 }]))
    .toEqual({ kept: [1], maybe: 3 })
  expect(facedBy([{ begun: 1 }, { kept: true }])).toEqual({ kept: [1], maybe: null })
  expect(facedBy([])).toEqual({ kept: [], maybe: null })
})
