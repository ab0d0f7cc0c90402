/** A backup restored over the vault (V18): the vault of before or the restored one, and what was replaced is kept. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { restoreBackup } from '../../../electron/vault/backup/restore.ts'
import { recoverInterrupted, replacedVaults } from '../../../electron/vault/backup/swap.ts'
import { PASSPHRASE, open, quickStretch } from '../fixture.ts'
import { backUp, backupsIn } from './backup.ts'
import { makeVault } from './make-vault.ts'
import type { Ground, Operation } from './operation.ts'
import { checkTexts, writesOf, type Texts } from './save.ts'

type Step = { readonly kind: 'save'; readonly texts: Texts } | { readonly kind: 'restore' }

interface Known {
  readonly backup: string
  readonly texts: Texts
  /** How many vaults were replaced so far. */
  readonly replaced: number
}

const START: Texts = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`n${n}`, `${n}`.repeat(2000)]))

const knownAfter = (known: Known, steps: readonly Step[]): Known => steps.reduce<Known>((before, step) =>
  step.kind === 'save' ? { ...before, texts: { ...before.texts, ...step.texts } }
    : { ...before, texts: START, replaced: before.replaced + 1 }, known)

const save = async (ground: Ground, texts: Texts): Promise<void> => {
  const { vault, olderCopy } = await open(ground, { now: ground.now })
  try {
    olderCopy?.accept()
    vault.commit(writesOf(texts, 1), ground.now())
  } finally {
    vault.close()
  }
}

export const restore: Operation<Known, Step> = {
  name: 'restore',
  opensEachTime: true,
  prepare: async (ground) => {
    await makeVault(ground, writesOf(START, 0))
    mkdirSync(backupsIn(ground))
    const { vault } = await open(ground, { now: ground.now })
    const backup = await backUp(ground, vault)
    vault.close()
    const since = { n0: 'written since' }
    await save(ground, since)
    // Where it lies in the folder: after a power cut that is another one.
    return { backup: backup.slice(ground.folder.length + 1), texts: { ...START, ...since }, replaced: 0 }
  },
  act: (ground, known, random) => Promise.resolve({
    next: (): Step => random(2) === 0 ? { kind: 'restore' }
      : { kind: 'save', texts: { [`n${random(8)}`]: 'x'.repeat(random(3000)) } },
    make: async (step: Step) => {
      if (step.kind === 'save') return save(ground, step.texts)
      await restoreBackup({
        backup: join(ground.folder, known.backup), secret: { kind: 'passphrase', text: PASSPHRASE },
        stretch: quickStretch, target: ground.path, now: ground.now(),
      })
    },
    end: () => undefined,
  }),
  check: async (ground, known, { kept, maybe }) => {
    const certain = knownAfter(known, kept)
    const possible = maybe === null ? certain : knownAfter(certain, [maybe])
    const recovered = recoverInterrupted(ground.path)
    if (maybe === null) assert.equal(recovered, 'nothing')
    const texts = await checkTexts(ground, certain.texts, possible.texts, 'may be older')
    const replaced = replacedVaults(ground.path)
    assert.ok(replaced.length >= certain.replaced && replaced.length <= possible.replaced, `${replaced.length} kept aside, of ${certain.replaced}..${possible.replaced}`)
    const last = replaced.at(-1)
    if (last !== undefined) {
      // As on a machine that has not seen it: it is older than what was.
      const { vault } = await open({ path: last.path, seenPath: join(ground.folder, 'seen-aside') }, { now: ground.now })
      assert.deepEqual(vault.damage, { kept: 8, unopened: 0, disagreeing: [] })
      vault.close()
    }
    return { ...known, texts, replaced: replaced.length }
  },
}
