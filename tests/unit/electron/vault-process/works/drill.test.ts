/** V18: the restore drill, as the vault process sees it. */
import { closeSync, openSync, readFileSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import type { DrillTask, FromDrill } from '../../../../../electron/ipc/drill-wire.ts'
import { verifyBackup } from '../../../../../electron/vault/backup/verify.ts'
import type { DrillPort } from '../../../../../electron/vault-process/works-types.ts'
import { NOW } from '../../../../vault/fixture.ts'
import { codeOf, endAll, settled, sitDown, valueOf, withBackups, type Desk } from './opened.ts'

afterEach(endAll)

const DAY = 24 * 60 * 60 * 1_000

/** The other end of the channel. A message is a copy, as it is between processes. */
const process = () => {
  const tasks: DrillTask[] = []
  const ports: { tell: (message: FromDrill) => void, die: () => void, closed: boolean, started: boolean }[] = []
  const open = (): DrillPort => {
    const heard = { message: [] as ((event: { data: FromDrill }) => void)[], close: [] as (() => void)[] }
    const port = {
      tell: (message: FromDrill) => heard.message.forEach((listener) => listener({ data: message })),
      die: () => heard.close.forEach((listener) => listener()),
      closed: false, started: false,
    }
    ports.push(port)
    return {
      postMessage: (task) => { tasks.push(structuredClone(task)) },
      // As the overloads have it: which listener comes goes by the event.
      on: ((event: 'message' | 'close', listener: never) => { heard[event].push(listener) }) as DrillPort['on'],
      start: () => { port.started = true },
      close: () => {
        if (port.closed) return
        port.closed = true
        port.die()
      },
    }
  }
  return { tasks, ports, open: () => Promise.resolve(open()) }
}

const sit = async () => {
  const other = process()
  const desk = await sitDown({ drillPort: other.open })
  const folder = await withBackups(desk)
  return { other, desk, folder, drill: () => desk.works.handlers['backups.drill']({}) }
}

const make = async (desk: Desk, folder: string): Promise<string> => {
  const before = readdirSync(folder)
  valueOf(await desk.works.handlers['backups.make']({}))
  return join(folder, readdirSync(folder).find((name) => !before.includes(name)) ?? '')
}

const findings = {
  madeAt: NOW.toISOString(), records: 7, listed: 7, attachments: 0, digest: 'a'.repeat(64), whole: true,
}
const asked = async ({ tasks }: ReturnType<typeof process>, nth = 1): Promise<DrillTask> => {
  await settled(() => tasks.length >= nth)
  const task = tasks[nth - 1]
  if (!task) throw new Error('no task')
  return task
}
const view = async (desk: Desk) => valueOf(await desk.works.handlers['backups']({}))

describe('V18: the drill', () => {
  test('opens the newest backup with the owner’s seed, and what it found is on record', async () => {
    const { other, desk, folder, drill } = await sit()
    await make(desk, folder)
    desk.time.now = new Date(NOW.getTime() + 2 * DAY)
    const newest = await make(desk, folder)
    const running = drill()
    const task = await asked(other)
    expect(task).toMatchObject({ backupPath: newest, vaultId: desk.vault.id })
    expect((await verifyBackup(task.backupPath, { seed: task.seed })).front.vaultId).toBe(desk.vault.id)
    expect(other.ports[0]?.started).toBe(true)
    other.ports[0]?.tell({ type: 'progress', done: 5, total: 10 })
    other.ports[0]?.tell({ type: 'found', findings })
    expect(valueOf(await running)).toEqual({ madeAt: NOW.toISOString(), records: 7, whole: true })
    expect(other.ports[0]?.closed).toBe(true)
    expect(desk.told.filter(([work]) => work === 'drill')).toEqual([['drill', 5, 10], ['drill', 10, 10]])
    expect(await view(desk)).toMatchObject({
      drill: { at: desk.time.now.toISOString(), records: 7, whole: true }, drillDue: false,
    })
  })

  test('is due a quarter of a year after the last one, and when the clock was set back', async () => {
    const { other, desk, folder, drill } = await sit()
    expect((await view(desk)).drillDue).toBe(false)
    await make(desk, folder)
    expect((await view(desk)).drillDue).toBe(true)
    const running = drill()
    await asked(other)
    other.ports[0]?.tell({ type: 'found', findings })
    await running
    const dueAfter = async (days: number) => {
      desk.time.now = new Date(NOW.getTime() + days * DAY)
      return (await view(desk)).drillDue
    }
    expect(await Promise.all([dueAfter(90)])).toEqual([false])
    expect(await dueAfter(91)).toBe(true)
    expect(await dueAfter(-1)).toBe(true)
    rmSync(folder, { recursive: true })
    expect(await dueAfter(91)).toBe(false)
  })

  test('one that is not whole is on record as that', async () => {
    const { other, desk, folder, drill } = await sit()
    await make(desk, folder)
    const running = drill()
    await asked(other)
    other.ports[0]?.tell({ type: 'found', findings: { ...findings, records: 6, whole: false } })
    expect(valueOf(await running)).toMatchObject({ records: 6, whole: false })
    expect((await view(desk)).drill).toMatchObject({ records: 6, whole: false })
  })

  test('a backup found damaged is listed as damaged from then on, and the next drill takes another', async () => {
    const { other, desk, folder, drill } = await sit()
    const older = await make(desk, folder)
    desk.time.now = new Date(NOW.getTime() + 2 * DAY)
    const newest = await make(desk, folder)
    // In the middle of the stream: nobody knows before every byte is read.
    const file = openSync(newest, 'r+')
    const at = readFileSync(newest).length - 200
    writeSync(file, Buffer.from([(readFileSync(newest)[at] ?? 0) ^ 1]), 0, 1, at)
    closeSync(file)
    expect((await view(desk)).backups.map(({ state }) => state)).toEqual(['whole', 'whole'])
    const running = drill()
    await asked(other)
    other.ports[0]?.tell({ type: 'failed', code: 'backup-damaged' })
    expect(codeOf(await running)).toBe('backup-damaged')
    expect(await view(desk)).toMatchObject({
      drill: { records: 0, whole: false }, backups: [{ state: 'damaged' }, { state: 'whole' }],
    })
    const again = drill()
    expect((await asked(other, 2)).backupPath).toBe(older)
    other.ports[1]?.tell({ type: 'found', findings })
    expect(codeOf(await again)).toBe('ok')
  })

  test('a process that ends without an answer says nothing about the backup, and nothing is put on record', async () => {
    const { other, desk, folder, drill } = await sit()
    await make(desk, folder)
    const running = drill()
    await asked(other)
    other.ports[0]?.die()
    await expect(running).rejects.toThrow('a drill ended without an answer')
    expect(await view(desk)).toMatchObject({ drill: null, drillDue: true, backups: [{ state: 'whole' }] })
  })

  test('what the disk of the drill says is told, and says nothing about the backup', async () => {
    const { other, desk, folder, drill } = await sit()
    await make(desk, folder)
    const running = drill()
    await asked(other)
    other.ports[0]?.tell({ type: 'failed', code: 'disk-full' })
    expect(codeOf(await running)).toBe('disk-full')
    expect((await view(desk)).drill).toBeNull()
  })

  test('backups under keys of before (V7) are not for it: nothing is asked of them', async () => {
    const { other, desk, folder, drill } = await sit()
    expect(codeOf(await drill())).toBe('not-found')
    await make(desk, folder)
    await desk.vault.renewPassphrase('another walk, another river')
    expect(codeOf(await drill())).toBe('not-found')
    expect(other.ports).toEqual([])
  })

  test('without a folder there is nothing to open', async () => {
    const desk = await sitDown()
    expect(codeOf(await desk.works.handlers['backups.drill']({}))).toBe('no-folder')
  })

  test('ended, the port is closed and nothing is on record, also where the process had not come yet', async () => {
    const { other, desk, folder, drill } = await sit()
    await make(desk, folder)
    const running = drill()
    await asked(other)
    desk.works.cancel('drill')
    expect(codeOf(await running)).toBe('cancelled')
    expect(other.ports[0]?.closed).toBe(true)
    expect((await view(desk)).drill).toBeNull()
    await desk.close()

    let come = (_port: DrillPort): void => undefined
    const slow = await sitDown({ drillPort: () => new Promise((resolve) => { come = resolve }) })
    await make(slow, await withBackups(slow))
    const waiting = slow.works.handlers['backups.drill']({})
    await new Promise((resolve) => { setTimeout(resolve, 20) })
    await slow.works.close()
    expect(codeOf(await waiting)).toBe('cancelled')
    come(await other.open())
    await settled(() => other.ports[1]?.closed === true)
    expect(other.tasks).toHaveLength(1)
  })
})
