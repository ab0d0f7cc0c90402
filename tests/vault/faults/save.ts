/** Saving: records made, changed and deleted, a few in one commit (V10). */
import assert from 'node:assert/strict'
import type { RecordWrite, StoredRecord } from '../../../electron/vault/types.ts'
import { noteWrite, open } from '../fixture.ts'
import { makeVault } from './make-vault.ts'
import type { Ground, Operation } from './operation.ts'

/** A note's text, null for none. */
export type Texts = Readonly<Record<string, string | null>>

export const present = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== null).sort(([a], [b]) => a < b ? -1 : 1))

export const writesOf = (texts: Texts, round: number): readonly RecordWrite[] => Object.entries(texts).map(([id, text]) =>
  noteWrite(id, text === null ? null : { sensitive: { text }, operational: { due: round } }, `client-${id}`))

/** Opens the vault and hands over its notes. Throws unless it tells of no damage, and is the copy it should be. */
export const soundNotes = async (
  ground: Ground, older: 'never older' | 'may be older' = 'never older',
): Promise<readonly StoredRecord[]> => {
  const { vault, olderCopy } = await open(ground, { now: ground.now })
  try {
    if (older === 'never older') assert.equal(olderCopy, null)
    olderCopy?.accept()
    const records = vault.take('notes')
    assert.deepEqual(vault.damage, { kept: records.length, unopened: 0, disagreeing: [] })
    return records
  } finally {
    vault.close()
  }
}

/**
 * Opens the vault and throws unless it holds exactly these notes, or exactly those that the fault fell into, and tells
 * of no damage. Answers which.
 */
export const checkTexts = async (
  ground: Ground, certain: Texts, possible: Texts, older: 'never older' | 'may be older' = 'never older',
): Promise<Texts> => {
  const records = await soundNotes(ground, older)
  const found = present(Object.fromEntries(
    records.map(({ id, fields }) => [id, String(fields.sensitive?.['text'])])))
  const isPossible = JSON.stringify(found) === JSON.stringify(present(possible))
  if (!isPossible) assert.deepEqual(found, present(certain))
  return found
}

export const save: Operation<Texts, Texts> = {
  name: 'save',
  prepare: async (ground) => {
    const texts = { n0: 'there before', n1: 'this too' }
    await makeVault(ground, writesOf(texts, 0))
    return texts
  },
  act: async (ground, _, random) => {
    const { vault } = await open(ground, { now: ground.now })
    let round = 0
    return {
      next: () => {
        round += 1
        const texts: Record<string, string | null> = {}
        for (let n = 1 + random(4); n > 0; n -= 1) {
          texts[`n${random(30)}`] = random(5) === 0 ? null : `${round} ${'x'.repeat(random(3000))}`
        }
        return texts
      },
      make: texts => { vault.commit(writesOf(texts, round), ground.now()) },
      end: () => { vault.close() },
    }
  },
  check: (ground, known, { kept, maybe }) => {
    const certain = Object.assign({}, known, ...kept)
    return checkTexts(ground, certain, maybe === null ? certain : { ...certain, ...maybe })
  },
}
