/** V10, law 3: what was acknowledged is there after kill -9, whenever that falls, and the work goes on. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { facedBy, goesOn, groundIn, type Ground, type Operation, type Told } from './faults/operation.ts'
import { OPERATIONS } from './faults/operations.ts'
import { createRandom, type Random } from './faults/random.ts'
import { newFolder } from './fixture.ts'

const KILLS = Number(process.env['STILLROOM_KILLS'] ?? 8)
const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const ACTOR = fileURLToPath(new URL('faults/actor.ts', import.meta.url))

/** Lets it work for a while and kills it: while it opens, at once, or after some changes. Answers what it told. */
const workAndKill = (
  operation: Operation, ground: Ground, known: unknown, seed: number, random: Random,
): Promise<readonly Told[]> => new Promise((resolve, reject) => {
  const args = ['--import', 'tsx', ACTOR, operation.name, ground.folder, String(seed)]
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] })
  const afterLines = random(10) === 0 ? 0 : 1 + random(40)
  const wait = random(afterLines === 0 ? 400 : 24)
  let out = ''
  let complaint = ''
  let due = false
  const watch = (): void => {
    if (due || out.split('\n').length <= afterLines) return
    due = true
    setTimeout(() => child.kill('SIGKILL'), wait)
  }
  child.stderr.on('data', chunk => { complaint += String(chunk) })
  child.stdout.on('data', (chunk) => {
    out += String(chunk)
    watch()
  })
  child.on('error', reject)
  child.on('close', (code, signal) => {
    if (signal !== 'SIGKILL') reject(new Error(`it ended by itself (${code}): ${complaint}`))
    // The last line may be cut short.
    else resolve(out.split('\n').slice(0, -1).map(line => JSON.parse(line) as Told).filter(told => !('ready' in told)))
  })
  // Killed before it had read all of it.
  child.stdin.on('error', () => undefined)
  child.stdin.end(JSON.stringify(known))
  watch()
})

describe.each(OPERATIONS)('kill -9 while it works: $name', (operation) => {
  const kills = Math.ceil(KILLS / OPERATIONS.length)
  it(`loses nothing that was acknowledged (${kills} kills at random moments, seed ${SEED})`, async () => {
    const { folder, remove } = newFolder()
    const ground = groundIn(folder)
    let known = await operation.prepare(ground, createRandom(SEED))
    let acknowledged = 0
    for (let kill = 0; kill < kills; kill += 1) {
      const seed = SEED * 1000 + kill
      // Not the chance of the process that is killed: its names would come again.
      const random = createRandom(seed + KILLS)
      const told = await workAndKill(operation, ground, known, seed, random)
      const faced = facedBy(told)
      acknowledged += faced.kept.length
      try {
        // What one kill left is what the next one meets.
        known = await operation.check(ground, known, faced)
        known = await goesOn(operation, ground, known, random)
      } catch (error) {
        throw new Error(`${operation.name}: seed ${seed}, killed after ${told.length} lines`, { cause: error })
      }
    }
    expect(acknowledged).toBeGreaterThan(0)
    remove()
  }, 60_000 + kills * 10_000)
})

it('V8: what a kill leaves beside the vault holds no word of it', async () => {
  const operation = OPERATIONS.find(({ name }) => name === 'save')
  if (operation === undefined) throw new Error('saving is not among the operations')
  const { folder, remove } = newFolder()
  const ground = groundIn(folder)
  const known = await operation.prepare(ground, createRandom(SEED))
  await workAndKill(operation, ground, known, SEED, createRandom(2))
  for (const suffix of ['', '-wal']) {
    expect(readFileSync(ground.path + suffix).includes(Buffer.from('xxxxxxxx')), suffix).toBe(false)
  }
  remove()
})
