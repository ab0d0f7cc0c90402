/**
 * A process that opens a vault, commits random changes, and tells of each one that was acknowledged. It ends by being
 * killed. Arguments: vault, seen file, seed.
 */
import { writeSync } from 'node:fs'
import type { RecordWrite } from '../../electron/vault/types.ts'
import { NOW, noteWrite, open } from './fixture.ts'

const [path = '', seenPath = '', seed = '1'] = process.argv.slice(2)

/** Reproducible: a kill that lost something can be looked at again. */
const createRandom = (from: number): ((below: number) => number) => {
  let state = from >>> 0
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const main = async (): Promise<void> => {
  const random = createRandom(Number(seed))
  const { vault } = await open({ path, seenPath })
  vault.take('notes')
  // Straight to the pipe: what is told must not wait in a buffer of this process.
  writeSync(1, `${JSON.stringify({ damage: vault.damage })}\n`)
  for (let round = 0; ; round += 1) {
    const changes = new Map<string, string | null>()
    for (let n = 1 + random(4); n > 0; n -= 1) {
      const text = `${seed}/${round} ${'x'.repeat(random(3000))}`
      changes.set(`n${random(30)}`, random(5) === 0 ? null : text)
    }
    const writes = [...changes].map(([id, text]): RecordWrite => noteWrite(
      id, text === null ? null : { sensitive: { text }, operational: { due: round } }, `client-${id}`))
    // Before and after: a commit the kill fell into may be there or not, but only as a whole.
    writeSync(1, `${JSON.stringify({ begun: [...changes] })}\n`)
    vault.commit(writes, NOW)
    writeSync(1, `${JSON.stringify({ kept: round })}\n`)
  }
}

void main()
