/** Making a vault: it is there as a whole, or its name is free. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { open } from '../fixture.ts'
import { writeVault } from './make-vault.ts'
import type { Ground, Operation } from './operation.ts'

/** Names of files in the folder. */
type Names = readonly string[]

const folderOf = (ground: Ground): string => join(ground.folder, 'vaults')
const pathOf = (ground: Ground, name: string): string => join(folderOf(ground), name)

const opens = async (ground: Ground, name: string): Promise<void> => {
  const { vault } = await open({ path: pathOf(ground, name), seenPath: ground.seenPath }, { now: ground.now })
  assert.deepEqual(vault.damage, { kept: 0, unopened: 0, disagreeing: [] })
  vault.close()
}

export const create: Operation<Names, string> = {
  name: 'create',
  prepare: (ground) => {
    mkdirSync(folderOf(ground), { recursive: true })
    return Promise.resolve([])
  },
  act: (ground, _, random) => Promise.resolve({
    next: () => `practice-${random(1_000_000_000)}.vault`,
    make: (name: string) => writeVault(pathOf(ground, name), ground.now()),
    end: () => undefined,
  }),
  check: async (ground, known, { kept, maybe }) => {
    const names = [...known, ...kept]
    // Every one would take long; the last ones are those a fault could reach.
    for (const name of names.slice(-4)) await opens(ground, name)
    if (maybe !== null) {
      if (!existsSync(pathOf(ground, maybe))) await writeVault(pathOf(ground, maybe), ground.now())
      await opens(ground, maybe)
      names.push(maybe)
      // Before it was told of, the file may still have the name it was written under, besides its own.
      rmSync(`${pathOf(ground, maybe)}.new`, { force: true })
    }
    assert.deepEqual(readdirSync(folderOf(ground)).sort(), [...names].sort())
    return names
  },
}
