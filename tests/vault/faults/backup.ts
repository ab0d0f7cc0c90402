/** Backups of a vault in use (V18): one that was told of is whole, and one that was not is no backup by its name. */
import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { BACKUP_EXTENSION, isUnfinishedBackup } from '../../../electron/vault/backup/names.ts'
import { verifyBackup } from '../../../electron/vault/backup/verify.ts'
import { writeBackup } from '../../../electron/vault/backup/write.ts'
import type { Vault } from '../../../electron/vault/types.ts'
import { PASSPHRASE, open, quickStretch } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Ground, Operation } from './operation.ts'
import { checkTexts, writesOf, type Texts } from './save.ts'

type Step = { readonly kind: 'save'; readonly texts: Texts } | { readonly kind: 'backup' }

interface Known { readonly texts: Texts; readonly backups: number }

const START: Texts = Object.fromEntries(Array.from({ length: 8 }, (_, n) => [`n${n}`, `${n}`.repeat(2000)]))

export const backupsIn = (ground: Ground): string => join(ground.folder, 'backups')

/** One more backup. Answers its path. Rejects with VaultFault. */
export const backUp = async (ground: Ground, vault: Vault): Promise<string> => {
  const written = await writeBackup({
    source: () => vault.forBackup(), generations: () => vault.generations(), madeAt: ground.now(),
    folder: backupsIn(ground), attachments: null,
  })
  return written.path
}

const knownAfter = (known: Known, steps: readonly Step[]): Known => ({
  texts: Object.assign({}, known.texts, ...steps.map(step => step.kind === 'save' ? step.texts : {})),
  backups: known.backups + steps.filter(({ kind }) => kind === 'backup').length,
})

export const backup: Operation<Known, Step> = {
  name: 'backup',
  prepare: async (ground) => {
    await makeVault(ground, writesOf(START, 0))
    mkdirSync(backupsIn(ground))
    return { texts: START, backups: 0 }
  },
  act: async (ground, _, random) => {
    const { vault } = await open(ground, { now: ground.now })
    return {
      next: () => random(3) === 0 ? { kind: 'save', texts: { [`n${random(20)}`]: 'x'.repeat(random(2000)) } }
        : { kind: 'backup' },
      make: async (step) => {
        if (step.kind === 'backup') await backUp(ground, vault)
        else vault.commit(writesOf(step.texts, 1), ground.now())
      },
      end: () => { vault.close() },
    }
  },
  check: async (ground, known, { kept, maybe }) => {
    const certain = knownAfter(known, kept)
    const possible = maybe === null ? certain : knownAfter(certain, [maybe])
    const texts = await checkTexts(ground, certain.texts, possible.texts)
    const names = readdirSync(backupsIn(ground)).sort()
    const whole = names.filter(name => name.endsWith(BACKUP_EXTENSION))
    const unfinished = names.filter(isUnfinishedBackup)
    assert.deepEqual([...whole, ...unfinished].sort(), names)
    assert.ok(whole.length >= certain.backups && whole.length <= possible.backups, `${whole.length} backups`)
    // Only what a fault fell into may lie about half written.
    if (maybe === null) assert.deepEqual(unfinished, [])
    unfinished.forEach((name) => { rmSync(join(backupsIn(ground), name)) })
    const key = { secret: { kind: 'passphrase', text: PASSPHRASE }, stretch: quickStretch, now: ground.now() } as const
    for (const name of whole.slice(-3)) await verifyBackup(join(backupsIn(ground), name), key)
    return { texts, backups: whole.length }
  },
}
