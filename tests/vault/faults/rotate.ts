/** Rotation (V7): begun by a new passphrase, gone on with in steps, with saves in between. */
import type { Random } from './random.ts'
import { PASSPHRASE, open } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Operation } from './operation.ts'
import { checkTexts, writesOf, type Texts } from './save.ts'

type Step =
  | { readonly kind: 'begin' }
  | { readonly kind: 'some'; readonly records: number }
  | { readonly kind: 'save'; readonly texts: Texts }

const textsAfter = (known: Texts, steps: readonly Step[]): Texts =>
  Object.assign({}, known, ...steps.map(step => step.kind === 'save' ? step.texts : {}))

const manyTexts = (random: Random): Texts =>
  Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`n${n}`, 'x'.repeat(random(2000))]))

export const rotate: Operation<Texts, Step> = {
  name: 'rotate',
  prepare: async (ground, random) => {
    const texts = manyTexts(random)
    await makeVault(ground, writesOf(texts, 0))
    return texts
  },
  act: async (ground, _, random) => {
    const { vault } = await open(ground, { now: ground.now })
    return {
      next: () => {
        if (random(5) === 0) return { kind: 'save', texts: { [`n${random(40)}`]: 'y'.repeat(random(2000)) } }
        return vault.owner.rotation() === null ? { kind: 'begin' } : { kind: 'some', records: 1 + random(12) }
      },
      make: async (step) => {
        // The same words: whichever of the two slots a fault leaves, they open it.
        if (step.kind === 'begin') await vault.renewPassphrase(PASSPHRASE)
        else if (step.kind === 'some') vault.owner.rotateSome(step.records, ground.now())
        else vault.commit(writesOf(step.texts, 1), ground.now())
      },
      end: () => { vault.close() },
    }
  },
  check: (ground, known, { kept, maybe }) => {
    const certain = textsAfter(known, kept)
    return checkTexts(ground, certain, maybe === null ? certain : textsAfter(certain, [maybe]))
  },
}
