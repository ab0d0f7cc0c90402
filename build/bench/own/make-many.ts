/** Makes a practice of so many clients on disk, to be opened in the real app: what the roster grows with. */
import { BATCH } from '../../../electron/sample/fill-practice.ts'
import { emptyPractice, practiceIn } from '../../../tests/support/made-practice.ts'
import { job } from '../job.ts'
import { bytesOf } from '../peers/common.ts'
import { clientOf } from './many-clients.ts'
import { NOW } from './practice-file.ts'

export interface MakeManyInput {
  /** An empty folder; the practice lies in it as in a user's. */
  readonly userData: string
  readonly clients: number
  /** Held with each, a fortnight apart, with three action items each. */
  readonly sessions: number
}

export interface MakeManyFigures {
  readonly records: number
  readonly bytes: number
}

job<MakeManyInput, MakeManyFigures>(async ({ userData, clients, sessions }) => {
  const { vault, database } = await emptyPractice(practiceIn(userData), 'many-clients', () => NOW)
  const changes = Array.from({ length: clients }, (_, n) => clientOf(n, sessions)).flat()
  for (let from = 0; from < changes.length; from += BATCH) await database.commit(changes.slice(from, from + BATCH))
  await database.close()
  vault.close()
  return { records: changes.length, bytes: bytesOf(practiceIn(userData).path) }
})
