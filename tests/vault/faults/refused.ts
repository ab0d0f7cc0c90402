/**
 * A process whose disk refuses: full at byte n, or a folder that takes no writes. One JSON line for each run.
 * Arguments: full, limited or read-only; place, operation, seed, runs. With `end` for runs it is one run's work alone,
 * on a disk that is still full when it ends: what is known comes in, what was told goes out.
 */
import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { VaultFault } from '../../../electron/vault/types.ts'
import { facedBy, goesOn, groundIn, makeNext, type Ground, type Told } from './operation.ts'
import { operationNamed } from './operations.ts'
import { createRandom, type Random } from './random.ts'
import { roomOn, type Room } from './small-disk.ts'

const [mode = '', place = '', name = '', from = '1', runs = '1'] = process.argv.slice(2)
const operation = operationNamed(name)

/** What a run came to. */
export interface Run {
  readonly seed: number
  /** Codes of the faults it was refused with. */
  readonly refused: readonly string[]
  /** Changes that found room while there was any. */
  readonly made: number
  /** Null: everything as it should be. */
  readonly wrong: string | null
}

const entriesIn = (folder: string) => readdirSync(folder, { withFileTypes: true, recursive: true })
  .map(entry => ({ path: join(entry.parentPath, entry.name), isFolder: entry.isDirectory() }))

const longestIn = (folder: string): number =>
  Math.max(0, ...entriesIn(folder).filter(({ isFolder }) => !isFolder).map(({ path }) => statSync(path).size))

/** Of a folder for its owner alone, and all that is in it. */
const setWritable = (folder: string, isWritable: boolean): void => {
  for (const { path, isFolder } of [...entriesIn(folder), { path: folder, isFolder: true }]) {
    chmodSync(path, (isFolder ? 0o500 : 0o400) | (isWritable ? 0o200 : 0))
  }
}

const roomFor = (ground: Ground): Room => {
  if (mode !== 'read-only') return roomOn(mode === 'full' ? 'mounted' : 'limited', place, () => longestIn(ground.folder))
  return { fill: () => { setWritable(ground.folder, false) }, make: () => { setWritable(ground.folder, true) } }
}

interface Worked {
  readonly told: readonly Told[]
  readonly refused: readonly string[]
  readonly made: number
}

/**
 * Works until it was refused three times, at first with some room left, then with none.
 * @param goOn makes room and one change more, by what is open, before it is closed; else it is closed without room
 */
const work = async (ground: Ground, known: unknown, random: Random, goOn: boolean): Promise<Worked> => {
  const told: Told[] = []
  const refused: string[] = []
  const room = roomFor(ground)
  const fill = (): void => { room.fill(random(3) === 0 ? random(8192) : random(200_000)) }
  // The closed vault meets it, or the open one does.
  const isFullFirst = mode === 'read-only' || random(3) === 0
  if (isFullFirst) fill()
  try {
    const acting = await operation.act(ground, known, random)
    if (!isFullFirst) fill()
    for (let changes = 0; changes < 40 && refused.length < 3; changes += 1) {
      if (changes === 30) room.fill(0)
      const fault = await makeNext(acting, each => told.push(each))
      if (fault !== null) refused.push(fault.code)
    }
    const made = facedBy(told).kept.length
    if (goOn) {
      room.make()
      const fault = await makeNext(acting, each => told.push(each))
      if (fault !== null) throw fault
    }
    acting.end()
    return { told, refused, made }
  } catch (error) {
    // What could not be opened has changed nothing.
    if (!(error instanceof VaultFault) || told.length > 0) throw error
    return { told, refused: [error.code], made: 0 }
  } finally {
    if (goOn) room.make()
  }
}

/** The log of a vault cannot be emptied on a full disk, and keeps the file to this process: so it is another one. */
const workElsewhere = (known: unknown, run: string, seed: number): Worked => {
  const args = ['--import', 'tsx', fileURLToPath(import.meta.url), mode, place, name, String(seed), `end-${run}`]
  const ended = spawnSync(process.execPath, args, { input: JSON.stringify(known), encoding: 'utf8' })
  if (ended.status !== 0) throw new Error(ended.stderr)
  return JSON.parse(ended.stdout) as Worked
}

const once = async (ground: Ground, run: string, seed: number): Promise<Worked> => {
  const random = createRandom(seed)
  const known = await operation.prepare(ground, random)
  const goOn = random(3) > 0 && !(mode !== 'read-only' && operation.opensEachTime)
  const worked = goOn ? await work(ground, known, random, true) : workElsewhere(known, run, seed)
  roomFor(ground).make()
  const found = await operation.check(ground, known, facedBy(worked.told))
  await goesOn(operation, ground, found, random)
  return worked
}

const groundOf = (run: string): Ground => groundIn(join(place, run))

const main = async (): Promise<void> => {
  if (runs.startsWith('end-')) {
    const known: unknown = JSON.parse(readFileSync(0, 'utf8'))
    const worked = await work(groundOf(runs.slice(4)), known, createRandom(Number(from)), false)
    writeSync(1, JSON.stringify(worked))
    return
  }
  for (let n = 0; n < Number(runs); n += 1) {
    const seed = Number(from) + n
    const ground = groundOf(`run-${n}`)
    mkdirSync(ground.folder, { recursive: true })
    const tell = (told: Run): void => { writeSync(1, `${JSON.stringify(told)}\n`) }
    try {
      const { refused, made } = await once(ground, `run-${n}`, seed)
      tell({ seed, refused, made, wrong: null })
    } catch (error) {
      roomFor(ground).make()
      tell({ seed, refused: [], made: 0, wrong: error instanceof Error ? error.stack ?? error.message : String(error) })
    }
    rmSync(ground.folder, { recursive: true, force: true })
  }
}

void main()
