/** Erasing a client (V17): with her notes go her keys, and a rotation begins; the notes of others stay. */
import { noteWrite, open } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Operation } from './operation.ts'
import { checkTexts, present, writesOf, type Texts } from './save.ts'

type Step =
  | { readonly kind: 'add'; readonly texts: Texts }
  /** The client of that note: each note has one of its own. */
  | { readonly kind: 'erase'; readonly id: string }
  | { readonly kind: 'rotate'; readonly records: number }

const textsAfter = (known: Texts, steps: readonly Step[]): Texts => Object.assign({}, known, ...steps.map(step =>
  step.kind === 'add' ? step.texts : step.kind === 'erase' ? { [step.id]: null } : {}))

const START: Texts = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`n${n}`, `of client ${n}`]))

export const erase: Operation<Texts, Step> = {
  name: 'erase',
  prepare: async (ground) => {
    await makeVault(ground, writesOf(START, 0))
    return START
  },
  act: async (ground, known, random) => {
    const { vault } = await open(ground, { now: ground.now })
    const there = new Set(Object.keys(present(known)))
    return {
      next: () => {
        const id = [...there][random(there.size)]
        if (random(2) === 0 || id === undefined) {
          return { kind: 'add', texts: { [`n${random(1_000_000)}`]: 'x'.repeat(random(3000)) } }
        }
        return random(2) === 0 ? { kind: 'erase', id } : { kind: 'rotate', records: 1 + random(8) }
      },
      make: (step) => {
        if (step.kind === 'add') {
          vault.commit(writesOf(step.texts, 1), ground.now())
          Object.keys(step.texts).forEach(id => there.add(id))
        } else if (step.kind === 'erase') {
          const clientId = `client-${step.id}`
          vault.commit([noteWrite(step.id, null, clientId)], ground.now(), { eraseClient: clientId })
          there.delete(step.id)
        } else {
          vault.owner.rotateSome(step.records, ground.now())
        }
      },
      end: () => { vault.close() },
    }
  },
  check: (ground, known, { kept, maybe }) => {
    const certain = textsAfter(known, kept)
    return checkTexts(ground, certain, maybe === null ? certain : textsAfter(certain, [maybe]))
  },
}
