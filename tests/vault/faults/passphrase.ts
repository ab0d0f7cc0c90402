/** A new passphrase (V4, V7): at every moment one that is known opens the vault, and what is retired opens nothing. */
import assert from 'node:assert/strict'
import { PASSPHRASE, noteWrite, tryOpen } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Ground, Operation } from './operation.ts'

interface Phrases { readonly present: string; readonly former: string | null }

const openWith = (ground: Ground, text: string) =>
  tryOpen(ground, { secret: { kind: 'passphrase', text }, now: ground.now })

/** True when it opens the vault, with everything in it. */
const opens = async (ground: Ground, text: string): Promise<boolean> => {
  const opened = await openWith(ground, text)
  if (!opened.ok) {
    assert.equal(opened.error.code, 'wrong-passphrase')
    return false
  }
  const { vault, olderCopy } = opened.value
  assert.equal(olderCopy, null)
  assert.deepEqual(vault.damage, { kept: 1, unopened: 0, disagreeing: [] })
  assert.deepEqual(vault.take('notes').map(({ fields }) => fields), [{ sensitive: { text: 'one' } }])
  vault.close()
  return true
}

export const passphrase: Operation<Phrases, string> = {
  name: 'new passphrase',
  prepare: async (ground) => {
    await makeVault(ground, [noteWrite('a', { sensitive: { text: 'one' } })])
    return { present: PASSPHRASE, former: null }
  },
  act: async (ground, known, random) => {
    const opened = await openWith(ground, known.present)
    if (!opened.ok) throw opened.error
    const { vault } = opened.value
    return {
      next: () => `four words and ${random(1_000_000_000)}`,
      make: async (next) => {
        // Each begins a rotation (V7); without anybody who goes on with it, the epochs would grow in number.
        while (vault.owner.rotation() !== null) vault.owner.rotateSome(100, ground.now())
        await vault.renewPassphrase(next)
      },
      end: () => { vault.close() },
    }
  },
  check: async (ground, known, { kept, maybe }) => {
    const phrases = kept.reduce<Phrases>(
      ({ present }, next) => ({ present: next, former: present }), known)
    if (phrases.former !== null) assert.equal(await opens(ground, phrases.former), false, 'a retired passphrase opens')
    // Opening with one retires the other, where the change stopped half-way.
    if (await opens(ground, phrases.present)) {
      if (maybe !== null) assert.equal(await opens(ground, maybe), false, 'two passphrases open')
      return { present: phrases.present, former: maybe ?? phrases.former }
    }
    assert.ok(maybe !== null && await opens(ground, maybe), 'the passphrase that was told to count opens nothing')
    return { present: maybe, former: phrases.present }
  },
}
