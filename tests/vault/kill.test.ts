/** V10, law 3: what was acknowledged is there after kill -9, whenever that falls. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { newVault, withVault, type Place } from './fixture.ts'

const KILLS = Number(process.env['STILLROOM_KILLS'] ?? 20)
const SEED = Number(process.env['STILLROOM_SEED'] ?? 20260302)
const WRITER = fileURLToPath(new URL('writer.ts', import.meta.url))

type Notes = Map<string, string | null>

/** Lets the writer work for a while and kills it; answers the lines it got out. */
const writeAndKill = (place: Place, seed: number, afterKept: number, wait: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--import', 'tsx', WRITER, place.path, place.seenPath, String(seed)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let out = ''
    let complaint = ''
    let due = false
    child.stderr.on('data', chunk => { complaint += String(chunk) })
    child.stdout.on('data', chunk => {
      out += String(chunk)
      if (due || out.split('"kept"').length <= afterKept) return
      due = true
      setTimeout(() => child.kill('SIGKILL'), wait)
    })
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') resolve(out.split('\n').slice(0, -1))
      else reject(new Error(`the writer ended by itself (${code}): ${complaint}`))
    })
  })

/** What must be there, and what the last, unacknowledged commit would have made of it. */
const replay = (notes: Notes, lines: readonly string[]): { readonly kept: Notes; readonly maybe: Notes | null } => {
  let kept = new Map(notes)
  let begun: Notes | null = null
  for (const line of lines) {
    const told = JSON.parse(line) as { begun?: [string, string | null][]; kept?: number }
    if (told.begun !== undefined) begun = new Map([...kept, ...told.begun])
    if (told.kept !== undefined && begun !== null) {
      kept = begun
      begun = null
    }
  }
  return { kept, maybe: begun }
}

const present = (notes: Notes): Record<string, string> =>
  Object.fromEntries([...notes].filter((entry): entry is [string, string] => entry[1] !== null).sort())

it(`survives ${KILLS} kills at random moments (seed ${SEED})`, async () => {
  const place = await newVault()
  let notes: Notes = new Map()
  let acknowledged = 0
  for (let kill = 0; kill < KILLS; kill += 1) {
    const seed = SEED + kill
    const lines = await writeAndKill(place, seed, 1 + (seed * 7) % 40, (seed * 13) % 23)
    const { kept, maybe } = replay(notes, lines)
    acknowledged += lines.filter(line => line.includes('"kept"')).length
    const found = await withVault(place, (vault, { olderCopy }) => {
      expect(olderCopy, `seed ${seed}`).toBeNull()
      const records = vault.take('notes')
      expect(vault.damage, `seed ${seed}`).toEqual({ kept: records.length, unopened: 0, disagreeing: [] })
      return new Map(records.map(({ id, fields }) => [id, String(fields.sensitive?.['text'])]))
    })
    const matches = [kept, ...(maybe === null ? [] : [maybe])].map(present)
    expect(matches, `seed ${seed}`).toContainEqual(present(found))
    notes = found
  }
  // One file, and nothing of the notes in it.
  expect(readFileSync(place.path).includes(Buffer.from('xxxxxxxx'))).toBe(false)
  expect(acknowledged).toBeGreaterThan(KILLS)
  place.remove()
}, 60_000 + KILLS * 10_000)
