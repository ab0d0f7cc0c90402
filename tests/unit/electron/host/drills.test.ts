import { afterEach, describe, expect, test, vi } from 'vitest'
import { createDrills } from '../../../../electron/host/drills.ts'
import { forked, settled } from './forked.ts'

afterEach(() => { vi.useRealTimers() })

const drillsWith = (over: { readonly removeFolder?: (folder: string) => Promise<void> } = {}) => {
  const done: string[] = []
  const processes: ReturnType<typeof forked>[] = []
  const drills = createDrills<string>({
    fork: (folder) => {
      done.push(`fork ${folder}`)
      const one = forked()
      processes.push(one)
      return one.child
    },
    channel: () => ({ port1: `vault ${processes.length}`, port2: `drill ${processes.length}` }),
    freshFolder: () => `folder ${processes.length + 1}`,
    removeFolder: (folder) => { done.push(`remove ${folder}`); return Promise.resolve() },
    kill: (pid) => {
      done.push(`kill ${String(pid)}`)
      processes.find(({ child }) => child.pid === pid)?.ends()
    },
    log: (line) => done.push(line),
    ...over,
  })
  return { drills, done, processes }
}

describe('V18: the process of a restore drill', () => {
  test('has one end of a channel, the vault process the other, and main says nothing of what is to be opened', () => {
    const { drills, done, processes } = drillsWith()
    expect(drills.start()).toBe('vault 1')
    expect(done).toEqual(['fork folder 1'])
    expect(processes[0]?.sent).toEqual([{ message: { type: 'begin' }, ports: ['drill 1'] }])
  })

  test('that ends by itself leaves no folder, and is not killed', async () => {
    const { drills, done, processes } = drillsWith()
    drills.start()
    processes[0]?.starts(7)
    processes[0]?.ends()
    await settled()
    await drills.end()
    expect(done).toEqual(['fork folder 1', 'remove folder 1'])
  })

  test('is killed when it has to end, and its folder removed before that is told', async () => {
    const { drills, done, processes } = drillsWith()
    drills.start()
    processes[0]?.starts(7)
    await drills.end()
    expect(done).toEqual(['fork folder 1', 'kill 7', 'remove folder 1'])
  })

  test('is killed, too, if it had not started yet', async () => {
    const { drills, done, processes } = drillsWith()
    drills.start()
    const ended = drills.end()
    processes[0]?.starts(7)
    await ended
    expect(done).toEqual(['fork folder 1', 'kill 7', 'remove folder 1'])
  })

  test('gives way to the next', async () => {
    const { drills, done, processes } = drillsWith()
    drills.start()
    processes[0]?.starts(7)
    expect(drills.start()).toBe('vault 2')
    processes[1]?.starts(8)
    await settled()
    expect(done).toEqual(['fork folder 1', 'kill 7', 'fork folder 2', 'remove folder 1'])
    await drills.end()
    expect(done.slice(4)).toEqual(['kill 8', 'remove folder 2'])
  })

  test('that hangs is killed in the end', async () => {
    vi.useFakeTimers()
    const { drills, done, processes } = drillsWith()
    drills.start()
    processes[0]?.starts(7)
    await vi.advanceTimersByTimeAsync(60 * 60 * 1_000)
    expect(done).toEqual(['fork folder 1'])
    await vi.advanceTimersByTimeAsync(60 * 60 * 1_000)
    expect(done).toEqual(['fork folder 1', 'kill 7', 'remove folder 1'])
    expect(vi.getTimerCount()).toBe(0)
  })

  test('whose folder cannot be removed keeps no lock from going on', async () => {
    const { drills, done, processes } = drillsWith({ removeFolder: () => Promise.reject(new Error('busy')) })
    drills.start()
    processes[0]?.starts(7)
    await drills.end()
    expect(done).toEqual(['fork folder 1', 'kill 7', 'a drill left its folder'])
  })

  test('none is nothing to end', async () => {
    await expect(drillsWith().drills.end()).resolves.toBeUndefined()
  })
})
