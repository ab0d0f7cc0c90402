/**
 * Law 3, V10: what was acknowledged is there after a power cut, wherever it falls. A process is traced while it works;
 * then the disk is put together as the cut may have left it: all that was synced, and of the rest what chance gives.
 * The controls sync less than the vault does and must lose something, or this would prove nothing.
 */
import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { demandSystemLibraries } from '../../build/system-libraries.ts'
import { contentOf, readDisk, writeDisk } from './faults/disk.ts'
import type { Disk, DiskEvent } from './faults/disk-events.ts'
import { facedBy, goesOn, groundIn, type Operation, type Told } from './faults/operation.ts'
import { OPERATIONS } from './faults/operations.ts'
import { diskAfter } from './faults/power-cut.ts'
import { createRandom } from './faults/random.ts'
import { save } from './faults/save.ts'
import { readLog } from './faults/strace-log.ts'
import { trace } from './faults/trace.ts'
import { newFolder } from './fixture.ts'

const CUTS = Number(process.env['STILLROOM_POWER_CUTS'] ?? 8)
/** Where something has to be lost, there is chance enough for it. */
const CONTROL_CUTS = Math.max(16, CUTS)
const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const ACTOR = fileURLToPath(new URL('faults/actor.ts', import.meta.url))
const CHANGES = 12
/** One trace serves many cuts; a night of them does not look at the same few changes. */
const CUTS_PER_TRACE = 30

interface Traced {
  readonly start: Disk
  readonly end: Disk
  readonly events: readonly DiskEvent[]
  readonly known: unknown
}

const traceOf = async (operation: Operation, seed: number, sync: string): Promise<Traced> => {
  const { folder, remove } = newFolder()
  try {
    const work = realpathSync(folder)
    const ground = groundIn(join(work, 'ground'))
    mkdirSync(ground.folder)
    const known = await operation.prepare(ground, createRandom(seed))
    const start = readDisk(ground.folder)
    const args = ['--import', 'tsx', ACTOR, operation.name, ground.folder, String(seed), String(CHANGES), sync]
    const log = trace(args, JSON.stringify(known), join(work, 'log'))
    return { start, end: readDisk(ground.folder), events: readLog(log, ground.folder, start), known }
  } finally {
    remove()
  }
}

/** What was told before the cut: words under way may have been heard. */
const toldBefore = (events: readonly DiskEvent[], cut: number): readonly Told[] => events
  .flatMap(event => event.kind === 'told' && event.begun <= cut ? event.text.trim().split('\n') : [])
  .map(line => JSON.parse(line) as Told)

/** Cuts the power once, and throws unless everything acknowledged is there and the work can go on. */
const cutPower = async (operation: Operation, { start, events, known }: Traced, seed: number): Promise<void> => {
  const random = createRandom(seed)
  const cut = events[random(events.length)]?.begun ?? 0
  const { folder, remove } = newFolder()
  try {
    writeDisk(diskAfter(start, events, cut, random), folder)
    const ground = groundIn(folder)
    const found = await operation.check(ground, known, facedBy(toldBefore(events, cut)))
    await goesOn(operation, ground, found, random)
  } catch (error) {
    throw new Error(`${operation.name}: seed ${seed}, cut at line ${cut + 1} of the log`, { cause: error })
  } finally {
    remove()
  }
}

beforeAll(() => demandSystemLibraries(null, ['strace']), 300_000)

describe.runIf(process.platform === 'linux').each(OPERATIONS)('a power cut while it works: $name', (operation) => {
  const cuts = Math.ceil(CUTS / OPERATIONS.length)
  it(`loses nothing that was acknowledged (${cuts} cuts, seed ${SEED})`, async () => {
    for (let done = 0, seed = SEED; done < cuts; done += CUTS_PER_TRACE, seed += 1) {
      const traced = await traceOf(operation, seed, 'FULL')
      // Nothing reached the disk by a way the log does not see.
      const replayed = diskAfter(traced.start, traced.events, Number.POSITIVE_INFINITY, null)
      expect(contentOf(replayed)).toEqual(contentOf(traced.end))
      expect(facedBy(toldBefore(traced.events, Number.POSITIVE_INFINITY)).kept).toHaveLength(CHANGES)
      for (let cut = done; cut < Math.min(cuts, done + CUTS_PER_TRACE); cut += 1) {
        await cutPower(operation, traced, SEED * 1000 + cut)
      }
    }
  })
})

describe.runIf(process.platform === 'linux')('controls', () => {
  it.each(['OFF', 'NORMAL'])(`a vault that syncs less (%s) loses something in ${CONTROL_CUTS} power cuts`, async (sync) => {
    const traced = await traceOf(save, SEED, sync)
    let lost = 0
    for (let cut = 0; cut < CONTROL_CUTS; cut += 1) {
      await cutPower(save, traced, SEED * 1000 + cut).catch(() => { lost += 1 })
    }
    expect(lost).toBeGreaterThan(0)
    expect(lost).toBeLessThan(CONTROL_CUTS)
  })
})
